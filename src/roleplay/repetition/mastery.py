"""Mastery of a scenario: passed on three different days, in two different variants if it has any.

Only the first run at a scenario on a day counts, here and for consistency: what is repeated at
once shows what is still in the ear, not what was learned.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

DAYS_NEEDED = 3
VARIANTS_NEEDED = 2
"""Where a scenario has variants at all."""


@dataclass(frozen=True, slots=True)
class Run:
    """A finished attempt, as far as it is evidence, in whatever mode it was played.

    `at` is when it was finished, in milliseconds UTC, `day` the trainee's own day then as an
    ordinal; `overall` is a share 0 to 1.
    `critical` says whether a critical behavior was shown, `drawn` what was drawn by variable name,
    `has_variants` and `level` are the scenario's.
    """

    scenario: str
    day: int
    at: int
    passed: bool
    overall: Fraction
    critical: bool
    drawn: Mapping[str, str]
    has_variants: bool
    level: int


@dataclass(frozen=True, slots=True)
class Mastery:
    """How far a scenario is mastered: days and variants passed, and variants needed."""

    days_passed: int
    variants: int
    variants_needed: int

    @property
    def days_missing(self) -> int:
        """On how many more days it has to be passed."""
        return max(DAYS_NEEDED - self.days_passed, 0)

    @property
    def variants_missing(self) -> int:
        """In how many more variants it has to be passed."""
        return max(self.variants_needed - self.variants, 0)

    @property
    def mastered(self) -> bool:
        """Whether nothing is missing."""
        return not (self.days_missing or self.variants_missing)


def first_of_day(runs: Iterable[Run]) -> list[Run]:
    """The runs that count: of each scenario the first of each day, in the order of time."""
    first: dict[tuple[str, int], Run] = {}
    for run in sorted(runs, key=attrgetter("at")):
        first.setdefault((run.scenario, run.day), run)
    return list(first.values())


def when_passed(runs: Iterable[Run], days: int, variants: int = 1) -> int | None:
    """When a scenario had been passed on so many days, in so many variants; None for not yet.

    In milliseconds UTC, from the runs at it.
    """
    passed = [run for run in first_of_day(runs) if run.passed]
    met: set[frozenset[tuple[str, str]]] = set()
    for count, run in enumerate(passed, start=1):
        met.add(frozenset(run.drawn.items()))
        if count >= days and len(met) >= variants:
            return run.at
    return None


def mastery(runs: Iterable[Run]) -> Mastery:
    """How far a scenario is mastered, from the runs at it; whether it varies, the last one says."""
    counted = first_of_day(runs)
    passed = [run for run in counted if run.passed]
    varies = bool(counted) and counted[-1].has_variants
    return Mastery(
        days_passed=len(passed),
        variants=len({frozenset(run.drawn.items()) for run in passed}),
        variants_needed=VARIANTS_NEEDED if varies else 1,
    )
