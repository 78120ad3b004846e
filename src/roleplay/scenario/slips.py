"""Slips of punctuation: what YAML takes apart at a `#`, a colon or a comma, or does not take apart.

Each is reported with its mend, where there is one that nobody would have meant otherwise: a text in
quotes, names in brackets, a hyphen for another dash, a point for a decimal comma.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from roleplay.diagnostics import Edit, Fix, Span
from roleplay.scenario.faults import broken, replacement
from roleplay.scenario.findings import file as file_findings
from roleplay.scenario.findings import shape as findings
from roleplay.scenario.findings import values
from roleplay.scenario.layout import FOREIGN_DASH, indent_of, requote
from roleplay.scenario.nodes import ScalarNode

if TYPE_CHECKING:
    from roleplay.scenario.faults import Faults
    from roleplay.scenario.nodes import Entry, ListNode, MapNode, Node
    from roleplay.scenario.source import Change, Place

_SEPARATOR = re.compile(r"\s*[,;&]\s*|\s+and\s+")
_WORD = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_NO_COMMENT = re.compile(r"#[0-9]")
"""A number sign, as before the number of an order."""

_DECIMALS = (1, 2)

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
    faults.add(
        file_findings.CUT_COMMENT,
        cut,
        help=fix.title if fix else None,
        fix=fix if is_no_comment(line[column:]) else None,
    )


def is_no_comment(text: str) -> bool:
    """Whether what begins with a `#` is surely a part of a text."""
    return _NO_COMMENT.match(text) is not None


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
        if (
            whole
            and isinstance(whole[0].value, ScalarNode)
            and isinstance(value, ScalarNode)
            and not value.text
            and not value.style
        ):
            if len(whole) == 1:
                cut.append(whole)
            whole.append(entry)
        else:
            whole = [entry]
    return cut


def cut_at_comma(pieces: list[Entry], faults: Faults, *, names: bool) -> None:
    """Report a text with a comma in it within curly brackets, or `names` that lack their own."""
    first, *others, last = pieces
    span = _from_to(first.value, last.key, faults)
    written = [_text(first.value), *(entry.key.text for entry in others), last.key.text]
    if names and all(map(_WORD.fullmatch, written)):
        _report_several(span, written, first.key, faults, mend=True)
        return
    fix = _in_quotes(span, faults)
    rest = last.key.text
    faults.add(findings.COMMA_IN_TEXT, span, help=fix.title if fix else None, fix=fix, rest=rest)


def _text(node: Node) -> str:
    return node.text if isinstance(node, ScalarNode) else ""


def several_names(node: Node) -> list[str]:
    """The names in a text without quotes that is several of them; else none."""
    if not isinstance(node, ScalarNode) or node.style:
        return []
    names = _SEPARATOR.split(node.text)
    return names if len(names) > 1 and all(map(_WORD.fullmatch, names)) else []


def several_at_once(
    node: Node, names: list[str], key: ScalarNode, faults: Faults, listed: ListNode | None = None
) -> None:
    """Report names that stand as one, by themselves or as an item of a list."""
    span = faults.origin.span_of(node)
    if listed is None:
        _report_several(span, names, key, faults, mend=True)
        return
    flow = faults.origin.lines[listed.line][listed.column : listed.column + 1] == "["
    help_ = f"Write {' and '.join(f'“{name}”' for name in names)} as items of their own."
    fix = replacement(span, ", ".join(names)) if flow else None
    faults.add(findings.SEVERAL_AT_ONCE, span, help=help_, fix=fix, key=key.text, count=len(names))


def _report_several(
    span: Span, names: list[str], key: ScalarNode, faults: Faults, *, mend: bool
) -> None:
    written = f"[{', '.join(names)}]"
    faults.add(
        findings.SEVERAL_AT_ONCE,
        span,
        help=f"Write “{written}”.",
        fix=replacement(span, written) if mend else None,
        key=key.text,
        count=len(names),
    )


def dashed_lines(node: Node, least: int, faults: Faults) -> list[Place]:
    """The places of the wrong dashes in what is meant as a list of at least so many items."""
    if not isinstance(node, ScalarNode) or node.style or not FOREIGN_DASH.match(node.text):
        return []
    found = []
    for number in range(node.line, min(node.end_line + 1, len(faults.origin.lines))):
        line = faults.origin.lines[number]
        column = indent_of(line)
        if FOREIGN_DASH.match(line, column):
            found.append((number, column, number, column + 1))
    return found if len(found) >= least else []


def wrong_dashes(places: list[Place], faults: Faults) -> None:
    """Report the items of a list that begin with another sign than the hyphen."""
    spans = [
        Span(faults.origin.file, line + 1, column + 1, end_line + 1, end + 1)
        for line, column, end_line, end in places
    ]
    sign = faults.origin.lines[places[0][0]][places[0][1]]
    same = len({column for _, column, _, _ in places}) == 1
    fix = Fix("Write the hyphen", tuple([Edit(span, "-") for span in spans])) if same else None
    faults.add(file_findings.NO_HYPHEN, spans[0], fix=fix, sign=sign)


def report_decimal_commas(node: MapNode, faults: Faults) -> None:
    """Report numbers with a comma between curly brackets, as in `{price: 45,50}`.

    YAML takes the decimals for a key; it is dropped from the tree, and the number is broken.
    """
    if not any(name.isdecimal() for name in node.entries):
        return
    entries = list(node.entries.values())
    for entry, behind in pairwise(entries):
        value, decimals = entry.value, behind.key
        if not isinstance(value, ScalarNode) or not value.text.isdecimal() or value.style:
            continue
        beside = (value.end_line, value.end_column + 1) == (decimals.line, decimals.column)
        if beside and decimals.text.isdecimal() and _text(behind.value) == "":
            written = f"{value.text},{decimals.text}"
            point = f"{value.text}.{decimals.text}"
            sure = len(decimals.text) in _DECIMALS
            help_ = (
                f"Write “{point}”."
                if sure
                else f"Write “{value.text}{decimals.text}”, if thousands are meant."
            )
            span = _from_to(value, decimals, faults)
            fix = replacement(span, point) if sure else None
            faults.add(values.DECIMAL_COMMA, span, help=help_, fix=fix, written=written)
            entry.value = broken(value)
            del node.entries[decimals.text]


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
