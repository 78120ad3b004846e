"""What comes back: reviews and the cards worked out from them; drills; paths; what people say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from roleplay.errors import NotFoundError, StoreBusyError, StoreError
from roleplay.repetition.cards import Card
from roleplay.repetition.shown import ShownBehavior
from roleplay.store import (
    Decision,
    DrillRow,
    ReviewRow,
    Store,
    Suggestion,
    ToldStory,
    new_uid,
)
from roleplay.store.practice import Reviewed
from store.samples import STARTED, attempt, turn

if TYPE_CHECKING:
    from roleplay.store import AttemptRow

CARD = Card("cake", "opening", "a1b2", ("own-it",), 739_200, 739_198, 2.3065, 2.1181, 1, 0)


@pytest.fixture
def begun(store: Store) -> AttemptRow:
    return attempt(store)


def review(begun: AttemptRow, seq: int = 0, **changes: object) -> ReviewRow:
    """A review of a reply of an attempt."""
    row = ReviewRow(
        run=begun.uid,
        seq=seq,
        trainee=begun.trainee,
        scenario="cake",
        moment="opening",
        text="a1b2",
        best=("own-it",),
        scenario_digest=begun.scenario_digest,
        scorecard_digest=begun.scorecard_digest,
        seed=7,
        drawn={"cake": "lemon"},
        lead=("greet",),
        reply="own-it",
        shown=(ShownBehavior("owns-it", "empowerment", 3, critical=False),),
        possible=(
            ShownBehavior("owns-it", "empowerment", 3, critical=False),
            ShownBehavior("blames", "empathy", 0, critical=True),
        ),
        grade=3,
        counts=True,
        drill=False,
        fresh=True,
        took_ms=4200,
        day=739_198,
        at=STARTED + seq,
    )
    return replace(row, **changes)  # type: ignore[arg-type]


def test_a_review_comes_back_as_it_was_saved(store: Store, begun: AttemptRow) -> None:
    saved = review(begun)
    store.practice.save(Reviewed(saved, CARD))
    assert store.practice.reviews(begun.trainee) == (saved,)
    assert store.practice.card(begun.trainee, "cake", "opening") == CARD
    assert store.practice.cards(begun.trainee) == (CARD,)


def test_the_reply_and_its_review_are_saved_together_or_not_at_all(
    store: Store, begun: AttemptRow
) -> None:
    foreign = review(begun, scenario_digest="no such text")
    with pytest.raises(StoreError):
        store.save_turn(begun.uid, turn(0), Reviewed(foreign, CARD))
    assert store.turns(begun.uid) == ()
    assert store.practice.reviews(begun.trainee) == ()
    store.save_turn(begun.uid, turn(0), Reviewed(review(begun), CARD))
    assert len(store.turns(begun.uid)) == len(store.practice.reviews(begun.trainee)) == 1


def test_saving_a_review_again_changes_neither_it_nor_the_card(
    store: Store, begun: AttemptRow
) -> None:
    store.practice.save(Reviewed(review(begun), CARD))
    again = review(begun, grade=1, reply="ask-number")
    store.practice.save(Reviewed(again, replace(CARD, due=1)))
    assert store.practice.reviews(begun.trainee) == (review(begun),)
    assert store.practice.cards(begun.trainee) == (CARD,)


def test_a_review_that_does_not_count_leaves_the_card(store: Store, begun: AttemptRow) -> None:
    store.practice.save(Reviewed(review(begun), CARD))
    store.practice.save(Reviewed(review(begun, 1, counts=False), None))
    assert store.practice.cards(begun.trainee) == (CARD,)
    assert store.practice.answered(begun.trainee, "cake", "opening", 739_198)
    assert not store.practice.answered(begun.trainee, "cake", "opening", 739_199)


def test_of_two_windows_only_the_first_answer_of_a_day_counts(
    store: Store, begun: AttemptRow
) -> None:
    """Each asked before the other had answered, so both took theirs to be the first."""
    store.practice.save(Reviewed(review(begun), CARD))
    store.practice.save(Reviewed(review(begun, 1), replace(CARD, due=1)))
    assert [each.counts for each in store.practice.reviews(begun.trainee)] == [True, False]
    assert store.practice.cards(begun.trainee) == (CARD,)


def test_the_last_answer_that_counts_is_known(store: Store, begun: AttemptRow) -> None:
    place = begun.trainee, "cake", "opening"
    assert store.practice.last_counted(*place) is None
    store.practice.save(Reviewed(review(begun), CARD))
    store.practice.save(Reviewed(review(begun, 1, counts=False), None))
    assert store.practice.last_counted(*place) == (begun.scenario_digest, STARTED)


def test_the_card_is_that_of_the_last_review(store: Store, begun: AttemptRow) -> None:
    store.practice.save(Reviewed(review(begun), CARD))
    later = replace(CARD, due=739_250, last=739_200, reviews=2)
    store.practice.save(Reviewed(review(begun, 1, day=739_200), later))
    assert store.practice.cards(begun.trainee) == (later,)


def test_cards_can_be_worked_out_anew(store: Store, begun: AttemptRow) -> None:
    store.practice.save(Reviewed(review(begun), CARD))
    store.practice.replace_cards(begun.trainee, lambda: [replace(CARD, stability=9.5)])
    (card,) = store.practice.cards(begun.trainee)
    assert card.stability == 9.5


def test_while_cards_are_worked_out_no_other_window_answers(
    store: Store, begun: AttemptRow
) -> None:
    """Else its answer would be lost under the cards that were worked out without it."""
    store.practice.save(Reviewed(review(begun), CARD))
    with Store.open(store.path, timeout=0) as other:

        def work_out() -> list[Card]:
            with pytest.raises(StoreBusyError):
                other.practice.save(Reviewed(review(begun, 1, day=739_200), CARD))
            return [replace(CARD, stability=9.5)]

        assert store.practice.replace_cards(begun.trainee, work_out) == 1


def test_everybody_has_cards_of_their_own(store: Store, begun: AttemptRow) -> None:
    store.practice.save(Reviewed(review(begun), CARD))
    other = attempt(store, trainee="Bo")
    assert store.practice.cards(other.trainee) == ()
    assert store.practice.times(begun.trainee) == (4200,)
    assert store.practice.times(other.trainee) == ()


def test_a_run_in_which_something_critical_was_shown_is_known(
    store: Store, begun: AttemptRow
) -> None:
    """And one in which it only could have been shown is not."""
    blames = (ShownBehavior("blames", "empathy", 0, critical=True),)
    store.practice.save(Reviewed(review(begun), CARD))
    other = attempt(store)
    store.practice.save(Reviewed(review(other, shown=blames), CARD))
    assert store.practice.critical_runs(begun.trainee) == {other.uid}


def test_a_drill_counts_once_something_was_answered(store: Store, begun: AttemptRow) -> None:
    first, second = (DrillRow(new_uid(), begun.trainee, 5, 7, STARTED + n, 9) for n in range(2))
    for drill in (first, second, first):
        store.practice.begin_drill(drill)
    assert store.practice.drills_done(begun.trainee) == ()
    answered = review(begun, run=second.uid, drill=True)
    store.practice.save(Reviewed(answered, CARD))
    (done,) = store.practice.drills_done(begun.trainee)
    assert (done.began, done.day, done.answers, done.to_the_end) == (STARTED + 1, 9, 1, False)
    store.practice.end_drill(second.uid, STARTED + 5)
    store.practice.end_drill(second.uid, STARTED + 7)
    assert [done.to_the_end for done in store.practice.drills_done(begun.trainee)] == [True]


def test_variants_met_in_drills_count_as_met(store: Store, begun: AttemptRow) -> None:
    assert store.met(begun.trainee, "cake", {"cake": "lemon"}) == 1
    drill = DrillRow(new_uid(), begun.trainee, 5, 7, STARTED, 9)
    store.practice.begin_drill(drill)
    store.practice.save(Reviewed(review(begun, run=drill.uid, drill=True), CARD))
    assert store.met(begun.trainee, "cake", {"cake": "lemon"}) == 2
    assert store.seen(begun.trainee, "cake")["cake", "lemon"] == 2
    assert store.met(begun.trainee, "cake", {"cake": "plum"}) == 0


def test_a_path_begins_once_and_a_text_is_read_once(store: Store, begun: AttemptRow) -> None:
    uid = begun.trainee
    store.paths.start(uid, "first-weeks", 5)
    store.paths.start(uid, "first-weeks", 9)
    store.paths.start(uid, "second-weeks", 7)
    store.paths.read(uid, "first-weeks", "hear-first", 6)
    store.paths.read(uid, "first-weeks", "hear-first", 8)
    starts = [(path, start.at) for path, start in store.paths.starts(uid).items()]
    assert starts == [("first-weeks", 5), ("second-weeks", 7)]
    assert store.paths.steps_read(uid) == {("first-weeks", "hear-first"): 6}


def test_the_latest_decision_stands_even_where_the_clock_was_set_back(
    store: Store, begun: AttemptRow
) -> None:
    said = Suggestion(new_uid(), "Ana", "A form too many", "rule", "", "", 1, Decision("open"))
    store.voices.suggest(begun.trainee, said)
    assert store.voices.suggestions() == (said,)
    store.voices.decide_suggestion(said.uid[:6], Decision("accepted", "Yes", "Bo", 100))
    store.voices.decide_suggestion(said.uid, Decision("declined", "No", "Cy", 50))
    (told,) = store.voices.suggestions()
    assert (told.decision.state, told.decision.by) == ("declined", "Cy")


def test_a_name_that_fits_two_or_none_is_refused(store: Store, begun: AttemptRow) -> None:
    for uid in ("aa" + "0" * 30, "aa" + "1" * 30):
        story = ToldStory(uid, "Ana", "Home", "He walked.", "", "", "", 1, Decision("open"))
        store.voices.tell(begun.trainee, story)
    with pytest.raises(NotFoundError, match="More than one story begins with “aa”"):
        store.voices.decide_story("aa", Decision("accepted", "", "Bo", 2))
    with pytest.raises(NotFoundError, match="There is no story “bb”"):
        store.voices.decide_story("bb", Decision("accepted", "", "Bo", 2))
    assert {story.decision.state for story in store.voices.stories()} == {"open"}
