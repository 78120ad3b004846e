"""Which story is told when."""

from __future__ import annotations

from datetime import date

from roleplay.repetition.stories import story_of

MONDAY = date(2026, 11, 23).toordinal()
STORIES = ("candle", "glass", "keys", "tie", "whale")


def test_two_are_told_in_a_week_from_monday_and_from_thursday() -> None:
    week = [story_of(STORIES, MONDAY + day) for day in range(7)]
    assert len(set(week[:3])) == 1
    assert len(set(week[3:])) == 1
    assert week[0] != week[3]


def test_none_is_told_twice_before_all_were_told() -> None:
    days = [7 * week + half for week in range(5) for half in (0, 3)]
    told = [story_of(STORIES, MONDAY + day) for day in days]
    assert set(told[:5]) == set(told[5:]) == set(STORIES)


def test_everybody_reads_the_same_one_in_whatever_order_the_files_are() -> None:
    assert story_of(STORIES, MONDAY) == story_of(reversed(STORIES), MONDAY)


def test_without_stories_none_is_told() -> None:
    assert story_of((), MONDAY) is None
