"""What Progress says about habits: what to keep, what to practise, and the moments behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.app.content import FAINT, shown, stacked
from roleplay.app.widgets.choices import Choice
from roleplay.repetition.habits import SELDOM, STRONG_LEVEL, is_weak
from roleplay.reports import labels
from roleplay.reports.practice import day_in_words
from roleplay.reports.record import MOST_HABITS, habit_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from textual.content import Content

    from roleplay.app.retrospect import Retrospect
    from roleplay.repetition.habits import Habit, Habits

MOST_MOMENTS = 12

NO_HABITS = Choice(
    shown("Nothing yet: what you do twice or more shows up here, with the moments behind it.")
)

CRITICAL = Choice(stacked([shown(""), shown("! a critical behavior: no pass with it", FAINT)]))

HOW = shown("Enter makes a drill of it.", FAINT)
NOT_NOW = shown("Nothing that trains it is left to drill today.", FAINT)


def groups(habits: Habits) -> tuple[tuple[str, tuple[Habit, ...]], ...]:
    """The habits in groups, each with its heading; none is in two of them."""
    seldom = _by_share(
        (
            habit
            for habit in habits.behaviors
            if habit.level >= STRONG_LEVEL and not is_weak(habit) and habit.share < SELDOM
        ),
        rising=True,
    )
    weak = _by_share(habits.weak[:MOST_HABITS])
    strong = _by_share(habits.strong[:MOST_HABITS])
    return (
        ("To practise: what you do again and again", weak),
        ("To do more often: what you could have done", seldom[:MOST_HABITS]),
        ("To keep: what you do well again and again", strong),
    )


def choices(habits: Habits) -> Iterator[Choice]:
    """The habits to choose from."""
    is_first = True
    found = groups(habits)
    for heading, those in found:
        for number, habit in enumerate(those):
            if not number:
                above = [] if is_first else [shown("")]
                yield Choice(stacked([*above, shown(heading, "bold $text-primary")]))
                is_first = False
            yield Choice(shown(_line(habit)), habit.behavior)
    if is_first:
        yield NO_HABITS
    elif any(habit.critical for _, those in found for habit in those):
        yield CRITICAL


def _line(habit: Habit) -> str:
    critical = " !" if habit.critical else ""
    share = labels.whole_percent(habit.share)
    return f"{share:>3} %  {labels.spaced(habit.behavior)}{critical}"


def _by_share(habits: Iterable[Habit], *, rising: bool = False) -> tuple[Habit, ...]:
    """In the order of the numbers that stand before them."""
    way = 1 if rising else -1
    return tuple(sorted(habits, key=lambda habit: (way * habit.share, habit.behavior)))


def moments(seen: Retrospect, name: str | None, titles: Mapping[str, str]) -> Content:
    """More about a habit: how often, where it is going, and when it was."""
    habit = next((each for each in seen.habits.behaviors if each.behavior == name), None)
    if habit is None:
        return shown("")
    how = HOW if habit.behavior in seen.drillable else NOT_NOW
    lines: Sequence[Content] = [
        shown(f"{when}: {labels.moment_at(scenario, moment, titles)}")
        for scenario, moment, _, day in habit.moments[:MOST_MOMENTS]
        if (when := day_in_words(day))
    ]
    more = len(habit.moments) - MOST_MOMENTS
    rest = [shown(f"and {more:,} more", FAINT)] if more > 0 else []
    return stacked([shown(habit_line(habit), "bold"), how, shown(""), *lines, *rest])
