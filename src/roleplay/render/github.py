"""Diagnostics as annotations of GitHub Actions: one workflow command a line.

    ::error file=cake.yaml,line=12,endLine=12,col=5,endColumn=7,title=F104 duplicate-key::…

Notes become notices. In a property GitHub wants colons and commas escaped too, and it takes
columns only where a finding stands on one line; its last column is included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.diagnostics import Severity
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roleplay.diagnostics import Diagnostic

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """The diagnostics in the order they are given, a line each."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    properties = ",".join(f"{key}={_property(value)}" for key, value in _properties(diagnostic))
    said = f"{diagnostic.message}\n{diagnostic.why}\n{diagnostic.help}".rstrip("\n")
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{_data(said)}"


def _properties(diagnostic: Diagnostic) -> Iterator[tuple[str, str]]:
    span = diagnostic.span
    yield "file", span.file.replace("\\", "/")
    yield "line", str(span.line)
    yield "endLine", str(span.end_line)
    if span.line == span.end_line:
        yield "col", str(span.column)
        yield "endColumn", str(max(span.column, span.end_column - 1))
    yield "title", f"{diagnostic.code} {diagnostic.name}"


def _data(text: str) -> str:
    return safe_text(text, newlines=True).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
