"""The grade comes from the reply that was chosen, never from the trainee."""

import pytest

from roleplay.conversation import begin
from roleplay.repetition.grades import Considered, Grade, considered, grade, is_scored
from small import played, read

AGAIN, HARD, GOOD, EASY = Grade

OPTIONS = (
    Considered("best", (3, 4), 350, critical=False),
    Considered("as-good", (4, 3), 350, critical=False),
    Considered("close", (2, 3), 250, critical=False),
    Considered("lopsided", (4, 1), 250, critical=False),
    Considered("harmful", (3, 4), 350, critical=True),
)


def graded(chosen, options=OPTIONS, *, seconds=None, median=None, fresh=False):
    return grade(options, chosen, seconds=seconds, median=median, fresh=fresh)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("best", GOOD),
        ("as-good", GOOD),
        ("close", HARD),
        ("lopsided", AGAIN),
        ("harmful", AGAIN),
        ("a-silence", AGAIN),
    ],
)
def test_the_best_is_good_and_what_is_nearly_as_good_is_hard(chosen, expected):
    assert graded(chosen) is expected


def test_the_best_is_easy_only_when_quick_in_a_fresh_variant_among_four_replies():
    quick = {"seconds": 4.0, "median": 9.0}
    assert graded("best", **quick, fresh=True) is EASY
    assert graded("best", **quick, fresh=False) is GOOD
    assert graded("best", OPTIONS[:3], **quick, fresh=True) is GOOD
    assert graded("best", seconds=9.0, median=9.0, fresh=True) is GOOD
    assert graded("best", seconds=None, median=9.0, fresh=True) is GOOD
    assert graded("best", seconds=4.0, median=None, fresh=True) is GOOD


def test_being_quick_makes_no_weak_reply_better():
    assert graded("close", seconds=1.0, median=9.0, fresh=True) is HARD
    assert graded("harmful", seconds=1.0, median=9.0, fresh=True) is AGAIN


def test_where_the_highest_reply_is_critical_the_best_of_the_others_counts():
    options = (
        Considered("harmful", (4,), 400, critical=True),
        Considered("sound", (2,), 200, critical=False),
    )
    assert graded("sound", options) is GOOD
    assert graded("harmful", options) is AGAIN


def test_a_moment_is_scored_where_one_reply_is_best_and_another_is_not():
    best, as_good, close, _, harmful = OPTIONS
    assert is_scored([best, close])
    assert is_scored([best, harmful])
    assert not is_scored([best, as_good])
    assert not is_scored([harmful])
    assert not is_scored([])


TWO = """
moments:
  one:
    customer: Well?
    replies:
      hear: {say: I hear you., shows: [hears], because: It does., then: two}
      ignore: {say: Next., shows: [ignores], then: two}
  two:
    customer: And now?
    replies:
      mend: {say: Mended., shows: [mends], because: It is., then: done}
      blame: {say: Your fault., shows: [blames, promises], then: done}
      thank: {when: heard, say: Thanks., then: done}
"""


def test_replies_are_considered_with_the_levels_they_would_really_show_now():
    """“mends” needs that the customer was heard; without, it is another behavior."""
    heard = {o.name: o for o in considered(played(TWO, "hear"))}
    assert list(heard) == ["mend", "blame", "thank"]
    assert heard["mend"] == Considered("mend", (0, 4), 200, critical=False)
    assert heard["blame"] == Considered("blame", (0, 1), 50, critical=True)
    ignored = {o.name: o.levels for o in considered(played(TWO, "ignore"))}
    assert ignored == {"mend": (0, 2), "blame": (0, 1)}


def test_nothing_is_considered_once_it_has_ended():
    assert considered(played("", "hear")) == ()
    assert [o.name for o in considered(begin(*read(), 1))] == ["hear", "ignore"]
