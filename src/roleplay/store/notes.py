"""The part of the store for what trainees say beside their replies. None of it is ever scored.

Own words are what somebody would have said, typed before the replies were shown; a feeling is what
they took the customer's to be; a lesson is the rule that they drew from an attempt. The first own
words and the first guess at a reply stand; of the lessons of an attempt the last one stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.store import statements
from roleplay.store.said import Feeling, Lesson

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roleplay.store.sqlite import Database


class Notes:
    """Own words, feelings and lessons of an open progress file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_own_words(self, attempt: str, seq: int, text: str, at: int) -> None:
        """Save what the trainee would have said as the reply with that number, from 0."""
        with self._database.transaction():
            self._database.write(statements.KEEP_OWN_WORDS, attempt, seq, text, at)

    def own_words(self, attempt: str) -> Mapping[int, str]:
        """What the trainee would have said in an attempt, by the number of the reply, from 0."""
        return dict(self._database.rows(statements.OWN_WORDS, attempt))

    def keep_feeling(self, attempt: str, feeling: Feeling, at: int) -> None:
        """Save what the trainee took the customer's feeling to be after a reply."""
        with self._database.transaction():
            self._database.write(
                statements.KEEP_FEELING,
                *(attempt, feeling.seq, feeling.guessed, feeling.actual, at),
            )

    def feelings(self, attempt: str) -> tuple[Feeling, ...]:
        """The trainee's guesses in an attempt, in order."""
        found = self._database.rows(statements.FEELINGS, attempt)
        return tuple(Feeling(*row) for row in found)

    def keep_lesson(self, attempt: str, text: str, at: int) -> None:
        """Save the rule that the trainee drew from an attempt; it takes the place of the last."""
        with self._database.transaction():
            (latest,) = self._database.rows(statements.LATEST_LESSON, attempt)[0]
            at = at if latest is None else max(at, latest + 1)
            self._database.write(statements.KEEP_LESSON, attempt, text, at)

    def lessons(self, trainee: str) -> tuple[Lesson, ...]:
        """The lessons of a trainee (by uid) that stand, the newest first."""
        found = self._database.rows(statements.LESSONS, trainee)
        return tuple(Lesson(*row) for row in found)
