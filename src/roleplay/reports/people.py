"""What is stored of a person: told before it is erased, and given to them as JSON."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from roleplay.reports.progress import local_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from roleplay.store import Person

    Value: TypeAlias = str | int | float | bytes | None
    Rows = Sequence[dict[str, Value]]

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


def export_lines(tables: Iterable[tuple[str, Rows]]) -> Iterator[str]:
    """Everything that is stored of somebody, as the lines of a JSON document.

    Each table is a list, each of its rows a line: years of practice are read table by table.
    """
    yield '{\n  "version": 1'
    for table, rows in tables:
        yield f',\n  "{table}": ['
        columns = {
            name: _BY_COLUMN[name] for name in (rows[0] if rows else ()) if name in _BY_COLUMN
        }
        for number, row in enumerate(rows):
            told = row | {name: known(row[name]) for name, known in columns.items()}
            yield f"{',' if number else ''}\n    {json.dumps(told)}"
        yield "\n  ]" if rows else "]"
    yield "\n}\n"


def _time(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds")


def _as_time(value: Value) -> object:
    return _time(value) if isinstance(value, int) else value


def _as_day(value: Value) -> object:
    return date.fromordinal(value).isoformat() if isinstance(value, int) else value


def _as_flag(value: Value) -> object:
    return bool(value) if isinstance(value, int) else value  # a drill's end names its drill


@lru_cache(maxsize=4096)  # what a moment offers stands in every answer that was given there
def _as_list(value: Value) -> object:
    return json.loads(value) if isinstance(value, str) else value


_BY_COLUMN: Mapping[str, Callable[[Value], object]] = {
    **dict.fromkeys(("at", "started", "since"), _as_time),
    **dict.fromkeys(("day", "due", "last"), _as_day),
    **dict.fromkeys(("drawn", "shown", "possible", "best", "lead"), _as_list),
    **dict.fromkeys(("passed", "counts", "drill", "fresh"), _as_flag),
}
"""How a column is told; the others stand as they are."""
