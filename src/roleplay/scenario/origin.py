"""Where a scenario came from: its file's name, text and tree, to point at any part of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roleplay.diagnostics import Span
from roleplay.scenario.nodes import ListNode, MapNode

if TYPE_CHECKING:
    from roleplay.scenario.nodes import Node, ScalarNode


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """A read file. `lines` are the source lines without their ends."""

    file: str
    lines: tuple[str, ...] = field(repr=False)
    root: Node | None = field(repr=False)

    def span(self, *path: str | int) -> Span:
        """The place of the key (or list item) at a path of keys and item numbers.

        Where the path leads nowhere, the place of its deepest part that exists.
        """
        node = self.root
        mark: Node | None = node
        for step in path:
            if isinstance(node, MapNode) and isinstance(step, str) and step in node.entries:
                entry = node.entries[step]
                mark, node = entry.key, entry.value
            elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
                mark = node = node.items[step]
            else:
                break
        if mark is None:
            return Span(self.file, 1, 1, 1, 1)
        return self.span_of(mark)

    def span_of(self, node: Node | ScalarNode) -> Span:
        """The place of a node."""
        return Span(
            self.file, node.line + 1, node.column + 1, node.end_line + 1, node.end_column + 1
        )

    def excerpt(self, span: Span) -> str:
        """The source line a span starts on, or an empty text past the end."""
        return self.lines[span.line - 1] if 0 < span.line <= len(self.lines) else ""
