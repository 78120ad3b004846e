"""Options that several commands have, and the desk that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from roleplay.desk import Desk


def _name(typed: str | None) -> str | None:
    """The name that was typed, which an empty one is not: it would be somebody else's progress.

    Raises:
        UserError: it is none.
    """
    if typed is None:
        return None
    from roleplay.store import trainee_name

    return trainee_name(typed)


PackOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--pack",
        metavar="DIR",
        help="A further folder with scenarios/ and scorecards/. Can be given several times.",
    ),
]
DatabaseOption = Annotated[
    Path | None,
    typer.Option("--db", metavar="FILE", help="The progress file, in place of the usual one."),
]
TraineeOption = Annotated[
    str | None,
    typer.Option(
        "--trainee",
        metavar="NAME",
        help="Whose progress it is, in place of yours.",
        callback=_name,
    ),
]
PlainOption = Annotated[
    bool, typer.Option("--plain", help="Line by line, without the full screen.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON (docs/json.md).")]


@dataclass(frozen=True)
class Given:
    """The options that were typed before the command, as in `roleplay --db FILE list`."""

    packs: tuple[Path, ...] = ()
    database: Path | None = None
    trainee: str | None = None
    plain: bool = False


def is_plain(ctx: typer.Context, plain: bool) -> bool:
    """Whether it is to go line by line; that may be typed before the command or behind it."""
    return plain or (ctx.find_object(Given) or Given()).plain


def desk_of(
    ctx: typer.Context,
    packs: Sequence[Path] | None = None,
    database: Path | None = None,
    trainee: str | None = None,
) -> Desk:
    """The desk for a command; its own options win over those typed before it."""
    given = ctx.find_object(Given) or Given()
    return Desk(
        packs=(*given.packs, *(packs or ())),
        database=database or given.database,
        trainee=trainee or given.trainee,
    )
