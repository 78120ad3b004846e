"""Tables of all that can be lost, in all dimensions at once: the chance to pass, and the ways to.

The pass rule asks for all dimensions at once, so their marginal chances do not suffice. A table for
each situation counts how often it is met with the same losses and the same worth of a level ahead.
What can no longer pass is left out at once: too much lost, a critical behavior, no good end ahead.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from roleplay.checks.analysis.shares import Levels

if TYPE_CHECKING:
    from roleplay.checks.analysis.shares import Shares, Standing

Table: TypeAlias = dict[Levels, dict[int, int]]
"""How often each loss is met in a situation, apart by what a level ahead is worth there."""

MOST_ENTRIES = 100_000
"""Entries of the tables of one course, at about half a microsecond each."""

MOST_TOGETHER = 20 * MOST_ENTRIES
"""Entries of all tables that share a `Room`."""

_LONG = 2048
"""Bits of a number from which on its entry counts twice, and so on."""


class Room:
    """Entries that are left for tables, of which those of one course have at most `each`."""

    def __init__(self, each: int = MOST_ENTRIES) -> None:
        self.left = MOST_TOGETHER
        self._each = each

    def part(self, among: int) -> int:
        """What one of so many courses may take."""
        return min(self._each, self.left // among)


def passes(shares: Shares, room: Room, among: int = 1) -> Fraction | None:
    """The chance that a bot passes; None where the tables grow too large.

    `among` is how many courses have to share the room.
    """
    every = shares.ground.draws()[shares.start.number]
    passed = _passing(shares, shares.start, every, room, room.part(among), drawing=True)
    return None if passed is None else Fraction(passed, every)


def ways(shares: Shares, begin: Standing, room: Room) -> int | None:
    """How many conversations pass from here on; None where the tables grow too large."""
    return _passing(shares, begin, 1, room, room.part(1), drawing=False)


def _passing(
    shares: Shares, begin: Standing, times: int, room: Room, most: int, *, drawing: bool
) -> int | None:
    """How much of what begins here ends as passed.

    `drawing`: each turn takes an even part of it; else each is another way.
    """
    ground = shares.ground
    size = 1 + shares.bits // _LONG
    can_end_well = ground.can_end_well()
    tables: defaultdict[int, Table] = defaultdict(dict)
    if can_end_well[begin.number] and shares.may_pass(begin.lost):
        tables[begin.number][begin.levels] = {begin.lost: times}
    passed = 0
    for number in shares.course:
        table = tables.pop(number, None)
        if table is None:
            continue
        entries = sum(map(len, table.values())) * size
        room.left -= entries
        most -= entries
        if most < 0:
            return None
        if number in ground.good:
            passed += sum(sum(losses.values()) for losses in table.values())
        turns = ground.worth[number].turns
        left = [turn for turn in turns if not turn.does.critical and can_end_well[turn.to]]
        for levels, losses in table.items():
            parts = losses
            if drawing and len(turns) > 1:
                parts = {lost: times // len(turns) for lost, times in losses.items()}
            for to, does in left:
                after, lost = shares.step(levels, does)
                shares.count(parts, lost, tables[to].setdefault(after, {}))
    return passed
