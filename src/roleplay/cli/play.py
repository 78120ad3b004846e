"""`roleplay play`: one scenario, on the full screen or in lines."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.opening import open_app
from roleplay.cli.options import DatabaseOption, PackOption, TraineeOption, desk_of
from roleplay.cli.terminal import can_show_screens
from roleplay.desk import now
from roleplay.errors import UserError
from roleplay.reports import labels

if TYPE_CHECKING:
    from roleplay.desk import Desk
    from roleplay.plain.console import Console
    from roleplay.session import Playable, Session

MAX_SEED = 2**63 - 1


def play(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help="A scenario's name, or its file.", show_default=False)
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            min=0, max=MAX_SEED, help="Begin anew with these draws: equal seeds play alike."
        ),
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--new", help="Begin anew, even if an attempt was left in the middle.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Line by line, without the full screen.")
    ] = False,
    packs: PackOption = None,
    database: DatabaseOption = None,
    trainee: TraineeOption = None,
) -> None:
    """Play a customer. Without a name, opens the library."""
    desk = desk_of(ctx, packs, database, trainee)
    if plain or not can_show_screens():
        _play_plain(desk, name, seed, fresh=fresh)
    else:
        open_app(desk, scenario=name, seed=seed, fresh=fresh)


def _play_plain(desk: Desk, name: str | None, seed: int | None, *, fresh: bool) -> None:
    from roleplay.plain.console import Console, LeftError
    from roleplay.plain.play import play as play_lines
    from roleplay.session import playable

    if name is None:
        raise UserError("Say which scenario to play: “roleplay list” shows what there is.")
    chosen = playable(desk.library, name)
    console = Console()
    _say_what_is_kept(desk, console)
    try:
        session = _resumed(desk, chosen, console) if seed is None and not fresh else None
        session = session or _begun(desk, chosen, seed)
        play_lines(session, console)
    except LeftError:
        console.say("You left. Nothing is lost: play it again to go on where you were.")
    finally:
        desk.close()


def _say_what_is_kept(desk: Desk, console: Console) -> None:
    """On the first run: what is stored, where, and who can see it."""
    if not desk.is_first_run:
        return
    console.say(labels.what_is_kept(str(desk.database), desk.trainee_name))
    console.say()


def _begun(desk: Desk, chosen: Playable, seed: int | None) -> Session:
    from roleplay.session import Session

    for row in desk.store.unfinished(desk.trainee.uid):
        if row.scenario == chosen.scenario.id:
            desk.store.set_aside(row.uid, now())
    return Session.begin(desk.store, desk.trainee, chosen, clock=now, seed=seed)


def _resumed(desk: Desk, chosen: Playable, console: Console) -> Session | None:
    """The attempt that was left in the middle, where there is one and the person wants it."""
    from roleplay.errors import AuthorError
    from roleplay.session import Session

    for row in desk.store.unfinished(desk.trainee.uid):
        if row.scenario != chosen.scenario.id:
            continue
        try:
            session = Session.resume(desk.store, desk.trainee, row, clock=now)
        except AuthorError as error:
            sys.stderr.write(f"roleplay: {error}\n")
            continue
        if not session.replies:
            return session
        answer = console.ask(
            f"You left this conversation after {session.replies} replies. Go on there? (y/n)"
        )
        return None if answer.lower().startswith("n") else session
    return None
