"""What is stored of a person: told before it is erased, and given to them as JSON."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from roleplay.reports.progress import local_time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from roleplay.store import Person

    Rows = Mapping[str, Sequence[Mapping[str, str | int | float | bytes | None]]]

AMOUNTS = {
    "attempt": ("conversation", "conversations"),
    "turn": ("reply", "replies"),
    "drill": ("drill", "drills"),
    "review": ("scored answer", "scored answers"),
    "own_words": ("reply in own words", "replies in own words"),
    "lesson": ("rule in own words", "rules in own words"),
    "suggestion": ("suggestion", "suggestions"),
    "story": ("story", "stories"),
}
"""What is counted for people, by table: one, and more than one."""

TIMES = {"at", "started", "since"}
DAYS = {"day", "due", "last"}
LISTS = {"drawn", "shown", "possible", "best", "lead"}
FLAGS = {"passed", "counts", "drill", "fresh"}
"""Columns by what they hold."""


def amounts(counted: Mapping[str, int]) -> str:
    """How much is stored of somebody: “3 conversations, 12 replies and 1 story”."""
    told = [
        f"{counted[table]:,} {one if counted[table] == 1 else more}"
        for table, (one, more) in AMOUNTS.items()
        if counted.get(table)
    ]
    *others, last = told or ["nothing but the name"]
    return f"{', '.join(others)} and {last}" if others else last


def person_line(person: Person, *, is_you: bool) -> str:
    """Somebody who practises, in one line."""
    finished = "1 conversation" if person.finished == 1 else f"{person.finished:,} conversations"
    last = "never practised" if person.last is None else f"last {local_time(person.last)[:10]}"
    return f"{person.trainee.name}: {finished}, {last}{'  (you)' if is_you else ''}"


def person_as_json(person: Person, *, is_you: bool) -> dict[str, object]:
    """The same for programs."""
    return {
        "name": person.trainee.name,
        "since": _time(person.trainee.since),
        "finished": person.finished,
        "last": None if person.last is None else _time(person.last),
        "current": is_you,
    }


def rows_as_json(rows: Rows) -> dict[str, object]:
    """Everything that is stored of somebody: a list of rows for each table."""
    return {
        table: [{column: _told(column, value) for column, value in row.items()} for row in found]
        for table, found in rows.items()
    }


def _told(column: str, value: str | float | bytes | None) -> object:
    match value:
        case int() if column in TIMES:
            return _time(value)
        case int() if column in DAYS:
            return date.fromordinal(value).isoformat()
        case int() if column in FLAGS:
            return bool(value)
        case str() if column in LISTS:
            return json.loads(value)
        case bytes():
            return value.hex()
    return value


def _time(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds")
