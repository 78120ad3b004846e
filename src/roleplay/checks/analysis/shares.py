"""Shares on the way: the joint distribution of what was lost in every dimension, and who passes.

The pass rule asks for all dimensions at once, so their marginal chances do not suffice. A table for
each situation counts how often it is met with the same losses and the same worth of a level ahead.
Without detours a loss is a whole multiple of 1 / T(start), so tables merge well, and what can no
longer pass is left out at once: too much lost, a critical behavior, no good end ahead.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING, TypeAlias

from roleplay.checks.analysis.course import reachable
from roleplay.scenario.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from roleplay.checks.analysis.course import Course
    from roleplay.checks.analysis.situations import Situations
    from roleplay.checks.analysis.worth import TurnWorth, Worth

Share: TypeAlias = tuple[int, int, int]
"""What was lost and what a level ahead is worth, as whole numbers over the third one, reduced."""

Change: TypeAlias = tuple[int, int, int, int]
"""The position of a share, the levels lost, those kept behind the reply, and those ahead of it."""

MOST_ENTRIES = 100_000
"""Entries of all tables together, at about ten microseconds each."""


class Shares:
    """The rules of losing for the scored dimensions of one start, and the pass rule over them."""

    def __init__(self, found: Situations, worth: Sequence[Worth], start: int) -> None:
        ahead = worth[start].ahead
        self.scored = tuple(d for d, levels in enumerate(ahead) if levels)
        card = found.scorecard
        weights = [d.weight for d in card.dimensions.values()]
        self._weights = [weights[d] for d in self.scored]
        self._total = sum(self._weights)
        self._most_each = 100 - card.pass_each
        self._most_overall = 100 - card.pass_overall
        self.whole: tuple[Share, ...] = tuple((0, 1, ahead[d]) for d in self.scored)

    def changes(self, worth: Worth, turn: TurnWorth) -> tuple[Change, ...]:
        """What a turn changes: for each dimension whose share does not stay as it is."""
        found = []
        for position, d in enumerate(self.scored):
            ahead, kept, there = worth.ahead[d], turn.kept[d], turn.ahead[d]
            lost = ahead - turn.gained[d] - kept
            if ahead and (lost or kept != there or not kept):
                found.append((position, lost, kept, there))
        return tuple(found)

    def after(self, shares: tuple[Share, ...], changes: tuple[Change, ...]) -> tuple[Share, ...]:
        """The shares after a turn."""
        changed = list(shares)
        for position, levels, kept, there in changes:
            lost, level, of = shares[position]
            lost += level * levels
            if kept == there and kept:
                changed[position] = (lost, level, of)
                continue
            if kept:
                lost, level, of = lost * there, level * kept, of * there
            else:
                level = 0
            common = gcd(lost, level, of)
            changed[position] = (lost // common, level // common, of // common)
        return tuple(changed)

    def may_pass(self, shares: tuple[Share, ...]) -> bool:
        """Whether no more is lost than the pass rule allows, in each dimension and overall."""
        numerator, denominator = 0, 1
        for (lost, _, of), weight in zip(shares, self._weights, strict=True):
            if lost * 100 > self._most_each * of:
                return False
            numerator = numerator * of + weight * lost * denominator
            denominator *= of
        return numerator * 100 <= self._most_overall * self._total * denominator

    def overall_lost(self, shares: tuple[Share, ...]) -> Fraction:
        """The weighted mean of what is lost; 0 where nothing is scored."""
        return self.overall([Fraction(lost, of) for lost, _, of in shares])

    def overall(self, losses: Sequence[Fraction]) -> Fraction:
        """The weighted mean of a number for each scored dimension; 0 where none is scored."""
        pairs = zip(self._weights, losses, strict=True)
        return sum((w * lost for w, lost in pairs), Fraction(0)) / (self._total or 1)


def passes(
    found: Situations,
    worth: Sequence[Worth],
    along: Course,
    scale: Mapping[int, int],
    *,
    most: int = MOST_ENTRIES,
) -> Fraction | None:
    """The chance that a bot on its course passes; None where the tables grow too large.

    `scale` are the `draws_of` the course.
    """
    whole = scale[next(iter(along))]
    passed = _passing(found, worth, along, (whole, lambda mass, n: mass // n), most)
    return None if passed is None else Fraction(passed, whole)


def ways(
    found: Situations, worth: Sequence[Worth], along: Course, *, most: int = MOST_ENTRIES
) -> int | None:
    """How many conversations of a course pass; None where the tables grow too large."""
    return _passing(found, worth, along, (1, lambda mass, _: mass), most)


def _passing(
    found: Situations,
    worth: Sequence[Worth],
    along: Course,
    counting: tuple[int, Callable[[int, int], int]],
    most: int,
) -> int | None:
    """What arrives of a mass at the ends that pass, where each turn takes its part of it."""
    start = next(iter(along))
    shares = Shares(found, worth, start)
    good = {number for number in along if is_good_end(found, number)}
    can_end_well = reachable(along, good)
    mass, part = counting
    tables: defaultdict[int, dict[tuple[Share, ...], int]] = defaultdict(dict)
    if start in can_end_well:
        tables[start][shares.whole] = mass
    passed = 0
    for number, turns in along.items():
        table = tables.pop(number, None)
        if table is None:
            continue
        most -= len(table)
        if most < 0:
            return None
        if number in good:
            passed += sum(table.values())
        for turn in turns:
            if turn.critical or turn.to not in can_end_well:
                continue
            there = tables[turn.to]
            changes = shares.changes(worth[number], turn)
            for before, mass in table.items():
                after = shares.after(before, changes) if changes else before
                if after is before or shares.may_pass(after):
                    there[after] = there.get(after, 0) + part(mass, len(turns))
    return passed


def is_good_end(found: Situations, number: int) -> bool:
    """Whether an ending is resolved or better, with no promise broken."""
    situation = found.all[number]
    ending = found.scenario.endings.get(situation.place)
    return (
        ending is not None and ending.outcome.rank >= Outcome.RESOLVED.rank and not situation.broken
    )
