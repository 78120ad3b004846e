"""The map of a scenario as a Mermaid flowchart, for wikis and pages that draw them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roleplay.reports.map_text import MARKS, STAR
from roleplay.scenario.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.authoring.outline import MappedMoment, Outline

_FILLS: dict[Outcome, str] = {
    Outcome.RECOVERED: "#c8e6c9",
    Outcome.RESOLVED: "#e6f4d7",
    Outcome.UNRESOLVED: "#fff3c4",
    Outcome.LOST: "#f8d0cb",
}
_UNSAFE = re.compile(r"[^\w .,!?'’“”…→★✔✖+~()=-]")
_MOST = 60


def render(outline: Outline) -> str:
    """The flowchart; the best path is drawn thick, endings in the color of their outcome."""
    return "\n".join(_lines(outline)) + "\n"


def _lines(outline: Outline) -> Iterator[str]:
    places = [moment.name for moment in outline.moments] + [e.name for e in outline.endings]
    # Names may be words that Mermaid keeps for itself, such as “end”, so places are numbered.
    ids = {name: f"p{number}" for number, name in enumerate(places)}
    yield "flowchart TD"
    for moment in outline.moments:
        words = _cut(moment.customer)
        label = f"{moment.name}<br/>{words}" if words else moment.name
        yield f'  {ids[moment.name]}["{_label(label)}"]'
    for ending in outline.endings:
        label = f"{MARKS[ending.outcome]} {ending.name}<br/>{ending.outcome}"
        yield f'  {ids[ending.name]}(["{_label(label)}"]):::{ending.outcome}'
    for moment in outline.moments:
        yield from _edges(moment, ids)
    for outcome, fill in _FILLS.items():
        yield f"  classDef {outcome} fill:{fill},stroke:#555,color:#111"


def _edges(moment: MappedMoment, ids: dict[str, str]) -> Iterator[str]:
    for reply in moment.replies:
        star = f"{STAR} " if reply.best_in else ""
        for way in reply.ways:
            arrow = "==>" if way.best else "-->"
            label = f"{star}{reply.name}" + (f", when {way.when}" if way.when else "")
            yield f'  {ids[moment.name]} {arrow}|"{_label(label)}"| {ids[way.to]}'
    if moment.nothing_left:
        yield f'  {ids[moment.name]} -.->|"nothing left"| {ids[moment.nothing_left]}'


def _label(text: str) -> str:
    """A text in which Mermaid finds nothing of its own: everything odd as a numbered character."""
    lines = (_UNSAFE.sub(lambda m: f"#{ord(m[0])};", line) for line in text.split("<br/>"))
    return "<br/>".join(lines)


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1].rstrip()}…"
