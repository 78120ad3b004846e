"""Chances, means and lengths are those of trying every conversation, in exact fractions."""

from fractions import Fraction

import pytest

from checks.analysis.brute import made, play_all, stagings
from roleplay.checks.analysis import BOTS, EXPERT, chances, ways_to_pass

RANDOM = BOTS[0]


def everyone(seed):
    """All bots that the seeds share out, two of which meet every seed."""
    others = BOTS[1:]
    return (EXPERT, RANDOM, others[seed % len(others)], others[(seed + 4) % len(others)])


@pytest.mark.parametrize("seed", range(90))
def test_a_bot_fares_as_in_all_its_conversations(seed):
    scenario, scorecard = made(seed)
    for bot in everyone(seed):
        got = chances(scenario, scorecard, bot)
        assert got.exact
        assert got.error == 0
        for chance in got.variants:
            ends = play_all(_staging(scenario, scorecard, chance.variant), bot)
            assert chance.passes == ends.passes
            assert chance.scores == ends.dimensions
            assert chance.overall == ends.overall
            assert chance.endings == ends.endings
            assert (chance.best, chance.worst) == (max(ends.scores), min(ends.scores))


def _staging(scenario, scorecard, variant):
    return next(s for s in stagings(scenario, scorecard) if s.variant == variant.items)


@pytest.mark.parametrize("seed", range(0, 90, 3))
def test_over_all_draws_a_bot_fares_as_their_mean(seed):
    scenario, scorecard = made(seed)
    got = chances(scenario, scorecard, RANDOM)
    ends = [play_all(staging, RANDOM) for staging in stagings(scenario, scorecard)]
    assert got.passes == sum(each.passes for each in ends) / Fraction(len(ends))
    assert got.overall == sum(each.overall for each in ends) / Fraction(len(ends))
    assert sum(chance.variant.count for chance in got.variants) == len(ends)


@pytest.mark.parametrize("seed", range(0, 90, 3))
def test_the_ways_to_pass_are_counted(seed):
    scenario, scorecard = made(seed)
    for variant, ways in ways_to_pass(scenario, scorecard).items():
        assert ways == play_all(_staging(scenario, scorecard, variant), RANDOM).ways
