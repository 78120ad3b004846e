"""The record of a trainee: what their attempts and answers say, put together from store and packs.

Replays count for nothing here, since they begin with another attempt's replies, and off-script
scenarios are left out of all but their own report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.repetition.calibration import calibration
from roleplay.repetition.consistency import unlocks
from roleplay.repetition.habits import Answer, habits
from roleplay.repetition.mastery import Run, mastery
from roleplay.repetition.paths import path_standing
from roleplay.store import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from roleplay.desk import Desk
    from roleplay.library import Headline
    from roleplay.repetition.calibration import Calibration
    from roleplay.repetition.consistency import Unlock
    from roleplay.repetition.habits import Habits
    from roleplay.repetition.mastery import Mastery
    from roleplay.repetition.paths import PathStanding
    from roleplay.store import FinishedAttempt, ReviewRow


def own_attempts(finished: Iterable[FinishedAttempt]) -> list[FinishedAttempt]:
    """The attempts that count: all but replays."""
    return [done for done in finished if done.attempt.mode != "replay"]


def runs(desk: Desk) -> tuple[Run, ...]:
    """The runs of the trainee that are evidence, oldest first; a scenario that is gone is none."""
    if desk.is_first_run:
        return ()
    lines = {line.id: line for line in desk.headlines}
    uid = desk.trainee.uid
    critical = desk.store.practice.critical_runs(uid)
    finished = own_attempts(desk.store.attempts(trainee=uid))
    return tuple(
        _run(done, line, is_critical=done.attempt.uid in critical)
        for done in finished
        if (line := lines.get(done.attempt.scenario)) and not line.off_script
    )


def _run(done: FinishedAttempt, line: Headline, *, is_critical: bool) -> Run:
    return Run(
        scenario=line.id,
        day=day_of(done.attempt.started),
        at=done.attempt.started,
        passed=done.finish.passed,
        overall=done.finish.overall.exact,
        critical=is_critical,
        drawn=done.attempt.drawn,
        has_variants=bool(line.varies),
        level=line.level,
    )


def masteries(runs: Iterable[Run]) -> Mapping[str, Mastery]:
    """How far each scenario that was finished is mastered, by its id."""
    by_scenario: dict[str, list[Run]] = {}
    for run in runs:
        by_scenario.setdefault(run.scenario, []).append(run)
    return {name: mastery(those) for name, those in by_scenario.items()}


def of(
    desk: Desk,
) -> tuple[Mapping[str, Mastery], tuple[Unlock, ...], Calibration | None, Habits]:
    """Mastery by scenario, levels, calibration and habits."""
    played = runs(desk)
    finished, _ = desk.history()
    return masteries(played), unlocks(played), calibration_of(finished), habits_of(desk)


def levels(desk: Desk) -> tuple[Unlock, ...]:
    """Which levels are open, and the evidence."""
    return unlocks(runs(desk))


def calibration_of(finished: Iterable[FinishedAttempt]) -> Calibration | None:
    """How well the trainee knows how well they did; None before there are five predictions."""
    return calibration(
        [
            (done.predicted, done.finish.overall.percent)
            for done in own_attempts(finished)
            if done.predicted is not None
        ]
    )


def habits_of(desk: Desk) -> Habits:
    """What the trainee does again and again."""
    if desk.is_first_run:
        return habits((), {})
    reviews = desk.store.practice.reviews(desk.trainee.uid)
    practices = {line.id: line.practices for line in desk.headlines}
    return habits((_answer(review) for review in reviews), practices)


def _answer(review: ReviewRow) -> Answer:
    return Answer(
        scenario=review.scenario,
        moment=review.moment,
        reply=review.reply,
        run=review.run,
        day=review.day,
        shown=review.shown,
        possible=review.possible,
    )


def paths(desk: Desk) -> tuple[PathStanding, ...]:
    """How far the trainee is on each path of the packs: those begun first, in that order."""
    found = [entry.onboarding for entry in desk.guides.paths if entry.onboarding]
    if desk.is_first_run:
        return tuple(path_standing(path, (), 0, (), None, desk.today) for path in found)
    store, uid = desk.store, desk.trainee.uid
    starts = store.paths.starts(uid)
    read = store.paths.steps_read(uid)
    played = runs(desk)
    drills = [drill.started for drill in store.practice.drills_done(uid)]
    order = {path: place for place, path in enumerate(starts)}
    standings = []
    for path in sorted(found, key=lambda path: order.get(path.id, len(order))):
        at = starts.get(path.id)
        since = sum(at is not None and started >= at for started in drills)
        done = {step for of, step in read if of == path.id}
        day = None if at is None else day_of(at)
        standings.append(path_standing(path, played, since, done, day, desk.today))
    return tuple(standings)
