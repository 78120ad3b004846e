"""`roleplay story`: moments worth telling, from the packs and from the staff."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.options import DatabaseOption, JsonOption, PackOption, TraineeOption, desk_of
from roleplay.cli.said import add_decisions, place_of
from roleplay.cli.terminal import print_json, print_lines
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roleplay.desk import Desk
    from roleplay.library import Entry
    from roleplay.store import Decision, ToldStory

app = typer.Typer(
    name="story",
    help="Moments worth telling: those of the packs, and those that staff told.",
    rich_markup_mode=None,
    add_completion=False,
)


@app.callback(invoke_without_command=True)
def stories(
    ctx: typer.Context,
    packs: PackOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the stories of the packs, and those that staff told with what became of them."""
    if ctx.invoked_subcommand is not None:
        return
    desk = desk_of(ctx, packs, database, None)
    told = () if desk.is_first_run else desk.store.voices.stories()
    if as_json:
        from roleplay.reports.voices import story_as_json

        print_json(
            {
                "version": 1,
                "stories": [_entry_as_json(entry) for entry in desk.guides.stories],
                "told": [story_as_json(each) for each in told],
            }
        )
        return
    _print_entries(desk.guides.stories)
    print_lines(_told_lines(desk, told))


@app.command()
def add(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help="What happened.", show_default=False)],
    title: Annotated[
        str, typer.Option("--title", help="What it is called; its first words, if you say nothing.")
    ] = "",
    why: Annotated[str, typer.Option("--why", help="Why it worked, in a sentence.")] = "",
    moment: Annotated[
        str,
        typer.Option(
            "--moment",
            metavar="SCENARIO/MOMENT",
            help="Where the same thing can be practised.",
        ),
    ] = "",
    packs: PackOption = None,
    database: DatabaseOption = None,
    trainee: TraineeOption = None,
) -> None:
    """Tell a story of your own; others read it once a trainer has accepted it."""
    from roleplay.desk import now
    from roleplay.reports.labels import first_words
    from roleplay.store import Decision, ToldStory, new_uid
    from roleplay.store.said import one_text

    desk = desk_of(ctx, packs, database, trainee)
    place, said = place_of(desk, moment), one_text(text, "story")
    story = ToldStory(
        *(new_uid(), desk.trainee_name, one_text(title or first_words(said), "title"), said),
        *(one_text(why, "reason") if why else "", *place, now()),
        Decision("open"),
    )
    desk.store.voices.tell(desk.trainee.uid, story)
    print_lines(_told_lines(desk, [story]))


def _decide(desk: Desk, name: str, decision: Decision) -> Iterator[str]:
    return _told_lines(desk, [desk.store.voices.decide_story(name, decision)])


def _of_a_pack(desk: Desk, name: str) -> str:
    """Why nobody decides on a story that came with a pack."""
    entry = next((each for each in desk.guides.stories if each.id == name), None)
    if entry is None:
        return ""
    return (
        f"“{name}” is a story of the pack “{entry.pack.name}”, which everybody reads: only what "
        f"staff told is accepted or declined. To take it away, remove {entry.file}."
    )


add_decisions(
    app,
    "story",
    _decide,
    accepting="Let others read a story that somebody told.",
    declining="Keep a story that somebody told from being read by others.",
    objection=_of_a_pack,
)


def _print_entries(entries: Sequence[Entry]) -> None:
    for entry in entries:
        story = entry.story
        if story is None:
            fault = entry.fault
            why = fault.message if fault else ""
            sys.stdout.write(f"{safe_text(entry.file)}: broken, is not shown: {safe_text(why)}\n")
            continue
        sys.stdout.write(f"{story.id}  {safe_text(story.title)}\n")
        if story.told_by:
            sys.stdout.write(f"  {safe_text(story.told_by)}\n")


def _told_lines(desk: Desk, told: Sequence[ToldStory]) -> Iterator[str]:
    from roleplay.reports.voices import story_lines

    for each in told:
        yield from story_lines(each, desk.titles)


def _entry_as_json(entry: Entry) -> dict[str, object]:
    story = entry.story
    if story is None:
        return {"id": entry.id, "file": entry.file, "fault": entry.fault and entry.fault.message}
    return {
        "id": story.id,
        "title": story.title,
        "told-by": story.told_by or None,
        "when": story.when or None,
        "text": story.text,
        "why": story.why,
        "practices": list(story.practices),
        "scenario": story.scenario,
        "moment": story.moment,
        "file": entry.file,
    }
