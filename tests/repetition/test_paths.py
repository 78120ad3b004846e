"""Onboarding paths: when a step is done."""

from collections.abc import Sequence
from fractions import Fraction

from roleplay.repetition.mastery import Run
from roleplay.repetition.paths import DrillDone, PathStanding, PathStart, path_standing
from roleplay.scenario.guides import OnboardingPath, Step, StepKind, StepRule

DAY = 86_400_000
START = PathStart(at=10 * DAY, day=10)


def customer(name: str, rule: StepRule = StepRule.PASS_ONCE) -> Step:
    return Step(name, StepKind.SCENARIO, "", name, rule, 0, "", None)


def drill(name: str, minutes: int = 5) -> Step:
    return Step(name, StepKind.DRILL, "", "", StepRule.PASS_ONCE, minutes, "", None)


def reading(name: str) -> Step:
    return Step(name, StepKind.READING, name, "", StepRule.PASS_ONCE, 0, "Read.", None)


def passed(scenario: str, day: int, drawn: str = "a") -> Run:
    return Run(scenario, day, day * DAY, True, Fraction(1), False, {"x": drawn}, True, 1)


def drilled(day: int, *, minutes: int = 5, answers: int = 6, to_the_end: bool = True) -> DrillDone:
    return DrillDone(day * DAY, day, minutes, answers, day * DAY + 1, to_the_end)


def standing(
    steps: list[Step], runs: Sequence[Run] = (), drills: Sequence[DrillDone] = (), **read: int
) -> PathStanding:
    path = OnboardingPath("p", "P", "", {step.name: step for step in steps}, "", None)
    return path_standing(path, runs, drills, read, START, 30)


def done(found: PathStanding) -> list[str]:
    return [step.step.name for step in found.steps if step.done]


STEPS = [reading("hear"), customer("parcel"), drill("first"), customer("sofa"), drill("second")]


def test_a_drill_counts_only_once_what_comes_before_it_is_done():
    runs = [passed("parcel", 12), passed("sofa", 14)]
    assert done(standing(STEPS, runs, [drilled(11)], hear=11 * DAY)) == ["hear", "parcel", "sofa"]
    later = standing(STEPS, runs, [drilled(11), drilled(13)], hear=11 * DAY)
    assert done(later) == ["hear", "parcel", "first", "sofa"]
    both = standing(STEPS, runs, [drilled(13), drilled(15)], hear=11 * DAY)
    assert both.finished


def test_a_drill_before_the_path_was_begun_does_not_count():
    assert not done(standing([drill("first")], [], [drilled(9)]))
    assert done(standing([drill("first")], [], [drilled(10)])) == ["first"]


def test_each_drill_counts_for_one_step_even_where_the_clock_stands_still():
    still = DrillDone(11 * DAY, 11, 5, 6, 11 * DAY, to_the_end=True)
    steps = [drill("first"), drill("second")]
    assert done(standing(steps, [], [still])) == ["first"]
    assert standing(steps, [], [still, still]).finished


def test_a_drill_that_was_left_counts_from_as_many_answers_as_its_minutes_hold():
    step = [drill("first", minutes=5)]
    left = {"minutes": 10, "to_the_end": False}
    assert not done(standing(step, [], [drilled(11, answers=1, **left)]))
    assert not done(standing(step, [], [drilled(11, answers=5, **left)]))
    assert done(standing(step, [], [drilled(11, answers=6, **left)])) == ["first"]


def test_a_drill_to_the_end_counts_however_few_moments_there_were_but_not_if_it_was_a_short_one():
    step = [drill("first", minutes=5)]
    assert done(standing(step, [], [drilled(11, answers=3)])) == ["first"]
    assert not done(standing(step, [], [drilled(11, minutes=2, answers=2)]))


def test_mastery_asks_for_days_and_variants_and_a_drill_waits_for_both():
    steps = [customer("parcel", StepRule.MASTERY), drill("first")]
    alike = [passed("parcel", day) for day in (11, 12, 13)]
    assert not done(standing(steps, alike, [drilled(14)]))
    varied = [*alike, passed("parcel", 15, "b")]
    assert done(standing(steps, varied, [drilled(14)])) == ["parcel"]
    assert standing(steps, varied, [drilled(16)]).finished


def test_what_was_passed_before_the_path_was_begun_counts():
    assert done(standing([customer("parcel")], [passed("parcel", 2)])) == ["parcel"]
