"""A table of plain text: columns as wide as their widest cell, two spaces between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.text import cells, safe_text

if TYPE_CHECKING:
    from collections.abc import Sequence


_NARROWEST = 4
"""How many cells a column keeps that gives way: three characters still tell something."""


def table(rows: Sequence[Sequence[str]], width: int, *, right: Sequence[int] = ()) -> str:
    """The rows as lines; the first row is the heading. `right` are columns set to the right.

    `width` is how many cells a line may take. To fit, the widest of the other columns give way,
    their cells cut with “…”; lines are cut only where that is not enough. 0 means no limit, as in
    a pipe.
    """
    safe = [[safe_text(cell) for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(*safe, strict=True)]
    if width:
        widths = _shrunk(widths, width, right)
    lines = []
    for row in safe:
        padded = [
            _pad(cut(cell, size), size, right=number in right)
            for number, (cell, size) in enumerate(zip(row, widths, strict=True))
        ]
        line = "  ".join(padded).rstrip()
        lines.append(cut(line, width) if width else line)
    return "\n".join(lines)


def _shrunk(widths: Sequence[int], width: int, right: Sequence[int]) -> list[int]:
    """The widths of columns so that a line fits, as far as the columns not set right allow it."""
    widths = [size if number in right else min(size, width) for number, size in enumerate(widths)]
    giving = [number for number in range(len(widths)) if number not in right]
    while sum(widths) + 2 * (len(widths) - 1) > width:
        widest = max(giving, key=widths.__getitem__, default=None)
        if widest is None or widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return widths


def cut(line: str, width: int) -> str:
    """The line, cut with “…” where it takes more than `width` cells."""
    if cells(line) <= width:
        return line
    while cells(line) > width - 1:
        line = line[:-1]
    return line + "…"


def _pad(cell: str, size: int, *, right: bool) -> str:
    space = " " * (size - cells(cell))
    return space + cell if right else cell + space
