"""Shares on the way: what is lost of every dimension, and whether that still passes.

Losses are whole numbers over one denominator for a whole course, so that nothing is rounded and
what is equal is equal. Those of all dimensions, and their weighted sum, stand side by side in one
number: a reply adds to it, and one subtraction tells whether any of them is more than the pass rule
allows.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from roleplay.checks.analysis.course import denominators

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from roleplay.checks.analysis.course import Course
    from roleplay.checks.analysis.situations import Situations
    from roleplay.checks.analysis.worth import TurnWorth, Worth

Levels: TypeAlias = tuple[int, ...]
"""What a level ahead is worth in each scored dimension."""

_ROUNDED = 256
"""Bits of a denominator that is not exact: all who fail by more than 2 ** -200 are told right."""


class Standing(NamedTuple):
    """Where somebody stands: in which situation, what a level ahead is worth, and what was lost."""

    number: int
    levels: Levels
    lost: int


class Change(NamedTuple):
    """What a turn changes, whatever was lost before.

    `lost` has the levels that are lost, packed, by the position of their dimension, `doors` what is
    kept of how many levels ahead.
    """

    to: int
    critical: bool
    lost: tuple[tuple[int, int], ...]
    doors: tuple[tuple[int, int, int], ...]


class Shares:
    """What is lost on a course in the dimensions that are scored there, and the pass rule.

    `scales` has, by scored dimension, what the worth of a level is a multiple of in each situation.
    Where `exact` is not asked for, a denominator that would be very long is rounded.
    """

    def __init__(
        self, found: Situations, worth: Sequence[Worth], along: Course, *, exact: bool = True
    ) -> None:
        self.found = found
        self.along = along
        self._worth = worth
        start = next(iter(along))
        ahead = worth[start].ahead
        self.scored = tuple(d for d, levels in enumerate(ahead) if levels)
        card = found.scorecard
        weights = [dimension.weight for dimension in card.dimensions.values()]
        self.weights = tuple(weights[d] for d in self.scored)
        self._total = sum(self.weights) or 1
        self.scales = [denominators(along, d) for d in self.scored]
        scales = zip(self.scored, self.scales, strict=True)
        self._whole = lcm(*[ahead[d] * scale[start] for d, scale in scales])
        if not exact:
            self._whole = min(self._whole, 1 << _ROUNDED)
        self.start = Standing(start, tuple([self._whole // ahead[d] for d in self.scored]), 0)
        # A field for each dimension and the highest for the sum, each with a bit above its numbers.
        self._room = (self._whole * self._total).bit_length() + 1
        self._sum = self._room * len(self.scored)
        self._units = [(1 << self._at(n)) + (w << self._sum) for n, w in enumerate(self.weights)]
        self._guards = sum(1 << self._at(n + 1) - 1 for n in range(len(self.scored) + 1))
        each = (100 - card.pass_each) * self._whole // 100
        overall = (100 - card.pass_overall) * self._whole * self._total // 100
        self._most = self._guards + (overall << self._sum)
        self._most += sum(each << self._at(n) for n in range(len(self.scored)))
        self._changes: dict[int, tuple[Change, ...]] = {}

    def _at(self, field: int) -> int:
        return self._room * field

    @property
    def bits(self) -> int:
        """How long the numbers are that tell what was lost."""
        return self._most.bit_length()

    def changes(self, number: int) -> tuple[Change, ...]:
        """What the turns of a situation change; none where the conversation ends."""
        known = self._changes.get(number)
        if known is None:
            here = self._worth[number].ahead
            known = tuple([self._change(here, turn) for turn in self.along[number]])
            self._changes[number] = known
        return known

    def _change(self, here: tuple[int, ...], turn: TurnWorth) -> Change:
        lost, doors = [], []
        for position, d in enumerate(self.scored):
            kept, there = turn.kept[d], turn.ahead[d]
            levels = here[d] - turn.gained[d] - kept
            if levels:
                lost.append((position, levels * self._units[position]))
            if kept != there or not kept:
                doors.append((position, kept, there or 1))
        return Change(turn.to, turn.critical, tuple(lost), tuple(doors))

    def after(self, standing: Standing, change: Change) -> Standing:
        """Where somebody stands after a turn."""
        _, levels, lost = standing
        for position, more in change.lost:
            lost += levels[position] * more
        if change.doors:
            after = list(levels)
            for position, kept, there in change.doors:
                after[position] = after[position] * kept // there
            levels = tuple(after)
        return Standing(change.to, levels, lost)

    def may_pass(self, lost: int) -> bool:
        """Whether no more is lost than the pass rule allows, in each dimension and overall."""
        return (self._most - lost) & self._guards == self._guards

    def count(self, losses: Mapping[int, int], lost: int, to: dict[int, int]) -> None:
        """Count those who lost so much more as well, as far as they may pass."""
        most, guards = self._most, self._guards
        for before, times in losses.items():
            after = before + lost
            if (most - after) & guards == guards:
                to[after] = to.get(after, 0) + times

    def in_each(self, lost: int) -> list[Fraction]:
        """The part that is lost of each scored dimension."""
        field = (1 << self._room) - 1
        return [Fraction(lost >> self._at(n) & field, self._whole) for n in range(len(self.scored))]

    def overall(self, lost: int) -> Fraction:
        """The weighted mean of what is lost; 0 where nothing is scored."""
        return self.mean_of(self.weighted(lost))

    def weighted(self, lost: int) -> int:
        """Σ weight · what is lost, in units of the worth of a level."""
        return lost >> self._sum

    def mean_of(self, weighted: int) -> Fraction:
        """The weighted mean that such a sum makes."""
        return Fraction(weighted, self._whole * self._total)

    def mean(self, parts: Sequence[Fraction]) -> Fraction:
        """The weighted mean of a number for each scored dimension; 0 where none is scored."""
        pairs = zip(self.weights, parts, strict=True)
        return sum((weight * part for weight, part in pairs), Fraction(0)) / self._total
