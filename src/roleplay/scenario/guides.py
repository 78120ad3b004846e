"""What stands beside the scenarios of a pack as values: onboarding paths and stories.

Both name scenarios of the library. Which there are is handed to the reader as `Known`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from roleplay.scenario.origin import Origin

Known: TypeAlias = Mapping[str, Collection[str] | None]
"""The names of the moments of each scenario by its id; None for one that is broken itself."""


class StepKind(StrEnum):
    """What a step of a path asks for."""

    SCENARIO = "scenario"
    DRILL = "drill"
    READING = "reading"


class StepRule(StrEnum):
    """When a scenario's step is done."""

    PASS_ONCE = "pass-once"  # noqa: S105 - a rule, no password
    PASS_ON_TWO_DAYS = "pass-on-two-days"  # noqa: S105 - as above
    MASTERY = "mastery"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a path. `due` is its day after the start, None where it has none.

    `scenario` is an id, `minutes` the length of a drill, `text` what is to be read; each is there
    for its kind only, and empty or 0 otherwise.
    """

    name: str
    kind: StepKind
    title: str
    scenario: str
    rule: StepRule
    minutes: int
    text: str
    due: int | None


@dataclass(frozen=True, slots=True)
class OnboardingPath:
    """A course for new people: its steps in the order in which they are to be done."""

    id: str
    title: str
    summary: str
    steps: Mapping[str, Step]
    digest: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Story:
    """Something somebody did for a customer, and the moment in which it can be practised."""

    id: str
    title: str
    told_by: str
    when: str
    text: str
    why: str
    practices: tuple[str, ...]
    scenario: str
    moment: str
    digest: str
    origin: Origin
