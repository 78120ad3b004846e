"""Diagnostics as JSON, for programs.

    {"version": 1,
     "diagnostics": [
       {"code": "F104", "name": "duplicate-key", "severity": "error",
        "message": "…", "why": "…", "help": "…", "excerpt": "…",
        "file": "…", "line": 1, "column": 1, "end_line": 1, "end_column": 4,
        "related": [{"message": "…", "file": "…", "line": …, …}],
        "fix": null or {"title": "…", "edits": [{"text": "…", "file": "…", "line": …, …}]}}],
     "accepted": [{"reason": "…", "code": "…", …}]}

`accepted` holds what the author of a file silences, each with the keys of a diagnostic; it is left
out where nobody asked for it.

Severities are error, warning and note. Lines and columns count from 1, columns in characters, and
the end is excluded. Keys may be added within a version; none is removed or changes its meaning.
The text is plain ASCII, so that no terminal, pipe or code page can spoil it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roleplay.diagnostics import Diagnostic, Span

VERSION = 1

Value: TypeAlias = "str | int | Sequence[Value] | dict[str, Value] | None"


def render(
    diagnostics: Sequence[Diagnostic],
    accepted: Sequence[tuple[Diagnostic, str]] | None = None,
) -> str:
    """The diagnostics in the order they are given, as one document that ends with a line feed.

    `accepted` is what is silenced, each with the author's reason.
    """
    document: dict[str, Value] = {
        "version": VERSION,
        "diagnostics": [_diagnostic(d) for d in diagnostics],
    }
    if accepted is not None:
        document["accepted"] = [{"reason": why, **_diagnostic(d)} for d, why in accepted]
    # json leaves DEL alone, which is the one ASCII control it does.
    return json.dumps(document, indent=2).replace("\x7f", "\\u007f") + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Value]:
    fix = diagnostic.fix
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "why": diagnostic.why,
        "help": diagnostic.help,
        "excerpt": diagnostic.excerpt,
        **_place(diagnostic.span),
        "related": [{"message": r.message, **_place(r.span)} for r in diagnostic.related],
        "fix": None
        if fix is None
        else {
            "title": fix.title,
            "edits": [{"text": edit.text, **_place(edit.span)} for edit in fix.edits],
        },
    }


def _place(span: Span) -> dict[str, Value]:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
