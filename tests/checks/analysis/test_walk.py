"""What the walk says can be seen is what trying everything shows, and nothing else."""

from dataclasses import replace
from itertools import product

import pytest

from checks.analysis.brute import Seen, everything, look_round, made, play_all, stagings, start_of
from roleplay.checks.analysis import BOTS, Kind, Witnesses, can_keep, lengths, walk
from roleplay.checks.analysis.situations import situations
from roleplay.checks.analysis.variants import variant_count, variants
from roleplay.conversation.attempt import Attempt, stage
from roleplay.conversation.rules import silence
from small import read

RANDOM = BOTS[0]


@pytest.mark.parametrize("seed", range(100))
def test_it_sees_what_trying_everything_sees(seed):
    walked = walk(*made(seed))
    assert walked.complete
    seen = everything(*made(seed))
    facts = [fact for fact in walked.facts.values() if fact.states]
    assert {(fact.kind, fact.path) for fact in facts if fact.holds} == set(seen.held)
    assert {(fact.kind, fact.path) for fact in facts if fact.fails} == set(seen.failed)


@pytest.mark.parametrize("seed", range(0, 100, 4))
def test_every_witness_is_a_shortest_way_to_what_it_shows(seed):
    scenario, scorecard = made(seed)
    walked = walk(scenario, scorecard)
    seen = everything(scenario, scorecard)
    for fact, fails in product(walked.facts.values(), (False, True)):
        found = Witnesses(walked).of(fact, fails=fails)
        if not (fact.fails if fails else fact.holds):
            assert found is None
            continue
        key = (fact.kind, fact.path)
        assert len(found.replies) == (seen.failed if fails else seen.held)[key]
        for variant in walked.variants if found.in_all else [found.variant]:
            met = _look_along(scenario, scorecard, replace(found, variant=variant))
            assert key in (met.failed if fails else met.held)


def _look_along(scenario, scorecard, found) -> Seen:
    """What is seen on the way of a witness."""
    staging = stage(scenario, scorecard, found.variant.items)
    attempt = Attempt(staging, 0, start_of(staging))
    seen = Seen()
    for number, line in enumerate(scenario.before):
        seen.passage(staging, ("before", number), line.text, attempt.state)
    for moment, reply in found.replies:
        assert attempt.state.place == moment
        list(look_round(seen, staging, attempt.state))
        unspoken = silence(staging, attempt.state)
        silent = unspoken is not None and unspoken.name == reply
        attempt, _ = attempt.silence() if silent else attempt.reply(reply)
    list(look_round(seen, staging, attempt.state))
    return seen


@pytest.mark.parametrize("seed", range(0, 100, 3))
def test_the_shortest_and_the_longest_conversation_are_found(seed):
    scenario, scorecard = made(seed)
    found = lengths(walk(scenario, scorecard))
    ends = [play_all(staging, RANDOM) for staging in stagings(scenario, scorecard)]
    replies = set().union(*[each.lengths for each in ends])
    assert len(found.shortest.replies) == min(replies)
    assert len(found.longest.replies) == max(replies)


SIDE_STREET = """
start: one
moments:
  one:
    customer: Well?
    replies:
      far: {say: I will call you., promise: call, then: two}
      near: {say: Bye., then: done}
  two:
    customer: And?
    replies:
      only: {say: Bye., then: done}
      hidden: {say: I called., when: temper > 8, keep: call, then: done}
"""


def test_a_reply_that_is_never_offered_is_known_with_the_states_that_were_looked_at():
    walked = walk(*read(SIDE_STREET))
    fact = walked.fact(Kind.REPLY, "moments", "two", "replies", "hidden")
    assert (fact.states, fact.holds, fact.fails) == (1, False, True)
    assert Witnesses(walked).of(fact) is None
    assert Witnesses(walked).of(fact, fails=True).replies == (("one", "far"),)


def test_searches_for_witnesses_share_a_room_and_find_none_without():
    walked = walk(*read(SIDE_STREET))
    fact = walked.fact(Kind.MOMENT, "moments", "two")
    assert Witnesses(walked, room=1).of(fact) is None
    few = Witnesses(walked, room=400_000)
    found = [few.of(fact) for _ in range(200)]
    assert found[0].replies == (("one", "far"),)
    assert found[-1] is None


def test_a_promise_that_only_a_hidden_reply_keeps_cannot_be_kept():
    assert not can_keep(walk(*read(SIDE_STREET)), "call")
    assert can_keep(walk(*read(SIDE_STREET.replace("temper > 8", "temper > 6"))), "call")


def test_where_there_is_no_room_it_stops_and_says_how_far_it_came():
    scenario, scorecard = made(3)
    whole = walk(scenario, scorecard)
    part = walk(scenario, scorecard, room=5000)
    assert whole.complete
    assert len(whole.variants) == whole.all_variants
    assert not part.complete
    assert 0 < part.states < whole.states
    assert len(part.variants) < part.all_variants
    assert len(part.tried) == len(part.variants) + 1
    assert lengths(part) is None


def test_draws_that_only_texts_use_are_one_variant():
    vary = "vary: {color: [red, blue], price: [10, 20, 20, 30]}\n"
    moments = """
moments:
  one:
    customer: The {color} one?
    replies:
      cheap: {say: Yes., when: price < 20, then: done}
      plain: {say: No., then: done}
"""
    scenario, _ = read(vary + moments)
    found = list(variants(scenario))
    assert [(v.items, dict(v.drawn), v.count) for v in found] == [
        ((0, 0), {"price": "10"}, 2),
        ((0, 1), {"price": "20"}, 4),
        ((0, 3), {"price": "30"}, 2),
    ]
    assert variant_count(scenario) == 3


PASSED_OVER = """
moments:
  one:
    customer: Well?
    replies:
      long: {say: Let me see., then: two}
      short: {say: Here., then: side}
  two: {customer: And?, replies: {on: {say: A moment., then: three}}}
  three: {customer: And?, replies: {on: {say: Done., then: done}}}
  side: {customer: And?, replies: {on: {say: Done., then: bare}}}
  bare:
    customer: Never said.
    replies: {no: {say: No., when: temper > 9, then: two}}
    if-nothing-left: bare-too
  bare-too:
    customer: Never said.
    replies: {no: {say: No., when: temper > 9, then: two}}
    if-nothing-left: done
"""


def test_passing_over_a_moment_with_nothing_left_costs_no_reply():
    walked = walk(*read(PASSED_OVER))
    found = Witnesses(walked).of(walked.fact(Kind.ENDING, "endings", "done"))
    assert found.replies == (("one", "short"), ("side", "on"))
    assert not walked.fact(Kind.MOMENT, "moments", "bare").holds
    assert lengths(walked).shortest == found


OVERDRAWN = """
briefing: {authority: {refund: 50}}
moments:
  one:
    customer: Well?
    replies:
      much: {say: Take 60., spends: {refund: 60}, then: two}
      less: {say: Take 50., spends: {refund: 50}, then: two}
  two:
    customer: And?
    replies:
      nothing: {say: Take nothing., spends: {refund: 0}, because: So., then: done}
"""


def test_past_the_authority_even_nothing_is_too_much():
    found = situations(*read(OVERDRAWN))
    last = {s.turns[0].criticals for s in found.all if s.place == "two"}
    assert last == {(), ("oversteps",)}
