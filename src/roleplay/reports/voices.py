"""Suggestions and stories as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from roleplay.reports.labels import moment_at
from roleplay.reports.progress import local_time
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from roleplay.store import Decision, Suggestion, ToldStory

SHOWN_NAME = 8
"""Characters of a uid that are shown and need to be typed."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would work out instead of show."""

_COLUMNS = ("name", "said", "by", "area", "where", "text", "state", "decided by", "note")


def suggestion_lines(suggestion: Suggestion, titles: Mapping[str, str]) -> Iterator[str]:
    """A suggestion for people: its name and state, who said it where, and the text.

    `titles` are those of the scenarios by id.
    """
    told = f"{suggestion.uid[:SHOWN_NAME]}  {_state(suggestion.decision)}"
    yield f"{told}  {suggestion.area}, {_credit(suggestion, titles)}"
    yield f"  {safe_text(suggestion.text)}"
    yield from _said_to_it(suggestion.decision)


def story_lines(story: ToldStory, titles: Mapping[str, str]) -> Iterator[str]:
    """A story that was told, for whoever decides on it; `titles` as for `suggestion_lines`."""
    yield f"{story.uid[:SHOWN_NAME]}  {_state(story.decision)}  {safe_text(story.title)}"
    yield f"  {_credit(story, titles)}"
    yield from (f"  {safe_text(line)}" for line in story.text.splitlines())
    if story.why:
        yield f"  Why it worked: {safe_text(story.why)}"
    yield from _said_to_it(story.decision)


def suggestion_as_json(suggestion: Suggestion) -> dict[str, object]:
    """A suggestion for programs."""
    return {
        "name": suggestion.uid,
        "by": suggestion.by,
        "area": suggestion.area,
        "text": suggestion.text,
        **_told(suggestion),
    }


def story_as_json(story: ToldStory) -> dict[str, object]:
    """A story for programs."""
    return {
        "name": story.uid,
        "by": story.by,
        "title": story.title,
        "text": story.text,
        "why": story.why,
        **_told(story),
    }


def suggestions_as_csv(suggestions: Sequence[Suggestion]) -> str:
    """Suggestions for a spreadsheet; no cell is taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for each in suggestions:
        decision = each.decision
        writer.writerow(
            _plain(cell)
            for cell in (
                *(each.uid, _iso(each.at), each.by, each.area, _where(each), each.text),
                *(decision.state, decision.by, decision.note),
            )
        )
    return text.getvalue()


def _plain(cell: str) -> str:
    shown = safe_text(cell, newlines=True)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def _told(each: Suggestion | ToldStory) -> dict[str, object]:
    decision = each.decision
    return {
        "scenario": each.scenario or None,
        "moment": each.moment or None,
        "said": _iso(each.at),
        "state": decision.state,
        "decided": None if decision.at is None else _iso(decision.at),
        "decided-by": decision.by or None,
        "note": decision.note or None,
    }


def _state(decision: Decision) -> str:
    return f"{decision.state:<8}"


def _credit(each: Suggestion | ToldStory, titles: Mapping[str, str]) -> str:
    where = safe_text(moment_at(each.scenario, each.moment, titles)) if each.scenario else ""
    said = f"{safe_text(each.by)}, {local_time(each.at)}"
    return f"{said}, at {where}" if where else said


def _where(each: Suggestion | ToldStory) -> str:
    return safe_text(f"{each.scenario}/{each.moment}" if each.moment else each.scenario)


def _said_to_it(decision: Decision) -> Iterator[str]:
    if decision.by:
        note = f": {safe_text(decision.note)}" if decision.note else ""
        yield f"  {decision.state.capitalize()} by {safe_text(decision.by)}{note}"


def _iso(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds")
