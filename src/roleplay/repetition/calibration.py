"""Calibration: how well somebody knows how well they did.

Before any result is shown the trainee predicts the overall score; here predictions meet results.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 5
"""Fewer predictions say nothing yet."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far predictions are off, in points of 100.

    `bias` is the mean of predicted less actual: above 0 the trainee thinks too well of the run.
    `error` is the mean distance, whichever way.
    """

    runs: int
    bias: Fraction
    error: Fraction


def calibration(predicted: Sequence[tuple[int, int]]) -> Calibration | None:
    """From (predicted, actual) in percent, one pair a run; None under five runs."""
    if len(predicted) < FEWEST:
        return None
    off = [guess - actual for guess, actual in predicted]
    return Calibration(
        runs=len(off),
        bias=Fraction(sum(off), len(off)),
        error=Fraction(sum(map(abs, off)), len(off)),
    )
