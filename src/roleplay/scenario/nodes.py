"""A file as a tree of nodes with places, before anything is known about its meaning.

Scalars stay text: `no`, `3:10` and `007` are what the author sees, and the field that holds them
decides what they mean. Lines and columns here count from 0, as the parser gives them; the end is
excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(slots=True, eq=False)
class ScalarNode:
    """A piece of text; `style` is '' (plain), "'", '"', '|' or '>'."""

    text: str
    style: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(slots=True, eq=False)
class ListNode:
    """A list."""

    items: list[Node]
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(slots=True, eq=False)
class Entry:
    """A key and its value."""

    key: ScalarNode
    value: Node


@dataclass(slots=True, eq=False)
class MapNode:
    """Keys and values in file order, each key once: the tree builder has refused the second."""

    entries: dict[str, Entry]
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(slots=True, eq=False)
class BrokenNode:
    """Something that was already reported (an alias, a refused value); nobody reports it again."""

    line: int
    column: int
    end_line: int
    end_column: int


Node: TypeAlias = ScalarNode | ListNode | MapNode | BrokenNode
