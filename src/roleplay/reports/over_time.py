"""Scores over time, practised days and what comes back, as numbers that a screen can draw.

Days are local calendar days as `date.toordinal` counts; scores are percents.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from roleplay.repetition.standing import due_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from roleplay.repetition.standing import DueCount, Standing

MOST_POINTS = 36
"""Where there are more attempts, neighbors are taken together."""

WEEKS_BACK, WEEKS_AHEAD = 13, 4
WEEK = 7


class Point(NamedTuple):
    """A score: the number of its run, from 0, the day of that, and the percent.

    Runs stand side by side whatever time lies between them, or an eager first day would be one
    column of marks.
    """

    run: float
    day: float
    percent: float


@dataclass(frozen=True, slots=True)
class Curve:
    """Points in the order of time; where there are many, neighbors are taken as their mean."""

    name: str
    points: tuple[Point, ...]

    @property
    def first(self) -> int:
        """The percent at the beginning."""
        return round(self.points[0].percent)

    @property
    def last(self) -> int:
        """The percent at the end."""
        return round(self.points[-1].percent)


def curve(name: str, points: Sequence[Point], most: int = MOST_POINTS) -> Curve:
    """A curve of no more than `most` points, from those of all runs in the order of time."""
    return Curve(name, tuple(_mean(part) for part in _parts(points, most)))


def _mean(points: Sequence[Point]) -> Point:
    return Point(*map(fmean, zip(*points, strict=True)))


def _parts(points: Sequence[Point], most: int) -> Iterator[Sequence[Point]]:
    """The points in at most so many parts of about the same length."""
    parts = min(most, len(points))
    for part in range(parts):
        yield points[part * len(points) // parts : (part + 1) * len(points) // parts]


@dataclass(frozen=True, slots=True)
class Calendar:
    """What was done on each day, and how many moments come back on each day from today on.

    A day that is not there has nothing. What is overdue stands on today; `due` is what comes of it.
    """

    today: int
    done: Mapping[int, int]
    due: DueCount
    coming: Mapping[int, int]

    @property
    def weeks(self) -> range:
        """The Mondays of the weeks that are shown of the past, this one last."""
        monday = self.today - (self.today - 1) % WEEK
        return range(monday - WEEK * (WEEKS_BACK - 1), monday + 1, WEEK)

    @property
    def weeks_ahead(self) -> range:
        """The Mondays of the weeks that are shown of the future, this one first."""
        monday = self.weeks[-1]
        return range(monday, monday + WEEK * WEEKS_AHEAD, WEEK)

    @property
    def practised(self) -> int:
        """On how many of the days that are shown anything was done."""
        return sum(day in self.done for day in range(self.weeks[0], self.today + 1))

    def coming_between(self, first: int, last: int) -> int:
        """How many moments come back on these days, both included."""
        return sum(count for day, count in self.coming.items() if first <= day <= last)


def calendar(today: int, done: Iterable[int], standings: Iterable[Standing]) -> Calendar:
    """The calendar from the day of everything that was done, and where each moment stands."""
    listed = tuple(standings)
    due = (max(each.due, today) for each in listed if each.due is not None)
    return Calendar(today, Counter(done), due_count(listed, today), Counter(due))


def practised_line(days: Calendar) -> str:
    """On how many days somebody practised."""
    past = days.today - days.weeks[0] + 1
    return f"You practised on {days.practised} of the last {past} days."


def coming_line(days: Calendar) -> str:
    """What comes back today and in the days after it."""
    if not days.coming:
        return "Nothing comes back yet."
    due = days.due
    if due.count:
        today = f"Today {due.in_words} {'comes' if due.is_one else 'come'} back"
    else:
        today = "Enough for today" if due.more else "Nothing comes back today"
    week = days.coming_between(days.today + 1, days.today + WEEK - 1)
    return f"{today}; {week or 'none'} in the six days after it."


def calendar_as_json(days: Calendar) -> dict[str, object]:
    """The same for programs, by day."""
    return {"days": _by_date(days.done), "coming": _by_date(days.coming)}


def _by_date(counts: Mapping[int, int]) -> dict[str, int]:
    return {date.fromordinal(day).isoformat(): count for day, count in sorted(counts.items())}
