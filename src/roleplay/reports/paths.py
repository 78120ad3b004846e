"""Onboarding paths in words: the bar, the steps, and what comes next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from roleplay.repetition.mastery import DAYS_NEEDED
from roleplay.reports.practice import in_days, minutes
from roleplay.scenario.guides import StepKind, StepRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from roleplay.repetition.paths import PathStanding, StepStanding

CELLS = 20
"""Cells of the bar."""

RULES = {
    StepRule.PASS_ONCE: "pass it once",
    StepRule.PASS_ON_TWO_DAYS: "pass it on two days",
    StepRule.MASTERY: f"pass it on {DAYS_NEEDED} days, in more than one variant",
}
"""What a scenario's step asks for."""


def path_bar(standing: PathStanding) -> str:
    """How far it is: “█████░░░░░ 3 of 9 steps”."""
    done, of = standing.done, len(standing.steps)
    full = CELLS * done // of
    return f"{'█' * full}{'░' * (CELLS - full)} {done} of {of} steps"


def step_title(step: StepStanding, titles: Mapping[str, str]) -> str:
    """What a step is called; `titles` are those of the scenarios by id."""
    known = step.step
    if known.title:
        return known.title
    if known.kind is StepKind.DRILL:
        return f"A drill of {minutes(known.minutes)}"
    return titles.get(known.scenario, known.scenario)


def step_detail(step: StepStanding) -> str:
    """What is asked for, how much of it is there, and by when it is due."""
    known, parts = step.step, []
    match known.kind:
        case StepKind.SCENARIO:
            parts.append(RULES[known.rule])
            if step.mastery and step.mastery.days_passed and not step.done:
                days = step.mastery.days_passed
                parts.append(f"passed on {'1 day' if days == 1 else f'{days} days'} so far")
        case StepKind.DRILL:
            parts.append("answer the moments that are due")
        case StepKind.READING:
            parts.append("read it")
    return ", ".join(parts)


def due_words(step: StepStanding, today: int) -> str:
    """By when an open step is to be done, or that its day has passed; nothing where none is set."""
    if step.due is None or step.done:
        return ""
    if step.late:
        told = date.fromordinal(step.due)
        return f"was planned for {told.isoformat()}; now is fine"
    days = step.due - today
    return f"planned {'within' if days > 1 else 'for'} {in_days(days).removeprefix('in ')}"


def path_lines(standing: PathStanding, titles: Mapping[str, str], today: int) -> Iterator[str]:
    """A path with its steps, a line each."""
    path = standing.path
    yield f"{path.id}  {path.title}"
    if path.summary:
        yield f"  {path.summary}"
    if standing.started is None:
        yield f"  Not begun: roleplay path start {path.id}"
    else:
        yield f"  {path_bar(standing)}"
    following = standing.next
    for step in standing.steps:
        mark = "✓" if step.done else ("❯" if step is following else "·")
        told = [step_title(step, titles), step_detail(step), due_words(step, today)]
        yield f"  {mark} {'; '.join(filter(None, told if not step.done else told[:1]))}"
    if standing.finished:
        yield "  Finished."
    elif following is not None:
        yield "  “roleplay path next” goes on with ❯."
