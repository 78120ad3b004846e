"""The way into a drill, and how long it may be looked for."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from roleplay.conversation import Attempt, begin
from roleplay.repetition import leads
from roleplay.repetition.leads import led
from roleplay.scenario.reader import read_scenario, read_scorecard

SCORECARD = b"""\
format: roleplay-scorecard/1
title: Small
dimensions:
  empathy:
    weight: 1
    asks: Heard?
    behaviors:
      recites: {level: 1, means: Recites.}
      hears: {level: 4, means: Hears.}
"""

HEAD = """\
format: roleplay/1
title: Long
scorecard: small
level: 1
practices: [P3]
customer: {name: Ada, mood: angry, channel: phone}
vary: {child: [Ama, Theo, Ida, Bo, Lou, Ede]}
start: one
moments:
"""

MOMENT = """\
  {name}:
    customer: What now?
    replies:
      hear: {{say: I hear you., shows: [hears], because: So., moves: {{trust: +1}}, then: {to}}}
      recite: {{say: The rule is., shows: [recites], moves: {{temper: +1}}, then: {to}}}
"""


def beginnings(text: str) -> Iterator[Attempt]:
    """Attempts in all variants, as they are asked for."""
    card = read_scorecard(SCORECARD, "small.yaml").value
    scenario = read_scenario(text.encode(), "long.yaml", {"small": card}).value
    assert scenario
    assert card
    return (begin(scenario, card, seed, "Kim") for seed in range(30))


def conversation(condition: str) -> str:
    """Twelve moments, and a hidden one behind the first that is reached on a condition."""
    names = [f"m{number}" for number in range(12)]
    hidden = f"[{{when: {condition}, to: hidden}}, {{to: m0}}]"
    moments = [MOMENT.format(name="one", to=hidden)]
    moments += [MOMENT.format(name=a, to=b) for a, b in pairwise([*names, "done"])]
    moments += [MOMENT.format(name="hidden", to="m0")]
    return HEAD + "".join(moments) + "endings:\n  done: {outcome: resolved}\n"


def test_the_way_is_the_one_that_gives_away_least():
    there = next(led(beginnings(conversation("child is Ida")), "m2"))
    assert there.state.place == "m2"
    assert {turn.reply for turn in there.turns} == {"hear"}


def test_a_variant_that_leads_there_is_found_among_many_that_do_not():
    there = next(led(beginnings(conversation("child is Ida")), "hidden"))
    assert there.drawn == {"child": "Ida"}
    assert there.state.place == "hidden"


def test_what_no_variant_leads_to_is_given_up_after_so_many_states_in_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Many variants take no longer than one: the budget is for all of them together."""
    monkeypatch.setattr(leads, "MOST_STATES", 60)
    waiting = beginnings(conversation("trust >= 9"))
    assert list(led(waiting, "hidden")) == []
    assert len(list(waiting)) > 20


def test_a_variant_that_cannot_lead_there_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The start and the moment itself are two states; those before it were not looked at."""
    monkeypatch.setattr(leads, "MOST_STATES", 2)
    assert next(beginnings(conversation("child is Ida"))).drawn != {"child": "Ida"}
    assert next(led(beginnings(conversation("child is Ida")), "hidden")).drawn == {"child": "Ida"}
