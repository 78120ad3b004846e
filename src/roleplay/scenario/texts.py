"""The texts of a scenario: placeholders found, conditions read, wordings gathered."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from roleplay.scenario.faults import replacement, suggestion
from roleplay.scenario.findings import graph as graph_findings
from roleplay.scenario.findings import links as findings
from roleplay.scenario.findings import variables as variable_findings
from roleplay.scenario.holding import scalars, value
from roleplay.scenario.model import Alternative, Passage, Placeholder, Text
from roleplay.scenario.names import BUILT_IN
from roleplay.scenario.nodes import ListNode, MapNode, ScalarNode
from roleplay.scenario.scalars import PLACEHOLDER

if TYPE_CHECKING:
    from roleplay.diagnostics import Fix, Span
    from roleplay.scenario.faults import Faults
    from roleplay.scenario.names import Names
    from roleplay.scenario.nodes import Node
    from roleplay.scenario.resolve import Conditions


_DOUBLE = re.compile(r"\{\{[^{}\n]*\}\}")


class Texts:
    """Reads the texts of one scenario."""

    def __init__(self, names: Names, conditions: Conditions, faults: Faults) -> None:
        self.names = names
        self.conditions = conditions
        self.faults = faults

    def passage(self, node: MapNode, key: str) -> Passage | None:
        """The text behind a key, with its alternatives or wordings; None where there is none."""
        entry = node.entries.get(key)
        return None if entry is None else self.passage_of(entry.value)

    def passage_of(self, node: Node) -> Passage | None:
        """A text: one, a list of wordings, or a list of alternatives."""
        if isinstance(node, ScalarNode):
            return Passage((Alternative(None, (self.text(node),)),))
        if not isinstance(node, ListNode):
            return None
        if isinstance(node.items[0], ScalarNode):
            texts = [self.text(item) for item in node.items if isinstance(item, ScalarNode)]
            return Passage((Alternative(None, tuple(texts)),))
        parts = [item for item in node.items if isinstance(item, MapNode)]
        check_last_resort(node, "text", self.faults)
        return Passage(tuple([self._alternative(part) for part in parts]))

    def _alternative(self, node: MapNode) -> Alternative:
        condition = self.conditions.read(value(node, "when"))
        return Alternative(condition, tuple([self.text(text) for text in scalars(node, "text")]))

    def text(self, node: ScalarNode) -> Text:
        """One text, without the line ends of a block."""
        written = node.text.rstrip("\n")
        if "{" not in written:
            return Text((written,))
        if "{{" in written:
            self._report_double(node, written)
        parts: list[str | Placeholder] = []
        end = 0
        for match in PLACEHOLDER.finditer(written):
            name = match[1]
            if match.start() > end:
                parts.append(written[end : match.start()])
            parts.append(Placeholder(name))
            end = match.end()
            if not self._is_known(name):
                self._unknown(node, name, written.count(match[0], 0, match.start()))
        if end < len(written):
            parts.append(written[end:])
        return Text(tuple(parts))

    def _report_double(self, node: ScalarNode, written: str) -> None:
        """Report placeholders in two pairs of brackets, of which one would be shown."""
        for match in _DOUBLE.finditer(written):
            single = match[0][1:-1]
            span = self.faults.literal(node, match[0], written.count(match[0], 0, match.start()))
            there = span.line == span.end_line and span.end_column - span.column == len(match[0])
            self.faults.add(
                variable_findings.DOUBLE_BRACKETS,
                span,
                fix=replacement(span, single) if there else None,
                written=match[0],
                single=single,
            )

    def _is_known(self, name: str) -> bool:
        self.names.used.add(name)
        return (
            name in self.names.variables
            or name in BUILT_IN
            or not self.names.variables_sure
            or name.partition(".")[0] in self.names.unsure
        )

    def _unknown(self, node: ScalarNode, name: str, nth: int) -> None:
        known = [*self.names.variables, *BUILT_IN]
        known = [other for other in known if other.startswith(name + ".")] or known
        written = f"{{{name}}}"
        span = self.faults.literal(node, written, nth)
        self.faults.add(
            findings.UNKNOWN_PLACEHOLDER,
            span,
            help=suggestion(name, known, ""),
            fix=self._respelled(span, name, known),
            written=written,
        )

    def _respelled(self, span: Span, name: str, known: list[str]) -> Fix | None:
        """The mend of a placeholder that stands as such in the file."""
        if span.end_column - span.column != len(name) + 2 or span.line != span.end_line:
            return None
        start, end = span.column + 1, span.end_column - 1
        inner = replace(span, column=start, end_column=end)
        return self.faults.respelled(inner, name, known, BUILT_IN)


def check_last_resort(node: ListNode, what: str, faults: Faults) -> None:
    """Report where the last entry of a list has a condition, or one before it has none."""
    *others, last = node.items
    for item in others:
        if isinstance(item, MapNode) and "when" not in item.entries:
            faults.add(graph_findings.NEVER_FURTHER, item, what=what)
    condition = value(last, "when") if isinstance(last, MapNode) else None
    if condition is not None:
        faults.add(graph_findings.NO_LAST_RESORT, condition, key=what)
