"""`roleplay suggestions`: what stops people from helping, who said so, and what became of it."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.options import DatabaseOption, JsonOption, PackOption, TraineeOption, desk_of
from roleplay.cli.said import add_decisions, place_of
from roleplay.cli.terminal import print_json, print_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roleplay.desk import Desk
    from roleplay.store import Decision, Suggestion

app = typer.Typer(
    name="suggestions",
    help="What stops people from helping a customer, and what became of it.",
    rich_markup_mode=None,
    add_completion=False,
)


NONE = "No suggestions. “roleplay suggestions add TEXT” says which rule or tool stops you."


class Area(StrEnum):
    """What stopped somebody."""

    RULE = "rule"
    TOOL = "tool"
    AUTHORITY = "authority"
    INFORMATION = "information"
    OTHER = "other"


@app.callback(invoke_without_command=True)
def suggestions(
    ctx: typer.Context,
    still_open: Annotated[
        bool, typer.Option("--open", help="Only those that nobody has decided on.")
    ] = False,
    packs: PackOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what was suggested, with who said it, its state, and who decided."""
    if ctx.invoked_subcommand is not None:
        return
    desk = desk_of(ctx, packs, database, None)
    found = _found(desk)
    if still_open:
        found = [each for each in found if each.decision.at is None]
    if as_json:
        from roleplay.reports.voices import suggestion_as_json

        print_json({"version": 1, "suggestions": [suggestion_as_json(each) for each in found]})
        return
    print_lines(_lines(desk, found) if found else [NONE])


@app.command()
def add(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help="What stopped you.", show_default=False)],
    area: Annotated[Area, typer.Option("--area", help="What kind of thing it is.")] = Area.RULE,
    moment: Annotated[
        str,
        typer.Option("--moment", metavar="SCENARIO/MOMENT", help="Where it came up."),
    ] = "",
    packs: PackOption = None,
    database: DatabaseOption = None,
    trainee: TraineeOption = None,
) -> None:
    """Say which rule or tool stops you from helping."""
    from roleplay.desk import now
    from roleplay.store import Decision, Suggestion, new_uid
    from roleplay.store.said import one_text

    desk = desk_of(ctx, packs, database, trainee)
    said, place = one_text(text, "suggestion"), place_of(desk, moment)
    made = Suggestion(
        *(new_uid(), desk.trainee_name, said, area.value, *place, now()), Decision("open")
    )
    desk.store.voices.suggest(desk.trainee.uid, made)
    print_lines(_lines(desk, [made]))


@app.command()
def export(
    ctx: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write, ending in .csv."),
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Write all of them as a table for a spreadsheet (CSV)."""
    from roleplay.reports.voices import suggestions_as_csv

    text = suggestions_as_csv(_found(desk_of(ctx, None, database, None)))
    if output is None:
        sys.stdout.write(text.replace("\r\n", "\n"))
        return
    from roleplay.cli.writing import write_new

    write_new({output: text})


def _found(desk: Desk) -> Sequence[Suggestion]:
    return [] if desk.is_first_run else desk.store.voices.suggestions()


def _lines(desk: Desk, found: Sequence[Suggestion]) -> Iterator[str]:
    from roleplay.reports.voices import suggestion_lines

    for each in found:
        yield from suggestion_lines(each, desk.titles)


def _decide(desk: Desk, name: str, decision: Decision) -> Iterator[str]:
    return _lines(desk, [desk.store.voices.decide_suggestion(name, decision)])


add_decisions(
    app,
    "suggestion",
    _decide,
    accepting="Say that something will be done about it.",
    declining="Say that nothing will be done about it, and why.",
)
