"""Cards: what is remembered of a moment, and the reviews they are made from.

A *day* is a date of the trainee's own calendar as its proleptic ordinal (`date.toordinal()`), a
whole number; the shell makes it from the clock and the time zone, and nothing below knows either.
Reviews are the facts that are kept; cards are derived and can be rebuilt from them at any time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roleplay.repetition.grades import Grade

STUCK_AFTER = 4
"""So many lapses say that drilling does not help: the moment is shown and explained instead."""


@dataclass(frozen=True, slots=True)
class Card:
    """A moment as one trainee remembers it.

    `text` and `best` are those of the moment at the last review. `due` and `last` are days.
    `stability` is the time in days after which it is recalled nine times of ten, `difficulty` 1 to
    10. `lapses` counts how often it was forgotten, after it had been reviewed before, since its
    text became what it is.
    """

    scenario: str
    moment: str
    text: str
    best: tuple[str, ...]
    due: int
    last: int
    stability: float
    difficulty: float
    reviews: int
    lapses: int

    @property
    def key(self) -> tuple[str, str]:
        """The moment it is about."""
        return self.scenario, self.moment

    @property
    def stuck(self) -> bool:
        """Whether to stop drilling it."""
        return self.lapses >= STUCK_AFTER


@dataclass(frozen=True, slots=True)
class Review:
    """An answer at a moment, as it is logged; `text` and `best` are the moment's at the time."""

    scenario: str
    moment: str
    text: str
    best: tuple[str, ...]
    grade: Grade
    day: int

    @property
    def key(self) -> tuple[str, str]:
        """The moment that was answered."""
        return self.scenario, self.moment
