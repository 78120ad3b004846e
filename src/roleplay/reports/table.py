"""A table of plain text: columns as wide as their widest cell, two spaces between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.text import cells, safe_text

if TYPE_CHECKING:
    from collections.abc import Sequence


def table(rows: Sequence[Sequence[str]], width: int, *, right: Sequence[int] = ()) -> str:
    """The rows as lines; the first row is the heading. `right` are columns set to the right.

    `width` is how many cells a line may take; the last column is cut with “…” to fit. 0 means no
    limit, as in a pipe.
    """
    safe = [[safe_text(cell) for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(*safe, strict=True)]
    lines = []
    for row in safe:
        padded = [
            _pad(cell, size, right=number in right)
            for number, (cell, size) in enumerate(zip(row, widths, strict=True))
        ]
        line = "  ".join(padded).rstrip()
        lines.append(cut(line, width) if width else line)
    return "\n".join(lines)


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
