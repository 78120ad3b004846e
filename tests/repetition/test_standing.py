"""What is due, and what is said of it."""

import pytest

from practised import TODAY, answered, card, moment
from roleplay.repetition.grades import Grade
from roleplay.repetition.scheduler import review
from roleplay.repetition.standing import (
    DueCount,
    StandingState,
    due_count,
    next_due,
    standings,
)

AGAIN, _, GOOD, _ = Grade
ONE, TWO = moment("one"), moment("two")
STUCK = (GOOD, AGAIN, AGAIN, AGAIN, AGAIN)


def standing(known, of=ONE, today=TODAY):
    (found,) = standings([known] if known else [], [of] if of else [], today)
    return found.state, found.due


def test_a_card_is_due_from_its_day_on():
    known = card(ONE)
    assert standing(known, today=known.due - 1) == (StandingState.LATER, known.due)
    assert standing(known, today=known.due) == (StandingState.DUE, known.due)
    assert standing(known, today=known.due + 99) == (StandingState.DUE, known.due)


def test_a_moment_whose_text_changed_is_due_now_and_marked_revised():
    known = card(ONE, GOOD, GOOD, GOOD)
    revised = moment("one", text="revised")
    assert known.due > known.last + 1
    assert standing(known, revised, known.last + 1) == (StandingState.REVISED, known.last + 1)


def test_a_text_that_changed_after_todays_answer_waits_until_tomorrow():
    """Only the first answer of a day counts, so another one today could not settle it."""
    known = card(ONE)
    revised = moment("one", text="revised")
    assert standing(known, revised, known.last) == (StandingState.LATER, known.last + 1)


def test_a_moment_with_another_best_reply_is_new():
    assert standing(card(ONE), moment("one", best=("other",))) == (StandingState.NEW, None)


def test_a_moment_that_was_renamed_or_removed_is_gone_and_its_new_name_is_new():
    known = card(ONE)
    found = {s.key: s for s in standings([known], [TWO], TODAY)}
    assert found["cake", "one"].state is StandingState.GONE
    assert found["cake", "one"].card == known
    assert found["cake", "two"].state is StandingState.NEW
    assert next_due(found.values(), TODAY) is None


def test_four_lapses_are_stuck_until_the_text_is_changed():
    known = card(ONE, *STUCK)
    assert standing(known) == (StandingState.STUCK, None)
    revised = moment("one", text="revised")
    assert standing(known, revised)[0] is StandingState.REVISED
    after = review(known, answered(AGAIN, TODAY, revised))
    assert standing(after, revised, TODAY + 1)[0] is StandingState.DUE


@pytest.mark.parametrize(
    ("count", "more", "words", "minutes"),
    [
        (0, False, "nothing", 0),
        (0, True, "nothing", 0),
        (1, False, "1 moment", 1),
        (7, False, "7 moments", 6),
        (12, False, "12 moments", 10),
        (12, True, "12+ moments", 10),
        (1, True, "1+ moments", 1),
    ],
)
def test_what_is_due_is_said_in_words(count, more, words, minutes):
    told = DueCount(count, more)
    assert (told.in_words, told.minutes) == (words, minutes)


def known_moments(count):
    return [moment(f"moment-{n:02}") for n in range(count)]


def test_never_more_than_twelve_come_back_a_day():
    of = known_moments(40)
    cards = [card(each) for each in of]
    assert due_count(standings(cards, of, TODAY), TODAY) == DueCount(12, more=True)
    assert due_count(standings(cards[:12], of, TODAY), TODAY) == DueCount(12, more=False)


def test_what_came_back_today_already_counts_and_what_was_new_today_does_not():
    of = known_moments(40)
    cards = [card(each) for each in of[:30]]
    done = [
        review(known, answered(GOOD, TODAY, each))
        for known, each in zip(cards[:5], of[:5], strict=True)
    ]
    new = [review(None, answered(GOOD, TODAY, each)) for each in of[30:]]
    assert due_count(standings([*done, *cards[5:], *new], of, TODAY), TODAY) == DueCount(
        7, more=True
    )
    assert due_count(standings([*done, *new], of, TODAY), TODAY) == DueCount(0, more=False)


def test_answers_from_a_day_to_come_use_up_nothing_of_today():
    """The clock was ahead once; what was answered then does not block the days until it is due."""
    of = known_moments(30)
    ahead = [review(card(each), answered(GOOD, TODAY + 300, each)) for each in of[:12]]
    due = [card(each) for each in of[12:]]
    assert due_count(standings([*ahead, *due], of, TODAY), TODAY) == DueCount(12, more=True)


def test_the_next_day_is_the_earliest_one():
    cards = [card(ONE, GOOD, GOOD), card(TWO)]
    long_ago = TODAY - 100
    found = standings(cards, [ONE, TWO], long_ago)
    assert next_due(found, long_ago) == min(c.due for c in cards)
    assert next_due(standings([], [ONE], TODAY), TODAY) is None


def test_what_is_overdue_is_due_today_and_once_the_twelve_are_done_tomorrow():
    """The next day is never one that has passed."""
    of = known_moments(20)
    later = TODAY + 200
    cards = [card(each) for each in of]
    assert next_due(standings(cards, of, later), later) == later
    done = [
        review(each, answered(GOOD, later, where)) for each, where in zip(cards, of, strict=True)
    ]
    enough = [*done[:12], *cards[12:]]
    assert due_count(standings(enough, of, later), later) == DueCount(0, more=True)
    assert next_due(standings(enough, of, later), later) == later + 1
