"""From the bytes of a file to text that the parser may read, and the way back to its columns.

Rules: every line of the clean text stands for the same line of the author's file. What is refused
here (hidden characters, directives, second documents) is reported and then replaced, so that the
remaining faults of the file are still found at their right places. Lines and columns count from 0
here, columns in characters.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from roleplay.diagnostics import Edit, Fix, Related, Span
from roleplay.scenario.findings import file as found

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Protocol, TypeAlias

    from roleplay.diagnostics import Diagnostic, Finding

    class Mark(Protocol):
        """A place, as the parser tells it."""

        line: int
        column: int

    Place: TypeAlias = tuple[int, int, int, int]
    """Line, column, end line and end column, all from 0."""

MAX_BYTES = 4_000_000
MAX_LINES = 200_000
MAX_EACH = 20
"""How often one finding is reported in a file; the last report says how many more there are."""

_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u20e3\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff"
    "\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_JOINING_SCRIPTS = "\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"

HIDDEN = re.compile(
    # C0 but tab and newline, DEL, C1, soft hyphen and the other characters that show nothing,
    # bidirectional marks, line and paragraph separators, what no text may hold
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    # but for the joiner between emoji, the joiners between letters of scripts that need them,
    # and the choice between sign and picture behind what has both
    f"(?!(?<=[{_EMOJI}\ufe0f]\u200d)(?=[{_EMOJI}])"
    f"|(?<=[{_JOINING_SCRIPTS}][\u200c\u200d])(?=[{_JOINING_SCRIPTS}])"
    f"|(?<=[0-9#*{_EMOJI}][\ufe0e\ufe0f]))"
)
"""What must not be in a text. The single class at its front keeps a search fast."""

_LINE_END = re.compile("\r\n?")
_MARK = re.compile(r"(?:---|\.\.\.)(?=[ \t]|$)")
_BLANK = re.compile(r"[ \t]*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Change:
    """Put `text` in the place of the columns from `start` to `end` of a line."""

    line: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """What the author wrote, with one kind of line end."""

    file: str
    lines: tuple[str, ...]


@dataclass(slots=True)
class Draft:
    """The text as mended so far, and the way back from its columns to the author's."""

    source: Source
    lines: list[str]
    changes: dict[int, list[Change]] = field(default_factory=dict)
    spaced: set[int] = field(default_factory=set)
    """Lines whose tabs were turned into spaces: their indentation is already reported."""
    broken: set[int] = field(default_factory=set)
    """Lines whose value was given up, and reported."""

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n".join(self.lines)

    def change(self, changes: Iterable[Change]) -> Draft:
        """A draft with changes made; those on one line go from right to left."""
        lines = self.lines.copy()
        made = dict(self.changes)
        for change in changes:
            line = lines[change.line]
            lines[change.line] = line[: change.start] + change.text + line[change.end :]
            made[change.line] = [*made.get(change.line, ()), change]
        return replace(self, lines=lines, changes=made)

    def within(self, mark: Mark) -> tuple[int, int]:
        """The place of a parser's mark, which may lie a line behind the last."""
        if mark.line < len(self.lines):
            return mark.line, mark.column
        return len(self.lines) - 1, len(self.lines[-1])

    def author_column(self, line: int, column: int) -> int:
        """The column of the author's file that a column of this text stands for."""
        for change in reversed(self.changes.get(line, ())):
            added = len(change.text)
            if column >= change.start + added and (added or column > change.start):
                column += change.end - change.start - added
            elif column > change.start:
                column = min(column, change.end)
        return column

    def author_place(self, place: Place) -> Place:
        """A place of this text in the author's columns."""
        line, column, end_line, end_column = place
        return (
            line,
            self.author_column(line, column),
            end_line,
            self.author_column(end_line, end_column),
        )

    def author_change(self, change: Change) -> Change:
        """A change to this text as one to the author's."""
        start = self.author_column(change.line, change.start)
        return replace(change, start=start, end=self.author_column(change.line, change.end))


class Report:
    """Collects the diagnostics of one file, at most `MAX_EACH` of each finding."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._made: list[Diagnostic] = []
        self._last: dict[str, int] = {}
        self._count: dict[str, int] = {}

    def full(self, finding: Finding) -> bool:
        """Whether a further report of the finding would only be counted."""
        return self._count.get(finding.code, 0) >= MAX_EACH

    def count(self, finding: Finding, times: int = 1) -> None:
        """Count findings without reporting them."""
        self._count[finding.code] = self._count.get(finding.code, 0) + times

    def add(
        self,
        finding: Finding,
        place: Place,
        *,
        first: Place | None = None,
        fix: Iterable[Change] = (),
        help: str | None = None,  # noqa: A002 - the name it has in a diagnostic
        **names: object,
    ) -> None:
        """Report a finding.

        Args:
            finding: what it is
            place: where, in the author's columns, as are the others
            first: the first of two equal things, where the finding is about the second
            fix: the one right mend
            help: how to mend it, where that can be said better than the finding does in general
            names: what the texts of the finding ask for
        """
        full = self.full(finding)
        self.count(finding)
        if full:
            return
        lines = self.source.lines
        edits = tuple(Edit(self._span((c.line, c.start, c.line, c.end)), c.text) for c in fix)
        self._last[finding.code] = len(self._made)
        self._made.append(
            finding.at(
                self._span(place),
                lines[place[0]] if place[0] < len(lines) else "",
                related=(Related(self._span(first), "The first one is here."),) if first else (),
                help=help,
                fix=Fix(help or finding.help.format(**names), edits) if edits else None,
                **names,
            )
        )

    def take(self, other: Report) -> None:
        """Add what another report on the same file has collected."""
        for code, count in other._count.items():
            self._count[code] = self._count.get(code, 0) + count
        self._last.update({code: len(self._made) + at for code, at in other._last.items()})
        self._made += other._made

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All of them in the order of their places; the last of a kind tells how many more are."""
        made = self._made.copy()
        for code, index in self._last.items():
            if self._count[code] > MAX_EACH:
                more = f" And {self._count[code] - MAX_EACH:,} more of this kind in the file."
                made[index] = replace(made[index], message=made[index].message + more)
        return tuple(sorted(made, key=lambda each: (each.span.line, each.span.column)))

    def _span(self, place: Place) -> Span:
        line, column, end_line, end_column = place
        return Span(self.source.file, line + 1, column + 1, end_line + 1, end_column + 1)


def shorten(text: str, most: int = 40) -> str:
    """A piece of a file for a message: on one line, and short."""
    flat = " ".join(text[: 4 * most].split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


def name_character(char: str) -> str:
    """What a hidden character is called, with its number."""
    name = unicodedata.name(char, "control character" if ord(char) < 0xA0 else "unnamed")
    return f"U+{ord(char):04X}, {name.lower()}"


def read_source(data: bytes, file: str) -> tuple[Draft | None, Report]:
    """The clean text of a file, or none where there is nothing to read; and what was found."""
    if len(data) > MAX_BYTES:
        return None, _too_large(file, "4 MB")
    text, bad = _decode(data)
    lines = text.split("\n")
    if len(lines) > MAX_LINES:
        return None, _too_large(file, f"{MAX_LINES:,} lines")
    source = Source(file, tuple(lines))
    report = Report(source)
    if bad is not None:
        report.add(found.NOT_UTF8, bad)
        if "\0" in text:  # UTF-16, or no text at all
            return None, report
    if HIDDEN.search(text):
        lines = _without_hidden(text, report)
    draft = Draft(source, lines)
    _refuse_directives(draft, report)
    if text.startswith(("---", "...")) or "\n---" in text or "\n..." in text:
        _refuse_second_document(draft, report)
    return draft, report


def _too_large(file: str, limit: str) -> Report:
    report = Report(Source(file, ()))
    report.add(found.TOO_LARGE, (0, 0, 0, 0), limit=limit)
    return report


def _decode(data: bytes) -> tuple[str, Place | None]:
    """The text with one kind of line end, and the place of the first byte that is not UTF-8."""
    bad = None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _LINE_END.sub("\n", data[: error.start].decode("utf-8").removeprefix("\ufeff"))
        line = before.count("\n")
        column = len(before) - before.rfind("\n") - 1
        bad = (line, column, line, column + 1)
        text = data.decode("utf-8", errors="replace")
    text = text.removeprefix("\ufeff")
    return (_LINE_END.sub("\n", text) if "\r" in text else text), bad


def _without_hidden(text: str, report: Report) -> list[str]:
    """The lines with U+FFFD for every hidden character, each of which is reported."""
    clean, times = HIDDEN.subn("\ufffd", text)
    for number, line in enumerate(text.split("\n")):
        for match in HIDDEN.finditer(line):
            start, end = match.span()
            what = name_character(match[0])
            report.add(found.HIDDEN_CHARACTER, (number, start, number, end), character=what)
            times -= 1
            if report.full(found.HIDDEN_CHARACTER):
                report.count(found.HIDDEN_CHARACTER, times)
                return clean.split("\n")
    return clean.split("\n")


def _refuse_directives(draft: Draft, report: Report) -> None:
    """Blank the directives before the document: a flood of them is quadratic inside libyaml."""
    for number, line in enumerate(draft.lines):
        if line.startswith("%"):
            report.add(found.DIRECTIVE, (number, 0, number, len(line)))
            draft.lines[number] = ""
        elif not _BLANK.match(line):
            return


def _refuse_second_document(draft: Draft, report: Report) -> None:
    """Blank the marks between documents, and drop what follows where it is a file of its own."""
    lines = draft.lines
    last = max((n for n, line in enumerate(lines) if not _ends_nothing(line)), default=-1)
    formats = [n for n, line in enumerate(lines) if line.startswith("format:")]
    begun = False
    for number, line in enumerate(lines):
        if not _MARK.match(line):
            begun = begun or not _BLANK.match(line)
        elif not begun and line[0] == "-":
            begun = True
        else:
            if begun and (line[0] == "-" or number < last):
                report.add(found.SECOND_DOCUMENT, (number, 0, number, 3))
            if formats and formats[0] < number < formats[-1]:
                lines[number:] = [""] * (len(lines) - number)
                return
            lines[number] = ""


def _ends_nothing(line: str) -> bool:
    """Whether a line is a comment, blank or the mark of a document's end."""
    return bool(_BLANK.match(line) or _MARK.match(line))
