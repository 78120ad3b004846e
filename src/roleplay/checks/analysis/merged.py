"""Courses of bots, with all situations made one that are worth the same whatever is said there.

To what a bot scores it does not matter which replies it takes, only what they do: variants in which
another reply is the best one, and bots with other habits, mostly come through the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.checks.analysis.course import Ground
from roleplay.checks.analysis.worth import TurnWorth, Worth, worths

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roleplay.checks.analysis.course import Course
    from roleplay.checks.analysis.situations import Situations


_MANY = 1 << 20
"""More than there are turns that do not do the same."""


class Merged:
    """The ground on which the courses of all bots run."""

    def __init__(self, found: Situations) -> None:
        self._found = found
        self._worth = worths(found)
        self._made: list[Worth] = []
        self._ends: dict[int, str] = {}
        self._good: set[int] = set()
        self._numbers: dict[object, int] = {}
        self.ground = Ground(found, self._made, self._ends, self._good)

    def add(self, course: Course, choose: Callable[[int], Sequence[int]]) -> int:
        """Where the course begins of a bot that draws among the turns it chooses.

        `course` has all situations that it might come through.
        """
        worth = self._worth
        met = {course[0]}
        taken: list[tuple[int, Sequence[TurnWorth]]] = []
        for number in course:
            if number in met:
                turns: Sequence[TurnWorth] = worth[number].turns
                if turns:
                    chosen = choose(number)
                    if len(chosen) < len(turns):
                        turns = [turns[turn] for turn in chosen]
                    met.update([to for to, _ in turns])
                taken.append((number, turns))
        merged: dict[int, int] = {}
        for number, turns in reversed(taken):
            if turns:
                # In any order, so that it does not matter which reply does what.
                does = sorted([merged[to] * _MANY + does.number for to, does in turns])
                key: object = (worth[number].ahead, *does)
            else:
                key = (self._found.all[number].place, number in self._found.good_ends)
            known = self._numbers.get(key)
            if known is None:
                known = self._numbers[key] = self._make(number, turns, merged)
            merged[number] = known
        return merged[course[0]]

    def _make(self, number: int, turns: Sequence[TurnWorth], merged: dict[int, int]) -> int:
        made = len(self._made)
        place = self._found.all[number].place
        if not turns and place in self._found.scenario.endings:
            self._ends[made] = place
        if number in self._found.good_ends:
            self._good.add(made)
        listed = tuple([TurnWorth(merged[to], does) for to, does in turns])
        self._made.append(Worth(self._worth[number].ahead, None, listed))
        return made
