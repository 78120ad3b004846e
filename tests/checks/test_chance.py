"""How often chance alone does something, beside trying all that can happen."""

from fractions import Fraction
from itertools import product
from math import prod

from hypothesis import given
from hypothesis import strategies as st

from roleplay.checks.chance import at_least, none_of, per_hundred

chances = st.lists(st.fractions(0, 1, max_denominator=6), max_size=6)


@given(chances, st.integers(0, 8))
def test_at_least_so_many_hits_is_the_sum_over_all_that_can_happen(each, hits):
    expected = sum(
        prod((chance if hit else 1 - chance for chance, hit in zip(each, run, strict=True)))
        for run in product((True, False), repeat=len(each))
        if sum(run) >= hits
    )
    assert at_least(hits, each) == expected


def test_a_thousand_trials_are_still_exact():
    fair = [Fraction(1, 2)] * 1001
    assert at_least(501, fair) == Fraction(1, 2)
    assert at_least(1001, fair) == Fraction(1, 2**1001)


def test_none_of_the_marked_is_drawn():
    assert none_of(1, 1, 4) == Fraction(3, 4)
    assert none_of(2, 2, 4) == Fraction(1, 6)


def test_a_tiny_chance_is_told_without_powers_of_ten():
    assert per_hundred(Fraction(2, 10**7)) == "under 0.001"
    assert per_hundred(Fraction(3, 10_000)) == "0.03"
    assert per_hundred(Fraction(2, 100)) == "2"
