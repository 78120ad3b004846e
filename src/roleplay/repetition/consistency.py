"""Consistency: whether somebody passes reliably, and which levels that unlocks.

A share passed says little without how often it was tried: 3 of 3 may be luck. So the share is
taken at the lower end of what it could really be (Wilson's 95 % interval), over the last ten
counted runs or the last twenty, whichever is the better evidence. A level unlocks when the runs
at the level below reach 0.70 there, none is below 60 %, and none shows a critical behavior:
10 of 10 (0.722) is enough, 9 of 10 (0.596) and 18 of 20 (0.699) are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING

from roleplay.repetition.mastery import first_of_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from roleplay.repetition.mastery import Run

Z = 1.959964
"""Standard deviations on either side of the mean that hold 95 % of a normal distribution."""

WINDOWS = (10, 20)
LOWER_NEEDED = 0.70
WORST_NEEDED = Fraction(60, 100)
LEVELS = (1, 2, 3)


class Lacking(StrEnum):
    """What the evidence still lacks."""

    RUNS = "runs"
    PASSES = "passes"
    WORST = "worst"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class Consistency:
    """The evidence of the last runs.

    `lower` is the least share of passes, 0 to 1, that they vouch for; `worst` the lowest score and
    `spread` the best score less the worst, both shares 0 to 1; `critical` in how many runs a
    critical behavior was shown.
    """

    runs: int
    passed: int
    lower: float
    worst: Fraction
    spread: Fraction
    critical: int

    @property
    def lacking(self) -> tuple[Lacking, ...]:
        """What keeps the next level locked; nothing where it is open."""
        holds = {
            Lacking.RUNS: self.runs >= WINDOWS[0],
            Lacking.PASSES: self.lower >= LOWER_NEEDED,
            Lacking.WORST: self.worst >= WORST_NEEDED,
            Lacking.CRITICAL: not self.critical,
        }
        return tuple(what for what, held in holds.items() if not held)


@dataclass(frozen=True, slots=True)
class Unlock:
    """Whether a level is open, and the evidence at the level below; None where there is none."""

    level: int
    open: bool
    evidence: Consistency | None


def wilson_lower(passed: int, of: int) -> float:
    """The lower end of Wilson's 95 % interval of a share, 0 to 1; 0 where nothing was passed.

    Wilson, Probable inference, the law of succession, and statistical inference (1927).
    """
    if not passed:
        return 0.0
    share = passed / of
    middle = share + Z**2 / (2 * of)
    margin = Z * sqrt(share * (1 - share) / of + Z**2 / (4 * of**2))
    return (middle - margin) / (1 + Z**2 / of)


def consistency(runs: Iterable[Run]) -> Consistency | None:
    """The better evidence of the last ten and the last twenty counted runs; None without any."""
    counted = first_of_day(runs)
    windows = [_evidence(counted[-k:]) for k in WINDOWS if counted]
    return min(windows, key=lambda e: (len(e.lacking), -e.lower), default=None)


def unlocks(runs: Iterable[Run]) -> tuple[Unlock, ...]:
    """Every level; the first is always open, another by the runs at the level below it."""
    listed = tuple(runs)
    first, *others = LEVELS
    return (Unlock(first, open=True, evidence=None), *(_unlock(level, listed) for level in others))


def _unlock(level: int, runs: Sequence[Run]) -> Unlock:
    evidence = consistency(run for run in runs if run.level == level - 1)
    return Unlock(level, open=evidence is not None and not evidence.lacking, evidence=evidence)


def _evidence(runs: Sequence[Run]) -> Consistency:
    scores = [run.overall for run in runs]
    passed = sum(run.passed for run in runs)
    return Consistency(
        runs=len(runs),
        passed=passed,
        lower=wilson_lower(passed, len(runs)),
        worst=min(scores),
        spread=max(scores) - min(scores),
        critical=sum(run.critical for run in runs),
    )
