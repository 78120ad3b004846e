"""The record of a trainee: what their attempts and answers say, put together from store and packs.

Replays count for nothing here, since they begin with another attempt's replies, and off-script
scenarios are left out of all but their own report and the paths that ask for them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from roleplay.repetition.calibration import calibration
from roleplay.repetition.consistency import unlocks
from roleplay.repetition.habits import habits
from roleplay.repetition.mastery import Run, mastery
from roleplay.repetition.modes import Modes, modes
from roleplay.repetition.paths import path_standing
from roleplay.reports.over_time import calendar
from roleplay.session import Prelude

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from roleplay.desk import Desk
    from roleplay.library import Headline
    from roleplay.repetition.calibration import Calibration
    from roleplay.repetition.consistency import Unlock
    from roleplay.repetition.habits import Habits
    from roleplay.repetition.mastery import Mastery
    from roleplay.repetition.paths import PathStanding
    from roleplay.reports.over_time import Calendar
    from roleplay.scenario.model import Scenario
    from roleplay.store import FinishedAttempt


def own_attempts(finished: Iterable[FinishedAttempt]) -> list[FinishedAttempt]:
    """The attempts that count: all but replays."""
    return [done for done in finished if not done.is_replay]


def runs(desk: Desk, finished: Iterable[FinishedAttempt] | None = None) -> tuple[Run, ...]:
    """The runs of the trainee that are evidence, oldest first; a scenario that is gone is none.

    They are made of the finished attempts, which are read where they are not at hand.
    """
    hidden = _off_script(desk)
    return tuple(run for run in _all_runs(desk, finished) if run.scenario not in hidden)


def off_script_runs(
    desk: Desk, finished: Iterable[FinishedAttempt] | None = None
) -> tuple[Run, ...]:
    """The runs at off-script scenarios, the test of what was learned elsewhere; oldest first."""
    hidden = _off_script(desk)
    return tuple(run for run in _all_runs(desk, finished) if run.scenario in hidden)


def _all_runs(desk: Desk, finished: Iterable[FinishedAttempt] | None = None) -> tuple[Run, ...]:
    """The same, with those at off-script scenarios."""
    if desk.is_first_run:
        return ()
    lines = _lines(desk)
    uid = desk.uid
    critical = desk.store.practice.critical_runs(uid)
    found = desk.store.attempts(trainee=uid) if finished is None else finished
    return tuple(
        _run(done, line, is_critical=done.attempt.uid in critical)
        for done in own_attempts(found)
        if (line := lines.get(done.attempt.scenario))
    )


def _lines(desk: Desk) -> dict[str, Headline]:
    """The headlines by id; where several files have one, the first is the scenario."""
    return {line.id: line for line in reversed(desk.headlines)}


def _off_script(desk: Desk) -> frozenset[str]:
    return frozenset(line.id for line in desk.headlines if line.off_script)


def _run(done: FinishedAttempt, line: Headline, *, is_critical: bool) -> Run:
    """A run; at a broken file it has level 0, and variants wherever something was drawn."""
    return Run(
        scenario=line.id,
        day=done.finish.day,
        at=done.finish.at,
        passed=done.finish.passed,
        overall=done.finish.overall.exact,
        critical=is_critical,
        drawn=done.attempt.drawn,
        has_variants=bool(done.attempt.drawn if line.is_broken else line.varies),
        level=line.level,
    )


def masteries(runs: Iterable[Run]) -> Mapping[str, Mastery]:
    """How far each scenario that was finished is mastered, by its id."""
    by_scenario: dict[str, list[Run]] = {}
    for run in runs:
        by_scenario.setdefault(run.scenario, []).append(run)
    return {name: mastery(those) for name, those in by_scenario.items()}


def of(
    desk: Desk, finished: Sequence[FinishedAttempt] | None = None
) -> tuple[Mapping[str, Mastery], tuple[Unlock, ...], Calibration | None, Habits]:
    """Mastery by scenario, levels, calibration and habits."""
    known = desk.history()[0] if finished is None else finished
    played = runs(desk, known)
    hidden = _off_script(desk)
    guessed = calibration_of(done for done in known if done.attempt.scenario not in hidden)
    return masteries(played), unlocks(played), guessed, habits_of(desk)


def modes_of(desk: Desk, scenario: Scenario) -> Modes:
    """The modes in which the trainee can play a scenario now; the setting opens every level."""
    best = desk.best_scores().get(scenario.id)
    unlock = next(each for each in unlocks(runs(desk)) if each.level == scenario.level)
    if desk.settings.open_levels:
        unlock = replace(unlock, open=True)
    return modes(
        unlock=unlock,
        passed=best is not None and best.passed,
        off_script=scenario.off_script,
        clocks=sum(bool(each.seconds and each.silence) for each in scenario.moments.values()),
    )


def lesson_of(desk: Desk, scenario: Scenario) -> str:
    """The rule that the trainee drew last at a scenario, or at another one in the same mood."""
    if desk.is_first_run:
        return ""
    lessons = desk.store.notes.lessons(desk.uid)
    mood = scenario.customer.mood
    alike = {line.id for line in desk.headlines if line.mood == mood}
    here = (lesson.text for lesson in lessons if lesson.scenario == scenario.id)
    elsewhere = (lesson.text for lesson in lessons if lesson.scenario in alike)
    return next(here, None) or next(elsewhere, "")


def prelude_of(desk: Desk, scenario: Scenario) -> Prelude:
    """What the trainee brings to an attempt at a scenario."""
    return Prelude(modes_of(desk, scenario), lesson_of(desk, scenario))


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
    practices = {line.id: line.practices for line in desk.headlines}
    return habits(desk.store.practice.answers(desk.uid), practices)


def calendar_of(desk: Desk, finished: Iterable[FinishedAttempt]) -> Calendar:
    """When the trainee finished a conversation or began a drill, and what comes back."""
    done = [each.finish.day for each in finished]
    if not desk.is_first_run:
        done += [drill.day for drill in desk.store.practice.drills_done(desk.uid)]
    return calendar(desk.today, done, desk.standings())


def paths(desk: Desk) -> tuple[PathStanding, ...]:
    """How far the trainee is on each path of the packs: those begun first, in that order."""
    found = [entry.onboarding for entry in desk.guides.paths if entry.onboarding]
    if desk.is_first_run:
        return tuple(path_standing(path, (), (), {}, None, desk.today) for path in found)
    store, uid = desk.store, desk.uid
    starts = store.paths.starts(uid)
    read = store.paths.steps_read(uid)
    played = _all_runs(desk)
    drills = store.practice.drills_done(uid)
    order = {path: place for place, path in enumerate(starts)}
    standings = []
    for path in sorted(found, key=lambda path: order.get(path.id, len(order))):
        done = {step: at for (of, step), at in read.items() if of == path.id}
        start = starts.get(path.id)
        standings.append(path_standing(path, played, drills, done, start, desk.today))
    return tuple(standings)
