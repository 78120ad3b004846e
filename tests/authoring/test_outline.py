"""The map as a value: the order of the moments, the best path, loops, endings."""

import pytest

from authoring.maps import BRANCHED
from roleplay.authoring.outline import outline
from roleplay.authoring.wording import condition_text
from roleplay.scenario.conditions import parse_condition
from small import read

TWINS = """
briefing: {authority: {refund: 60}}
vary:
  name: [Ada, Ben]
  case: [{price: 40}, {price: 90}]
moments:
  one:
    customer: "{name}: {case.price}?"
    replies:
      refund:
        say: Here.
        spends: {refund: case.price}
        shows: [hears, mends]
        because: It does.
        then: done
      ask: {say: I ask., shows: [hears, promises], because: It does., then: done}
"""


def mapped(piece):
    return outline(*read(piece))


def moment(drawn, name):
    return next(moment for moment in drawn.moments if moment.name == name)


def test_the_best_path_comes_first_and_branches_stand_behind_what_they_branch_off_from():
    drawn = mapped(BRANCHED)
    assert [(m.name, m.depth) for m in drawn.moments] == [
        ("one", 0),
        ("detour", 1),
        ("deep", 1),
        ("two", 0),
    ]


def test_replies_on_the_best_path_and_the_ways_they_take_are_marked():
    drawn = mapped(BRANCHED)
    best = [(m.name, r.name) for m in drawn.moments for r in m.replies if r.best_in]
    assert best == [("one", "good"), ("two", "mend")]
    assert [way.best for way in moment(drawn, "one").replies[1].ways] == [True]


def test_only_a_way_round_to_an_earlier_moment_is_a_loop():
    drawn = mapped(BRANCHED)
    round_again = [
        (m.name, r.name, way.to)
        for m in drawn.moments
        for r in m.replies
        for way in r.ways
        if way.back
    ]
    assert round_again == [("deep", "stay", "deep"), ("two", "again", "one")]


def test_a_reply_that_is_best_in_some_variants_only_says_in_how_many():
    drawn = mapped(TWINS)
    assert drawn.variants == 2  # the name is only shown, and changes nothing
    assert [reply.best_in for reply in drawn.moments[0].replies] == [1, 1]


def test_endings_stand_from_best_to_worst():
    assert [ending.name for ending in mapped(BRANCHED).endings] == ["done", "lost"]


def test_ways_that_all_replies_share_are_said_once():
    drawn = mapped(
        """
moments:
  one:
    replies:
      hear: {say: I hear you., shows: [hears], because: It does.}
      ignore: {say: Next., shows: [ignores]}
    then: [{when: temper >= 7, to: lost}, {to: done}]
endings:
  done: {outcome: resolved}
  lost: {outcome: lost}
"""
    )
    shared = moment(drawn, "one").shared_ways
    assert [(way.to, way.when, way.best) for way in shared] == [
        ("lost", "temper >= 7", False),
        ("done", "", True),
    ]


def test_a_very_long_conversation_has_a_map():
    moments = "".join(
        f"  m{n}:\n    replies:\n"
        f"      a: {{say: A., shows: [hears], because: It does., then: m{n + 1}}}\n"
        f"      b: {{say: B., shows: [ignores], then: m{n + 1}}}\n"
        for n in range(1000)
    )
    last = "  m1000: {replies: {a: {say: A., then: done}, b: {say: B., then: done}}}\n"
    piece = f"start: m0\nmoments:\n{moments}{last}"
    assert len(mapped(piece).moments) == 1001


@pytest.mark.parametrize(
    "text",
    [
        "temper >= 6",
        "case.price > authority.refund",
        "trust between 2 and 5",
        "heard",
        "not heard",
        "promised call-back",
        "kept call-back and temper < 4",
        "(temper > 6 or trust < 3) and not heard",
        "not (heard or sent)",
        "cake is lemon cake",
        "cake is not lemon cake",
        "case.price = 19.95",
    ],
)
def test_a_condition_is_told_as_it_was_written(text):
    assert condition_text(parse_condition(text)) == text
