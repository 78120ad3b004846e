"""Modes: how a conversation is played, which mode is advised, and which are not open yet.

Help fades by evidence: a scenario is coached until it has been passed, and plain afterwards. What
assesses, plain and timed, opens with the level of the scenario; practice with a coach is always
open. An off-script scenario shows what carries over to what was never trained, so nobody is
coached there, and no level closes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roleplay.repetition.consistency import Unlock


class Mode(StrEnum):
    """How a conversation is played; `REPLAY` goes on from a reply of an earlier attempt."""

    COACHED = "coached"
    PLAIN = "plain"
    TIMED = "timed"
    REPLAY = "replay"


CHOSEN = (Mode.COACHED, Mode.PLAIN, Mode.TIMED)
"""The modes that a person chooses from."""


class Closed(StrEnum):
    """Why a mode is not open."""

    LEVEL = "level"
    OFF_SCRIPT = "off-script"
    NO_CLOCK = "no-clock"


@dataclass(frozen=True, slots=True)
class Modes:
    """The modes of a scenario for somebody: the one to begin with, and those that are not open.

    `unlock` is the evidence for the level of the scenario, where that is what closes a mode;
    `clocks` is at how many of its moments a clock runs.
    """

    default: Mode
    closed: Mapping[Mode, Closed] = field(default_factory=dict)
    unlock: Unlock | None = None
    clocks: int = 0


def modes(*, unlock: Unlock, passed: bool, off_script: bool, clocks: int) -> Modes:
    """The modes of a scenario, from the unlock of its level and whether it was ever passed."""
    closed: dict[Mode, Closed] = {}
    if off_script:
        closed[Mode.COACHED] = Closed.OFF_SCRIPT
    elif not unlock.open:
        closed |= dict.fromkeys((Mode.PLAIN, Mode.TIMED), Closed.LEVEL)
    if not clocks:
        closed[Mode.TIMED] = Closed.NO_CLOCK
    advised = Mode.PLAIN if passed or off_script else Mode.COACHED
    default = Mode.COACHED if advised in closed else advised
    return Modes(default, closed, unlock if Closed.LEVEL in closed.values() else None, clocks)
