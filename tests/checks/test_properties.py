"""The checks over random scenarios: they never fail, and what they say of reach is true."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.checked import TODAY
from playing import play
from random_scenarios import files
from roleplay.checks.check import check
from roleplay.checks.subject import Subject
from roleplay.checks.thresholds import Thresholds
from roleplay.conversation import begin

randoms = st.integers(0, 2**32).map(random.Random)


@settings(max_examples=60, deadline=None)
@given(files(), st.integers(0, 2**32), randoms)
def test_what_was_said_to_be_never_seen_is_never_seen(made, seed, rng):
    scenario, scorecard = made.read()
    found = check(Subject(scenario, scorecard, Thresholds(), today=TODAY)).diagnostics
    assert all(d.span.line >= 1 and d.message and d.help for d in found)
    never = {(d.code, d.span) for d in found}
    span = scenario.origin.span
    for _ in range(5):
        for attempt in play(begin(scenario, scorecard, seed), rng):
            place = attempt.state.place
            if attempt.ended:
                assert ("X103", span("endings", place)) not in never
                break
            assert ("X104", span("moments", place)) not in never
            for reply in attempt.offered:
                path = ("moments", place, "replies", reply, "when")
                assert ("X101", span(*path)) not in never
        seed += 1


@settings(max_examples=40, deadline=None)
@given(files())
def test_checking_twice_finds_the_same_in_the_same_order(made):
    scenario, scorecard = made.read()
    one, other = (check(Subject(scenario, scorecard, Thresholds(), today=TODAY)) for _ in "ab")
    assert one.diagnostics == other.diagnostics
