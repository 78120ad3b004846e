"""When a moment comes back: the intervals of the design, and what they must never do."""

import json
import random
import subprocess
import sys
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practised import TODAY, answered, card, intervals, moment
from roleplay.repetition.cards import STUCK_AFTER, Card
from roleplay.repetition.grades import Grade
from roleplay.repetition.scheduler import LONGEST, cards_from, next_cards, retrievability, review

AGAIN, HARD, GOOD, EASY = Grade


@pytest.mark.parametrize(
    ("grades", "waits"),
    [
        ([GOOD] * 5, [2, 11, 46, 60, 60]),
        ([AGAIN, GOOD, GOOD, GOOD, GOOD], [1, 2, 6, 17, 44]),
    ],
    ids=["always good", "once forgotten"],
)
def test_the_intervals_are_those_that_were_measured(grades, waits):
    assert intervals(grades) == waits


def test_a_better_grade_never_comes_back_sooner():
    futures = next_cards(card(), moment(), TODAY)
    assert sorted(futures, key=lambda grade: futures[grade].due) == [AGAIN, HARD, GOOD, EASY]


def test_every_future_is_known_before_the_answer_and_is_what_the_answer_then_makes():
    for known in (None, card()):
        for grade, future in next_cards(known, moment(), TODAY).items():
            assert future == review(known, answered(grade, TODAY))


def test_only_the_first_answer_of_a_day_counts():
    first = review(None, answered(AGAIN, TODAY))
    assert review(first, answered(GOOD, TODAY)) == first
    assert review(first, answered(GOOD, TODAY + 1)).reviews == 2


def test_a_clock_that_was_set_back_changes_nothing_until_it_has_caught_up():
    known = review(None, answered(GOOD, TODAY))
    assert review(known, answered(AGAIN, TODAY - 300)) == known
    assert review(known, answered(AGAIN, TODAY + 1)).last == TODAY + 1
    assert retrievability(known, TODAY - 300) == 1


def test_each_moment_has_a_card_of_its_own():
    cards = cards_from(
        [answered(GOOD, TODAY, moment("one")), answered(AGAIN, TODAY, moment("one", "knock"))]
    )
    assert list(cards) == [("cake", "one"), ("knock", "one")]
    assert cards["cake", "one"].due > cards["knock", "one"].due


def test_a_lapse_is_forgetting_what_had_been_answered_before():
    known = card(None, AGAIN)
    assert known.lapses == 0
    for lapses in range(1, STUCK_AFTER + 1):
        assert not known.stuck
        known = review(known, answered(AGAIN, known.due))
        assert known.lapses == lapses
    assert known.stuck


def test_another_text_with_the_same_best_reply_keeps_what_is_remembered():
    known = card(None, GOOD, GOOD, AGAIN)
    revised = review(known, answered(GOOD, TODAY, text="revised"))
    same = review(known, answered(GOOD, TODAY))
    assert (revised.stability, revised.due, revised.reviews) == (same.stability, same.due, 4)
    assert (revised.text, revised.lapses, same.lapses) == ("revised", 0, 1)


def test_another_best_reply_begins_the_card_anew_even_on_the_same_day():
    known = card(None, GOOD, GOOD, first=TODAY - 10)
    assert known.last == TODAY
    anew = review(known, answered(GOOD, TODAY, best=("other",)))
    assert anew == review(None, answered(GOOD, TODAY, best=("other",)))
    assert anew.reviews == 1


def test_what_is_remembered_fades_day_by_day():
    known = card(None, GOOD, GOOD)
    chances = [retrievability(known, known.last + days) for days in range(60)]
    assert chances[0] == 1
    assert chances == sorted(chances, reverse=True)
    assert chances[known.due - known.last] == pytest.approx(0.9, abs=0.01)


def test_no_chance_comes_into_it():
    """Fuzz would draw from the state that everything in the process shares."""
    before = random.getstate()
    assert intervals([GOOD, HARD, EASY]) == intervals([GOOD, HARD, EASY])
    assert random.getstate() == before


def test_a_card_that_was_stored_is_the_same_card():
    """A card that went through text, as through a database, goes on as if it had not."""
    known = card(None, GOOD, HARD)
    row = json.loads(json.dumps(asdict(known)))
    kept = Card(**row | {"best": tuple(row["best"])})
    assert review(kept, answered(GOOD, TODAY)) == review(known, answered(GOOD, TODAY))


moments = st.sampled_from([moment("one"), moment("two"), moment("one", "knock")])
logs = st.lists(
    st.builds(
        answered,
        st.sampled_from(Grade),
        st.integers(TODAY, TODAY + 200),
        moments,
        text=st.sampled_from(["a text", "revised"]),
        best=st.sampled_from([("own-it",), ("own-it",), ("own-it",), ("other",)]),
    ),
    max_size=40,
)


@given(logs)
def test_rebuilding_gives_what_the_reviews_made_one_by_one(log):
    cards = {}
    for answer in log:
        of = moment(answer.moment, answer.scenario, text=answer.text, best=answer.best)
        cards[answer.key] = next_cards(cards.get(answer.key), of, answer.day)[answer.grade]
    assert cards_from(log) == cards
    middle = len(log) // 2
    again = cards_from(log[:middle])
    for answer in log[middle:]:
        again[answer.key] = review(again.get(answer.key), answer)
    assert again == cards


@given(logs)
def test_a_moment_comes_back_after_its_last_review_and_within_sixty_days(log):
    for known in cards_from(log).values():
        assert known.last + 1 <= known.due <= known.last + LONGEST
        assert 0 < retrievability(known, known.due) <= 1
        assert 1 <= known.difficulty <= 10
        assert 0 <= known.lapses < known.reviews


@given(logs)
def test_a_second_answer_on_a_day_changes_nothing(log):
    """Where the moment is still the same; another best reply makes another card of it."""
    cards = cards_from(log)
    for known in cards.values():
        of = moment(known.moment, known.scenario, text=known.text, best=known.best)
        for future in next_cards(known, of, known.last).values():
            assert future == known


def test_ten_thousand_cards_are_rebuilt():
    of = [moment(f"moment-{n % 20}", f"scenario-{n // 20}") for n in range(10_000)]
    log = [answered(GOOD, TODAY - days, each) for days in (13, 11) for each in of]
    cards = cards_from(log)
    assert len(cards) == 10_000
    assert {known.due for known in cards.values()} == {TODAY}


def test_what_is_due_is_known_without_loading_the_scheduler():
    """`roleplay due` runs whenever a shell starts up."""
    look = "import sys, roleplay.repetition.standing; sys.exit('fsrs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
