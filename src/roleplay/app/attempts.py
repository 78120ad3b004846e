"""Beginning, resuming and looking back: what the screens ask of the session and the store.

Everything here may wait for the disk and raise a `RoleplayError`; screens call it in the
background. Nothing here knows a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.desk import now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roleplay.conversation import Attempt
    from roleplay.desk import Desk
    from roleplay.scoring import Debrief
    from roleplay.session import Playable, Session
    from roleplay.store import AttemptRow, Best, FinishedAttempt


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An attempt that was left in the middle, after so many replies (at least one)."""

    row: AttemptRow
    replies: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the trainee is.

    `best` is by scenario; finished attempts are oldest first, unfinished ones newest first.
    `is_new` says that there is no progress file yet.
    """

    best: Mapping[str, Best]
    finished: tuple[FinishedAttempt, ...]
    unfinished: tuple[Unfinished, ...]
    is_new: bool


def standing(desk: Desk) -> Standing:
    """How far the trainee is now. Makes no progress file where there is none."""
    if not desk.database.exists():
        return Standing({}, (), (), is_new=True)
    store, uid = desk.store, desk.trainee.uid
    left = [Unfinished(row, len(store.turns(row.uid))) for row in store.unfinished(uid)]
    return Standing(
        best=store.best_scores(uid),
        finished=store.attempts(trainee=uid),
        unfinished=tuple(attempt for attempt in left if attempt.replies),
        is_new=False,
    )


@dataclass(frozen=True, slots=True)
class Start:
    """What to begin. `anew` sets aside whatever was left in the middle; so does a seed."""

    playable: Playable
    seed: int | None = None
    anew: bool = False

    @classmethod
    def of(cls, desk: Desk, name: str, *, seed: int | None = None, fresh: bool = False) -> Start:
        """The start of the scenario with that id or file name.

        Raises:
            NotFoundError, AuthorError: it is not there, or has faults.
        """
        from roleplay.session import playable

        return cls(playable(desk.library, name), seed, anew=fresh or seed is not None)


def left_in_the_middle(desk: Desk, start: Start) -> Unfinished | None:
    """The attempt at the same scenario that could be gone on with instead, where there is one."""
    if start.anew:
        return None
    same = start.playable.scenario.id
    return next((a for a in standing(desk).unfinished if a.row.scenario == same), None)


def begin(desk: Desk, start: Start) -> Session:
    """A new attempt. Others at the same scenario that were left in the middle are set aside.

    One that has no replies yet, because somebody only read its briefing, is taken up again.
    """
    from roleplay.errors import AuthorError
    from roleplay.session import Session, begin_anew

    store, trainee, playable = desk.store, desk.trainee, start.playable
    for row in store.unfinished(trainee.uid):
        is_fresh = row.scenario == playable.scenario.id and not store.turns(row.uid)
        if is_fresh and start.seed is None and _is_same_text(row, playable):
            try:
                return Session.resume(store, trainee, row, clock=now)
            except AuthorError:
                break  # begun by another version of roleplay; it is set aside
    return begin_anew(store, trainee, playable, clock=now, seed=start.seed)


def resume(desk: Desk, row: AttemptRow) -> Session:
    """An attempt as it was left.

    Raises:
        AuthorError: this version of roleplay reads or plays its texts otherwise.
    """
    from roleplay.session import Session

    return Session.resume(desk.store, desk.trainee, row, clock=now)


def set_aside(desk: Desk, row: AttemptRow) -> None:
    """Leave an attempt unfinished for good; what was chosen stays stored."""
    desk.store.set_aside(row.uid, now())


def replay_from(desk: Desk, row: AttemptRow, attempt: Attempt, number: int) -> Session:
    """A new attempt that stands where the reply with that number, counted from 1, was given.

    It has the same draws, and gives the replies before that one again.
    """
    from roleplay.session import Playable, Session

    store, staging = desk.store, attempt.staging
    playable = Playable(
        staging.scenario,
        staging.scorecard,
        store.content(row.scenario_digest),
        store.content(row.scorecard_digest),
    )
    session = Session.begin(store, desk.trainee, playable, clock=now, seed=row.seed, mode="replay")
    for turn in attempt.turns[: number - 1]:
        session.reply(turn.reply)
    return session


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A finished attempt with its debrief and the trainee's own guess in percent."""

    row: AttemptRow
    attempt: Attempt
    debrief: Debrief
    guess: int | None


def finish(session: Session, guess: int | None) -> Told:
    """Keep the guess and the score of an attempt that has ended; gives its debrief."""
    if guess is not None:
        session.predict(guess)
    told = session.finish()
    return Told(session.row, session.attempt, told, session.store.prediction(session.row.uid))


def look_back(desk: Desk, done: FinishedAttempt) -> Told:
    """The debrief of an attempt that was finished before.

    Raises:
        AuthorError: this version of roleplay reads or plays its texts otherwise.
    """
    from roleplay.scoring import debrief
    from roleplay.session import rebuild

    attempt = rebuild(desk.store, desk.trainee, done.attempt)
    return Told(done.attempt, attempt, debrief(attempt), done.predicted)


def _is_same_text(row: AttemptRow, playable: Playable) -> bool:
    """Whether an attempt was begun with the texts that the library has now."""
    digests = (playable.scenario.digest, playable.scorecard.digest)
    return (row.scenario_digest, row.scorecard_digest) == digests
