"""The map of a scenario as an SVG picture, laid out here, without any other program.

Moments stand below each other in the order of the map, what branches off set in; endings follow.
Every place that is led to has one lane on the right, where all that lead there meet: a line
leaves a reply, runs along the lane and enters the place from the right. So boxes never overlap,
texts never touch a line, and a picture of any length can be read from top to bottom. Lengths are
in pixels; a character of the fixed-width font is at most `_CELL` wide at `_SIZE`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from itertools import count
from typing import TYPE_CHECKING

from roleplay.authoring.outline import Way
from roleplay.reports.map_text import BACK, MARKS, STAR
from roleplay.reports.table import cut
from roleplay.scenario.model import Outcome
from roleplay.text import cells, safe_text, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.authoring.outline import MappedEnding, MappedMoment, MappedReply, Outline

_SIZE = 12
_CELL = 7.5
_ROW = 19
_PAD = 10
_GAP = 18
_SET_IN = 32
_WIDTH = 760
_MARGIN = 24
_LANE = 15
_WORD_LINES = 2
_NAME_CELLS = 24
_TARGET_CELLS = 40
_FONT = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"
_INK, _FAINT, _LINE, _BEST = "#1d2330", "#5b6472", "#8a93a3", "#1b7f4b"

_FILLS: dict[Outcome, tuple[str, str]] = {
    Outcome.RECOVERED: ("#d7f0dd", "#1b7f4b"),
    Outcome.RESOLVED: ("#e9f4d4", "#5d8a1f"),
    Outcome.UNRESOLVED: ("#fdf0c4", "#a97a00"),
    Outcome.LOST: ("#fadcd7", "#b3372a"),
}
"""The fill and the line of an ending."""


@dataclass(slots=True)
class _Exit:
    """A line that leaves a box at a height, to a place."""

    y: float
    to: str
    best: bool


@dataclass(slots=True)
class _Box:
    """A box: where it stands, the heights of its lines' beginnings, and its parts as SVG."""

    name: str
    x: float
    y: float
    height: float = 0
    fill: str = "#ffffff"
    stroke: str = _LINE
    exits: list[_Exit] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def entry(self) -> float:
        """The height at which lines come in."""
        return self.y + _PAD + _ROW / 2 - 2


def render(outline: Outline) -> str:
    """The picture as the text of an SVG file."""
    boxes = _boxes(outline)
    lanes = _lanes(boxes)
    width = _MARGIN * 2 + _WIDTH + _LANE * (max(lanes.values(), default=0) + 2)
    height = boxes[-1].y + boxes[-1].height + _MARGIN
    title = escape(safe_text(outline.title))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
            f'viewBox="0 0 {width:g} {height:g}" role="img" font-family="{_FONT}" '
            f'font-size="{_SIZE}" fill="{_INK}">',
            f"<title>{title}</title>",
            '<rect width="100%" height="100%" fill="#f6f7f9"/>',
            *_heading(outline),
            *_lines(boxes, lanes),
            *(_drawn(box) for box in boxes),
            "</svg>\n",
        ]
    )


def _heading(outline: Outline) -> Iterator[str]:
    title = cut(safe_text(outline.title), int(_WIDTH / _CELL / 1.5))
    yield _text(_MARGIN, _MARGIN + 14, title, 'font-size="18" font-weight="bold"')
    legend = [f"{STAR} best path", f"{BACK} round again"]
    legend += [f"{MARKS[outcome]} {outcome}" for outcome in reversed(Outcome)]
    if outline.walks_out:
        legend.append(f"temper 10: → {outline.walks_out}")
    words = cut(safe_text("   ".join(legend)), int(_WIDTH / _CELL))
    yield _text(_MARGIN, _MARGIN + 38, words, f'fill="{_FAINT}"')


def _boxes(outline: Outline) -> list[_Box]:
    """All boxes from top to bottom."""
    outcomes = {ending.name: ending.outcome for ending in outline.endings}
    boxes: list[_Box] = []
    y = _MARGIN + 60.0
    for moment in outline.moments:
        box = _moment_box(moment, y, outcomes, outline.variants)
        boxes.append(box)
        y += box.height + _GAP
    for ending in outline.endings:
        box = _ending_box(ending, y)
        boxes.append(box)
        y += box.height + _GAP
    return boxes


def _moment_box(
    moment: MappedMoment, y: float, outcomes: dict[str, Outcome], variants: int
) -> _Box:
    # A branch of a branch of a branch … stays wide enough to be read.
    box = _Box(moment.name, _MARGIN + _SET_IN * min(moment.depth, 6), y)
    rows = _Rows(box, outcomes)
    name = moment.name if moment.reachable else f"{moment.name} (cannot be reached)"
    rows.words(name, 'font-weight="bold" font-size="13"', size=1.1)
    for line in _wrapped(moment.customer, rows.room):
        rows.words(line, f'fill="{_FAINT}" font-style="italic"')
    shared = moment.shared_ways
    for reply in moment.replies:
        note = _note(reply, variants)
        rows.reply(reply, note, () if shared else reply.ways)
    for way in shared:
        rows.way(way)
    if moment.nothing_left:
        rows.way(Way(moment.nothing_left, "nothing is left", best=False, back=False))
    rows.close()
    return box


def _ending_box(ending: MappedEnding, y: float) -> _Box:
    fill, stroke = _FILLS[ending.outcome]
    box = _Box(ending.name, _MARGIN, y, fill=fill, stroke=stroke)
    rows = _Rows(box, {})
    heading = f"{MARKS[ending.outcome]} {ending.name}: {ending.outcome}"
    rows.words(heading, 'font-weight="bold" font-size="13"', size=1.1)
    for line in _wrapped(ending.customer, rows.room):
        rows.words(line, f'fill="{_FAINT}" font-style="italic"')
    rows.close()
    return box


class _Rows:
    """Fills a box with rows from top to bottom."""

    def __init__(self, box: _Box, outcomes: dict[str, Outcome]) -> None:
        self.box = box
        self.outcomes = outcomes
        self.y = box.y + _PAD
        self.left = box.x + _PAD
        self.right = _MARGIN + _WIDTH - _PAD
        self.room = int((self.right - self.left) / _CELL)

    def words(self, text: str, style: str, size: float = 1) -> None:
        """A row of words from the left edge, cut where the box ends."""
        self.put(self.left, cut(safe_text(text), int(self.room / size)), style)
        self.y += _ROW

    def reply(self, reply: MappedReply, note: str, ways: tuple[Way, ...]) -> None:
        """A reply with its words, and where it leads: in its own row, or in rows below."""
        star = f"{STAR} " if reply.best_in else "  "
        style = f'fill="{_BEST}" font-weight="bold"' if reply.best_in else ""
        self.put(self.left, star + cut(safe_text(reply.name), _NAME_CELLS), style)
        column = 3 + _NAME_CELLS
        only = ways[0] if len(ways) == 1 and not ways[0].when else None
        room = self.room - column - (cells(self._target(only)) + 2 if only else 0)
        words = f"({note}) {reply.text}" if note else reply.text
        self.put(self.left + column * _CELL, cut(safe_text(words), room), f'fill="{_FAINT}"')
        if only:
            self.way(only)
            return
        self.y += _ROW
        for way in ways:
            self.way(way, otherwise="otherwise")

    def way(self, way: Way, otherwise: str = "") -> None:
        """The name of a place at the right edge, where its line begins, behind its condition."""
        target = self._target(way)
        outcome = self.outcomes.get(way.to)
        color = _FILLS[outcome][1] if outcome else _BEST if way.best else _INK
        self.put(self.right, target, f'fill="{color}" text-anchor="end"')
        when = f"when {way.when}" if way.when else otherwise
        if when:
            room = self.room - cells(target) - 2
            x = self.right - (cells(target) + 1) * _CELL
            self.put(x, cut(safe_text(when), room), f'fill="{_FAINT}" text-anchor="end"')
        self.box.exits.append(_Exit(self.y + _ROW / 2 - 2, way.to, way.best))
        self.y += _ROW

    def put(self, x: float, text: str, style: str) -> None:
        """A piece of text in this row, which has been cut to its room."""
        self.box.parts.append(_text(x, self.y + _SIZE, text, style))

    def close(self) -> None:
        """Set the height of the box to what it holds."""
        self.box.height = self.y + _PAD - self.box.y - 4

    def _target(self, way: Way) -> str:
        outcome = self.outcomes.get(way.to)
        sign = f"{MARKS[outcome]} " if outcome else f"{BACK} " if way.back else ""
        return cut(safe_text(f"→ {sign}{way.to}"), _TARGET_CELLS)


def _lanes(boxes: list[_Box]) -> dict[str, int]:
    """The lane of each place that is led to; lanes of places that overlap in height differ.

    Short ones come first, so that they run next to the boxes.
    """
    spans: dict[str, tuple[float, float]] = {}
    for box in boxes:
        heights = [e.y for other in boxes for e in other.exits if e.to == box.name]
        if heights:
            spans[box.name] = (min(*heights, box.entry), max(*heights, box.entry))
    lanes: dict[str, int] = {}
    for name in sorted(spans, key=lambda name: spans[name][1] - spans[name][0]):
        top, bottom = spans[name]
        taken = {
            lanes[other]
            for other in lanes
            if spans[other][0] < bottom + _ROW and top < spans[other][1] + _ROW
        }
        lanes[name] = next(lane for lane in count() if lane not in taken)
    return lanes


def _lines(boxes: list[_Box], lanes: dict[str, int]) -> Iterator[str]:
    """The lines, those of the best path last, so that they lie on top."""
    places = {box.name: box for box in boxes}
    edge = _MARGIN + _WIDTH
    drawn = []
    for box in boxes:
        for leaving in box.exits:
            target = places[leaving.to]
            lane = edge + _LANE * (lanes[leaving.to] + 1)
            color = target.stroke if target.stroke != _LINE else _LINE
            style = f'stroke="{_BEST}" stroke-width="2.5"' if leaving.best else f'stroke="{color}"'
            path = f"M{edge:g} {leaving.y:g}H{lane:g}V{target.entry:g}H{edge + 7:g}"
            drawn.append((leaving.best, f'<path d="{path}" fill="none" {style}/>'))
    yield from (path for _, path in sorted(drawn, key=lambda line: line[0]))
    for name in lanes:
        y = places[name].entry
        color = places[name].stroke if places[name].stroke != _LINE else _INK
        yield f'<path d="M{edge:g} {y:g}l8 -4v8z" fill="{color}"/>'


def _drawn(box: _Box) -> str:
    width = _MARGIN + _WIDTH - box.x
    frame = (
        f'<rect class="box" x="{box.x:g}" y="{box.y:g}" width="{width:g}" '
        f'height="{box.height:g}" rx="6" fill="{box.fill}" stroke="{box.stroke}"/>'
    )
    return "\n".join([f'<g id="{escape(box.name)}">', frame, *box.parts, "</g>"])


def _note(reply: MappedReply, variants: int) -> str:
    notes = []
    if 0 < reply.best_in < variants:
        notes.append(f"best in {reply.best_in} of {variants}")
    if reply.when:
        notes.append(f"offered when {reply.when}")
    if reply.silence:
        notes.append("when nothing is said")
    return ", ".join(notes)


def _wrapped(text: str, room: int) -> list[str]:
    """The first lines of what somebody says, in quotes."""
    if not text:
        return []
    lines = wrap(f"“{safe_text(text)}”", room)
    if len(lines) > _WORD_LINES:
        lines[_WORD_LINES - 1] = cut(f"{lines[_WORD_LINES - 1]} …", room)
        if not lines[_WORD_LINES - 1].endswith("…"):
            lines[_WORD_LINES - 1] += "…"
    return lines[:_WORD_LINES]


def _text(x: float, y: float, text: str, style: str = "") -> str:
    words = escape(safe_text(text), quote=False)
    return f'<text x="{x:g}" y="{y:g}" xml:space="preserve" {style}>{words}</text>'
