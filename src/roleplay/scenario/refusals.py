"""What YAML offers and the language refuses: marks before values, hidden signs, odd keys.

Each refusal is reported at its place in the draft; what is safe to keep is kept, the rest becomes
a `BrokenNode` or, for a key, an entry that is dropped with its value. Nothing here knows the
parser. Lines and columns count from 0.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roleplay.scenario.findings import file as found
from roleplay.scenario.nodes import BrokenNode, ScalarNode
from roleplay.scenario.quoting import advice, quoted
from roleplay.scenario.source import HIDDEN, Change, Report, name_character, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roleplay.diagnostics import Finding
    from roleplay.scenario.nodes import Entry, Node
    from roleplay.scenario.source import Draft, Place

DROPPED = "\0"
"""The key of an entry that was refused: no text of a file can hold it."""

_END_OF_LINE = re.compile(r"[ \t]*(?:[ \t]#.*)?$")
_MARK = re.compile(r"[ \t]*([&!][^\s,\[\]{}]*)")


def place_of(node: Node) -> Place:
    """Where a node is."""
    return node.line, node.column, node.end_line, node.end_column


def broken(node: Node) -> BrokenNode:
    """What stands for a value that was refused."""
    return BrokenNode(*place_of(node))


class Refusals:
    """Reports on one draft what the language refuses."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.lines = draft.lines
        self.report = Report(draft.source)

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
        """Report a finding at a place of the draft; see `Report.add`."""
        self.report.add(
            finding,
            self.draft.author_place(place),
            first=self.draft.author_place(first) if first else None,
            fix=[self.draft.author_change(change) for change in fix],
            help=help,
            **names,
        )

    def hidden(self, node: ScalarNode) -> None:
        """Report and replace what only shows once the escapes of a quoted text are read."""
        if sign := HIDDEN.search(node.text):
            self.add(found.HIDDEN_CHARACTER, place_of(node), character=name_character(sign[0]))
            node.text = HIDDEN.sub("\ufffd", node.text)

    def alias(self, place: Place) -> BrokenNode:
        """What stands for a request to repeat another value."""
        self._mark(found.ALIAS, place, (place[2], place[3]))
        return BrokenNode(*place)

    def marks(self, line: int, column: int, node: ScalarNode | None = None) -> None:
        """Report the anchor and the tag that stand before a value; `node` is it, if a text."""
        end = (node.end_line, node.end_column) if node and not node.style else None
        while mark := _MARK.match(self.lines[line], column):
            finding = found.ANCHOR if mark[1].startswith("&") else found.TAG
            self._mark(finding, (line, mark.start(1), line, mark.end()), end)
            column = mark.end()

    def key(self, node: Node, entries: dict[str, Entry]) -> ScalarNode:
        """The key under which the value of what cannot be a key is dropped."""
        place = place_of(node)
        if isinstance(node, ScalarNode):
            if node.text in entries:
                first = place_of(entries[node.text].key)
                self.add(found.DUPLICATE_KEY, place, first=first, key=shorten(node.text))
            else:
                self.add(found.MERGE_KEY, place)
        elif not isinstance(node, BrokenNode):  # which was reported before
            self.add(found.KEY_NOT_TEXT, place)
        return ScalarNode(DROPPED, "", *place)

    def _mark(self, finding: Finding, place: Place, end: tuple[int, int] | None) -> None:
        """Report an anchor, tag or alias; what looks like a text gets quotes as its mend."""
        if self.report.full(finding):
            self.report.count(finding)
            return
        line, column, _, mark_end = place
        written = self.lines[line]
        fix, remedy = [], None
        if end and end[0] == line and _END_OF_LINE.match(written, end[1]):
            text = written[column : end[1]]
            name = written[column + 1 : mark_end]
            if " " in text if finding is found.TAG else not self._has_partner(finding, name):
                fix = [Change(line, column, end[1], quoted(text))]
                remedy = advice(text, "Remove it or, where it is meant to be shown, put")
        marked = shorten(written[column:mark_end])
        self.add(finding, place, fix=fix, help=remedy, text=marked)

    def _has_partner(self, finding: Finding, name: str) -> bool:
        """Whether an anchor is asked for, or what is asked for has an anchor."""
        partner = ("*" if finding is found.ANCHOR else "&") + name
        return any(partner in line for line in self.lines)
