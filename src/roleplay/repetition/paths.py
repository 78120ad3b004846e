"""Onboarding paths: which steps are done, and which comes next.

Steps may be done in any order; the next one is the first that is not done. What was passed before
the path was begun counts. Drills count from when it was begun: the second drill of a path is done
with the second drill.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.repetition.mastery import mastery
from roleplay.scenario.guides import StepKind, StepRule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from roleplay.repetition.mastery import Mastery, Run
    from roleplay.scenario.guides import OnboardingPath, Step

DAYS = {StepRule.PASS_ONCE: 1, StepRule.PASS_ON_TWO_DAYS: 2}
"""On how many days a scenario is to be passed; mastery asks for more."""


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
    drills: int,
    read: Collection[str],
    started: int | None,
    today: int,
) -> PathStanding:
    """How far somebody is. `drills` are those done since the start, `read` the steps read."""
    played = tuple(runs)
    steps: list[StepStanding] = []
    for step in path.steps.values():
        done, known = False, None
        match step.kind:
            case StepKind.SCENARIO:
                known = mastery(run for run in played if run.scenario == step.scenario)
                done = known.days_passed >= DAYS.get(step.rule, 0)
                done = known.mastered if step.rule is StepRule.MASTERY else done
            case StepKind.DRILL:
                done = drills > 0
                drills -= 1
            case StepKind.READING:
                done = step.name in read
        due = None if started is None or step.due is None else started + step.due
        late = not done and due is not None and due < today
        steps.append(StepStanding(step, done, due, late, known))
    return PathStanding(path, started, tuple(steps))
