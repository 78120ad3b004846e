"""Mending a file by the fixes of its diagnostics: one at a time, each proved by reading again.

A fix is taken only when its finding is gone afterwards and the file has not more errors than
before, so no fix can spoil another, and no file ever comes out worse. Nothing but the characters
of the edits is touched: line ends, comments and a byte order mark stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from roleplay.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roleplay.diagnostics import Diagnostic, Fix, Span

MOST_MENDS = 500
"""Mends in one file; each reads it once more."""

_LINE_END = re.compile("\r\n?|\n")
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Mended:
    """A file after mending, and the findings that were mended, in the order of mending."""

    data: bytes
    mended: tuple[Diagnostic, ...]


def mend(data: bytes, read: Callable[[bytes], Sequence[Diagnostic]]) -> Mended:
    """A file with everything mended that has exactly one right mend.

    Args:
        data: the file's bytes; left alone where they are not UTF-8
        read: gives the diagnostics of a file's bytes
    """
    mended: list[Diagnostic] = []
    found = read(data)
    given_up: set[Fix] = set()
    while len(mended) < MOST_MENDS:
        diagnostic = next((d for d in found if d.fix and d.fix not in given_up), None)
        if diagnostic is None or diagnostic.fix is None:
            break
        changed = apply(data, diagnostic.fix)
        after = read(changed) if changed is not None else ()
        if changed is None or not _is_better(found, after, diagnostic):
            given_up.add(diagnostic.fix)
            continue
        data, found = changed, after
        given_up.clear()
        mended.append(diagnostic)
    return Mended(data, tuple(mended))


def apply(data: bytes, fix: Fix) -> bytes | None:
    """The bytes with the edits of a fix made; None where they overlap or do not fit."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    lead = len(_MARK) if text.startswith(_MARK) else 0
    starts = [lead, *(match.end() for match in _LINE_END.finditer(text))]
    ends = [*(match.start() for match in _LINE_END.finditer(text)), len(text)]
    places = []
    for edit in fix.edits:
        place = _offsets(edit.span, starts, ends)
        if place is None:
            return None
        places.append((*place, edit.text))
    places.sort()
    if any(one[1] > other[0] for one, other in pairwise(places)):
        return None
    line_end = match[0] if (match := _LINE_END.search(text)) else "\n"
    for start, end, new in reversed(places):
        text = text[:start] + new.replace("\n", line_end) + text[end:]
    return text.encode("utf-8")


def _offsets(span: Span, starts: Sequence[int], ends: Sequence[int]) -> tuple[int, int] | None:
    """Where a span begins and ends in the text; None where it is not inside."""
    if not 0 < span.line <= span.end_line <= len(starts):
        return None
    start = starts[span.line - 1] + span.column - 1
    end = starts[span.end_line - 1] + span.end_column - 1
    if start > end or start > ends[span.line - 1] or end > ends[span.end_line - 1]:
        return None
    return start, end


def _is_better(
    before: Sequence[Diagnostic], after: Sequence[Diagnostic], mended: Diagnostic
) -> bool:
    """Whether there is one finding of that kind less, and not one error more."""
    kinds = [sum(d.code == mended.code for d in each) for each in (before, after)]
    errors = [sum(d.severity is Severity.ERROR for d in each) for each in (before, after)]
    return kinds[1] < kinds[0] and errors[1] <= errors[0]
