"""Diagnostics as SARIF 2.1.0, the OASIS format that code hosts and editors read.

One run with one tool. Every kind of finding that occurs is a rule with its texts; columns count
in Unicode characters, the end excluded. What an author accepts is there too, as suppressed in the
source with its reason. Files are named relative to the current folder where they are below it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from roleplay.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roleplay.diagnostics import Diagnostic, Fix, Span

    Value: TypeAlias = "str | int | bool | Sequence[Value] | dict[str, Value]"

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")


def render(
    diagnostics: Sequence[Diagnostic],
    *,
    version: str,
    accepted: Sequence[tuple[Diagnostic, str]] = (),
) -> str:
    """One SARIF log, ending with a line feed.

    Args:
        diagnostics: what was found
        version: the version of roleplay
        accepted: what is silenced, each with the author's reason
    """
    every = [*diagnostics, *(diagnostic for diagnostic, _ in accepted)]
    rules = {diagnostic.code: diagnostic for diagnostic in reversed(every)}
    codes = sorted(rules)
    results = [_result(d, codes.index(d.code)) for d in diagnostics]
    for diagnostic, reason in accepted:
        result = _result(diagnostic, codes.index(diagnostic.code))
        result["suppressions"] = [{"kind": "inSource", "justification": reason}]
        results.append(result)
    driver: dict[str, Value] = {
        "name": "roleplay",
        "version": version,
        "rules": [_rule(rules[code]) for code in codes],
    }
    run: dict[str, Value] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log: dict[str, Value] = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    # json leaves DEL alone, which is the one ASCII control it does.
    return json.dumps(log, indent=2).replace("\x7f", "\\u007f") + "\n"


def _rule(diagnostic: Diagnostic) -> dict[str, Value]:
    return {
        "id": diagnostic.code,
        "name": diagnostic.name,
        "shortDescription": {"text": diagnostic.name.replace("-", " ")},
        "fullDescription": {"text": diagnostic.why},
        "help": {"text": f"roleplay explain {diagnostic.code}"},
        "defaultConfiguration": {"level": _LEVELS[diagnostic.severity]},
    }


def _result(diagnostic: Diagnostic, rule: int) -> dict[str, Value]:
    result: dict[str, Value] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": f"{diagnostic.message} {diagnostic.help}".strip()},
        "locations": [{"physicalLocation": _place(diagnostic.span)}],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {"physicalLocation": _place(related.span), "message": {"text": related.message}}
            for related in diagnostic.related
        ]
    if diagnostic.fix is not None and diagnostic.fix.edits:
        result["fixes"] = [_fix(diagnostic.fix)]
    return result


def _fix(fix: Fix) -> dict[str, Value]:
    """All edits of a fix are in one file."""
    replacements: list[Value] = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    change: dict[str, Value] = {
        "artifactLocation": {"uri": uri(fix.edits[0].span.file)},
        "replacements": replacements,
    }
    return {"description": {"text": fix.title}, "artifactChanges": [change]}


def _place(span: Span) -> dict[str, Value]:
    return {"artifactLocation": {"uri": uri(span.file)}, "region": _region(span)}


def _region(span: Span) -> dict[str, Value]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def uri(file: str) -> str:
    """A file's name as a URI: relative where the name is, else with “file:” before it."""
    path = file.replace("\\", "/")
    whole = path.startswith("/") or path[1:3] == ":/"
    # A colon in the first part of a relative URI would be taken for the end of a scheme.
    quoted = "".join(chr(b) if b in _PLAIN else f"%{b:02X}" for b in path.encode())
    return f"file:///{quoted.lstrip('/')}" if whole else quoted
