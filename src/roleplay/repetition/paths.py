"""Onboarding paths: which steps are done, and which comes next.

Steps may be done in any order; the next one is the first that is not done. What was passed before
the path was begun counts. A drill is another matter, since it practises what the steps before it
taught: it counts where it was begun after all of those were done, and was long enough; and each
drill counts for one step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.repetition.mastery import DAYS_NEEDED, mastery, when_passed
from roleplay.repetition.standing import moments_in
from roleplay.scenario.guides import StepKind, StepRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from roleplay.repetition.mastery import Mastery, Run
    from roleplay.scenario.guides import OnboardingPath, Step

DAYS = {StepRule.PASS_ONCE: 1, StepRule.PASS_ON_TWO_DAYS: 2, StepRule.MASTERY: DAYS_NEEDED}
"""On how many days a scenario is to be passed; mastery asks for variants as well."""


@dataclass(frozen=True, slots=True)
class PathStart:
    """When a path was begun, in milliseconds UTC, and the trainee's local day then."""

    at: int
    day: int


@dataclass(frozen=True, slots=True)
class DrillDone:
    """A drill in which something was answered; times are in milliseconds UTC.

    `day` is the trainee's local day when it was begun, `minutes` how long it was meant to take,
    `last` the time of the last of its `answers`, `to_the_end` whether that was its last moment.
    """

    began: int
    day: int
    minutes: int
    answers: int
    last: int
    to_the_end: bool

    def is_one_of(self, minutes: int) -> bool:
        """Whether it was long enough: as many answers as fit in, or all that there were to give."""
        is_whole = self.to_the_end and self.minutes >= minutes
        return is_whole or self.answers >= moments_in(minutes)


@dataclass(frozen=True, slots=True)
class StepStanding:
    """A step as one trainee has it. `due` is a day, None where there is none or no start yet.

    `mastery` tells how far the scenario of a step is; None for a drill and a reading.
    """

    step: Step
    done: bool
    due: int | None
    late: bool
    mastery: Mastery | None


@dataclass(frozen=True, slots=True)
class PathStanding:
    """A path as one trainee has it; `started` is a day, None where it was not begun."""

    path: OnboardingPath
    started: int | None
    steps: tuple[StepStanding, ...]

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(step.done for step in self.steps)

    @property
    def finished(self) -> bool:
        """Whether all are."""
        return self.done == len(self.steps)

    @property
    def next(self) -> StepStanding | None:
        """The first step that is not done; None where all are, or the path was not begun."""
        if self.started is None:
            return None
        return next((step for step in self.steps if not step.done), None)


def path_standing(
    path: OnboardingPath,
    runs: Iterable[Run],
    drills: Iterable[DrillDone],
    read: Mapping[str, int],
    start: PathStart | None,
    today: int,
) -> PathStanding:
    """How far somebody is. `drills` are in the order of time; `read` is when steps were read."""
    played, left = tuple(runs), list(drills)
    steps: list[StepStanding] = []
    ready = None if start is None else start.at
    for step in path.steps.values():
        here = [run for run in played if run.scenario == step.scenario]
        known = mastery(here) if step.kind is StepKind.SCENARIO else None
        match step.kind:
            case StepKind.DRILL:
                at = _drilled(step, left, ready)
            case StepKind.READING:
                at = read.get(step.name)
            case _:
                variants = known.variants_needed if known and step.rule is StepRule.MASTERY else 1
                at = when_passed(here, DAYS[step.rule], variants)
        steps.append(_step_standing(step, start, today, done=at is not None, known=known))
        ready = None if ready is None or at is None else max(ready, at)
    return PathStanding(path, None if start is None else start.day, tuple(steps))


def _drilled(step: Step, drills: list[DrillDone], ready: int | None) -> int | None:
    """When the drill of a step was done, which then is none of `drills` any more; None for not yet.

    `ready` is when all steps before it were done, None where they are not.
    """
    if ready is None:
        return None
    for place, drill in enumerate(drills):
        if drill.began >= ready and drill.is_one_of(step.minutes):
            del drills[: place + 1]
            return drill.last
    return None


def _step_standing(
    step: Step, start: PathStart | None, today: int, *, done: bool, known: Mastery | None
) -> StepStanding:
    due = None if start is None or step.due is None else start.day + step.due
    return StepStanding(step, done, due, not done and due is not None and due < today, known)
