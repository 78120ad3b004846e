"""A breath between what is shown and the next key that counts.

A key that is pressed twice in haste, or held too long, answers what nobody has read yet. So where
one key decides something for good, none counts until what it would decide can have been seen.
"""

from __future__ import annotations

from time import monotonic

SECONDS = 0.3
"""Longer than a finger takes to press twice, and shorter than anybody takes to read."""


class Breath:
    """The time since something new was shown."""

    def __init__(self) -> None:
        self._since = monotonic()

    def take(self) -> None:
        """Something new is shown."""
        self._since = monotonic()

    @property
    def is_over(self) -> bool:
        """Whether somebody can have seen it."""
        return monotonic() - self._since >= SECONDS
