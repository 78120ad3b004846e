"""`roleplay suggestions`: what stops people from helping, who said so, and what became of it."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.options import DatabaseOption, JsonOption, PackOption, TraineeOption, desk_of
from roleplay.cli.terminal import print_json
from roleplay.errors import NotFoundError, UserError
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roleplay.desk import Desk
    from roleplay.store import Suggestion

app = typer.Typer(
    name="suggestions",
    help="What stops people from helping a customer, and what became of it.",
    rich_markup_mode=None,
    add_completion=False,
)


class Area(StrEnum):
    """What stopped somebody."""

    RULE = "rule"
    TOOL = "tool"
    AUTHORITY = "authority"
    INFORMATION = "information"
    OTHER = "other"


NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="Its name in the list.", show_default=False)
]
NoteOption = Annotated[str, typer.Option("--note", help="What you say to it.")]


@app.callback(invoke_without_command=True)
def suggestions(
    ctx: typer.Context,
    still_open: Annotated[
        bool, typer.Option("--open", help="Only those that nobody has decided on.")
    ] = False,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what was suggested, with who said it, its state, and who decided."""
    if ctx.invoked_subcommand is not None:
        return
    found = _found(ctx, database)
    if still_open:
        found = [each for each in found if each.decision.at is None]
    if as_json:
        from roleplay.reports.voices import suggestion_as_json

        print_json({"version": 1, "suggestions": [suggestion_as_json(each) for each in found]})
        return
    _print(found)


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
    said = one_text(text, "suggestion")
    scenario, _, where = moment.partition("/")
    if moment:
        make_sure_of(desk, scenario, where)
    made = Suggestion(
        *(new_uid(), desk.trainee_name, said, area.value, scenario, where, now()),
        Decision("open"),
    )
    desk.store.voices.suggest(desk.trainee.uid, made)
    _print([made])


@app.command()
def accept(
    ctx: typer.Context, name: NameArgument, note: NoteOption = "", database: DatabaseOption = None
) -> None:
    """Say that something will be done about it."""
    _decide(ctx, database, name, "accepted", note)


@app.command()
def decline(
    ctx: typer.Context, name: NameArgument, note: NoteOption = "", database: DatabaseOption = None
) -> None:
    """Say that nothing will be done about it, and why."""
    _decide(ctx, database, name, "declined", note)


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

    text = suggestions_as_csv(_found(ctx, database))
    if output is None:
        sys.stdout.write(text.replace("\r\n", "\n"))
        return
    from roleplay.cli.writing import write_new

    write_new({output: text})


def make_sure_of(desk: Desk, scenario: str, moment: str) -> None:
    """Stop where there is no such moment.

    Raises:
        NotFoundError, AuthorError: there is no such scenario, or it has faults.
        UserError: it has no such moment.
    """
    found = desk.library.find(scenario).scenario
    if found is not None and moment not in found.moments:
        raise UserError(
            f"“{safe_text(scenario)}” has no moment “{safe_text(moment)}”. It has: "
            f"{', '.join(found.moments)}."
        )


def _decide(ctx: typer.Context, database: Path | None, name: str, state: str, note: str) -> None:
    from roleplay.desk import now
    from roleplay.store import Decision
    from roleplay.store.said import one_text

    desk = desk_of(ctx, None, database, None)
    if desk.is_first_run:
        raise NotFoundError(f"There is no suggestion “{name}”. Nobody has made one yet.")
    said = one_text(note, "note") if note else ""
    decision = Decision(state, said, desk.trainee_name, now())
    _print([desk.store.voices.decide_suggestion(name, decision)])


def _found(ctx: typer.Context, database: Path | None) -> Sequence[Suggestion]:
    desk = desk_of(ctx, None, database, None)
    return [] if desk.is_first_run else desk.store.voices.suggestions()


def _print(found: Sequence[Suggestion]) -> None:
    from roleplay.reports.voices import suggestion_lines

    if not found:
        sys.stdout.write(
            "No suggestions. “roleplay suggestions add TEXT” says which rule or tool stops you.\n"
        )
    for each in found:
        sys.stdout.write("\n".join(suggestion_lines(each)) + "\n")
