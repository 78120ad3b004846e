"""`roleplay play`: one scenario, on the full screen or in lines."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from roleplay.cli.opening import open_app
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
from roleplay.errors import UserError
from roleplay.repetition.modes import Mode
from roleplay.reports import labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from roleplay.desk import Desk
    from roleplay.plain.console import Console
    from roleplay.session import Session
    from roleplay.store import AttemptRow


class Chosen(StrEnum):
    """The modes that can be asked for."""

    COACHED = "coached"
    PLAIN = "plain"
    TIMED = "timed"


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
    mode: Annotated[
        Chosen | None,
        typer.Option(
            help="coached: a coach speaks after each reply; plain: the result at the end; timed: "
            "against the clock. Coached until you have passed it, plain afterwards.",
            show_default=False,
        ),
    ] = None,
    plain: PlainOption = False,
    packs: PackOption = None,
    database: DatabaseOption = None,
    trainee: TraineeOption = None,
) -> None:
    """Play a customer. Without a name, opens the library."""
    wanted = Mode(mode) if mode else None
    desk = desk_of(ctx, packs, database, trainee)
    play_with(desk, name, seed, fresh=fresh, plain=is_plain(ctx, plain), mode=wanted)


def play_with(
    desk: Desk,
    name: str | None,
    seed: int | None = None,
    *,
    fresh: bool = False,
    plain: bool = False,
    mode: Mode | None = None,
) -> None:
    """Play a scenario, on the full screen where that can be."""
    if plain or not can_show_screens():
        _play_plain(desk, name, seed, fresh=fresh, mode=mode)
    else:
        open_app(desk, scenario=name, seed=seed, fresh=fresh, mode=mode)


def _play_plain(
    desk: Desk, name: str | None, seed: int | None, *, fresh: bool, mode: Mode | None
) -> None:
    from roleplay.plain.console import Console, LeftError
    from roleplay.plain.play import play as play_lines

    if name is None:
        raise UserError("Say which scenario to play: “roleplay list” shows what there is.")
    if mode is Mode.TIMED:
        _refuse_timed(desk, name)
    console, settings = Console(), desk.settings
    try:
        anew = seed is not None or fresh
        session = None if anew else _resumed(desk, name, console)
        if session is None:
            session = _begun(desk, name, seed, mode, console)
        play_lines(
            *(session, console, _suggestions(desk, session)),
            own_words=settings.own_words,
            feelings=settings.feelings,
        )
    except LeftError:
        console.say("You left. Nothing is lost: play it again to go on where you were.")
    finally:
        desk.keep_reminder()
        desk.close()


def _refuse_timed(desk: Desk, name: str) -> NoReturn:
    """Say why it cannot be played timed: here, or at all, as on the full screen."""
    from roleplay.record import modes_of
    from roleplay.reports.modes import check_mode
    from roleplay.session import playable

    check_mode(Mode.TIMED, modes_of(desk, playable(desk.library_with(name), name).scenario))
    raise UserError(
        "Line by line nobody can be held to the clock, since reading aloud takes its own time. "
        "Play it timed on the full screen, or --mode plain here."
    )


def _begun(desk: Desk, name: str, seed: int | None, mode: Mode | None, console: Console) -> Session:
    """A new attempt, in the mode that was asked for or is advised."""
    from roleplay.record import prelude_of
    from roleplay.reports.modes import check_mode
    from roleplay.session import Session, playable

    chosen = playable(desk.library_with(name), name)
    prelude = prelude_of(desk, chosen.scenario)
    if mode:
        check_mode(mode, prelude.modes)
    _say_what_is_kept(desk, console)
    return Session.begin(
        desk.store,
        desk.trainee,
        chosen,
        clock=now,
        seed=seed,
        mode=mode or prelude.modes.default,
        prelude=prelude,
    )


def _suggestions(desk: Desk, session: Session) -> Callable[[str, str], None]:
    """What stores a rule that stops somebody at a moment of this conversation."""
    from roleplay.session import suggest

    scenario = session.row.scenario
    return lambda text, moment: suggest(desk.store, desk.trainee, text, (scenario, moment), now())


def _say_what_is_kept(desk: Desk, console: Console) -> None:
    """On the first run: what is stored, where, and who can see it."""
    if not desk.is_first_run:
        return
    console.say(labels.what_is_kept(str(desk.database), desk.trainee_name))
    console.say()


def _resumed(desk: Desk, name: str, console: Console) -> Session | None:
    """The attempt that was left in the middle, where there is one and the person wants it.

    It is looked for in the progress file first: it has its own copy of the texts, and can be gone
    on with although the file is gone, broken or renamed by now.
    """
    from roleplay.errors import AuthorError
    from roleplay.session import Session

    if desk.is_first_run:
        return None
    scenario = Path(name).stem if name.endswith((".yaml", ".yml")) else name
    for row in desk.store.unfinished(desk.trainee.uid):
        if row.scenario != scenario:
            continue
        try:
            session = Session.resume(desk.store, desk.trainee, row, clock=now)
        except AuthorError as error:
            sys.stderr.write(f"roleplay: {error}\n")
            continue
        if session.mode is Mode.TIMED:
            _make_sure_to_begin_anew(console)
            return None
        if session.replies:
            changed = _has_changed(desk, name, row)
            return session if _wants_to_go_on(session, console, changed=changed) else None
    return None


def _has_changed(desk: Desk, name: str, row: AttemptRow) -> bool:
    """Whether the scenario reads otherwise now than when the attempt was begun."""
    from roleplay.errors import RoleplayError
    from roleplay.session import playable

    try:
        return playable(desk.library, name).scenario.digest != row.scenario_digest
    except RoleplayError:
        return True


def _wants_to_go_on(session: Session, console: Console, *, changed: bool) -> bool:
    count = "1 reply" if session.replies == 1 else f"{session.replies} replies"
    console.say(f"You left this conversation after {count}.")
    if changed:
        console.say("The scenario has changed since. Going on, you play it as it was then.")
    hint = "Type y to go on there, n to begin anew, or q to stop."
    return _is_yes(console, "Go on there? (y/n)", hint, usual="y")


def _make_sure_to_begin_anew(console: Console) -> None:
    """Ask whether to begin anew where a timed conversation waits.

    Raises:
        LeftError: it is to wait on.
    """
    from roleplay.plain.console import LeftError

    console.say("You left this conversation against the clock, which runs on the full screen only.")
    hint = "Type y to begin anew here, or n to go on there later."
    if not _is_yes(console, "Begin anew here? (y/n)", hint):
        raise LeftError


def _is_yes(console: Console, question: str, hint: str, usual: str = "") -> bool:
    """The answer to a question; `usual` is what just Enter says.

    Raises:
        LeftError: they stopped instead.
    """
    from roleplay.plain.console import LeftError
    from roleplay.plain.play import STOP

    while True:
        answer = console.ask(question).lower() or usual
        if answer in STOP:
            raise LeftError
        if answer in ("y", "yes", "n", "no"):
            return answer.startswith("y")
        console.say(hint)
