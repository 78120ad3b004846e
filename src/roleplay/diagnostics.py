"""What is wrong with a trainer's file, as a value.

A `Diagnostic` is made by the reader or by a check and shown by a renderer; it knows nothing of
files or terminals. A `Finding` is the kind of a diagnostic: everything that can be said before a
file is seen (code, severity, why it matters, a bad and a good example) stands there once, and
`explain`, the docs and the tests are made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    """The file cannot be read or played."""
    WARNING = "warning"
    """It plays, but will not train or measure well."""
    NOTE = "note"
    """Worth knowing."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: lines and columns count from 1, in characters, the end excluded."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` where `span` is."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """The one right mend, as edits that do not overlap."""

    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to the finding, such as the first of two equal keys."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding at one place.

    `message` says what is wrong here, `why` why it matters, `help` how to mend it; each is one
    sentence. `excerpt` is the source line the span starts on, without its line end.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    why: str
    help: str
    excerpt: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The kind of a diagnostic.

    `message` and `help` are templates for `str.format`; `bad` and `good` are examples that the
    test suite compiles: the bad one yields exactly this finding, the good one none. An example
    is a piece of a file that is laid over a minimal one (key by key at the top level), or, when
    it starts with `format:` or sets `whole`, a whole file.
    """

    code: str
    name: str
    severity: Severity
    message: str
    why: str
    help: str
    bad: str
    good: str
    kind: str = "scenario"
    whole: bool = False

    def at(
        self,
        span: Span,
        excerpt: str = "",
        *,
        help: str | None = None,  # noqa: A002 - the field's own name
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
        **names: object,
    ) -> Diagnostic:
        """This finding at a place; `names` fill the templates, `help` replaces the general mend."""
        return Diagnostic(
            code=self.code,
            name=self.name,
            severity=self.severity,
            message=self.message.format(**names),
            span=span,
            why=self.why.format(**names),
            help=self.help.format(**names) if help is None else help,
            excerpt=excerpt,
            related=related,
            fix=fix,
        )
