"""Courses: the situations that somebody comes through, and what lies behind each of them.

Everything about a situation is found backwards, from those that can follow it, once for all courses
that come through. Chances and shares are whole numbers over one denominator, the least number that
every draw and every share on the way divides without a rest: nothing is rounded, and no fraction is
reduced on the way.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from roleplay.checks.analysis.worth import worths

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence, Set

    from roleplay.checks.analysis.situations import Situations
    from roleplay.checks.analysis.worth import Worth

    Known = TypeVar("Known")

Course: TypeAlias = "Sequence[int]"
"""The numbers of the situations of a course, each before all that can follow it."""


_UNKNOWN = -1


class Ground:
    """Situations with the turns that are taken there, and what is known of them.

    `names` are the endings in file order, `ends` has the ending of those in which the conversation
    ends (a dead end has none), `good` those of them in which somebody who lost little passes.
    Situations may be added, never changed.
    """

    def __init__(
        self, found: Situations, worth: list[Worth], ends: Mapping[int, str], good: Set[int]
    ) -> None:
        self.scorecard = scorecard = found.scorecard
        self.names = tuple(found.scenario.endings)
        self.worth = worth
        self.ends = ends
        self.good = good
        self._draws: list[int] = []
        self._endings: list[tuple[int, ...]] = []
        self._can_end_well: list[bool] = []
        self._lossless: list[bool] = []
        dimensions = len(scorecard.dimensions)
        self._scales: list[list[int]] = [[] for _ in range(dimensions)]
        self._drawing: list[list[int]] = [[] for _ in range(dimensions)]
        self._earned: list[list[int]] = [[] for _ in range(dimensions)]
        self._bounds: dict[bool, list[list[int]]] = {
            most: [[] for _ in range(dimensions)] for most in (True, False)
        }

    def course(self, start: int) -> Course:
        """The course that begins in a situation and takes all its turns."""
        met = {start}
        waiting = [start]
        while waiting:
            for to, _ in self.worth[waiting.pop()].turns:
                if to not in met:
                    met.add(to)
                    waiting.append(to)
        return sorted(met, reverse=True)

    def draws(self) -> Sequence[int]:
        """For each situation the least number that all draws from there on divide."""

        def draws(number: int) -> int:
            turns = self.worth[number].turns
            return len(turns) * lcm(*[known[turn.to] for turn in turns]) if turns else 1

        known = self._draws
        return self._grown(known, draws)

    def endings(self, number: int) -> dict[str, Fraction]:
        """The chance of each ending from a situation on; the rest to 1 are dead ends."""
        draws, names = self.draws(), self.names

        def endings(number: int) -> tuple[int, ...]:
            turns = self.worth[number].turns
            if not turns:
                return tuple([int(name == self.ends.get(number)) for name in names])
            total = [0] * len(names)
            part = draws[number] // len(turns)
            for to, _ in turns:
                times = part // draws[to]
                for n, count in enumerate(known[to]):
                    if count:
                        total[n] += times * count
            return tuple(total)

        known = self._endings
        found = zip(names, self._grown(known, endings)[number], strict=True)
        return {name: Fraction(count, draws[number]) for name, count in found if count}

    def can_end_well(self) -> Sequence[bool]:
        """Whether a good end can be reached from each situation."""

        def can(number: int) -> bool:
            return number in self.good or any(known[t.to] for t in self.worth[number].turns)

        known = self._can_end_well
        return self._grown(known, can)

    def scales(self, dimension: int, *, drawing: bool = False) -> Sequence[int]:
        """For each situation the least number that all doors from there on divide.

        A door makes a level ahead worth kept / ahead of what it was. `drawing`: all draws, too.
        """

        def scale(number: int) -> int:
            turns = self.worth[number].turns
            factor = 1
            for to, does in turns:
                behind = known[to] * does.divides[dimension]
                if behind and factor % behind:
                    factor = lcm(factor, behind)
            return len(turns) * factor if turns and drawing else factor

        known = (self._drawing if drawing else self._scales)[dimension]
        return self._grown(known, scale)

    def mean_share(self, number: int, dimension: int) -> Fraction:
        """The mean share that is earned from a situation on, with something at stake there.

        A share is carried as what one level ahead is worth, r = R / T: a reply earns r · gained,
        and r becomes r · kept / ahead, which leaves it as it is wherever no door closes.
        """
        scales = self.scales(dimension, drawing=True)

        def earned(number: int) -> int:
            turns = self.worth[number].turns
            total, level = 0, scales[number] // (len(turns) or 1)
            for to, does in turns:
                total += level * does.gained[dimension]
                kept, ahead = does.kept[dimension], does.ahead[dimension]
                if kept:
                    total += (
                        (level if kept == ahead else level * kept // ahead)
                        // scales[to]
                        * (known[to])
                    )
            return total

        known = self._earned[dimension]
        found = self._grown(known, earned)[number]
        return Fraction(found, scales[number] * self.worth[number].ahead[dimension])

    def lossless(self) -> Sequence[bool]:
        """Whether it is sure from each situation on that a conversation can lose nothing."""

        def lossless(number: int) -> bool:
            turns = self.worth[number].turns
            return not turns or any(not does.lost and known[to] for to, does in turns)

        known = self._lossless
        return self._grown(known, lossless)

    def bounds(self, course: Course, dimension: int, *, most: bool) -> Sequence[int]:
        """The most (or fewest) levels that can be lost from a situation on, times its scale.

        Only for the situations of courses that were asked for.
        """
        scales = self.scales(dimension)
        known = self._bounds[most][dimension]
        known += [_UNKNOWN] * (len(self.worth) - len(known))
        best = max if most else min
        for number in reversed(course):
            if known[number] != _UNKNOWN:
                continue
            here, ahead = scales[number], self.worth[number].ahead[dimension]
            losses = []
            for to, does in self.worth[number].turns:
                kept = does.kept[dimension]
                lost = (ahead - does.gained[dimension] - kept) * here
                if kept:
                    lost += kept * here * known[to] // (does.ahead[dimension] * scales[to])
                losses.append(lost)
            known[number] = best(losses, default=0)
        return known

    def _grown(self, known: list[Known], of: Callable[[int], Known]) -> list[Known]:
        """What is known of situations, with those that were added."""
        for number in range(len(known), len(self.worth)):
            known.append(of(number))  # noqa: PERF401 - made of those known before it
        return known


@lru_cache(maxsize=1)
def ground_of(found: Situations) -> Ground:
    """The ground of all situations of a scenario, with all their turns."""
    endings = found.scenario.endings
    ends = {number: s.place for number, s in enumerate(found.all) if s.place in endings}
    return Ground(found, worths(found), ends, found.good_ends)
