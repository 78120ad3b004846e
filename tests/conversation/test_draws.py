"""Draws: equal seeds draw alike, on every machine and for ever."""

import json
from collections import Counter
from pathlib import Path

import pytest

from roleplay.conversation import begin, replay
from roleplay.conversation.draws import (
    draw,
    draw_order,
    draw_variant,
    draw_wording,
    least_seen_seed,
)
from roleplay.scoring import score
from small import read
from worked_example import worked_example

GOLDEN = json.loads((Path(__file__).parent / "golden.json").read_text(encoding="utf-8"))

VARIED = """
vary:
  cake: [lemon, plum, apple]
  case: [{price: 1, note: a}, {price: 2, note: b}]
moments:
  one:
    customer: Well?
    replies:
      hear: {say: [One., Two., Three.], shows: [hears], because: It does., then: done}
      ignore: {say: Next., then: done}
"""


@pytest.mark.parametrize("case", GOLDEN["draws"], ids=lambda case: "-".join(case["names"]))
def test_a_draw_is_the_same_for_ever(case):
    assert draw(case["seed"], case["kind"], *case["names"]) == case["value"]


@pytest.mark.parametrize("case", GOLDEN["attempts"], ids=lambda case: str(case["seed"]))
def test_whole_attempts_are_the_same_for_ever(case):
    attempt = replay(*worked_example(), case["seed"], case["replies"])
    assert [list(step["listed"]) for step in case["steps"]] == [
        list(replay(*worked_example(), case["seed"], case["replies"][:n]).order())
        for n in range(len(case["replies"]))
    ]
    assert list(attempt.state.meters) == case["meters"]
    assert attempt.state.place == case["ending"]
    assert str(score(attempt).overall) == case["overall"]


def test_adding_a_variable_or_a_reply_changes_no_other_draw():
    scenario, _ = read(VARIED)
    more, _ = read(VARIED.replace("vary:", "vary:\n  first: [x, y]"))
    for seed in range(30):
        assert draw_variant(more, seed)[1:] == draw_variant(scenario, seed)
        order = draw_order(seed, "one", ["a", "b", "c"])
        assert [
            name for name in draw_order(seed, "one", ["a", "b", "c", "d"]) if name != "d"
        ] == order


def test_every_order_variant_and_wording_comes_up_about_equally_often():
    scenario, _ = read(VARIED)
    seeds = range(3000)
    assert all(
        900 < n < 1100 for n in Counter(draw_wording(s, "one", "hear", 3) for s in seeds).values()
    )
    assert len(Counter(tuple(draw_order(s, "one", list("abcd"))) for s in seeds)) == 24
    assert all(400 < n < 600 for n in Counter(draw_variant(scenario, s) for s in seeds).values())


def test_what_was_met_least_is_drawn_next():
    scenario, card = read(VARIED)
    seen = Counter()
    drawn = []
    for attempt in range(6):
        fresh = begin(scenario, card, least_seen_seed(scenario, attempt * 1000, seen))
        seen.update(fresh.drawn.items())
        drawn.append(tuple(fresh.drawn.values()))
    assert set(Counter(value[0] for value in drawn).values()) == {2}
    assert set(Counter(value[1] for value in drawn).values()) == {3}


def shown_wordings(attempt):
    """The wordings on the screen, as the store counts them."""
    place = attempt.state.place
    return [(f"{place}/{offer.name}", str(offer.wording)) for offer in attempt.view().replies]


TWINS = """
vary:
  case: [low, high]
moments:
  one:
    customer: Well?
    replies:
      hear:
        say:
          - {when: case is low, text: [Just the one.]}
          - {text: [One., Two., Three.]}
        shows: [hears]
        because: It does.
        then: done
      ignore: {say: Next., then: done}
"""


def test_the_wordings_of_the_text_that_the_variant_shows_are_drawn_least_seen_first():
    """The first text has one wording, so that its number tells nothing about the second."""
    scenario, card = read(TWINS)
    seen = Counter()
    shown = []
    for attempt in range(6):
        fresh = begin(scenario, card, least_seen_seed(scenario, attempt * 1000, seen))
        if fresh.drawn["case"] == "high":
            shown += [number for name, number in shown_wordings(fresh) if name == "one/hear"]
            seen.update(shown_wordings(fresh))
        seen.update(fresh.drawn.items())
    assert sorted(shown) == ["0", "1", "2"]


def test_wordings_that_the_variant_cannot_show_do_not_count():
    piece = TWINS.replace("[Just the one.]", "[A., B.]").replace("[One., Two., Three.]", "C.")
    scenario, card = read(piece)
    first = least_seen_seed(scenario, 0, {})
    assert first == 0
    seen = {("case", "low"): 1, ("one/hear", "0"): 5, ("one/hear", "1"): 5}
    chosen = least_seen_seed(scenario, 0, seen)
    assert begin(scenario, card, chosen).drawn["case"] == "high"
    earliest = next(s for s in range(64) if begin(scenario, card, s).drawn["case"] == "high")
    assert chosen == earliest


def test_a_reply_that_the_variant_never_offers_does_not_count():
    piece = """
    briefing: {authority: {refund: 50}}
    vary:
      price: [20, 20]
    moments:
      one:
        customer: Well, {price}?
        replies:
          hear: {say: [One., Two.], shows: [hears], because: B., then: done}
          pay: {say: [A., B.], when: price > authority.refund, then: done}
          ignore: {say: Next., then: done}
    """
    scenario, _ = read(piece)
    seen = {("one/hear", "0"): 1, ("one/pay", "0"): 9, ("one/pay", "1"): 9}
    chosen = least_seen_seed(scenario, 0, seen)
    assert chosen == next(s for s in range(64) if draw_wording(s, "one", "hear", 2) == 1)


def test_texts_that_hang_on_the_customers_state_all_count():
    piece = """
    moments:
      one:
        customer: Well?
        replies:
          hear:
            say:
              - {when: temper > 5, text: [A., B.]}
              - {text: [C., D., E.]}
            shows: [hears]
            because: B.
            then: done
          ignore: {say: Next., then: done}
    """
    scenario, _ = read(piece)
    seen = {("one/hear", "0"): 1}
    chosen = least_seen_seed(scenario, 0, seen)
    assert draw_wording(chosen, "one", "hear", 2) != 0
    assert draw_wording(chosen, "one", "hear", 3) != 0
