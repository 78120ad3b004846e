"""What holds for every scenario and every way to play it."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from playing import play
from random_scenarios import files
from roleplay.conversation import begin, replay
from roleplay.scenario.model import METERS

seeds = st.integers(0, 2**63 - 1)
randoms = st.integers(0, 2**32).map(random.Random)


@settings(max_examples=150)
@given(files(), seeds, randoms)
def test_a_conversation_always_ends_and_the_mood_stays_between_0_and_10(made, seed, rng):
    scenario, scorecard = made.read()
    replies = sum(len(m.replies) for m in scenario.moments.values())
    for attempt in play(begin(scenario, scorecard, seed), rng):
        assert all(0 <= value <= 10 for value in attempt.state.meters)
        assert attempt.offered or attempt.ended
        assert len(attempt.turns) <= replies
        view = attempt.view()
        assert [offer.name for offer in view.replies] == list(attempt.order())
        assert {meter.name for meter in view.meters} <= set(METERS)
        assert (view.ending is not None) == attempt.ended


@settings(max_examples=150)
@given(files(), seeds, randoms)
def test_replaying_the_named_replies_rebuilds_the_attempt(made, seed, rng):
    scenario, scorecard = made.read()
    *_, played = play(begin(scenario, scorecard, seed), rng)
    again = replay(scenario, scorecard, seed, [turn.reply for turn in played.turns])
    assert again.state == played.state
    assert again.view() == played.view()
    assert [t.step.levels for t in again.turns] == [t.step.levels for t in played.turns]


@settings(max_examples=50)
@given(files(), seeds, randoms)
def test_reading_the_same_text_again_plays_the_same(made, seed, rng):
    *_, played = play(begin(*made.read(), seed), rng)
    again = replay(*made.read(), seed, [turn.reply for turn in played.turns])
    assert again.view() == played.view()
