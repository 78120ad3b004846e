"""From bytes to a tree of nodes with places; the only module that knows YAML.

PyYAML serves as an event parser only: libyaml's where it is there, the pure Python one otherwise.
The loop here is our own and not recursive, nothing is ever constructed from a tag, and scalars
stay the text that the author sees. What the language does not use (anchors, aliases, tags, merge
keys) is reported here and read as far as that is safe. Lines and columns count from 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from roleplay.scenario.collector import collector_at_rest
from roleplay.scenario.failure import Failure
from roleplay.scenario.findings import file as found
from roleplay.scenario.nodes import BrokenNode, Entry, ListNode, MapNode, ScalarNode
from roleplay.scenario.origin import Origin
from roleplay.scenario.refusals import DROPPED, Refusals, broken, place_of
from roleplay.scenario.rescue import rescue
from roleplay.scenario.source import read_source
from roleplay.scenario.tabs import report_tabs, without_tabs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import NoReturn, TypeAlias

    from yaml.error import Mark
    from yaml.events import Event

    from roleplay.diagnostics import Diagnostic, Finding
    from roleplay.scenario.nodes import Node
    from roleplay.scenario.source import Draft, Place, Report

    Frame: TypeAlias = tuple[
        ListNode | MapNode, list[Node], dict[str, Entry] | None, ScalarNode | None
    ]

MAX_DEPTH = 32
MAX_VALUES = 200_000
"""Keys, values and list items of a file."""
MAX_TEXT = 20_000
"""Characters of one text."""

_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)
_COMMENT = re.compile(" +(?=#)")


class EventParser(Protocol):
    """What this module uses of a parser of PyYAML."""

    def get_event(self) -> Event | None:
        """The next event; raises YAMLError where the text is not YAML."""


class PurePythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser, for a PyYAML that came without libyaml."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> Event | None:
        """The next event."""
        try:
            event: Event | None = super().get_event()  # type: ignore[no-untyped-call] # the stubs
        except (ValueError, OverflowError) as error:  # its chr() of an escape past U+10FFFF
            raise yaml.MarkedYAMLError(problem_mark=self.get_mark()) from error
        return event


try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML was built without libyaml
    new_parser: Callable[[str], EventParser] = PurePythonParser
else:
    new_parser = CParser


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """A file as a tree, with what was wrong so far.

    `comments` tells for a line the column of the “#” of a comment directly behind a value without
    quotes that ends there: where that value is a text, its author lost the rest of it.
    `origin.root` is None where there is nothing to go on with.
    """

    origin: Origin
    diagnostics: tuple[Diagnostic, ...]
    comments: Mapping[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """What a parse that reached the end, or a limit, gave."""

    root: Node | None
    report: Report
    comments: dict[int, int]


def parse(data: bytes, file: str) -> Parsed:
    """The tree of a file's bytes; never raises, whatever they are.

    Args:
        data: the bytes as they are on the disk
        file: what diagnostics call the file
    """
    draft, report = read_source(data, file)
    tree = None
    if draft is not None:
        draft = without_tabs(draft)
        outcome = read(draft)
        if isinstance(outcome, Failure):
            draft, tree = rescue(draft, outcome, read, report)
        else:
            tree = outcome
        report_tabs(draft, report)
        if tree is not None:
            report.take(tree.report)
            tree = _with_author_columns(tree, draft) if draft.changes else tree
    origin = Origin(file, report.source.lines, tree.root if tree else None)
    return Parsed(origin, report.diagnostics(), tree.comments if tree else {})


def read(draft: Draft) -> Tree | Failure:
    """The tree of a text, or where and how it is not YAML."""
    builder = Builder(draft)
    try:
        with collector_at_rest():
            root = builder.build(new_parser(draft.text))
    except _LimitReached:
        root = None
    except _DirectiveError as error:
        return Failure(error.line, 0, "", None, builder.latest)
    except yaml.MarkedYAMLError as error:
        start = draft.within(error.context_mark) if error.context_mark else None
        line, column = draft.within(error.problem_mark) if error.problem_mark else start or (0, 0)
        return Failure(line, column, error.context or "", start, builder.latest)
    return Tree(root, builder.refuse.report, builder.comments)


class _LimitReached(Exception):  # noqa: N818 - a way out of the loop that nobody else sees
    """The file is too deep or too large to be read to its end."""


class _DirectiveError(Exception):
    """A directive stands behind the document."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Builder:
    """Builds the nodes of one document from the events of a parser."""

    def __init__(self, draft: Draft) -> None:
        self.lines = draft.lines
        self.refuse = Refusals(draft)
        self.comments: dict[int, int] = {}
        self.latest: ScalarNode | None = None
        self._tagged: set[int] = set()
        self._commented = {n for n, line in enumerate(self.lines) if " #" in line}

    def build(self, parser: EventParser) -> Node | None:  # noqa: C901 - one hot loop
        """The root, or None where the document holds nothing.

        The loop runs for every word of a file and costs most of the reading: it keeps what it
        needs in local names, and leaves to methods what is rare.
        """
        get_event = parser.get_event
        commented = self._commented
        root = ListNode([], 0, 0, 0, 0)
        box: ListNode | MapNode = root
        items: list[Node] = root.items
        entries: dict[str, Entry] | None = None
        key: ScalarNode | None = None
        stack: list[Frame] = []
        left = MAX_VALUES
        node: Node
        while True:
            event = get_event()
            if isinstance(event, ScalarEvent):
                start: Mark = event.start_mark  # type: ignore[assignment] # parsers do give them
                end: Mark = event.end_mark  # type: ignore[assignment] # likewise
                text, style, end_line = event.value, event.style or "", end.line
                node = ScalarNode(text, style, start.line, start.column, end_line, end.column)
                self.latest = node
                if (
                    style
                    or not text
                    or end_line in commented
                    or event.anchor is not None
                    or event.tag is not None
                    or len(text) > MAX_TEXT
                ):
                    node = self._unusual(node, event)
            elif isinstance(event, _STARTS):
                stack.append((box, items, entries, key))
                box = self._open(event, len(stack))
                key = None
                items, entries = (
                    ([], box.entries) if isinstance(box, MapNode) else (box.items, None)
                )
                continue
            elif isinstance(event, _ENDS):
                node = self._close(box, event)
                box, items, entries, key = stack.pop()
            elif isinstance(event, AliasEvent):
                dropped = key is not None and key.text == DROPPED
                node = BrokenNode(*_place(event)) if dropped else self.refuse.alias(_place(event))
            elif isinstance(event, StreamEndEvent) or event is None:
                return root.items[0] if root.items else None
            else:
                if isinstance(event, DocumentEndEvent):
                    self._stop_at_directive(event)
                continue

            left -= 1
            if not left:
                self._stop(found.TOO_MANY_VALUES, event, MAX_VALUES)
            if entries is None:
                items.append(node)
            elif key is not None:
                entries[key.text] = Entry(key, node)
                key = None
            elif isinstance(node, ScalarNode) and node.text not in entries and node.text != "<<":
                key = node
            else:
                key = self.refuse.key(node, entries)

    def _unusual(self, node: ScalarNode, event: ScalarEvent) -> Node:
        """A scalar that is quoted, a block text, too long, or has something before or behind it."""
        if node.style == '"':
            self.refuse.hidden(node)
        elif node.style in ("|", ">"):
            self._settle_block(node)
        elif not node.style:
            self._settle_plain(node)
        if event.anchor is not None or event.tag is not None:
            self.refuse.marks(node.line, node.column, node)
            if not node.text:
                return broken(node)
        if len(node.text) > MAX_TEXT:
            length = len(node.text)
            self.refuse.add(found.TEXT_TOO_LONG, place_of(node), length=length, limit=MAX_TEXT)
            return broken(node)
        return node

    def _settle_plain(self, node: ScalarNode) -> None:
        """Note the comment behind a text; keep an empty one within the file, where it ends it."""
        if node.line == len(self.lines):
            node.line = node.end_line = len(self.lines) - 1
            node.column = node.end_column = len(self.lines[-1])
        if match := _COMMENT.match(self.lines[node.end_line], node.end_column):
            self.comments[node.end_line] = match.end()

    def _settle_block(self, node: ScalarNode) -> None:
        """End a block text with its last line: parsers differ in how much of what follows is it."""
        last = min(node.end_line, len(self.lines) - 1)
        if node.end_column == 0 and last > node.line:
            last -= 1
        while last > node.line and not self.lines[last].strip():
            last -= 1
        node.end_line, node.end_column = last, len(self.lines[last])

    def _open(
        self, event: MappingStartEvent | SequenceStartEvent, depth: int
    ) -> ListNode | MapNode:
        start: Mark = event.start_mark  # type: ignore[assignment] # parsers do give them
        line, column = start.line, start.column
        # an end before the start tells `_close` that the end is that of the last part
        end_line = line if event.flow_style else -1
        box: ListNode | MapNode
        if isinstance(event, MappingStartEvent):
            box = MapNode({}, line, column, end_line, column)
        else:
            box = ListNode([], line, column, end_line, column)
        if depth > MAX_DEPTH:
            self._stop(found.TOO_DEEP, event, MAX_DEPTH)
        if event.anchor is not None or event.tag is not None:
            self.refuse.marks(line, column)
            if event.tag is not None:
                self._tagged.add(id(box))
        return box

    def _close(self, box: ListNode | MapNode, event: Event) -> Node:
        last: Node | None = None
        if isinstance(box, ListNode):
            if box.items:
                last = box.items[-1]
        else:
            box.entries.pop(DROPPED, None)
            if box.entries:
                last = box.entries[next(reversed(box.entries))].value
        if box.end_line >= 0:
            _, _, box.end_line, box.end_column = _place(event)
        elif last is not None:
            box.end_line, box.end_column = last.end_line, last.end_column
        else:
            box.end_line = box.line
        if id(box) in self._tagged:
            self._tagged.remove(id(box))
            return broken(box)
        return box

    def _stop_at_directive(self, event: DocumentEndEvent) -> None:
        """Go no further where directives follow: a flood of them is quadratic inside libyaml."""
        line, _, _, _ = _place(event)
        if line < len(self.lines) and self.lines[line].startswith("%"):
            raise _DirectiveError(line)

    def _stop(self, finding: Finding, event: Event, limit: int) -> NoReturn:
        self.refuse.add(finding, _place(event), limit=limit)
        raise _LimitReached


def _place(event: Event) -> Place:
    start: Mark = event.start_mark  # type: ignore[assignment] # parsers do give them
    end: Mark = event.end_mark  # type: ignore[assignment] # likewise
    return start.line, start.column, end.line, end.column


def _with_author_columns(tree: Tree, draft: Draft) -> Tree:
    """The tree with the columns of the author's file, and without the values that were given up."""
    comments = {line: draft.author_column(line, at) for line, at in tree.comments.items()}
    top = ListNode([tree.root] if tree.root else [], 0, 0, 0, 0)
    boxes: list[ListNode | MapNode] = [top]
    while boxes:
        box = boxes.pop()
        if isinstance(box, MapNode):
            for entry in box.entries.values():
                _move(entry.key, draft)
                entry.value = _moved(entry.value, draft, boxes)
        else:
            box.items = [_moved(item, draft, boxes) for item in box.items]
    return Tree(top.items[0] if top.items else None, tree.report, comments)


def _moved(node: Node, draft: Draft, boxes: list[ListNode | MapNode]) -> Node:
    _move(node, draft)
    if isinstance(node, ListNode | MapNode):
        boxes.append(node)
    elif node.line in draft.broken and isinstance(node, ScalarNode) and not node.text:
        return broken(node)
    return node


def _move(node: Node, draft: Draft) -> None:
    node.column = draft.author_column(node.line, node.column)
    node.end_column = draft.author_column(node.end_line, node.end_column)
