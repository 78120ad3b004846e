"""`roleplay path`: onboarding paths: which there are, how far you are, and the next step."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.options import (
    DatabaseOption,
    JsonOption,
    PackOption,
    PlainOption,
    TraineeOption,
    desk_of,
    is_plain,
)
from roleplay.cli.terminal import print_json, print_lines
from roleplay.errors import NotFoundError, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roleplay.desk import Desk
    from roleplay.repetition.paths import PathStanding, StepStanding

app = typer.Typer(
    name="path",
    help="Onboarding paths: which there are, how far you are, and the next step.",
    rich_markup_mode=None,
    add_completion=False,
)


@app.callback(invoke_without_command=True)
def paths(
    ctx: typer.Context,
    packs: PackOption = None,
    database: DatabaseOption = None,
    trainee: TraineeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the paths, with every step and how far you are."""
    if ctx.invoked_subcommand is not None:
        return
    desk = desk_of(ctx, packs, database, trainee)
    desk.make_sure_of_trainee()
    found = _standings(desk)
    if as_json:
        print_json({"version": 1, "paths": [_as_json(standing, desk.today) for standing in found]})
    else:
        _print(desk, found)


@app.command()
def start(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The path's name in the list.", show_default=False)],
    packs: PackOption = None,
    database: DatabaseOption = None,
    trainee: TraineeOption = None,
) -> None:
    """Begin a path; its days are counted from today."""
    desk = desk_of(ctx, packs, database, trainee)
    _print(desk, [begin(desk, name)])


def begin(desk: Desk, name: str) -> PathStanding:
    """Begin a path, unless it was begun before; gives how far it is.

    Raises:
        NotFoundError: there is none of that name.
    """
    from roleplay.desk import now

    chosen = _standing(desk, name)
    if chosen.started is None:
        desk.store.paths.start(desk.trainee.uid, name, now())
        chosen = _standing(desk, name)
    return chosen


def _standing(desk: Desk, name: str) -> PathStanding:
    found = {standing.path.id: standing for standing in _standings(desk)}
    if name not in found:
        raise NotFoundError(f"There is no path “{name}”. “roleplay path” lists those there are.")
    return found[name]


@app.command("next")
def go_on(
    ctx: typer.Context,
    plain: PlainOption = False,
    packs: PackOption = None,
    database: DatabaseOption = None,
    trainee: TraineeOption = None,
) -> None:
    """Do the next step of the path that you are on."""
    desk = desk_of(ctx, packs, database, trainee)
    going = (standing for standing in _standings(desk) if standing.next is not None)
    standing = next(going, None)
    if standing is None:
        raise UserError(
            "There is no step to do. “roleplay path” shows the paths, and how to begin one."
        )
    do_next(desk, standing, plain=is_plain(ctx, plain))


def do_next(desk: Desk, standing: PathStanding, *, plain: bool) -> None:
    """Do the next step of a path that was begun and is not finished."""
    from roleplay.cli.drill import drill_with
    from roleplay.cli.play import play_with
    from roleplay.scenario.guides import StepKind

    step = standing.next
    if step is None:
        return
    if step.step.kind is StepKind.READING:
        _read(desk, standing, step)
        return
    if step.step.kind is StepKind.DRILL:
        drill_with(desk, minutes=step.step.minutes, plain=plain)
    else:
        play_with(desk, step.step.scenario, plain=plain)


def _read(desk: Desk, standing: PathStanding, step: StepStanding) -> None:
    from roleplay.desk import now
    from roleplay.plain.console import Console, LeftError

    console = Console()
    console.say(step.step.title)
    console.say()
    console.say(step.step.text)
    console.say()
    try:
        answer = console.ask("Press Enter when you have read it, or type q for later:")
    except LeftError:
        answer = "q"
    if answer.lower() in ("q", "quit"):
        console.say("It stays the next step of your path.")
        return
    desk.store.paths.read(desk.trainee.uid, standing.path.id, step.step.name, now())


def _standings(desk: Desk) -> Sequence[PathStanding]:
    from roleplay.record import paths as standings

    return standings(desk)


def _print(desk: Desk, found: Sequence[PathStanding]) -> None:
    from roleplay.reports.paths import path_lines

    if not found:
        sys.stdout.write("There are no paths. “roleplay new path” writes one.\n")
    for standing in found:
        print_lines(path_lines(standing, desk.titles, desk.today))
    for entry in desk.guides.paths:
        if entry.fault is not None:
            print_lines([f"{entry.fault.span}: broken: {entry.fault.message}"])


def _as_json(standing: PathStanding, today: int) -> dict[str, object]:
    from datetime import date

    def day(ordinal: int | None) -> str | None:
        return None if ordinal is None else date.fromordinal(ordinal).isoformat()

    following = standing.next
    return {
        "id": standing.path.id,
        "title": standing.path.title,
        "started": day(standing.started),
        "day": None if standing.started is None else today - standing.started,
        "done": standing.done,
        "finished": standing.finished,
        "next": following.step.name if following else None,
        "steps": [
            {
                "name": step.step.name,
                "kind": step.step.kind.value,
                "scenario": step.step.scenario or None,
                "rule": step.step.rule.value if step.step.scenario else None,
                "done": step.done,
                "due": day(step.due),
                "late": step.late,
            }
            for step in standing.steps
        ],
    }
