"""Looking back on everything somebody did: what Progress shows.

Reading ten thousand attempts takes a moment, so the screen asks in the background. Nothing here
knows a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay import record
from roleplay.reports.over_time import curve
from roleplay.scenario.collector import collector_at_rest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from roleplay.desk import Desk
    from roleplay.repetition.calibration import Calibration
    from roleplay.repetition.consistency import Unlock
    from roleplay.repetition.habits import Habits
    from roleplay.repetition.mastery import Mastery
    from roleplay.reports.over_time import Calendar, Curve
    from roleplay.store import FinishedAttempt

PREDICTED, ACTUAL = "predicted", "actual"
"""The names of the two curves of the guesses."""


@dataclass(frozen=True, slots=True)
class Retrospect:
    """Everything. `finished` has the newest first; replays are in it, and in nothing else."""

    finished: tuple[FinishedAttempt, ...]
    curves: tuple[Curve, ...]
    calendar: Calendar
    habits: Habits
    calibration: Calibration | None
    guesses: tuple[Curve, ...]
    mastery: Mapping[str, Mastery]
    levels: tuple[Unlock, ...]


def retrospect(desk: Desk) -> Retrospect:
    """What the trainee did, and how it went. Makes no progress file where there is none.

    Raises:
        StoreError: the progress file cannot be read.
    """
    with collector_at_rest():  # ten thousand attempts are a million values, and no cycle
        return _retrospect(desk)


def _retrospect(desk: Desk) -> Retrospect:
    finished, _ = desk.history()
    own = record.own_attempts(finished)
    mastery, levels, calibration, habits = record.of(desk, finished)
    return Retrospect(
        finished=finished[::-1],
        curves=tuple(_curves(own)),
        calendar=record.calendar_of(desk, finished),
        habits=habits,
        calibration=calibration,
        guesses=tuple(_guesses(own)),
        mastery=mastery,
        levels=levels,
    )


def _curves(own: Sequence[FinishedAttempt]) -> Iterator[Curve]:
    """A curve for each dimension. The overall score would hide them: it runs between them."""
    points: dict[str, list[tuple[float, float]]] = {}
    for done in own:
        day = _moment_of(done)
        for name, score in done.finish.scores.items():
            points.setdefault(name, []).append((day, score.percent))
    yield from (curve(name, those) for name, those in points.items())


def _guesses(own: Sequence[FinishedAttempt]) -> Iterator[Curve]:
    guessed = [
        (_moment_of(done), done.predicted, done.finish.overall.percent)
        for done in own
        if done.predicted is not None
    ]
    if guessed:
        yield curve(PREDICTED, [(day, predicted) for day, predicted, _ in guessed])
        yield curve(ACTUAL, [(day, actual) for day, _, actual in guessed])


def _moment_of(done: FinishedAttempt) -> float:
    """When it was begun, in days since 1970."""
    return done.attempt.started / 86_400_000
