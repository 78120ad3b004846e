"""A session: one attempt being made, in step with the store.

The engine knows no files and the store no rules; here they are joined, once, for every shell. The
rule is that a reply is durable in the store before anybody sees what it does. That an attempt was
begun is stored with its first reply: who only reads a briefing leaves nothing behind.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from roleplay.conversation import RULES_VERSION, replay
from roleplay.recalling import fresh_seed, look_back, rebuild
from roleplay.repetition.modes import Mode, Modes
from roleplay.reviewing import Occasion, Reviewer
from roleplay.scoring import debrief, percent
from roleplay.store import (
    AttemptRow,
    Decision,
    Finish,
    Offer,
    ScoreRow,
    Suggestion,
    TurnRow,
    day_of,
    new_uid,
)
from roleplay.store.said import one_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from roleplay.conversation import Attempt, Turn
    from roleplay.conversation.events import Event
    from roleplay.library import Library
    from roleplay.reports.told import Told
    from roleplay.scenario.model import Scenario, Scorecard
    from roleplay.scoring import Debrief
    from roleplay.store import Feeling, Store, Trainee

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


@dataclass(frozen=True, slots=True)
class Prelude:
    """What a trainee brings to an attempt.

    `modes` are those they can play it in; `lesson` is the rule that they drew from the last attempt
    of the kind in their own words, empty where there is none.
    """

    modes: Modes
    lesson: str = ""


class Session:
    """One attempt of one trainee. `attempt` is what the store holds, replayed.

    `prelude` belongs to an attempt that is to be begun, and is None for any other. `own_words` is
    what the trainee would have said, by the number of the reply, from 0.
    """

    def __init__(
        self,
        store: Store,
        row: AttemptRow,
        attempt: Attempt,
        clock: Clock,
        *,
        new: Playable | None = None,
        prelude: Prelude | None = None,
    ) -> None:
        self.store = store
        self.row = row
        self.attempt = attempt
        self.prelude = prelude
        self.own_words: dict[int, str] = {}
        self._clock = clock
        self._new = new
        self._keeping = Lock()
        digests = row.scenario_digest, row.scorecard_digest
        occasion = Occasion(row.uid, row.trainee, *digests, row.started, drill=False)
        self._reviewer = Reviewer(store, occasion) if row.mode != Mode.REPLAY else None

    @classmethod
    def begin(
        cls,
        store: Store,
        trainee: Trainee,
        playable: Playable,
        *,
        clock: Clock,
        seed: int | None = None,
        mode: Mode = Mode.PLAIN,
        prelude: Prelude | None = None,
        replies: Sequence[str] = (),
    ) -> Session:
        """A new attempt, not stored yet. Without a seed, one is drawn that shows what is new.

        `replies` are those that it takes over from another attempt, silences among them.
        """
        scenario, scorecard = playable.scenario, playable.scorecard
        if seed is None:
            seed = fresh_seed(store, trainee, scenario)
        attempt = replay(scenario, scorecard, seed, replies, trainee.name)
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
        return cls(store, row, attempt, clock, new=playable, prelude=prelude)

    @classmethod
    def resume(cls, store: Store, trainee: Trainee, row: AttemptRow, *, clock: Clock) -> Session:
        """The attempt as it was left, from the texts it was begun with.

        Raises:
            AuthorError: this version of roleplay reads or plays those texts otherwise.
        """
        session = cls(store, row, rebuild(store, trainee, row), clock)
        session.own_words.update(store.notes.own_words(row.uid))
        return session

    @classmethod
    def replay_from(
        cls,
        store: Store,
        trainee: Trainee,
        row: AttemptRow,
        attempt: Attempt,
        number: int,
        *,
        clock: Clock,
    ) -> Session:
        """A new attempt that stands where the reply with that number, counted from 1, was given.

        It has the same draws, and takes over the replies before that one. Nothing of it is stored
        before its own first reply; then all of it is, or nothing.
        """
        staging = attempt.staging
        playable = Playable(
            staging.scenario,
            staging.scorecard,
            store.content(row.scenario_digest),
            store.content(row.scorecard_digest),
        )
        before = [turn.reply for turn in attempt.turns[: number - 1]]
        return cls.begin(
            *(store, trainee, playable),
            clock=clock,
            seed=row.seed,
            mode=Mode.REPLAY,
            replies=before,
        )

    @property
    def mode(self) -> Mode:
        """How it is played."""
        return Mode(self.row.mode)

    @cached_property
    def is_coached(self) -> bool:
        """Whether a coach speaks after each reply: to a replay where one did before."""
        if self.mode is not Mode.REPLAY:
            return self.mode is Mode.COACHED
        done = self.store.attempts(trainee=self.row.trainee, scenario=self.row.scenario)
        same = (each.attempt for each in done if each.attempt.seed == self.row.seed)
        return any(row.mode == Mode.COACHED for row in same)

    @property
    def replies(self) -> int:
        """How many replies were given, silences among them."""
        return len(self.attempt.turns)

    @property
    def is_new(self) -> bool:
        """Whether nothing of it is stored yet."""
        return self._new is not None

    @property
    def away(self) -> float:
        """Seconds since the last reply was stored, or since the attempt was."""
        turns = self.store.turns(self.row.uid)
        last = turns[-1].at if turns else self.row.started
        return max(0, self._clock() - last) / 1000

    def choose(self, mode: Mode) -> None:
        """Decide how it is played, before anything of it is stored.

        Raises:
            ValueError: it was begun already.
        """
        if self._new is None:
            msg = "the mode of an attempt that was begun is a fact"
            raise ValueError(msg)
        self.row = replace(self.row, mode=mode)

    def keep(self) -> None:
        """Store that it was begun, unless that is stored already.

        Others at the same scenario that were left in the middle are then set aside; a replay sets
        none aside. The new one is stored first, so that nothing is given up when it cannot be.
        """
        with self._keeping:  # own words may be stored while the reply is
            if self._new is not None:
                self._store_beginning(self._new)
                self._new = None

    def _store_beginning(self, new: Playable) -> None:
        self.store.keep_content("scenario", self.row.scenario, new.scenario_data)
        self.store.keep_content("scorecard", self.row.scorecard, new.scorecard_data)
        self.row = replace(self.row, started=self._clock())
        self.store.begin_attempt(self.row, self._taken_over())
        if self.mode is not Mode.REPLAY:
            for row in self.store.unfinished(self.row.trainee):
                if row.scenario == self.row.scenario and row.uid != self.row.uid:
                    self.store.set_aside(row.uid, self._clock())

    def reply(self, name: str, seconds: float | None = None) -> tuple[Event, ...]:
        """Give a reply; when this returns, it is stored and `attempt` is the next one.

        Raises:
            NotOfferedError: it is not offered now.
            StoreError: it could not be stored; the attempt is as it was.
        """
        return self._save(*self.attempt.reply(name, seconds))

    def silence(self) -> tuple[Event, ...]:
        """Let the time run out; what that does is stored when this returns.

        Raises:
            ValueError: silence has no consequence now.
            StoreError: it could not be stored; the attempt is as it was.
        """
        silent = self.attempt.silence()
        if silent is None:
            msg = f"nothing happens when nobody answers at “{self.attempt.state.place}”"
            raise ValueError(msg)
        return self._save(*silent)

    def _save(self, after: Attempt, events: tuple[Event, ...]) -> tuple[Event, ...]:
        self.keep()
        at = self._clock()
        turn = _turn_row(self.attempt, after.turns[-1], at)
        reviewed = None
        if self._reviewer:
            reviewed = self._reviewer.review(self.attempt, after, turn.seq, at)
        self.store.save_turn(self.row.uid, turn, reviewed)
        self.attempt = after
        return events

    def _taken_over(self) -> tuple[TurnRow, ...]:
        """The replies of another attempt that this one begins with, as they are stored."""
        turns, at = self.attempt.turns, self.row.started
        before = (
            replace(self.attempt, state=turn.step.before, turns=turns[:number])
            for number, turn in enumerate(turns)
        )
        return tuple(_turn_row(each, turn, at) for each, turn in zip(before, turns, strict=True))

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
        score, at = told.score, self._clock()
        self.store.finish(
            self.row.uid,
            Finish(
                ending=told.ending.name,
                outcome=told.ending.outcome.value,
                passed=score.passed,
                overall=_row(score.overall),
                scores={name: _row(share) for name, share in score.dimensions.items()},
                at=at,
                day=day_of(at),
            ),
        )
        return told

    def tell(self, told: Debrief) -> Told:
        """The debrief with all that stands beside it."""
        today = day_of(self._clock())
        return look_back(self.store, self.row, self.attempt, told, self.predicted, today)

    def keep_own_words(self, number: int, text: str) -> None:
        """Store what the trainee would say as the reply with that number, counted from 0.

        What was kept for it before stands.

        Raises:
            UserError: there is nothing in it, or too much.
        """
        said = one_text(text, "reply")
        self.keep()
        self.store.notes.keep_own_words(self.row.uid, number, said, self._clock())
        self.own_words.setdefault(number, said)

    def keep_feeling(self, feeling: Feeling) -> None:
        """Store what the trainee takes the customer's feeling to be after a reply."""
        self.store.notes.keep_feeling(self.row.uid, feeling, self._clock())

    def keep_lesson(self, text: str) -> None:
        """Store the rule that the trainee draws from the attempt.

        Raises:
            UserError: there is nothing in it, or too much.
        """
        self.store.notes.keep_lesson(self.row.uid, one_text(text, "rule"), self._clock())

    def set_aside(self) -> None:
        """Leave it unfinished for good; what was chosen stays stored."""
        self.store.set_aside(self.row.uid, self._clock())


def suggest(store: Store, trainee: Trainee, text: str, place: tuple[str, str], at: int) -> None:
    """Store that a rule stops the trainee at a place: (scenario, moment).

    Raises:
        UserError: there is nothing in the text, or too much.
    """
    said = one_text(text, "suggestion")
    told = Suggestion(new_uid(), trainee.name, said, "rule", *place, at, Decision("open"))
    store.voices.suggest(trainee.uid, told)


def _turn_row(before: Attempt, turn: Turn, at: int) -> TurnRow:
    """A reply as it is stored, from the attempt in which it was given."""
    view = before.view()
    return TurnRow(
        seq=len(before.turns),
        moment=view.place,
        reply=turn.reply,
        shown=tuple(Offer(offer.name, offer.wording) for offer in view.replies),
        took_ms=None if turn.seconds is None else round(turn.seconds * 1000),
        at=at,
    )


def _row(share: Fraction) -> ScoreRow:
    return ScoreRow(share, percent(share))
