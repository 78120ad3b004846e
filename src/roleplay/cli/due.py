"""`roleplay due`: what comes back today, in one line and as an exit status."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from roleplay.cli.options import DatabaseOption, JsonOption, PackOption, TraineeOption, desk_of
from roleplay.cli.terminal import print_json
from roleplay.errors import UserError

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
    file = desk.keep_reminder()
    if reminder:
        from roleplay.reminder import snippet

        if file is None:
            raise UserError("Play a customer first: until then nothing can be due.")
        sys.stdout.write(snippet(file))
        return
    standings, today = desk.standings(), desk.today
    count, next_day = due_count(standings, today), next_due(standings)
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
        sys.stdout.write(due_line(count, next_day, today) + "\n")
    desk.close()
    if not count.count:
        raise typer.Exit(NOTHING_DUE)
