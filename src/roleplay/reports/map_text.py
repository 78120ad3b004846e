"""The map of a scenario for a terminal.

    opening  “I ordered a cake for two o'clock …”
    │ ★ own-it      → what-matters
    │   ask-number  → order-number
    ├─ order-number  “My order number. It's on a sheet …”
    │  │   system-says → not-heard
    what-matters  “Fine. And what are you going to do?”

The best path goes straight down; what branches off is set in, each moment once. Colors only add
to what marks and words say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.reports.table import cut
from roleplay.scenario.model import Outcome
from roleplay.text import cells, safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from roleplay.authoring.outline import MappedMoment, MappedReply, Outline, Way

STAR = "★"
BACK = "↻"
MARKS: dict[Outcome, str] = {
    Outcome.RECOVERED: "✔",
    Outcome.RESOLVED: "+",
    Outcome.UNRESOLVED: "~",
    Outcome.LOST: "✖",
}
"""What stands before an ending, for its outcome."""

_COLORS: dict[Outcome, tuple[str, ...]] = {
    Outcome.RECOVERED: ("1", "32"),
    Outcome.RESOLVED: ("32",),
    Outcome.UNRESOLVED: ("33",),
    Outcome.LOST: ("31",),
}
_BOLD = ("1",)
_FAINT = ("2",)
_ROOM_FOR_WORDS = 12
"""Fewer cells than this are not worth beginning to quote somebody in."""


def render(outline: Outline, *, color: bool, width: int) -> str:
    """The map, ending with a line feed; lines are cut at `width` cells, 0 for no limit."""
    return "\n".join(_Map(outline, color=color, width=width).lines()) + "\n"


class _Map:
    def __init__(self, outline: Outline, *, color: bool, width: int) -> None:
        self.outline = outline
        self.color = color
        self.width = width
        self.outcomes = {ending.name: ending.outcome for ending in outline.endings}

    def lines(self) -> Iterator[str]:
        outline = self.outline
        yield self.line("", (outline.title, _BOLD))
        yield from self.legend()
        yield ""
        for number, moment in enumerate(outline.moments):
            if not moment.reachable and (number == 0 or outline.moments[number - 1].reachable):
                yield ""
                yield "Cannot be reached:"
            yield from self.moment(moment)
        yield ""
        yield "Endings:"
        widest = max(cells(ending.name) for ending in outline.endings)
        for ending in outline.endings:
            name = ending.name + " " * (widest - cells(ending.name))
            mark = f"{MARKS[ending.outcome]} {name}  {ending.outcome.value:<10}"
            yield self.line("  ", (mark, _COLORS[ending.outcome]), self.quote(ending.customer))

    def legend(self) -> Iterator[str]:
        stars = "best path"
        if self.outline.variants > 1:
            stars += f" in all {self.outline.variants} variants, or in as many as are named"
        yield self.line("", (f"{STAR} {stars}   {BACK} round again to an earlier moment", _FAINT))
        if self.outline.walks_out:
            text = f"When temper reaches 10: {self.target(self.outline.walks_out)}"
            yield self.line("", (text, _FAINT))

    def moment(self, moment: MappedMoment) -> Iterator[str]:
        lead = "│  " * (moment.depth - 1) + "├─ " if moment.depth else ""
        bars = "│  " * moment.depth + "│ "
        yield self.line(lead, (moment.name, _BOLD), self.quote(moment.customer))
        shared = moment.shared_ways
        widest = max(cells(_label(reply)) for reply in moment.replies)
        for reply in moment.replies:
            label = _label(reply)
            start = f"{STAR if reply.best_in else ' '} {label}{' ' * (widest - cells(label))} "
            yield from self.ways(bars, start, () if shared else reply.ways, self.note(reply))
        if shared:
            yield from self.ways(bars, f"  {'then':<{widest}} ", shared, "")
        if moment.nothing_left:
            text = f"  (nothing left) → {self.target(moment.nothing_left)}"
            yield self.line(bars, (text, _FAINT))

    def ways(self, bars: str, start: str, ways: Iterable[Way], note: str) -> Iterator[str]:
        style = _BOLD if start.startswith(STAR) else ()
        ways = tuple(ways)
        if not ways:
            yield self.line(bars, (start.rstrip(), style), (note, _FAINT))
        several = len(ways) > 1
        for way in ways:
            when = f"  when {way.when}" if way.when else "  otherwise" if several else ""
            arrow = f"→ {f'{BACK} ' if way.back else ''}{self.target(way.to)}"
            outcome = self.outcomes.get(way.to)
            tint = _COLORS[outcome] if outcome else style
            yield self.line(bars, (start, style), (arrow, tint), (when + note, _FAINT))
            start, note = " " * cells(start), ""

    def note(self, reply: MappedReply) -> str:
        notes = []
        if 0 < reply.best_in < self.outline.variants:
            notes.append(f"best in {reply.best_in} of {self.outline.variants}")
        if reply.when:
            notes.append(f"offered when {reply.when}")
        if reply.silence:
            notes.append("when nothing is said")
        return f"  ({', '.join(notes)})" if notes else ""

    def target(self, place: str) -> str:
        outcome = self.outcomes.get(place)
        return f"{MARKS[outcome]} {place} ({outcome})" if outcome else place

    def quote(self, text: str) -> tuple[str, tuple[str, ...]]:
        return (f"  “{text}”" if text else "", _FAINT)

    def line(self, lead: str, *pieces: tuple[str, tuple[str, ...]]) -> str:
        """A lead and pieces with their styles as one line that fits the width."""
        room = self.width - cells(lead)
        line, kept = lead, ""
        for text, style in pieces:
            piece = safe_text(text)
            if self.width:
                if cells(piece) > room and (room < _ROOM_FOR_WORDS and line != lead):
                    break
                piece = cut(piece, max(room, 1))
                room -= cells(piece)
            # White space waits for what comes behind it, so that no line ends with any.
            words = piece.rstrip()
            if words:
                line += kept + self.paint(words, style)
                kept = ""
            kept += piece[len(words) :]
        return line.rstrip()

    def paint(self, text: str, style: tuple[str, ...]) -> str:
        if not (self.color and style and text.strip()):
            return text
        return f"\x1b[{';'.join(style)}m{text}\x1b[0m"


def _label(reply: MappedReply) -> str:
    return f"{reply.name} (does)" if reply.act else reply.name
