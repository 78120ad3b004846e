"""How often chance alone does something: the tails that tell a pattern from an accident."""

from __future__ import annotations

from fractions import Fraction
from math import comb, prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_TOLD = 0.001
"""Of 100, below which a number says no more than that it is tiny."""


def at_least(hits: int, chances: Sequence[Fraction]) -> Fraction:
    """The chance of at least `hits` successes in trials that succeed with the given chances.

    With equal chances this is the upper tail of the binomial distribution. Chances are whole
    numbers over one denominator on the way, since reducing fractions would take most of the time.
    """
    fewer = [1]
    for chance in chances:
        hit, miss = chance.numerator, chance.denominator - chance.numerator
        shifted = zip([*fewer, 0], [0, *fewer], strict=True)
        fewer = [same * miss + one_less * hit for same, one_less in shifted][:hits]
    whole = prod([chance.denominator for chance in chances])
    return 1 - Fraction(sum(fewer[:hits]), whole)


def none_of(drawn: int, marked: int, total: int) -> Fraction:
    """The chance that `drawn` of `total` things, drawn at random, hold none of the `marked`."""
    return Fraction(comb(total - marked, drawn), comb(total, drawn))


def per_hundred(chance: Fraction) -> str:
    """A chance as so many of 100, to one digit: “2”, “0.03”; never in powers of ten."""
    many = float(chance * 100)
    return f"{many:.1g}" if many >= LEAST_TOLD else f"under {LEAST_TOLD}"
