"""`roleplay new path` and `new story`: what stands beside the scenarios of a pack.

Both lead to scenarios of the library, so that what is written holds together from the start.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.new_file import (
    OutputOption,
    TitleOption,
    YesOption,
    checked_title,
    schema_beside,
    target_for,
    template,
    write_file,
)
from roleplay.cli.options import PackOption, desk_of
from roleplay.errors import UserError

if TYPE_CHECKING:
    from roleplay.library import Entry, Library


def path(
    ctx: typer.Context,
    title: TitleOption = None,
    output: OutputOption = None,
    yes: YesOption = False,
    packs: PackOption = None,
) -> None:
    """Write a course for new people, through scenarios of your packs, to be changed."""
    from roleplay.authoring.templates import PATH_SCENARIOS, PATH_TEMPLATE, PATH_TITLE, path_text
    from roleplay.cli.asking import Questions

    library = desk_of(ctx, packs).library
    title = checked_title(title or Questions(silent=yes).ask("What is it called?", PATH_TITLE))
    target = target_for(title, "paths", output)
    known = [entry.id for entry in _to_play(library)[:PATH_SCENARIOS]]
    text = path_text(template(PATH_TEMPLATE), title, known, schema_beside(target, "path"))
    name = write_file(target, text)
    sys.stderr.write(
        "Next: put your steps in place of these; “roleplay list” shows the scenarios that it can "
        f"lead through, and “roleplay check {name}” says what does not hold together.\n"
    )


def story(
    ctx: typer.Context,
    title: TitleOption = None,
    moment: Annotated[
        str | None,
        typer.Option(
            "--moment",
            metavar="SCENARIO/MOMENT",
            help="Where the same thing can be practised, such as refund/opening.",
        ),
    ] = None,
    output: OutputOption = None,
    yes: YesOption = False,
    packs: PackOption = None,
) -> None:
    """Write down what somebody did for a customer, with the moment in which to practise it."""
    from roleplay.authoring.templates import STORY_TEMPLATE, STORY_TITLE, story_text
    from roleplay.cli.asking import Questions

    library, ask = desk_of(ctx, packs).library, Questions(silent=yes).ask
    title = checked_title(title or ask("What is it called?", STORY_TITLE))
    first = _to_play(library)[0].scenario
    usual = f"{first.id}/{first.start}" if first else ""
    moment = moment or ask("Where can the same thing be practised?", usual)
    target = target_for(title, "stories", output)
    text = story_text(template(STORY_TEMPLATE), title, moment, schema_beside(target, "story"))
    _make_sure_of_the_moment(library, text)
    name = write_file(target, text)
    sys.stderr.write(
        "Next: tell your story in place of this one; “roleplay map SCENARIO” shows the moments of "
        f"a scenario, and “roleplay check {name}” says what does not hold together.\n"
    )


def _to_play(library: Library) -> list[Entry]:
    """The scenarios that new people can play, the trainer's own before those that came along.

    Raises:
        UserError: there is none.
    """
    from roleplay.library import Origin

    sound = [each for each in library.scenarios if each.scenario and not each.scenario.off_script]
    if not sound:
        raise UserError("There is no scenario to lead to. Write one with “roleplay new scenario”.")
    return sorted(
        sound,
        key=lambda each: (
            each.pack.origin is Origin.BUILT_IN,
            each.scenario.level if each.scenario else 0,
        ),
    )


def _make_sure_of_the_moment(library: Library, text: str) -> None:
    """Refuse a moment that is not there."""
    from roleplay.scenario.reader import read_story

    reading = read_story(text.encode(), "story.yaml", library.known)
    if reading.value is None:
        fault = reading.diagnostics[0]
        raise UserError(f"{fault.message} {fault.help}")
