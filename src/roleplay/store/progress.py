"""The store: what people did, kept for ever in one file.

Facts are only ever added; the exceptions are a person who is forgotten, and a step of the schema
that fills in what an older version did not keep. Whatever saves something has it on the disk when
it returns, and saving the same thing again changes nothing, so a caller that is not sure may simply
save once more. Times come from the caller, in milliseconds UTC. Every failure is a `StoreError`.
"""

from __future__ import annotations

import zlib
from collections import Counter
from contextlib import closing
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from roleplay.errors import StoreDamagedError, StoreError
from roleplay.store import asides, rows, schema, statements
from roleplay.store.faults import FOREIGN, translated
from roleplay.store.sqlite import (
    ENGINE,
    ENGINE_VERSION,
    TIMEOUT,
    Database,
    beside,
    is_foreign,
    whole,
)
from roleplay.store.values import Best, LatestScore, Trainee, new_uid

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from roleplay.store.notes import Notes
    from roleplay.store.paths import Paths
    from roleplay.store.practice import Practice, Reviewed
    from roleplay.store.trainees import Trainees
    from roleplay.store.values import AttemptRow, Finish, FinishedAttempt, TurnRow
    from roleplay.store.voices import Voices


class Store:
    """An open progress file. May be used from several threads, and by several processes.

    Its parts are loaded when they are first asked for: Today needs none of them.
    """

    engine = ENGINE
    """The database program and its version, for people."""
    engine_version = ENGINE_VERSION
    """The version of SQLite, as three numbers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @cached_property
    def practice(self) -> Practice:
        """What comes back: reviews, cards and drills."""
        from roleplay.store.practice import Practice

        return Practice(self._database)

    @cached_property
    def paths(self) -> Paths:
        """Which onboarding paths were begun, and what of them was read."""
        from roleplay.store.paths import Paths

        return Paths(self._database)

    @cached_property
    def voices(self) -> Voices:
        """What trainees say: suggestions and stories."""
        from roleplay.store.voices import Voices

        return Voices(self._database)

    @cached_property
    def trainees(self) -> Trainees:
        """Who practises, their names, and forgetting them."""
        from roleplay.store.trainees import Trainees

        return Trainees(self._database)

    @cached_property
    def notes(self) -> Notes:
        """What trainees say beside their replies: own words, feelings, lessons."""
        from roleplay.store.notes import Notes

        return Notes(self._database)

    @classmethod
    def open(cls, path: str | os.PathLike[str], timeout: float = TIMEOUT) -> Self:
        """Open a progress file, or make a new one and its folder.

        A file that cannot be used is left exactly as it is. A file of an older version is brought
        up to date, and a copy of what it was is kept beside it. `timeout` is how many seconds to
        wait for another process.

        Raises:
            StoreNewerError: a newer version of roleplay wrote it.
            StoreDamagedError: it is damaged, or not a database; see `set_damaged_aside`.
            StoreAccessError, StoreFullError, StoreBusyError: it cannot be opened now.
            StoreError: another program wrote it, or the disk failed.
        """
        file = whole(path)
        with translated(file):
            begun = file.is_file() and file.stat().st_size > 0
            if begun and not beside(file, "-journal").exists():
                try:
                    with closing(Database.look(file, timeout)) as database:
                        schema.check(database)
                except StoreDamagedError as error:
                    if is_foreign(file, error):
                        raise FOREIGN.at(file) from error
                    raise
        database = Database.open(file, timeout)
        try:
            schema.bring_up_to_date(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._database.close()

    @property
    def path(self) -> Path:
        """The file, with links followed."""
        return self._database.path

    # Texts and people

    def keep_content(self, kind: str, name: str, body: bytes) -> str:
        """Keep the text of a scenario or scorecard; gives its digest, SHA-256 in hex."""
        digest = _digest(body)
        if not self._database.rows(statements.CONTENT_KNOWN, digest):
            with self._database.transaction():
                packed = zlib.compress(body)
                self._database.write(statements.KEEP_CONTENT, digest, kind, name, packed)
        return digest

    def content(self, digest: str) -> bytes:
        """The text with this digest.

        Raises:
            StoreDamagedError: what is there is not that text.
        """
        found = self._database.rows(statements.CONTENT, digest)
        if not found:
            raise StoreError(f"There is no text “{digest}” in the progress file “{self.path}”.")
        try:
            body = zlib.decompress(found[0][0])
        except zlib.error:
            body = None
        if body is None or _digest(body) != digest:
            raise StoreDamagedError(
                f"The text of a scenario that was played is damaged in the progress file "
                f"“{self.path}”. Put a copy from the folder “backups” beside it in its place."
            )
        return body

    def trainee(self, name: str, at: int) -> Trainee:
        """The trainee of this name; a new one is first seen at `at`."""
        known = self.known_trainee(name)
        if known is None:
            with self._database.transaction():
                self._database.write(statements.ADD_TRAINEE, new_uid(), name, at)
                known = Trainee(*self._database.rows(statements.TRAINEE, name)[0])
        return known

    def known_trainee(self, name: str) -> Trainee | None:
        """The trainee of this name; None where nobody is called so."""
        found = self._database.rows(statements.TRAINEE, name)
        return Trainee(*found[0]) if found else None

    # What was done

    def begin_attempt(self, attempt: AttemptRow, turns: Sequence[TurnRow] = ()) -> None:
        """Save that an attempt was begun, and with which replies of another one, at one blow."""
        with self._database.transaction():
            self._database.write(statements.BEGIN_ATTEMPT, *rows.of_attempt(attempt))
            if self.attempt(attempt.uid) != attempt:
                raise self._contradiction(f"the attempt “{attempt.uid}” is another one")
            taken, _ = self._how_far(attempt.uid)
            for turn in turns[taken:]:
                self._database.write(statements.SAVE_TURN, attempt.uid, *rows.of_turn(turn))

    def save_turn(self, uid: str, turn: TurnRow, reviewed: Reviewed | None = None) -> None:
        """Save a reply of an attempt, and what it means for practice; all on the disk on return.

        Saving the same moment and reply again keeps the first.

        Raises:
            StoreError: the attempt went on otherwise, in another window.
        """
        with self._database.transaction():
            taken, finished = self._how_far(uid)
            if turn.seq == taken and not finished:
                self._database.write(statements.SAVE_TURN, uid, *rows.of_turn(turn))
                if reviewed:
                    self.practice.write(reviewed)
                return
            saved = self._database.rows(statements.TURN, uid, turn.seq)
            if saved != [(turn.moment, turn.reply)]:
                raise self._contradiction("this conversation went on in another window")

    def predict(self, uid: str, percent: int, at: int) -> int:
        """Save the trainee's own guess of their score; gives the guess that stands: the first."""
        with self._database.transaction():
            self._how_far(uid)
            self._database.write(statements.PREDICT, uid, percent, at)
            first: int = self._database.rows(statements.PREDICTION, uid)[0][0]
        return first

    def finish(self, uid: str, finish: Finish) -> None:
        """Save how an attempt ended, and its scores; the time and day that stand are the first.

        Raises:
            StoreError: it is saved already, with another end or score.
        """
        overall = rows.of_score(finish.overall)
        with self._database.transaction():
            _, finished = self._how_far(uid)
            if finished:
                saved = self._finish_of(uid)
                if replace(saved, at=finish.at, day=finish.day) != finish:
                    raise self._contradiction("this conversation ended otherwise in another window")
                return
            self._database.write(
                statements.FINISH,
                *(uid, finish.ending, finish.outcome, int(finish.passed), *overall),
                *(finish.at, finish.day),
            )
            for place, (dimension, score) in enumerate(finish.scores.items()):
                self._database.write(
                    statements.ADD_SCORE, uid, dimension, place, *rows.of_score(score)
                )

    def set_aside(self, uid: str, at: int) -> None:
        """Save that an attempt is not to be offered for going on with any more."""
        with self._database.transaction():
            self._how_far(uid)
            self._database.write(statements.SET_ASIDE, uid, at)

    # What is known

    def attempt(self, uid: str) -> AttemptRow:
        """The attempt with this uid."""
        found = self._database.rows(statements.ATTEMPT, uid)
        if not found:
            raise self._unknown(uid)
        return rows.attempt(found[0])

    def turns(self, uid: str) -> tuple[TurnRow, ...]:
        """The replies of an attempt, in order; none for an attempt that is not there."""
        return tuple(rows.turn(row) for row in self._database.rows(statements.TURNS, uid))

    def replies(self, uid: str) -> int:
        """How many replies an attempt has."""
        return self._how_far(uid)[0]

    def prediction(self, uid: str) -> int | None:
        """The trainee's own guess in percent, None before they made one."""
        found = self._database.rows(statements.PREDICTION, uid)
        return found[0][0] if found else None

    def unfinished(self, trainee: str) -> tuple[AttemptRow, ...]:
        """The attempts of a trainee (by uid) that can be gone on with, newest first.

        Those of mode “replay” are left out: an exercise on the way out of a debrief, which can
        begin another one.
        """
        return tuple(
            rows.attempt(row) for row in self._database.rows(statements.UNFINISHED, trainee)
        )

    def attempts(
        self, trainee: str | None = None, scenario: str | None = None
    ) -> tuple[FinishedAttempt, ...]:
        """The finished attempts of a trainee (by uid), of a scenario, or of all; oldest first."""
        wanted = (trainee, trainee, scenario, scenario)
        found = self._database.rows(statements.FINISHED, *wanted)
        scores = rows.scores(self._database.rows(statements.FINISHED_SCORES, *wanted))
        return tuple(rows.finished(row, scores) for row in found)

    def best_scores(self, trainee: str) -> Mapping[str, Best]:
        """What a trainee (by uid) reached, by scenario; only scenarios with finished attempts.

        Attempts of mode “replay” do not count: they begin with another attempt's replies.
        """
        found = self._database.rows(statements.BEST_SCORES, trainee)
        return {
            scenario: Best(percent, bool(passed), attempts)
            for scenario, percent, passed, attempts in found
        }

    def latest_score(self, trainee: str) -> LatestScore | None:
        """What a trainee (by uid) scored last; replays do not count here either."""
        found = self._database.rows(statements.LATEST_SCORES, trainee, trainee)
        if not found:
            return None
        (scenario, percent), *earlier = found
        return LatestScore(scenario, percent, earlier[0][1] if earlier else None)

    def seen(self, trainee: str, scenario: str) -> Mapping[tuple[str, str], int]:
        """How often a trainee (by uid) met each variation of a scenario; 0 for what is not there.

        The keys are (variable, value) for what was drawn and ("moment/reply", wording's number)
        for the wordings that were on the screen.
        """
        met: Counter[tuple[str, str]] = Counter()
        for (drawn,) in self._database.rows(statements.DRAWN_BEFORE, *(trainee, scenario) * 2):
            met.update(rows.drawn(drawn).items())
        for moment, shown in self._database.rows(statements.SHOWN_BEFORE, trainee, scenario):
            met.update((f"{moment}/{o.reply}", str(o.wording)) for o in rows.offers(shown))
        return met

    def met(self, trainee: str, scenario: str, drawn: Mapping[str, str]) -> int:
        """How often a trainee (by uid) met just this variant of a scenario, drills included."""
        found = self._database.rows(statements.DRAWN_BEFORE, *(trainee, scenario) * 2)
        return sum(rows.drawn(before) == drawn for (before,) in found)

    # The file

    def integrity(self) -> list[str]:
        """What is wrong with the file, one finding an entry; none in a sound one."""
        try:
            schema.check(self._database)
            return self._database.problems()
        except StoreError as error:
            return [str(error)]

    def backup(self, target: str | os.PathLike[str]) -> None:
        """Write a complete copy of the file.

        Raises:
            StoreAccessError: there is something at `target` already, or it cannot be written.
        """
        self._database.copy_to(whole(target))

    def copy_of_the_day(self, at: int, keep: int = asides.KEPT_COPIES) -> Path | None:
        """Keep a copy for the day of `at` in the folder `backups`; see `asides.copy_of_the_day`."""
        return asides.copy_of_the_day(self._database, at, keep)

    def _how_far(self, uid: str) -> tuple[int, bool]:
        """The number of replies, and whether the attempt has ended."""
        found = self._database.rows(statements.HOW_FAR, uid)
        if not found:
            raise self._unknown(uid)
        taken, finished = found[0]
        return taken, bool(finished)

    def _finish_of(self, uid: str) -> Finish:
        scores = rows.scores(self._database.rows(statements.SCORES, uid))
        return rows.finish(self._database.rows(statements.HOW_ENDED, uid)[0], scores.get(uid, {}))

    def _unknown(self, uid: str) -> StoreError:
        return StoreError(f"There is no attempt “{uid}” in the progress file “{self.path}”.")

    def _contradiction(self, what: str) -> StoreError:
        return StoreError(
            f"Nothing was saved, since {what}. Start roleplay again to see how it stands in the "
            f"progress file “{self.path}”."
        )


def _digest(body: bytes) -> str:
    from hashlib import sha256  # here, as it costs more to import than all else that Today needs

    return sha256(body).hexdigest()
