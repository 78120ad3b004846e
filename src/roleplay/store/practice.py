"""The part of the store for what comes back: reviews, the cards worked out from them, drills.

A review is a fact. A card is not: it is what the scheduler made of the reviews so far, saved so
that knowing what is due needs no scheduler, and replaced with each review.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from roleplay.repetition.paths import DrillDone
from roleplay.store import reviews, statements
from roleplay.store.values import day_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from roleplay.repetition.cards import Card, Review
    from roleplay.repetition.habits import Answer
    from roleplay.store.reviews import DrillRow, ReviewRow
    from roleplay.store.sqlite import Database


_CRITICAL = "true]"
"""How the JSON of a behavior ends that is critical; no name of one can hold a bracket."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review, and the card as it is after it; None where the review does not count."""

    review: ReviewRow
    card: Card | None


class Practice:
    """Reviews, cards and drills of an open progress file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, reviewed: Reviewed, *, ends: int | None = None) -> None:
        """Save an answer of a drill; it is on the disk when this returns.

        `ends` is the time at which the drill was done to its end with it, None where it was not.
        Saving the same run and number again keeps the first.
        """
        with self._database.transaction():
            self.write(reviewed)
            if ends is not None:
                self._database.write(statements.END_DRILL, reviewed.review.run, ends)

    def write(self, reviewed: Reviewed) -> None:
        """Save a review inside a transaction that has begun.

        Where another window was quicker to answer the moment on that day, it does not count.
        """
        review, card = reviewed.review, reviewed.card
        if self._database.rows(statements.REVIEW_KNOWN, review.run, review.seq):
            return
        if review.counts and self.answered(
            review.trainee, review.scenario, review.moment, review.day
        ):
            review, card = replace(review, counts=False), None
        self._database.write(statements.SAVE_REVIEW, *reviews.of_review(review))
        if card:
            columns = reviews.of_card(card)
            self._database.write(statements.REPLACE_CARD, review.trainee, *columns)

    def replace_cards(self, trainee: str, work_out: Callable[[], Iterable[Card]]) -> int:
        """Save cards of a trainee (by uid) that are worked out anew; gives how many they were.

        Nobody else can write while `work_out` reads the reviews that they rest on.
        """
        with self._database.transaction():
            cards = list(work_out())
            for card in cards:
                self._database.write(statements.REPLACE_CARD, trainee, *reviews.of_card(card))
        return len(cards)

    def cards(self, trainee: str) -> tuple[Card, ...]:
        """The cards of a trainee (by uid), by scenario and moment."""
        return tuple(reviews.card(row) for row in self._database.rows(statements.CARDS, trainee))

    def card(self, trainee: str, scenario: str, moment: str) -> Card | None:
        """The card of a moment; None where a trainee (by uid) never answered it."""
        found = self._database.rows(statements.CARD, trainee, scenario, moment)
        return reviews.card(found[0]) if found else None

    def reviews(self, trainee: str, since: int = 0) -> tuple[ReviewRow, ...]:
        """The reviews of a trainee (by uid) from a time on, oldest first."""
        found = self._database.rows(statements.REVIEWS, trainee, since)
        return tuple(reviews.review(row) for row in found)

    def answers(self, trainee: str) -> tuple[Answer, ...]:
        """The same of all times, as much of each as makes habits."""
        found = self._database.rows(statements.ANSWERS, trainee)
        return tuple(reviews.answer(row) for row in found)

    def counted(self, trainee: str) -> Iterator[Review]:
        """The answers of a trainee (by uid) that count, by day: what their cards rest on."""
        return map(reviews.counted, self._database.rows(statements.COUNTED, trainee))

    def answered(self, trainee: str, scenario: str, moment: str, day: int) -> bool:
        """Whether a trainee (by uid) has an answer at a moment that counts for a day."""
        found = self._database.rows(statements.ANSWERED, trainee, scenario, moment, day)
        return bool(found[0][0])

    def last_counted(self, trainee: str, scenario: str, moment: str) -> tuple[str, int] | None:
        """The last answer that counts at a moment: the digest of its scenario, and when it was."""
        found = self._database.rows(statements.LAST_COUNTED, trainee, scenario, moment)
        return (found[0][0], found[0][1]) if found else None

    def times(self, trainee: str) -> tuple[int, ...]:
        """How long the last 200 answers of a trainee (by uid) took, in ms, newest first."""
        return tuple(took for (took,) in self._database.rows(statements.TIMES, trainee))

    def begin_drill(self, drill: DrillRow) -> None:
        """Save that a drill was begun."""
        with self._database.transaction():
            self._database.write(
                statements.BEGIN_DRILL,
                *(drill.uid, drill.trainee, drill.minutes, drill.seed, drill.started, drill.day),
            )

    def end_drill(self, uid: str, at: int) -> None:
        """Save that a drill was done to its end; the first time stands."""
        with self._database.transaction():
            self._database.write(statements.END_DRILL, uid, at)

    def drills_done(self, trainee: str) -> tuple[DrillDone, ...]:
        """The drills in which a trainee (by uid) answered anything, oldest first.

        One of an older version of roleplay, which kept no day, counts as done to its end.
        """
        found = self._database.rows(statements.DRILLS_DONE, trainee)
        return tuple(
            DrillDone(
                *(began, day_kept(day, began), minutes, answers, last),
                to_the_end=bool(to_the_end) or day is None,
            )
            for began, day, minutes, answers, last, to_the_end in found
        )

    def critical_runs(self, trainee: str) -> frozenset[str]:
        """The attempts and drills in which a trainee (by uid) showed a critical behavior."""
        found = self._database.rows(statements.CRITICAL_RUNS, trainee, f"%{_CRITICAL}%")
        return frozenset(run for (run,) in found)
