"""`roleplay drill`: the moments that are due, in a few minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.options import (
    DatabaseOption,
    PackOption,
    PlainOption,
    TraineeOption,
    desk_of,
    is_plain,
)
from roleplay.cli.terminal import can_show_screens
from roleplay.conversation.draws import MAX_SEED
from roleplay.desk import now

if TYPE_CHECKING:
    from roleplay.desk import Desk


def drill(
    ctx: typer.Context,
    minutes: Annotated[
        int, typer.Option("--minutes", min=1, max=30, help="About how long it may take.")
    ] = 5,
    habit: Annotated[
        str,
        typer.Option("--habit", metavar="BEHAVIOR", help="Only moments that train this behavior."),
    ] = "",
    seed: Annotated[
        int | None,
        typer.Option(min=0, max=MAX_SEED, help="Equal seeds on equal days choose alike."),
    ] = None,
    plain: PlainOption = False,
    packs: PackOption = None,
    database: DatabaseOption = None,
    trainee: TraineeOption = None,
) -> None:
    """Practise the moments that are due. You can stop after any of them."""
    desk = desk_of(ctx, packs, database, trainee)
    habit = habit.strip().replace(" ", "-")
    drill_with(desk, minutes=minutes, habit=habit, seed=seed, plain=is_plain(ctx, plain))


def drill_with(
    desk: Desk, *, minutes: int, habit: str = "", seed: int | None = None, plain: bool = False
) -> None:
    """A drill, on the full screen where that can be."""
    try:
        if plain or not can_show_screens():
            _drill_plain(desk, minutes, habit, seed)
        else:
            from roleplay.cli.opening import open_drill

            open_drill(desk, minutes=minutes, habit=habit, seed=seed)
    finally:
        desk.keep_reminder()
        desk.close()


def _drill_plain(desk: Desk, minutes: int, habit: str, seed: int | None) -> None:
    from roleplay.drilling import Drilling, minutes_for, plan, random_seed
    from roleplay.plain.console import Console, LeftError
    from roleplay.plain.drill import drill as drill_lines
    from roleplay.reports.practice import nothing_to_drill, stopped

    drawn = random_seed() if seed is None else seed
    chosen = plan(desk, drawn, minutes, habit)
    console = Console()
    if not chosen.items:
        console.say(nothing_to_drill(habit, enough=chosen.enough))
        return
    if desk.is_first_run:
        from roleplay.reports import labels

        console.say(labels.what_is_kept(str(desk.database), desk.trainee_name))
    length = minutes_for(chosen.items, minutes, is_narrow=bool(habit))
    drilling = Drilling.begin(desk, chosen.items, minutes=length, seed=drawn, clock=now)
    try:
        drill_lines(drilling, console)
    except LeftError:
        console.say(stopped(drilling.still_due()))
