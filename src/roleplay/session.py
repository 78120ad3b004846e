"""A session: one attempt being made, in step with the store.

The engine knows no files and the store no rules; here they are joined, once, for every shell. The
rule is that a reply is durable in the store before anybody sees what it does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.conversation import RULES_VERSION, begin, replay
from roleplay.conversation.draws import MAX_SEED, least_seen_seed
from roleplay.errors import AuthorError, NotOfferedError
from roleplay.reviewing import Reviewer, Run
from roleplay.scenario.reader import read_scenario, read_scorecard
from roleplay.scoring import debrief, percent
from roleplay.store import AttemptRow, Finish, Offer, ScoreRow, TurnRow, new_uid

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from roleplay.conversation import Attempt
    from roleplay.conversation.events import Event
    from roleplay.library import Library
    from roleplay.scenario.model import Scenario, Scorecard
    from roleplay.scoring import Debrief
    from roleplay.store import Store, Trainee

    Clock = Callable[[], int]
    """Milliseconds UTC since 1970."""


@dataclass(frozen=True, slots=True, eq=False)
class Playable:
    """A scenario that can be played, its scorecard, and the bytes that both were read from."""

    scenario: Scenario
    scorecard: Scorecard
    scenario_data: bytes
    scorecard_data: bytes


def playable(library: Library, name: str) -> Playable:
    """The scenario with that id or file name.

    Raises:
        NotFoundError: there is none.
        AuthorError: it has faults.
    """
    entry = library.find(name)
    scenario, scorecard, judge = entry.scenario, entry.scorecard, entry.judge
    if scenario is None or scorecard is None or judge is None:
        msg = f"the library gave {name} as sound, but it is not"
        raise AssertionError(msg)
    return Playable(scenario, scorecard, entry.data, judge.data)


class Session:
    """One attempt of one trainee. `attempt` is always what the store holds, replayed."""

    def __init__(self, store: Store, row: AttemptRow, attempt: Attempt, clock: Clock) -> None:
        self.store = store
        self.row = row
        self.attempt = attempt
        self._clock = clock
        run = Run(row.uid, row.trainee, row.scenario_digest, row.scorecard_digest, drill=False)
        self._reviewer = Reviewer(store, run) if row.mode != "replay" else None

    @classmethod
    def begin(
        cls,
        store: Store,
        trainee: Trainee,
        playable: Playable,
        *,
        clock: Clock,
        seed: int | None = None,
        mode: str = "plain",
    ) -> Session:
        """A new attempt, stored at once. Without a seed, one is drawn that shows what is new."""
        scenario, scorecard = playable.scenario, playable.scorecard
        if seed is None:
            seed = fresh_seed(store, trainee, playable)
        attempt = begin(scenario, scorecard, seed, trainee.name)
        store.keep_content("scenario", scenario.id, playable.scenario_data)
        store.keep_content("scorecard", scorecard.id, playable.scorecard_data)
        row = AttemptRow(
            uid=new_uid(),
            trainee=trainee.uid,
            scenario=scenario.id,
            scenario_digest=scenario.digest,
            scorecard=scorecard.id,
            scorecard_digest=scorecard.digest,
            seed=seed,
            rules=RULES_VERSION,
            mode=mode,
            drawn=attempt.drawn,
            started=clock(),
        )
        store.begin_attempt(row)
        return cls(store, row, attempt, clock)

    @classmethod
    def resume(cls, store: Store, trainee: Trainee, row: AttemptRow, *, clock: Clock) -> Session:
        """The attempt as it was left, from the texts it was begun with.

        Raises:
            AuthorError: this version of roleplay reads or plays those texts otherwise.
        """
        return cls(store, row, rebuild(store, trainee, row), clock)

    @property
    def replies(self) -> int:
        """How many replies were given."""
        return len(self.attempt.turns)

    def reply(self, name: str, seconds: float | None = None) -> tuple[Event, ...]:
        """Give a reply; when this returns, it is stored and `attempt` is the next one.

        Raises:
            NotOfferedError: it is not offered now.
            StoreError: it could not be stored; the attempt is as it was.
        """
        after, events = self.attempt.reply(name, seconds)
        view, at = self.attempt.view(), self._clock()
        turn = TurnRow(
            seq=self.replies,
            moment=view.place,
            reply=name,
            shown=tuple(Offer(offer.name, offer.wording) for offer in view.replies),
            took_ms=None if seconds is None else round(seconds * 1000),
            at=at,
        )
        reviewed = None
        if self._reviewer:
            reviewed = self._reviewer.review(self.attempt, after, turn.seq, at)
        self.store.save_turn(self.row.uid, turn, reviewed)
        self.attempt = after
        return events

    @property
    def predicted(self) -> int | None:
        """The trainee's own guess of their score, in percent, None before they made one."""
        return self.store.prediction(self.row.uid)

    def predict(self, guess: int) -> int:
        """Keep the trainee's own guess, 0 to 100; gives the guess that stands: the first."""
        return self.store.predict(self.row.uid, guess, self._clock())

    def finish(self) -> Debrief:
        """The debrief of an attempt that has ended; its score is stored, once and for ever."""
        told = debrief(self.attempt)
        score = told.score
        self.store.finish(
            self.row.uid,
            Finish(
                ending=told.ending.name,
                outcome=told.ending.outcome.value,
                passed=score.passed,
                overall=_row(score.overall),
                scores={name: _row(share) for name, share in score.dimensions.items()},
                at=self._clock(),
            ),
        )
        return told

    def set_aside(self) -> None:
        """Leave it unfinished for good; what was chosen stays stored."""
        self.store.set_aside(self.row.uid, self._clock())


def begin_anew(
    store: Store, trainee: Trainee, playable: Playable, *, clock: Clock, seed: int | None = None
) -> Session:
    """A new attempt; others at the same scenario that were left in the middle are set aside.

    The new one is stored first, so that nothing is given up when it cannot be.
    """
    session = Session.begin(store, trainee, playable, clock=clock, seed=seed)
    for row in store.unfinished(trainee.uid):
        if row.scenario == session.row.scenario and row.uid != session.row.uid:
            store.set_aside(row.uid, clock())
    return session


def rebuild(store: Store, trainee: Trainee, row: AttemptRow) -> Attempt:
    """An attempt replayed from the store, finished or not.

    Raises:
        AuthorError: this version of roleplay reads or plays the stored texts otherwise.
    """
    if row.rules != RULES_VERSION:
        raise _outdated(row)
    data = store.content(row.scorecard_digest)
    scorecard = read_scorecard(data, f"{row.scorecard}.yaml").value
    data = store.content(row.scenario_digest)
    scenario = read_scenario(data, f"{row.scenario}.yaml", {row.scorecard: scorecard}).value
    if scenario is None or scorecard is None:
        raise _outdated(row)
    names = [turn.reply for turn in store.turns(row.uid)]
    try:
        return replay(scenario, scorecard, row.seed, names, trainee.name)
    except NotOfferedError as error:
        raise _outdated(row) from error


def fresh_seed(store: Store, trainee: Trainee, playable: Playable) -> int:
    """A random seed, among those that show the variants and wordings met least so far."""
    import secrets

    seen = store.seen(trainee.uid, playable.scenario.id)
    first = secrets.randbelow(MAX_SEED + 1)
    return least_seen_seed(playable.scenario, first, seen)


def _row(share: Fraction) -> ScoreRow:
    return ScoreRow(share, percent(share))


def _outdated(row: AttemptRow) -> AuthorError:
    return AuthorError(
        f"This attempt at “{row.scenario}” was begun with another version of roleplay and cannot "
        "be played on. It stays stored; begin a new one."
    )
