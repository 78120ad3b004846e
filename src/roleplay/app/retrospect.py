"""Looking back on everything somebody did: what Progress shows.

Reading ten thousand attempts takes a moment, so the screen asks in the background. Nothing here
knows a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay import record
from roleplay.repetition.drill import drillable
from roleplay.reports.over_time import Point, curve
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
    """Everything. `finished` has the newest first; replays are in it, and in nothing else.

    `drillable` are the behaviors that a drill would find a moment for today.
    """

    finished: tuple[FinishedAttempt, ...]
    curves: tuple[Curve, ...]
    calendar: Calendar
    habits: Habits
    calibration: Calibration | None
    guesses: tuple[Curve, ...]
    mastery: Mapping[str, Mastery]
    levels: tuple[Unlock, ...]
    drillable: frozenset[str]


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
        drillable=drillable(desk.standings(), desk.today),
    )


def _curves(own: Sequence[FinishedAttempt]) -> Iterator[Curve]:
    """A curve for each dimension. The overall score would hide them: it runs between them.

    Where there are several scorecards, dimensions of the same name are not the same: each is told
    with its scorecard.
    """
    points: dict[tuple[str, str], list[Point]] = {}
    for run, done in enumerate(own):
        for name, score in done.finish.scores.items():
            of = points.setdefault((done.attempt.scorecard, name), [])
            of.append(Point(run, done.finish.day, score.percent))
    is_one = len({scorecard for scorecard, _ in points}) <= 1
    for (scorecard, name), those in points.items():
        yield curve(name if is_one else f"{name} ({scorecard})", those)


def _guesses(own: Sequence[FinishedAttempt]) -> Iterator[Curve]:
    guessed = [done for done in own if done.predicted is not None]
    days = [(run, done.finish.day) for run, done in enumerate(guessed)]
    predicted = [done.predicted or 0 for done in guessed]
    actual = [done.finish.overall.percent for done in guessed]
    for name, percents in ((PREDICTED, predicted), (ACTUAL, actual)):
        if guessed:
            found = zip(days, percents, strict=True)
            yield curve(name, [Point(*when, percent) for when, percent in found])
