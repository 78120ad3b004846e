"""Diagnostics as text for a person at a terminal.

    scenarios/cake.yaml:12:5  error F104 duplicate-key
      The key “say” stands twice here.

      12 |     say: I'm sorry about that.
         |     ^^^
      why:  The second would silently replace the first.
      help: Remove one of the two.
      see:  scenarios/cake.yaml:10:5: The first one is here.

Grouped by file, in the order of the places in it. The first line is not wrapped, so that a
terminal can make a link of the place. Colors are the sixteen that every theme of a terminal
defines, and only add to what the words say.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from roleplay.diagnostics import Severity
from roleplay.render.excerpt import excerpt
from roleplay.text import safe_text, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roleplay.diagnostics import Diagnostic

MIN_WIDTH = 40
HELD_BACK = (
    "While a file has an error, only its form and its names are looked at. Whether somebody can "
    "pass, what is never seen, and what gives the best reply away is checked once it is mended."
)
"""What is said before the summary where there is an error."""

_INDENT = "  "
_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_BOLD = "1"
_FAINT = "2"


def render(
    diagnostics: Sequence[Diagnostic], *, color: bool, width: int, most: int | None = None
) -> str:
    """All diagnostics and a closing summary, ending with a line feed.

    Lines are wrapped at `width` cells, at least 40, but for those that name a place. With `most`,
    no more than that many are shown of a file, and how many more there are.
    """
    paint = _Paint(color=color)
    width = max(width, MIN_WIDTH)
    blocks = []
    for found in _by_file(diagnostics).values():
        blocks += ["\n".join(_block(d, paint, width)) for d in found[:most]]
        if most is not None and len(found) > most:
            file = safe_text(found[0].span.file)
            blocks.append(f"{file}: and {len(found) - most} more (--all)")
    if any(d.severity is Severity.ERROR for d in diagnostics):
        blocks.append("\n".join(wrap(HELD_BACK, width)))
    return "\n\n".join([*blocks, summary(diagnostics)]) + "\n"


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """How many of each severity in how many files, as in “2 errors, 1 warning in 3 files”."""
    if not diagnostics:
        return "Nothing found."
    counts = Counter(d.severity for d in diagnostics)
    parts = [_count(counts[severity], severity) for severity in Severity if counts[severity]]
    return f"{', '.join(parts)} in {_count(len({d.span.file for d in diagnostics}), 'file')}"


class _Paint:
    """Wraps text in colors, or leaves it as it is."""

    def __init__(self, *, color: bool) -> None:
        self.color = color

    def __call__(self, text: str, *codes: str) -> str:
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.color else text


def _by_file(diagnostics: Sequence[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """Files in the order they first come, and the diagnostics of each by place."""
    files: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        files.setdefault(diagnostic.span.file, []).append(diagnostic)
    return {
        file: sorted(found, key=lambda d: (d.span.line, d.span.column))
        for file, found in files.items()
    }


def _block(diagnostic: Diagnostic, paint: _Paint, width: int) -> Iterator[str]:
    tint = _COLORS[diagnostic.severity]
    kind = safe_text(f"{diagnostic.severity} {diagnostic.code}")
    place = paint(safe_text(str(diagnostic.span)), _BOLD)
    yield f"{place}  {paint(kind, _BOLD, tint)} {safe_text(diagnostic.name)}"
    yield from _labelled("", diagnostic.message, width)
    if diagnostic.excerpt:
        yield ""
        yield from _source(diagnostic, paint, tint, width)
    yield from _labelled("why:  ", diagnostic.why, width, paint)
    yield from _labelled("help: ", diagnostic.help, width, paint)
    for related in diagnostic.related:
        place = safe_text(str(related.span))
        yield f"{_INDENT}{paint('see:  ', _FAINT)}{place}: {safe_text(related.message)}"


def _source(diagnostic: Diagnostic, paint: _Paint, tint: str, width: int) -> Iterator[str]:
    span = diagnostic.span
    number = str(span.line)
    room = width - len(f"{_INDENT}{number} | ")
    end = span.end_column - 1 if span.line == span.end_line else len(diagnostic.excerpt)
    shown = excerpt(diagnostic.excerpt, span.column - 1, end, room)
    for gutter, line in (
        (number, shown.line),
        (" " * len(number), paint(shown.carets, _BOLD, tint)),
    ):
        yield f"{_INDENT}{paint(f'{gutter} |', _FAINT)} {line}"


def _labelled(label: str, text: str, width: int, paint: _Paint | None = None) -> Iterator[str]:
    """A text with a label before its first line, and all lines at the same depth."""
    if not text:
        return
    depth = len(_INDENT) + len(label)
    for i, line in enumerate(wrap(safe_text(text, newlines=True), width - depth)):
        lead = paint(label, _FAINT) if i == 0 and paint else " " * len(label)
        yield f"{_INDENT}{lead}{line}".rstrip()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
