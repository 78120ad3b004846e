"""Moments, reviews and cards for tests of what comes back, each in one short call."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from roleplay.repetition.cards import Card, Review
from roleplay.repetition.grades import Grade
from roleplay.repetition.moments import PractisedMoment
from roleplay.repetition.scheduler import review

if TYPE_CHECKING:
    from collections.abc import Iterable

TODAY = date(2026, 3, 2).toordinal()


def moment(
    name: str = "opening",
    scenario: str = "cake",
    *,
    text: str = "a text",
    best: tuple[str, ...] = ("own-it",),
    behaviors: tuple[str, ...] = ("owns-it",),
    weak: tuple[str, ...] = (),
    industry: str = "",
    level: int = 1,
) -> PractisedMoment:
    return PractisedMoment(
        scenario, name, text, best, behaviors, weak, ("empathy",), industry, level
    )


def answered(
    grade: Grade, day: int, of: PractisedMoment | None = None, **other: str | tuple[str, ...]
) -> Review:
    of = of or moment()
    known = {"text": of.text, "best": of.best} | other
    return Review(of.scenario, of.moment, grade=grade, day=day, **known)


def card(
    of: PractisedMoment | None = None, *grades: Grade, first: int = TODAY - 100, every: int = 10
) -> Card:
    """A card reviewed every ten days; once with GOOD where no grades are given."""
    found: Card | None = None
    for number, grade in enumerate(grades or (Grade.GOOD,)):
        found = review(found, answered(grade, first + every * number, of))
    assert found
    return found


def intervals(grades: Iterable[Grade]) -> list[int]:
    """The days until it is due again, each review being made on the day it is due."""
    found: Card | None = None
    day, waits = TODAY, []
    for grade in grades:
        found = review(found, answered(grade, day))
        waits.append(found.due - day)
        day = found.due
    return waits
