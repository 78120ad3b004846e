"""Reviewing: what a reply means for what comes back, as the store keeps it.

Every scored reply is reviewed, in an attempt or a drill; only the first answer of a day at a
moment counts and moves its card. An attempt at a text that was replaced since does not touch the
card of the new one. Where nothing is practised, only a critical behavior is kept, since it is
evidence against the run. Off-script scenarios are never practised, and nothing of them is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import TYPE_CHECKING

from roleplay.repetition.grades import Grade, considered, grade, is_scored
from roleplay.repetition.moments import practised_moments
from roleplay.repetition.shown import possible_at, shown_at
from roleplay.store import ReviewRow, day_of
from roleplay.store.practice import Reviewed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roleplay.conversation import Attempt
    from roleplay.repetition.cards import Card
    from roleplay.repetition.moments import PractisedMoment
    from roleplay.store import Store


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where replies are given: the uid of the attempt or drill, whose and whereof, and since when.

    `started` is in milliseconds UTC.
    """

    uid: str
    trainee: str
    scenario_digest: str
    scorecard_digest: str
    started: int
    drill: bool


class Reviewer:
    """Reviews the replies of one conversation."""

    def __init__(self, store: Store, occasion: Occasion) -> None:
        self._store = store
        self._occasion = occasion
        self._moments: Mapping[str, PractisedMoment] | None = None
        self._is_fresh: bool | None = None

    def review(self, before: Attempt, after: Attempt, seq: int, at: int) -> Reviewed | None:
        """The review of the reply that made `after` of `before`; None where nothing is to be kept.

        Raises:
            StoreError: the earlier reviews cannot be read.
        """
        moment = self._practised(before).get(before.state.place)
        options = considered(before) if moment else ()
        turn = after.turns[-1]
        if moment is None or not is_scored(options):
            critical = any(behavior.critical for behavior in shown_at(turn.step))
            if not critical or before.staging.scenario.off_script:
                return None
            return Reviewed(self._row(before, after, None, Grade.AGAIN, seq, at), None)
        given = grade(
            options,
            turn.reply,
            seconds=turn.seconds,
            median=self._median,
            fresh=self._fresh(before),
        )
        row = self._row(before, after, moment, given, seq, at)
        return Reviewed(row, self.futures(moment, row.day)[given] if row.counts else None)

    def futures(self, moment: PractisedMoment, day: int) -> Mapping[Grade, Card]:
        """The card of a moment as it would be after each grade."""
        from roleplay.repetition.scheduler import next_cards

        card = self._store.practice.card(self._occasion.trainee, moment.scenario, moment.moment)
        return next_cards(card, moment, day)

    def _row(
        self,
        before: Attempt,
        after: Attempt,
        moment: PractisedMoment | None,
        given: Grade,
        seq: int,
        at: int,
    ) -> ReviewRow:
        """The review as a row; one without a `moment` counts for nothing that comes back."""
        given_in, turn, day = self._occasion, after.turns[-1], day_of(at)
        return ReviewRow(
            run=given_in.uid,
            seq=seq,
            trainee=given_in.trainee,
            scenario=before.staging.scenario.id,
            moment=before.state.place,
            text=moment.text if moment else "",
            best=moment.best if moment else (),
            scenario_digest=given_in.scenario_digest,
            scorecard_digest=given_in.scorecard_digest,
            seed=before.seed,
            drawn=before.drawn,
            lead=tuple(turn.reply for turn in before.turns) if given_in.drill else (),
            reply=turn.reply,
            shown=shown_at(turn.step),
            possible=possible_at(before, turn.step),
            grade=int(given),
            counts=moment is not None and self._counts(moment, day),
            drill=given_in.drill,
            fresh=self._fresh(before),
            took_ms=None if turn.seconds is None else round(turn.seconds * 1000),
            day=day,
            at=at,
        )

    def _counts(self, moment: PractisedMoment, day: int) -> bool:
        """Whether this is the first answer of the day, and not one at an outdated text.

        Nor does one count from a day before the card's last: the clock was set back, and it
        changes nothing until it has caught up. So the answers that count have the order of days.
        """
        practice, place = self._store.practice, (self._occasion.trainee, *moment.key)
        if practice.answered(*place, day):
            return False
        card, last = practice.card(*place), practice.last_counted(*place)
        if card is not None and day < card.last:
            return False
        if self._occasion.drill or card is None or last is None or card.best == moment.best:
            return True
        digest, at = last
        return digest == self._occasion.scenario_digest or at <= self._occasion.started

    def _practised(self, attempt: Attempt) -> Mapping[str, PractisedMoment]:
        if self._moments is None:
            staging = attempt.staging
            moments = practised_moments(staging.scenario, staging.scorecard)
            self._moments = {moment.moment: moment for moment in moments}
        return self._moments

    def _fresh(self, attempt: Attempt) -> bool:
        """Whether this variant was never met before."""
        if self._is_fresh is None:
            itself = 0 if self._occasion.drill else 1  # an attempt is stored before it is played
            met = self._store.met(
                self._occasion.trainee, attempt.staging.scenario.id, attempt.drawn
            )
            self._is_fresh = bool(attempt.drawn) and met <= itself
        return self._is_fresh

    @cached_property
    def _median(self) -> float | None:
        """The trainee's own median time to answer, in seconds."""
        times = self._store.practice.times(self._occasion.trainee)
        return median(times) / 1000 if times else None
