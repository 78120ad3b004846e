"""A source line with a stretch of it underlined, in a given width.

Each character is shown by one that is seen: tabs as four spaces, controls by their pictures. So
the carets stand under what they mean, also where characters are two cells wide or none. A line
that is too long is cut round the stretch, with an ellipsis on each side that was cut.
"""

from __future__ import annotations

from dataclasses import dataclass

from roleplay.text import cells, seen

_TAB = "    "
_VARIATION = range(0xFE00, 0xFE10)
"""Variation selectors make some characters wider on some terminals only: left out."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as shown, and the carets for the line below it; both fit the width asked for."""

    line: str
    carets: str


def excerpt(source: str, start: int, end: int, width: int) -> Excerpt:
    """A source line in `width` cells, at least 8, with its characters `start` to `end` underlined.

    `start` and `end` count from 0, the end excluded; both may lie behind the end of the line. At
    least one caret is drawn.
    """
    # A line can have millions of characters: look only at those that could be shown.
    first = max(0, min(start, len(source)) - width)
    glyphs = [_glyph(character) for character in source[first : first + 3 * width]]
    start = min(start - first, len(glyphs))
    end = max(start + 1, min(end - first, len(glyphs)))
    sizes = [cells(glyph) for glyph in glyphs]
    low, high = 0, len(glyphs)
    if first > 0 or first + high < len(source) or sum(sizes) >= width:
        # Room for two ellipses, and for one caret behind the last character.
        low, high = _window(sizes, start, end, width - 3)
    before = "…" if first + low > 0 else ""
    after = "…" if first + high < len(source) else ""
    line = before + "".join(glyphs[low:high]) + after
    lead = cells(before) + sum(sizes[low:start])
    return Excerpt(line.rstrip(), " " * lead + "^" * max(1, sum(sizes[start : min(end, high)])))


def _glyph(character: str) -> str:
    if character == "\t":
        return _TAB
    return "" if ord(character) in _VARIATION else seen(character)


def _window(sizes: list[int], start: int, end: int, room: int) -> tuple[int, int]:
    """The widest stretch of `room` cells that begins no later than `start`, and shows most of it.

    First the underlined stretch itself, then what is round it, equally on both sides.
    """
    low = high = start
    used = 0
    while high < min(end, len(sizes)) and used + sizes[high] <= room:
        used += sizes[high]
        high += 1
    grown = True
    while grown:
        grown = False
        if low > 0 and used + sizes[low - 1] <= room:
            low -= 1
            used += sizes[low]
            grown = True
        if high < len(sizes) and high >= end and used + sizes[high] <= room:
            used += sizes[high]
            high += 1
            grown = True
    return low, high
