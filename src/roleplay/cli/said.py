"""What `story` and `suggestions` have in common: where it was, and accepting or declining it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from roleplay.cli.options import DatabaseOption, PackOption, desk_of
from roleplay.cli.terminal import print_lines
from roleplay.desk import Desk, now
from roleplay.errors import NotFoundError, UserError
from roleplay.store import Decision
from roleplay.store.said import one_text
from roleplay.store.voices import ACCEPTED, DECLINED
from roleplay.text import safe_text

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="Its name in the list.", show_default=False)
]
NoteOption = Annotated[str, typer.Option("--note", help="What you say to it.")]

Decide: TypeAlias = Callable[[Desk, str, Decision], Iterable[str]]
"""Stores what becomes of the one with that name, and tells it in lines."""


def no_objection(_desk: Desk, _name: str) -> str:
    """Anything in the list can be decided on."""
    return ""


def add_decisions(
    app: typer.Typer,
    what: str,
    decide: Decide,
    *,
    accepting: str,
    declining: str,
    objection: Callable[[Desk, str], str] = no_objection,
) -> None:
    """Give a group of commands `accept` and `decline`, with what each means.

    `what` is decided on, as in “suggestion”; `objection` says why it cannot be with a name, and
    is empty where it can.
    """

    def decided(
        ctx: typer.Context,
        packs: list[Path] | None,
        database: Path | None,
        name: str,
        state: str,
        note: str,
    ) -> None:
        desk = desk_of(ctx, packs, database, None)
        if why := objection(desk, name):
            raise UserError(why)
        if desk.is_first_run:
            raise NotFoundError(f"There is no {what} “{name}”. Nobody has said anything yet.")
        said = one_text(note, "note") if note else ""
        print_lines(decide(desk, name, Decision(state, said, desk.trainee_name, now())))

    @app.command(help=accepting)
    def accept(
        ctx: typer.Context,
        name: NameArgument,
        note: NoteOption = "",
        packs: PackOption = None,
        database: DatabaseOption = None,
    ) -> None:
        decided(ctx, packs, database, name, ACCEPTED, note)

    @app.command(help=declining)
    def decline(
        ctx: typer.Context,
        name: NameArgument,
        note: NoteOption = "",
        packs: PackOption = None,
        database: DatabaseOption = None,
    ) -> None:
        decided(ctx, packs, database, name, DECLINED, note)


def place_of(desk: Desk, typed: str) -> tuple[str, str]:
    """The scenario and the moment in SCENARIO/MOMENT; both empty where nothing was typed.

    Raises:
        NotFoundError, AuthorError: there is no such scenario, or it has faults.
        UserError: it has no such moment.
    """
    if not typed:
        return "", ""
    scenario, _, moment = typed.partition("/")
    found = desk.library.find(scenario).scenario
    if found is not None and moment not in found.moments:
        raise UserError(
            f"“{safe_text(scenario)}” has no moment “{safe_text(moment)}”. It has: "
            f"{', '.join(found.moments)}."
        )
    return scenario, moment
