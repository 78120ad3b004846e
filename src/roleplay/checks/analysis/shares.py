"""Shares on the way: what is lost of every dimension, and whether that still passes.

Losses are whole numbers over one denominator for a whole course, so that nothing is rounded and
what is equal is equal. Those of all dimensions, and their weighted sum, stand side by side in one
number: a reply adds to it, and one subtraction tells whether any of them is more than the pass rule
allows. What a level ahead is worth stands in the field of its dimension, and in the sum, already.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from roleplay.checks.analysis.course import Course, Ground
    from roleplay.checks.analysis.worth import Does, TurnWorth

Levels: TypeAlias = tuple[int, ...]
"""What a level ahead is worth in each dimension; 0 where none is scored."""

_ROUNDED = 256
"""Bits of a denominator that is not exact: all who fail by more than 2 ** -200 are told right."""


class Standing(NamedTuple):
    """Where somebody stands: in which situation, what a level ahead is worth, and what was lost."""

    number: int
    levels: Levels
    lost: int


class Shares:
    """What is lost from a situation on in the dimensions that are scored there, and the pass rule.

    Where `exact` is not asked for, a denominator that would be very long is rounded.
    """

    def __init__(self, ground: Ground, start: int, *, exact: bool = True) -> None:
        self.ground = ground
        ahead = ground.worth[start].ahead
        self.scored = tuple(d for d, levels in enumerate(ahead) if levels)
        card = ground.scorecard
        weights = [dimension.weight for dimension in card.dimensions.values()]
        self.weights = tuple(weights[d] for d in self.scored)
        self._total = sum(self.weights) or 1
        self._whole = lcm(*[ahead[d] * ground.scales(d)[start] for d in self.scored])
        if not exact:
            self._whole = min(self._whole, 1 << _ROUNDED)
        # A field for each dimension and the highest for the sum, each with a bit above its numbers.
        self._room = (self._whole * self._total).bit_length() + 1
        self.sum_at = self._room * len(self.scored)
        self._units = [1] * len(weights)
        for n, d in enumerate(self.scored):
            self._units[d] = (1 << self._at(n)) + (weights[d] << self.sum_at)
        levels = [0] * len(weights)
        for d in self.scored:
            levels[d] = self._whole // ahead[d] * self._units[d]
        self.start = Standing(start, tuple(levels), 0)
        self._guards = sum(1 << self._at(n + 1) - 1 for n in range(len(self.scored) + 1))
        each = (100 - card.pass_each) * self._whole // 100
        overall = (100 - card.pass_overall) * self._whole * self._total // 100
        self._most = self._guards + (overall << self.sum_at)
        self._most += sum(each << self._at(n) for n in range(len(self.scored)))

    def _at(self, field: int) -> int:
        return self._room * field

    @cached_property
    def course(self) -> Course:
        """All situations from the start on."""
        return self.ground.course(self.start.number)

    @property
    def bits(self) -> int:
        """How long the numbers are that tell what was lost."""
        return self._most.bit_length()

    def after(self, standing: Standing, turn: TurnWorth) -> Standing:
        """Where somebody stands after a turn."""
        levels, lost = self.step(standing.levels, turn.does)
        return Standing(turn.to, levels, standing.lost + lost)

    def step(self, levels: Levels, does: Does) -> tuple[Levels, int]:
        """What a level ahead is worth after a reply, and what is lost by it."""
        lost = 0
        for d, more in does.lost:
            lost += levels[d] * more
        if does.doors:
            after = list(levels)
            for d, kept, there in does.doors:
                unit = self._units[d]
                after[d] = after[d] // unit * kept // there * unit
            levels = tuple(after)
        return levels, lost

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
        return lost >> self.sum_at

    def mean_of(self, weighted: int) -> Fraction:
        """The weighted mean that such a sum makes."""
        return Fraction(weighted, self._whole * self._total)

    def mean(self, parts: Sequence[Fraction]) -> Fraction:
        """The weighted mean of a number for each scored dimension; 0 where none is scored."""
        pairs = zip(self.weights, parts, strict=True)
        return sum((weight * part for weight, part in pairs), Fraction(0)) / self._total
