"""Slips of punctuation: texts that YAML takes apart at a `#`, a colon or a comma.

Each is reported with its mend, the whole text in quotes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from roleplay.diagnostics import Edit, Fix, Span
from roleplay.scenario.findings import file as file_findings
from roleplay.scenario.findings import shape as findings
from roleplay.scenario.layout import requote
from roleplay.scenario.nodes import ScalarNode

if TYPE_CHECKING:
    from roleplay.scenario.faults import Faults
    from roleplay.scenario.nodes import Entry, MapNode, Node
    from roleplay.scenario.source import Change

COMMENT_OR_TEXT = "If it is a comment, move it to a line of its own; if it is text, put"


def cut_at_comment(text: ScalarNode, faults: Faults) -> None:
    """Report that a text was cut at a `#`, if the comment on its last line stands behind it."""
    line = faults.origin.lines[text.end_line].rstrip()
    column = faults.comments[text.end_line]
    if column < text.end_column or line[text.end_column : column].strip():
        return
    file, row = faults.origin.file, text.end_line + 1
    fix = None
    if text.line == text.end_line:
        whole = Span(file, row, text.column + 1, row, len(line) + 1)
        fix = _in_quotes(whole, faults, COMMENT_OR_TEXT)
    cut = Span(file, row, column + 1, row, len(line) + 1)
    faults.add(file_findings.CUT_COMMENT, cut, help=fix.title if fix else None, fix=fix)


def is_cut_at_colon(node: MapNode) -> bool:
    """Whether a key and its value were surely meant as one text, as in `Well then: no`."""
    first, *others = node.entries.values()
    return not others and " " in first.key.text and isinstance(first.value, ScalarNode)


def cut_at_colon(node: MapNode, faults: Faults) -> None:
    """Report a text with a colon in it, which YAML takes for a key and its value."""
    first = next(iter(node.entries.values()))
    span = _from_to(first.key, first.value, faults)
    fix = _in_quotes(span, faults)
    faults.add(file_findings.COLON_IN_TEXT, span, help=fix.title if fix else None, fix=fix)


def pieces_behind_commas(node: MapNode, faults: Faults) -> list[list[Entry]]:
    """Texts that YAML took apart at commas: the entry where each begins, and its other pieces.

    In `{level: 3, means: Who, what and when}` the piece “what and when” becomes a key with nothing
    behind it.
    """
    start = faults.origin.lines[node.line][node.column :] if node.entries else ""
    if not start.startswith("{"):
        return []
    cut: list[list[Entry]] = []
    whole: list[Entry] = []
    for entry in node.entries.values():
        value = entry.value
        if whole and isinstance(value, ScalarNode) and not value.text and not value.style:
            if len(whole) == 1:
                cut.append(whole)
            whole.append(entry)
        else:
            whole = [entry]
    return cut


def cut_at_comma(pieces: list[Entry], faults: Faults) -> None:
    """Report a text with a comma in it within curly brackets."""
    first, *_, last = pieces
    span = _from_to(first.value, last.key, faults)
    fix = _in_quotes(span, faults)
    rest = last.key.text
    faults.add(findings.COMMA_IN_TEXT, span, help=fix.title if fix else None, fix=fix, rest=rest)


def _from_to(start: Node, end: Node, faults: Faults) -> Span:
    first, last = faults.origin.span_of(start), faults.origin.span_of(end)
    return replace(first, end_line=last.end_line, end_column=last.end_column)


def _in_quotes(span: Span, faults: Faults, lead: str = "Put") -> Fix | None:
    """The mend that puts what stands on one line in quotes, or below it; `lead` as in `requote`."""
    if span.line != span.end_line:
        return None
    line = span.line - 1
    start, end = span.column - 1, span.end_column - 1
    mend = requote(faults.origin.lines, line, start, line, end, lead=lead)
    return Fix(mend.help, tuple([_edit(change, span.file) for change in mend.fix]))


def _edit(change: Change, file: str) -> Edit:
    line = change.line + 1
    return Edit(Span(file, line, change.start + 1, line, change.end + 1), change.text)
