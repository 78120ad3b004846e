"""`roleplay due`: what comes back today, in one line and as an exit status."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.options import (
    DatabaseOption,
    Given,
    JsonOption,
    PackOption,
    TraineeOption,
    desk_of,
)
from roleplay.cli.terminal import print_json, print_lines
from roleplay.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from roleplay.desk import Desk

NOTHING_DUE = 4
"""The exit status where nothing is due."""


def due(
    ctx: typer.Context,
    reminder: Annotated[
        bool,
        typer.Option("--reminder", help="Print lines for the start-up file of your shell."),
    ] = False,
    packs: PackOption = None,
    database: DatabaseOption = None,
    trainee: TraineeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what is due today. The exit status is 0 where something is, 4 where nothing is."""
    from datetime import date

    from roleplay.repetition.standing import due_count, next_due
    from roleplay.reports.practice import due_line

    desk = desk_of(ctx, packs, database, trainee)
    desk.make_sure_of_trainee()
    standings, today = desk.standings(), desk.today
    file = desk.keep_reminder()
    if reminder:
        _print_reminder(desk, file, _options(ctx, packs, database, trainee))
        return
    count, next_day = due_count(standings, today), next_due(standings, today)
    if as_json:
        print_json(
            {
                "version": 1,
                "due": count.count,
                "more": count.more,
                "minutes": count.minutes,
                "next": None if next_day is None else date.fromordinal(next_day).isoformat(),
            }
        )
    else:
        print_lines([due_line(count, next_day, today)])
    desk.close()
    if not count.count:
        raise typer.Exit(NOTHING_DUE)


def _print_reminder(desk: Desk, file: Path | None, options: list[str]) -> None:
    from roleplay.reminder import snippet

    if file is not None:
        sys.stdout.write(snippet(file.absolute(), options))
    elif desk.is_first_run or not desk.uid:
        raise UserError("Play a customer first: until then nothing can be due.")
    else:
        raise UserError(
            f"The reminder cannot be written into “{desk.database.parent / 'next-due'}”. Check "
            "that you may write to that folder."
        )


def _options(
    ctx: typer.Context, packs: list[Path] | None, database: Path | None, trainee: str | None
) -> list[str]:
    """The options that were given, as they hold in any folder."""
    given = ctx.find_object(Given) or Given()
    database, trainee = database or given.database, trainee or given.trainee
    options = [f"--pack={pack.absolute()}" for pack in (*given.packs, *(packs or ()))]
    if database:
        options.append(f"--db={database.absolute()}")
    if trainee:
        options.append(f"--trainee={trainee}")
    return options
