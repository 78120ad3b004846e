"""Stories: which one is told in which half of a week.

Everybody reads the same one at the same time, two in a week, and none twice before all were told.
A week's halves begin on Monday and on Thursday.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

THURSDAY = 3
"""Days after Monday."""


def story_of(stories: Iterable[str], today: int) -> str | None:
    """The id of the story of a day, of those there are; None where there is none."""
    week, weekday = divmod(today - 1, 7)  # the day 1 was a Monday
    half = 2 * week + (weekday >= THURSDAY)
    shuffled = sorted(stories, key=lambda id_: (blake2b(id_.encode()).digest(), id_))
    return shuffled[half % len(shuffled)] if shuffled else None
