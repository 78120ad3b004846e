"""A long list in columns, one line each, under a heading that stays.

Only the lines in sight are made and painted, so a thousand cost what twenty do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from roleplay.app.content import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

MARK_WIDTH = 3
GAP = 2
LEAST = 22
"""Cells that the widest column keeps before others are left out."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of so many cells; 0 takes what is left.

    Where it is narrow, those of the highest `rank` go, all of them together.
    """

    name: str
    width: int = 0
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line, known by its key, with a text for each column."""

    key: str
    texts: tuple[str, ...]


class Listing(ScrollView):
    """Lines to choose from; the screen moves the highlight, the mouse points at it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "listing--line",
        "listing--heading",
        "listing--highlighted",
    }

    class Highlighted(Message):
        """Another line is highlighted, or none."""

    class Chosen(Message):
        """The highlighted line was clicked again."""

    class HeadingPressed(Message):
        """The heading of a column was clicked."""

        def __init__(self, column: str) -> None:
            super().__init__()
            self.column = column

    def __init__(self, columns: Sequence[Column], *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.can_focus = False
        self._columns = tuple(columns)
        self._lines: tuple[Line, ...] = ()
        self._place = 0
        self._sorted_by = ""
        self._strips: dict[tuple[int, int, str], Strip] = {}

    @property
    def key(self) -> str | None:
        """The key of the highlighted line; None where there are no lines."""
        return self._lines[self._place].key if self._lines else None

    def offer(self, lines: Sequence[Line], *, sorted_by: str = "", keep: bool = False) -> None:
        """Show other lines; the highlight goes to the first, or is kept where it can be."""
        before = self.key if keep else None
        self._lines, self._sorted_by = tuple(lines), sorted_by
        self._strips.clear()
        places = (place for place, line in enumerate(self._lines) if line.key == before)
        self._place = next(places, 0)
        self._measure()
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Highlighted())

    def move(self, step: int) -> None:
        """Highlight the line so many further down."""
        self._highlight(self._place + step)

    def move_page(self, direction: int) -> None:
        """Highlight a line a page further."""
        self.move(direction * max(1, self.scrollable_content_region.height - 2))

    def move_to_end(self, direction: int) -> None:
        """Highlight the last line, or the first."""
        self._highlight(len(self._lines) - 1 if direction > 0 else 0)

    def on_click(self, event: events.Click) -> None:
        """A click highlights a line; a second one chooses it. A heading is pressed."""
        place = event.get_content_offset(self)
        if place is None:
            return
        if place.y == 0:
            column = self._column_at(place.x)
            if column:
                self.post_message(self.HeadingPressed(column.name))
            return
        pointed = place.y - 1 + self.scroll_offset.y
        if pointed >= len(self._lines):
            return
        if pointed == self._place:
            self.post_message(self.Chosen())
        else:
            self._highlight(pointed)

    def on_resize(self) -> None:
        """Another width shows other columns."""
        self._measure()
        self._keep_in_sight()

    def render_line(self, y: int) -> Strip:
        """A line of the screen: the heading, then the lines in sight."""
        if y == 0:
            names = tuple(self._heading_of(column) for column in self._columns)
            return self._paint(names, " ", "listing--heading")
        place = y - 1 + self.scroll_offset.y
        if place >= len(self._lines):
            style = self.get_visual_style("listing--line")
            return Strip.blank(self.scrollable_content_region.width, style.rich_style)
        is_highlighted = place == self._place
        look = "listing--highlighted" if is_highlighted else "listing--line"
        known = (place, self.scrollable_content_region.width, look)
        if known not in self._strips:
            mark = "❯" if is_highlighted else " "
            self._strips[known] = self._paint(self._lines[place].texts, mark, look)
        return self._strips[known]

    def notify_style_update(self) -> None:
        """Another theme paints them otherwise."""
        self._strips.clear()
        super().notify_style_update()

    def _heading_of(self, column: Column) -> str:
        return f"{column.name} ▾" if column.name == self._sorted_by else column.name

    def _paint(self, texts: tuple[str, ...], mark: str, look: str) -> Strip:
        width = self.scrollable_content_region.width
        parts = [shown(f" {mark} ")]
        for column, cells in self._widths(width):
            text = shown(texts[self._columns.index(column)])
            parts.append(text.truncate(cells, ellipsis=True, pad=True))
            parts.append(shown(" " * GAP))
        style = self.get_visual_style("listing--line", look)
        line = Content.assemble(*parts)
        return Visual.to_strips(self, line, width, 1, style, pad=True)[0]

    def _widths(self, width: int) -> list[tuple[Column, int]]:
        """The columns that there is room for, with their cells."""
        columns = list(self._columns)
        while True:
            fixed = sum(column.width + GAP for column in columns) + MARK_WIDTH
            left = width - fixed
            last = max(column.rank for column in columns)
            if left >= LEAST or not last:
                return [(column, column.width or max(1, left)) for column in columns]
            columns = [column for column in columns if column.rank < last]

    def _column_at(self, x: int) -> Column | None:
        at = MARK_WIDTH
        for column, cells in self._widths(self.scrollable_content_region.width):
            if at <= x < at + cells:
                return column
            at += cells + GAP
        return None

    def _highlight(self, place: int) -> None:
        if not self._lines:
            return
        before, self._place = self._place, max(0, min(place, len(self._lines) - 1))
        if self._place != before:
            self.refresh_lines(before + 1, 1)
            self.refresh_lines(self._place + 1, 1)
            self._keep_in_sight()
            self.post_message(self.Highlighted())

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines) + 1)

    def _keep_in_sight(self) -> None:
        """Scroll as little as shows the highlighted line below the heading."""
        height = self.scrollable_content_region.height - 1
        top = self.scroll_offset.y
        if self._place < top:
            self.scroll_to(y=self._place, animate=False, force=True, immediate=True)
        elif height > 0 and self._place >= top + height:
            place = self._place - height + 1
            self.scroll_to(y=place, animate=False, force=True, immediate=True)
