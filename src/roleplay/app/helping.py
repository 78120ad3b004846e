"""What the help of a screen says beside its keys."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Help:
    """A screen's name, what it is for, and what its marks mean, as (mark, meaning)."""

    title: str
    about: str
    marks: tuple[tuple[str, str], ...] = ()
