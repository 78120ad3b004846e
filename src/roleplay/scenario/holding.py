"""Taking values out of a tree that was checked against its shape.

What is left out or was reported is None, or nothing; nobody reports it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.scenario.nodes import BrokenNode, ListNode, MapNode, ScalarNode
from roleplay.scenario.scalars import YES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.scenario.nodes import Node


def value(node: MapNode, key: str) -> Node | None:
    """What stands behind a key, unless it is left out or broken."""
    entry = node.entries.get(key)
    if entry is None or isinstance(entry.value, BrokenNode):
        return None
    return entry.value


def scalar(node: MapNode, key: str) -> ScalarNode | None:
    """The single value behind a key."""
    entry = node.entries.get(key)
    return entry.value if entry is not None and isinstance(entry.value, ScalarNode) else None


def text(node: MapNode, key: str, default: str = "") -> str:
    """The text behind a key, without the line ends of a block."""
    found = scalar(node, key)
    return default if found is None else found.text.rstrip("\n")


def whole(node: MapNode, key: str) -> int | None:
    """The whole number behind a key."""
    found = scalar(node, key)
    return None if found is None else int(found.text)


def yes_no(node: MapNode, key: str) -> bool | None:
    """The yes or no behind a key."""
    found = scalar(node, key)
    return None if found is None else found.text in YES


def mapping(node: Node | None, key: str) -> MapNode | None:
    """What has keys of its own behind a key."""
    if not isinstance(node, MapNode):
        return None
    entry = node.entries.get(key)
    return entry.value if entry is not None and isinstance(entry.value, MapNode) else None


def mappings(node: Node | None, key: str) -> Iterator[tuple[ScalarNode, MapNode]]:
    """The names behind a key, each with what has keys of its own."""
    found = mapping(node, key)
    if found is not None:
        for entry in found.entries.values():
            if isinstance(entry.value, MapNode):
                yield entry.key, entry.value


def scalars(node: MapNode, key: str) -> list[ScalarNode]:
    """The single value or the list of single values behind a key."""
    entry = node.entries.get(key)
    if entry is None:
        return []
    if isinstance(entry.value, ListNode):
        return [item for item in entry.value.items if isinstance(item, ScalarNode)]
    return [entry.value] if isinstance(entry.value, ScalarNode) else []


def items(node: MapNode, key: str) -> list[Node]:
    """The items of the list behind a key; a single value counts as a list of one."""
    entry = node.entries.get(key)
    if entry is None:
        return []
    return entry.value.items if isinstance(entry.value, ListNode) else [entry.value]


def is_broken(node: MapNode, key: str) -> bool:
    """Whether what stands behind a key, or an item of it, was reported."""
    entry = node.entries.get(key)
    if entry is None:
        return False
    if isinstance(entry.value, ListNode):
        return any(isinstance(item, BrokenNode) for item in entry.value.items)
    return isinstance(entry.value, BrokenNode)
