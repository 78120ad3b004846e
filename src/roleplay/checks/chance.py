"""How often chance alone does something: the tails that tell a pattern from an accident."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def at_least(hits: int, chances: Sequence[Fraction]) -> Fraction:
    """The chance of at least `hits` successes in trials that succeed with the given chances.

    With equal chances this is the upper tail of the binomial distribution.
    """
    spread = [Fraction(1)]
    for chance in chances:
        longer = [Fraction(0)] * (len(spread) + 1)
        for count, share in enumerate(spread):
            longer[count] += share * (1 - chance)
            longer[count + 1] += share * chance
        spread = longer
    return sum(spread[hits:], Fraction(0))


def none_of(drawn: int, marked: int, total: int) -> Fraction:
    """The chance that `drawn` of `total` things, drawn at random, hold none of the `marked`."""
    return Fraction(comb(total - marked, drawn), comb(total, drawn))
