"""Values, perfect paths and recoveries agree with the engine and the score, in every state."""

from fractions import Fraction

import pytest

from checks.analysis.brute import everything_met, made, play_all, stagings, start_of
from roleplay.checks.analysis import BOTS, perfect, recoveries, values
from roleplay.checks.analysis.results import Span
from roleplay.conversation.attempt import Attempt
from roleplay.conversation.rules import offered, take
from roleplay.scoring import score
from roleplay.scoring.score import Share, judge, portions
from roleplay.scoring.stakes import stakes_of

RANDOM = BOTS[0]


def _staging(scenario, scorecard, variant):
    return next(s for s in stagings(scenario, scorecard) if s.variant == variant.items)


def _outcomes(ends, scenario):
    return [scenario.endings[name].outcome for name in ends.endings]


@pytest.mark.parametrize("seed", range(60))
def test_the_perfect_path_is_the_model_path_with_its_score(seed):
    scenario, scorecard = made(seed)
    for found in perfect(scenario, scorecard):
        staging = _staging(scenario, scorecard, found.variant)
        stakes = stakes_of(staging)
        attempt = Attempt(staging, 0, start_of(staging))
        for step in stakes.model_path(attempt.state):
            attempt, _ = attempt.reply(step.reply.name)
        got = score(attempt)
        assert found.replies == tuple((turn.moment, turn.reply) for turn in attempt.turns)
        assert found.ending == (attempt.state.place if attempt.ended else None)
        assert (found.score, found.dimensions) == (got.overall, got.dimensions)
        assert found.passed == got.passed
        assert found.criticals == tuple(dict.fromkeys(got.criticals))
        assert found.broken == got.broken
        reached = _outcomes(play_all(staging, RANDOM), scenario)
        assert found.best_outcome == max(reached, key=lambda o: o.rank, default=None)
        if found.best_outcome == found.outcome:
            assert found.better == ()
        else:
            assert len(found.better) == _fewest_replies(staging, found.best_outcome)
            assert _outcome_of(staging, found.better) == found.best_outcome


def _outcome_of(staging, replies):
    """Where a way ends; it is played reply by reply."""
    attempt = Attempt(staging, 0, start_of(staging))
    for moment, reply in replies:
        assert attempt.state.place == moment
        attempt, _ = attempt.reply(reply)
    return staging.scenario.endings[attempt.state.place].outcome


def _fewest_replies(staging, outcome) -> int:
    """The length of a shortest conversation with that outcome, by trying all."""
    states, replies = {start_of(staging)}, 0
    while True:
        endings = {staging.scenario.endings.get(state.place) for state in states}
        if outcome in {ending.outcome for ending in endings if ending}:
            return replies
        states = {
            take(staging, state, reply).after
            for state in states
            for reply in offered(staging, state)
        }
        replies += 1


@pytest.mark.parametrize("seed", range(60))
def test_what_is_left_after_the_first_reply_is_what_trying_it_shows(seed):
    scenario, scorecard = made(seed)
    for left in recoveries(scenario, scorecard):
        staging = _staging(scenario, scorecard, left.variant)
        first, _ = Attempt(staging, 0, start_of(staging)).reply(left.reply)
        ends = play_all(staging, RANDOM, first)
        assert left.can_pass == bool(ends.ways)
        assert left.attainable == max(ends.scores)
        assert left.free == (left.attainable == 1)
        outcomes = _outcomes(ends, scenario)
        assert left.best_outcome == max(outcomes, key=lambda o: o.rank, default=None)


@pytest.mark.parametrize("seed", range(60))
def test_values_span_all_states_that_can_be_met(seed):
    scenario, scorecard = made(seed)
    stakes_met, losses, levels = {}, {}, {}
    for staging in stagings(scenario, scorecard):
        stakes = stakes_of(staging)
        for state in everything_met(staging):
            stake = stakes.at(state)
            if stake.model is None:
                continue
            whole = [Share()] * len(stakes.weights)
            for reply in offered(staging, state):
                step = take(staging, state, reply)
                parts = portions(judge(stakes, step, whole))
                key = (state.place, reply.name)
                lost = _mean(stakes, stake, [part.loss for part in parts])
                losses.setdefault(key, []).append(lost)
                levels.setdefault(key, set()).add(step.levels)
                if reply.name == stake.model.reply.name:
                    earned = _mean(stakes, stake, [part.earned for part in parts])
                    stakes_met.setdefault(state.place, []).append(earned)
    got = values(scenario, scorecard)
    assert {name: value.stake for name, value in got.items()} == _spans(stakes_met)
    replies = {(m, r): each for m, value in got.items() for r, each in value.replies.items()}
    assert {key: each.loss for key, each in replies.items()} == _spans(losses)
    assert {key: set(each.levels) for key, each in replies.items()} == levels


def _mean(stakes, stake, shares) -> Fraction:
    scored = [d for d, ahead in enumerate(stake.ahead) if ahead]
    weight = sum(stakes.weights[d] for d in scored)
    return sum((stakes.weights[d] * shares[d] for d in scored), Fraction(0)) / (weight or 1)


def _spans(met):
    return {key: Span(min(found), max(found)) for key, found in met.items()}
