"""The modes of a conversation in words, and why one is not open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.errors import UserError
from roleplay.repetition.modes import Closed, Mode
from roleplay.reports.record import unlock_line

if TYPE_CHECKING:
    from roleplay.repetition.modes import Modes

MEANINGS = {
    Mode.COACHED: "after each reply, a coach says what it showed",
    Mode.PLAIN: "you hear what it was worth at the end",
}
"""What a mode is, in a few words; against the clock, it depends on the conversation."""

_NOT_OPEN = {
    Closed.LEVEL: "not open yet",
    Closed.OFF_SCRIPT: "nobody is coached here: this one shows what you can do without",
    Closed.NO_CLOCK: "no clock runs in this one",
}


def meaning(mode: Mode, modes: Modes) -> str:
    """What a mode is, or in a few words that it is not open."""
    why = modes.closed.get(mode)
    if why:
        return _NOT_OPEN[why]
    return _timed(modes.clocks) if mode is Mode.TIMED else MEANINGS[mode]


def _timed(clocks: int) -> str:
    have = "1 reply has" if clocks == 1 else f"up to {clocks} replies have"
    return f"as plain; {have} a clock, and silence counts"


def why_closed(mode: Mode, modes: Modes) -> str:
    """Why a mode is not open, and what to do, in whole sentences; empty where it is open."""
    match modes.closed.get(mode):
        case Closed.LEVEL if modes.unlock:
            return (
                f"{unlock_line(modes.unlock)} Until then, play it coached; that is always open. "
                "The setting open-levels opens every level."
            )
        case Closed.OFF_SCRIPT:
            return (
                "This conversation is off the script: it shows what you can do where nobody "
                "trained you, so there is no coach. Play it plain."
            )
        case Closed.NO_CLOCK:
            return "No clock runs in this conversation, so it cannot be played timed."
        case _:
            return ""


def check_mode(mode: Mode, modes: Modes) -> None:
    """See to it that a mode is open.

    Raises:
        UserError: it is not; says why.
    """
    if mode in modes.closed:
        raise UserError(why_closed(mode, modes))
