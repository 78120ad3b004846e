"""A trainee's record in words: mastery, levels with their evidence, calibration, habits."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from roleplay.repetition.consistency import LOWER_NEEDED, WINDOWS, WORST_NEEDED, Lacking
from roleplay.repetition.mastery import DAYS_NEEDED
from roleplay.reports import labels
from roleplay.scoring.score import percent

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from roleplay.repetition.calibration import Calibration
    from roleplay.repetition.consistency import Consistency, Unlock
    from roleplay.repetition.habits import Habit, Habits, Tendency
    from roleplay.repetition.mastery import Mastery, Run

_DID = ("did not pass", "passed")

MOST_HABITS = 5
"""Habits of a kind that are told."""


def mastery_line(known: Mastery) -> str:
    """How far a scenario is mastered, and what is missing."""
    if known.mastered:
        return "mastered"
    missing = [f"passed on {known.days_passed} of {DAYS_NEEDED} days"]
    if known.variants_missing and known.days_passed:
        more = "another variant" if known.variants_missing == 1 else "other variants"
        missing.append(f"{more} to go")
    return ", ".join(missing)


def unlock_line(unlock: Unlock) -> str:
    """Whether a level is open, with the evidence that says so."""
    name = f"Level {unlock.level} ({labels.LEVELS[unlock.level]})"
    if unlock.evidence is None:
        if unlock.open:
            return f"{name}: open."
        return f"{name}: not yet. It opens by what you do at level {unlock.level - 1}."
    told = _evidence(unlock.evidence, unlock.level - 1)
    if unlock.open:
        return f"{name}: open. {told}"
    needs = " ".join(_needs(what, unlock.evidence) for what in unlock.evidence.lacking)
    return f"{name}: not yet. {told} {needs}"


def _evidence(known: Consistency, level: int) -> str:
    # Rounded down: 69.9 % is not the 70 % that is needed.
    sure = f"That makes it fairly sure (95 %) that you pass {int(known.lower * 100)} % or more."
    if not known.passed:
        sure = "That does not yet show how many you can pass."
    passed = f"you passed {known.passed} of your last {known.runs} conversations"
    if known.runs == 1:
        passed = f"you had one conversation that counts and {_DID[known.passed]} it"
    lowest = f"with a lowest score of {percent(known.worst)} %"
    return f"At level {level} {passed}, {lowest}. {sure}"


def _needs(what: Lacking, known: Consistency) -> str:
    """What is missing, as a sentence that says what to do."""
    match what:
        case Lacking.RUNS:
            return (
                f"It takes {WINDOWS[0]} conversations; with the same customer the first of a day "
                "counts."
            )
        case Lacking.PASSES:
            needed = round(LOWER_NEEDED * 100)
            return f"It opens at {needed} %: {WINDOWS[0]} passes in a row show that."
        case Lacking.WORST:
            return f"No score may be under {percent(WORST_NEEDED)} %."
        case Lacking.CRITICAL:
            was = "1 of these has" if known.critical == 1 else f"{known.critical} of these have"
            return f"There must be no critical behavior, and {was} one."


def off_script_line(runs: Sequence[Run]) -> str:
    """How the transfer test went: customers whom nobody trained for."""
    passed = sum(run.passed for run in runs)
    mean = sum((run.overall for run in runs), start=Fraction(0)) / len(runs)
    return (
        f"Off script, where nothing was trained: passed {passed} of {len(runs)}, "
        f"{percent(mean)} % on average."
    )


def off_script_as_json(runs: Sequence[Run]) -> dict[str, object]:
    """The same for programs; `mean` is null without a run."""
    mean = sum((run.overall for run in runs), start=Fraction(0)) / len(runs) if runs else None
    return {
        "runs": len(runs),
        "passed": sum(run.passed for run in runs),
        "mean": None if mean is None else percent(mean),
    }


def calibration_line(known: Calibration | None) -> str:
    """How well somebody knows how well they did."""
    if known is None:
        return "Predict your score in five runs, and you see how well you know yourself."
    off = f"{_points(known.error)} off on average"
    if abs(known.bias) < 1:
        return f"Your predictions are {off}, as often too high as too low ({known.runs} runs)."
    way = "higher" if known.bias > 0 else "lower"
    return (
        f"Your predictions are {off}; they are {_points(abs(known.bias))} {way} than your scores "
        f"({known.runs} runs)."
    )


def _points(share: Fraction) -> str:
    whole = int(share + Fraction(1, 2))
    return "1 point" if whole == 1 else f"{whole} points"


def habit_line(habit: Habit) -> str:
    """How often somebody shows a behavior where they could, and where it is going."""
    share = labels.whole_percent(habit.share)
    often = f"{habit.count} of {habit.chances} times ({share} %)"
    critical = ", critical" if habit.critical else ""
    told = f"{labels.spaced(habit.behavior)}: {often}, {worth(habit.level)}{critical}"
    return f"{told}{_trend(habit.trend)}"


def worth(level: int) -> str:
    """What a behavior is worth, as on the coach's page; a customer's level is something else."""
    return f"worth {level} of 4"


def tendency_line(tendency: Tendency) -> str:
    """How much of what was on offer somebody shows in a dimension or a practice."""
    share = labels.whole_percent(tendency.share)
    told = f"{labels.spaced(tendency.name)}: {share} % of the best on offer"
    return f"{told}{_trend(tendency.trend)}"


def _trend(trend: Fraction | None) -> str:
    if trend is None:
        return ""
    if abs(trend) < Fraction(1, 20):
        return ", steady"
    return ", more often lately" if trend > 0 else ", less often lately"


def habits_lines(
    habits: Habits, titles: Mapping[str, str], drillable: Container[str]
) -> Iterator[str]:
    """The habits worth talking about: what to keep, and what to practise.

    `titles` are those of the scenarios by id, `drillable` the behaviors that can be drilled now.
    """
    if habits.strong:
        yield "What you do well, again and again:"
        yield from (f"  {habit_line(habit)}" for habit in habits.strong[:MOST_HABITS])
    if habits.weak:
        yield "What to practise (roleplay drill --habit NAME):"
        for habit in habits.weak[:MOST_HABITS]:
            yield f"  {habit_line(habit)}"
            scenario, moment, *_ = habit.moments[0]
            told = f"    last at {labels.moment_at(scenario, moment, titles)}"
            yield f"{told}; --habit {habit.behavior}" if habit.behavior in drillable else told


def record_lines(
    masteries: Mapping[str, Mastery],
    levels: tuple[Unlock, ...],
    known: Calibration | None,
    habits: Habits,
    *,
    titles: Mapping[str, str],
    drillable: Container[str],
) -> Iterator[str]:
    """All of it, for people; `titles` and `drillable` as for `habits_lines`."""
    yield "Mastery"
    for name, each in masteries.items():
        yield f"  {name}: {mastery_line(each)}"
    yield "Levels (advice: you can always practise at any level)"
    yield from (f"  {unlock_line(unlock)}" for unlock in levels)
    yield "Calibration"
    yield f"  {calibration_line(known)}"
    if habits.dimensions:
        yield "Dimensions"
        yield from (f"  {tendency_line(each)}" for each in habits.dimensions)
    yield from habits_lines(habits, titles, drillable)


def record_as_json(
    masteries: Mapping[str, Mastery],
    levels: tuple[Unlock, ...],
    known: Calibration | None,
    habits: Habits,
) -> dict[str, object]:
    """All of it, for programs."""
    return {
        "mastery": {
            name: {
                "mastered": each.mastered,
                "days": each.days_passed,
                "variants": each.variants,
            }
            for name, each in masteries.items()
        },
        "levels": [_unlock_as_json(unlock) for unlock in levels],
        "calibration": None
        if known is None
        else {"runs": known.runs, "bias": float(known.bias), "error": float(known.error)},
        "habits": [_habit_as_json(habit) for habit in habits.behaviors],
        "dimensions": [_tendency_as_json(each) for each in habits.dimensions],
        "practices": [_tendency_as_json(each) for each in habits.practices],
    }


def _unlock_as_json(unlock: Unlock) -> dict[str, object]:
    known = unlock.evidence
    return {
        "level": unlock.level,
        "open": unlock.open,
        "evidence": None
        if known is None
        else {
            "runs": known.runs,
            "passed": known.passed,
            "lower": round(known.lower, 4),
            "worst": percent(known.worst),
            "spread": percent(known.spread),
            "critical": known.critical,
            "lacking": [what.value for what in known.lacking],
        },
    }


def _habit_as_json(habit: Habit) -> dict[str, object]:
    return {
        "behavior": habit.behavior,
        "dimension": habit.dimension,
        "level": habit.level,
        "critical": habit.critical,
        "count": habit.count,
        "chances": habit.chances,
        "lately": habit.lately,
        "trend": None if habit.trend is None else float(habit.trend),
        "moments": [
            {"scenario": scenario, "moment": moment, "reply": reply}
            for scenario, moment, reply, _ in habit.moments
        ],
    }


def _tendency_as_json(each: Tendency) -> dict[str, object]:
    return {
        "name": each.name,
        "share": float(each.share),
        "trend": None if each.trend is None else float(each.trend),
    }
