"""Tabs that indent: YAML refuses them, so spaces take their place, and each line is reported.

How many spaces a tab stands for is guessed: where most of the file is indented with tabs, one step
each; where a tab slipped in between spaces, what fits the lines around it. Non-breaking spaces,
which come along when text is copied from a web page, count as tabs here. A tab elsewhere is read
as a space, and is no fault: the two parsers differ in where they allow one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from roleplay.scenario.findings import file as found
from roleplay.scenario.layout import indent_of, is_blank, is_part, read_line
from roleplay.scenario.source import Change, Draft, Report

_INDENT = re.compile("[ \t\xa0]*")
_BLOCK_TEXT = re.compile(r"(?:^|[:-] +|\s)[|>][+-]?[1-9]?[+-]?\s*(?:\s#.*)?$")


def without_tabs(draft: Draft) -> Draft:
    """Spaces in the place of tabs that indent, but for those that belong to a block text."""
    if not any("\t" in line or "\xa0" in line for line in draft.lines):
        return draft
    lines = draft.lines.copy()
    changes = []
    block = -1  # the indentation of the line that began a block text, -1 outside one
    above = ""
    step = _Step.of(lines)
    for number, line in enumerate(draft.lines):
        width = _indent_width(line)
        lead, rest = line[:width], line[width:].replace("\t", " ")
        lines[number] = lead + rest
        spaces = indent_of(lead)
        if not rest:
            changes.append(Change(number, 0, width, ""))
        elif 0 <= block < spaces:
            lines[number] = lead.replace("\t", " ") + rest
        else:
            if spaces < width:
                below = lines[number + 1] if number + 1 < len(lines) else ""
                spaces = step.indentation(lead, above, rest, below)
                changes.append(Change(number, 0, width, " " * spaces))
                draft.spaced.add(number)
            block = spaces if _BLOCK_TEXT.search(rest) else -1
            if is_part(rest):
                above = " " * spaces + rest
    return replace(draft, lines=lines).change(changes)


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


@dataclass(frozen=True, slots=True)
class _Step:
    """How a file is indented: how many spaces a level takes, and whether mostly tabs do it."""

    spaces: int
    tabs: bool

    @classmethod
    def of(cls, lines: list[str]) -> _Step:
        widths = [width for width in map(indent_of, lines) if width]
        tabs = sum(line.startswith(("\t", "\xa0")) for line in lines)
        return cls(min(widths, default=2), tabs > len(widths))

    def indentation(self, lead: str, above: str, text: str, below: str) -> int:
        """How many spaces a line should have, by its tabs or by the lines around it."""
        if self.tabs or not above:
            return len(lead.replace("\t", " " * self.spaces))
        upper, line = read_line(above), read_line(text)
        opens = line.key and is_blank(text[line.value :])
        if opens and indent_of(below) > self.spaces:
            return indent_of(below) - self.spaces
        if is_blank(above[upper.value :]) or not is_part(text):
            return upper.lead + self.spaces
        if text.startswith("-") or upper.lead == upper.indent:
            return upper.indent
        return upper.lead if upper.key else max(0, upper.indent - self.spaces)
