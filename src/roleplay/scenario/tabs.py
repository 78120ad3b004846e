"""Tabs that indent: YAML refuses them, so spaces take their place, and each line is reported.

How many spaces a tab stands for is guessed: where most of the file is indented with tabs, one step
each; where a tab slipped in between spaces, what fits the lines around it. Non-breaking spaces,
which come along when text is copied from a web page, count as tabs here.
"""

from __future__ import annotations

import re

from roleplay.scenario.findings import file as found
from roleplay.scenario.layout import indent_of, is_blank, is_part, read_line
from roleplay.scenario.source import Change, Draft, Report

_INDENT = re.compile("[ \t\xa0]*")
_BLOCK_TEXT = re.compile(r"(?:^|[:-] +|\s)[|>][+-]?[1-9]?[+-]?\s*(?:\s#.*)?$")


def without_tabs(draft: Draft) -> Draft:
    """Spaces in the place of tabs that indent, but for the tabs that belong to a block text."""
    lines = draft.lines
    if not any("\t" in line or "\xa0" in line for line in lines):
        return draft
    widths = [width for width in map(indent_of, lines) if width]
    unit = min(widths, default=2)
    mostly = sum(line[:1] in ("\t", "\xa0") for line in lines) > len(widths)
    block = -1  # the indentation of the line that began a block text, -1 outside one
    above = ""
    changes = []
    for number, line in enumerate(lines):
        width = _indent_width(line)
        if width == len(line):
            if width:
                changes.append(Change(number, 0, width, ""))
            continue
        spaces = indent_of(line)
        if 0 <= block < spaces:
            continue
        if spaces < width:
            rest = line[width:]
            spaces += line[spaces:width].count("\t") * unit or width - spaces
            if not mostly:
                below = lines[number + 1] if number + 1 < len(lines) else ""
                spaces = _fitting(above, rest, below, unit)
            line = " " * spaces + rest
            changes.append(Change(number, 0, width, " " * spaces))
            draft.spaced.add(number)
        if block < 0 or spaces <= block:
            block = spaces if _BLOCK_TEXT.search(line) else -1
        if is_part(line):
            above = line
    return draft.change(changes)


def report_tabs(draft: Draft, report: Report) -> None:
    """Report the lines that tabs indent, with the spaces that turned out to be right as the fix."""
    for line in sorted(draft.spaced):
        written = draft.source.lines[line]
        width = _indent_width(written)
        what = "a tab" if "\t" in written[:width] else "non-breaking spaces"
        fix = Change(line, 0, width, " " * indent_of(draft.lines[line]))
        report.add(found.TAB_INDENT, (line, 0, line, width), fix=[fix], what=what)


def _indent_width(line: str) -> int:
    match = _INDENT.match(line)
    return match.end() if match else 0


def _fitting(above: str, text: str, below: str, unit: int) -> int:
    """The indentation of a text that fits the key or item above it and the line below it."""
    upper, line = read_line(above), read_line(text)
    if is_part(text) and line.key and is_blank(text[line.value :]) and indent_of(below) > unit:
        return indent_of(below) - unit
    if not above:
        return 0
    opens = is_blank(above[upper.value :])
    return upper.lead + unit if opens or not is_part(text) else upper.lead
