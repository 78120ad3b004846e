"""The course of a bot: the situations it comes through, how often, and what it earns on the way.

Chances are whole numbers over one denominator. It is found backwards, as the least number that
every draw and every share on the way divides without a rest, so nothing is ever rounded and no
fraction is reduced on the way.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING, TypeAlias

from roleplay.checks.analysis.worth import TurnWorth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from roleplay.checks.analysis.worth import Worth

Course: TypeAlias = dict[int, tuple[TurnWorth, ...]]
"""The situations that a bot can come through, each before all that can follow it, with the turns
that it draws among; none where the conversation ends.
"""


def course(
    worth: Sequence[Worth], start: int, choose: Callable[[int], Iterable[int]] | None = None
) -> Course:
    """The course of a bot that draws among the turns it chooses; without one, among all."""
    along: Course = {}
    met = bytearray(start + 1)
    met[start] = True
    for number in range(start, -1, -1):
        if met[number]:
            turns = worth[number].turns
            if choose is not None and turns:
                turns = tuple([turns[turn] for turn in choose(number)])
            along[number] = turns
            for turn in turns:
                met[turn.to] = True
    return along


def draws_of(along: Course) -> dict[int, int]:
    """For each situation the least number that all draws from there on divide."""
    scale: dict[int, int] = {}
    for number in reversed(along):
        turns = along[number]
        scale[number] = len(turns) * lcm(*[scale[turn.to] for turn in turns]) if turns else 1
    return scale


def denominators(along: Course, dimension: int, *, drawing: bool = False) -> dict[int, int]:
    """For each situation the least number that all doors from there on divide.

    A door makes a level ahead worth kept / ahead of what it was. `drawing`: all draws, too.
    """
    scale: dict[int, int] = {}
    for number in reversed(along):
        turns = along[number]
        factor = 1
        for turn in turns:
            kept = turn.kept[dimension]
            if kept:
                ahead, behind = turn.ahead[dimension], scale[turn.to]
                if kept != ahead:
                    behind *= ahead // gcd(ahead, kept)
                if factor % behind:
                    factor = lcm(factor, behind)
        scale[number] = len(turns) * factor if turns and drawing else factor
    return scale


def chance_of_ends(along: Course, scale: Mapping[int, int]) -> dict[int, Fraction]:
    """The chance of each situation in which the conversation ends."""
    start = next(iter(along))
    mass: defaultdict[int, int] = defaultdict(int)
    mass[start] = scale[start]
    ends: dict[int, Fraction] = {}
    for number, turns in along.items():
        if not turns:
            ends[number] = Fraction(mass[number], scale[start])
            continue
        part = mass[number] // len(turns)
        for turn in turns:
            mass[turn.to] += part
    return ends


def mean_share(worth: Sequence[Worth], along: Course, dimension: int) -> Fraction:
    """The mean share that is earned in a dimension with something at stake at the start.

    A share is carried as what one level ahead is worth, r = R / T: a reply earns r · gained, and r
    becomes r · kept / ahead, which leaves it as it is wherever no door closes.
    """
    start = next(iter(along))
    scale = denominators(along, dimension, drawing=True)
    value: defaultdict[int, int] = defaultdict(int)
    value[start] = scale[start]
    earned = 0
    for number, turns in along.items():
        level = value[number]
        if not level or not turns:
            continue
        level //= len(turns)
        for turn in turns:
            earned += level * turn.gained[dimension]
            kept, ahead = turn.kept[dimension], turn.ahead[dimension]
            if kept:
                value[turn.to] += level if kept == ahead else level * kept // ahead
    return Fraction(earned, scale[start] * worth[start].ahead[dimension])


def reachable(along: Course, good: Iterable[int]) -> set[int]:
    """The situations of a course from which one of the good ends can be reached."""
    can = set(good)
    for number in reversed(along):
        if any(turn.to in can for turn in along[number]):
            can.add(number)
    return can
