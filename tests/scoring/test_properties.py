"""What the score promises for every scenario and every way to play it."""

import random
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from playing import play
from random_scenarios import files
from roleplay.conversation import begin
from roleplay.conversation.rules import offered, take
from roleplay.scoring import debrief, score
from roleplay.scoring.stakes import reads, stakes_of

seeds = st.integers(0, 2**63 - 1)
randoms = st.integers(0, 2**32).map(random.Random)


@settings(max_examples=200)
@given(files(), seeds)
def test_perfect_play_scores_exactly_100_percent_in_every_dimension_and_variant(made, seed):
    attempt = begin(*made.read(), seed)
    stakes = stakes_of(attempt.staging)
    while (model := stakes.at(attempt.state).model) is not None:
        attempt = attempt.reply(model.reply.name)[0]
    got = score(attempt)
    assert got.overall == 1
    assert all(earned == 1 for earned in got.dimensions.values())


@settings(max_examples=200)
@given(files(), seeds, randoms)
def test_scores_lie_between_0_and_1_and_playing_on_never_costs_what_was_earned(made, seed, rng):
    earned = {}
    for attempt in play(begin(*made.read(), seed), rng):
        got = score(attempt)
        for name, now in got.dimensions.items():
            assert 0 <= earned.get(name, 0) <= now <= 1
        earned = dict(got.dimensions)


@settings(max_examples=200)
@given(files(), seeds, randoms)
def test_no_loss_is_negative_and_what_is_earned_and_lost_adds_up(made, seed, rng):
    *_, attempt = play(begin(*made.read(), seed), rng)
    told = debrief(attempt)
    left = dict.fromkeys(told.score.dimensions, Fraction(1))
    for turn in told.turns:
        for option in (turn.chosen, turn.model, *turn.others):
            parts = [part for _, part in option.loss.dimensions]
            assert all(p.earned >= 0 and p.given_away >= 0 and p.closed >= 0 for p in parts)
        assert turn.model.free
        for name, part in turn.chosen.loss.dimensions:
            # A detour earns no more than what the replies before it have left.
            assert part.earned <= left[name]
            left[name] -= part.earned + part.loss
    assert not any(left.values())
    for name, earned in told.score.dimensions.items():
        lost = sum(dict(turn.chosen.loss.dimensions)[name].loss for turn in told.turns)
        assert earned + lost == 1


@settings(max_examples=100)
@given(files(), seeds, randoms)
def test_the_stake_ahead_is_what_the_design_says_it_is(made, seed, rng):
    for attempt in play(begin(*made.read(), seed), rng):
        stakes = stakes_of(attempt.staging)
        assume(reads(attempt.staging.scenario, attempt.staging.scorecard).follow_ties)
        assert stakes.at(attempt.state).ahead == by_hand(attempt.staging, stakes, attempt.state, {})


def by_hand(staging, stakes, state, known):
    """T(s) straight from its definition, on whole states."""
    if state not in known:
        known[state] = by_definition(staging, stakes, state, known)
    return known[state]


def by_definition(staging, stakes, state, known):
    choices = offered(staging, state)
    if not choices:
        return (0, 0, 0)
    steps = [take(staging, state, reply) for reply in choices]
    highest = max(stakes.weigh(step.levels) for step in steps)
    best = [step for step in steps if stakes.weigh(step.levels) == highest]
    aheads = [by_hand(staging, stakes, step.after, known) for step in best]
    ahead, model = max(zip(aheads, best, strict=True), key=lambda pair: stakes.weigh(pair[0]))
    return tuple(x + t for x, t in zip(model.levels, ahead, strict=True))
