"""The kinds of values that hold others, which together are the shape of a whole file.

Checking a file's tree against its shape reports everything that can be said without knowing what
the file's names mean. A misspelled key is reported once and then read as what was meant, and a
value that was reported is broken from then on: the steps that follow see a tree of the right
shape, with holes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.scenario.faults import broken
from roleplay.scenario.fields import Json, Kind, Scalar, is_empty, wrong_form
from roleplay.scenario.findings import shape as findings
from roleplay.scenario.nodes import ListNode, MapNode, ScalarNode
from roleplay.scenario.record import Record
from roleplay.scenario.slips import (
    dashed_lines,
    report_decimal_commas,
    several_at_once,
    several_names,
    wrong_dashes,
)

if TYPE_CHECKING:
    from roleplay.scenario.faults import Faults
    from roleplay.scenario.nodes import Node


@dataclass(frozen=True, slots=True)
class ListOf(Kind):
    """A list of one kind, with at least one item."""

    item: Kind

    @property
    def wants(self) -> str:
        """See Kind."""
        return f"a list, each item {self.item.wants}"

    def check(self, node: Node, key: ScalarNode, faults: Faults) -> Node:
        """See Kind."""
        if dashes := dashed_lines(node, 1, faults):
            wrong_dashes(dashes, faults)
            return broken(node)
        if not isinstance(node, ListNode) or not node.items:
            wrong_form(self, node, key, faults)
            return broken(node)
        _check_items(self.item, node, key, faults)
        return node

    def schema(self, shared: dict[str, Json]) -> dict[str, Json]:
        """See Kind."""
        return {"type": "array", "minItems": 1, "items": self.item.schema(shared)}


def _check_items(kind: Kind, node: ListNode, key: ScalarNode, faults: Faults) -> None:
    for i, item in enumerate(node.items):
        if _is_name(kind) and (names := several_names(item)):
            several_at_once(item, names, key, faults, listed=node)
            node.items[i] = broken(item)
            continue
        checked = kind.check(item, key, faults)
        if checked is not item:
            node.items[i] = checked


def _is_name(kind: Kind) -> bool:
    single = kind.single if isinstance(kind, ByForm) else kind
    return isinstance(single, Scalar) and single.is_name


@dataclass(frozen=True, slots=True)
class OneOrMany(Kind):
    """One value, or a list of them."""

    item: Kind

    @property
    def many_names(self) -> bool:
        """See Kind."""
        return _is_name(self.item)

    @property
    def wants(self) -> str:
        """See Kind."""
        return f"{self.item.wants}, or a list of them"

    def check(self, node: Node, key: ScalarNode, faults: Faults) -> Node:
        """See Kind."""
        if isinstance(node, ListNode):
            return ListOf(self.item).check(node, key, faults)
        if dashes := dashed_lines(node, 1 if self.many_names else 2, faults):
            wrong_dashes(dashes, faults)
            return broken(node)
        if self.many_names and (names := several_names(node)):
            several_at_once(node, names, key, faults)
            return broken(node)
        if is_empty(node):
            wrong_form(self, node, key, faults)
            return broken(node)
        return self.item.check(node, key, faults)

    def schema(self, shared: dict[str, Json]) -> dict[str, Json]:
        """See Kind."""
        one = self.item.schema(shared)
        return {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}


@dataclass(frozen=True, slots=True)
class Uniform(Kind):
    """A list whose items are all single values, or all keys with values, never both."""

    single: Scalar
    keyed: Kind

    @property
    def wants(self) -> str:
        """See Kind."""
        return f"a list whose items are each {self.single.wants}, or all {self.keyed.wants}"

    def check(self, node: Node, key: ScalarNode, faults: Faults) -> Node:
        """See Kind."""
        if dashes := dashed_lines(node, 1, faults):
            wrong_dashes(dashes, faults)
            return broken(node)
        if not isinstance(node, ListNode) or not node.items:
            wrong_form(self, node, key, faults)
            return broken(node)
        all_keyed = isinstance(node.items[0], MapNode)
        for item in node.items:
            if isinstance(item, MapNode) != all_keyed and isinstance(item, MapNode | ScalarNode):
                faults.add(findings.MIXED_LIST, item, key=key.text)
                return broken(node)
        _check_items(self.keyed if all_keyed else self.single, node, key, faults)
        return node

    def schema(self, shared: dict[str, Json]) -> dict[str, Json]:
        """See Kind."""
        return {
            "anyOf": [
                {"type": "array", "minItems": 1, "items": kind.schema(shared)}
                for kind in (self.single, self.keyed)
            ]
        }


@dataclass(frozen=True, slots=True)
class ByForm(Kind):
    """One kind where there is a single value, another where there is a list or keys.

    `title` names it in the schema, where it is defined once.
    """

    title: str
    single: Scalar
    other: ListOf | Uniform | Record

    @property
    def wants(self) -> str:
        """See Kind."""
        return f"{self.single.wants}, or {self.other.wants}"

    def check(self, node: Node, key: ScalarNode, faults: Faults) -> Node:
        """See Kind."""
        listed = not isinstance(self.other, Record)
        if listed and (dashes := dashed_lines(node, 2, faults)):
            wrong_dashes(dashes, faults)
            return broken(node)
        if isinstance(node, ScalarNode) and not is_empty(node):
            return self.single.check(node, key, faults)
        if isinstance(node, ListNode if listed else MapNode):
            return self.other.check(node, key, faults)
        wrong_form(self, node, key, faults)
        return broken(node)

    def schema(self, shared: dict[str, Json]) -> dict[str, Json]:
        """See Kind."""
        if self.title not in shared:
            shared[self.title] = {"anyOf": [self.single.schema(shared), self.other.schema(shared)]}
        return {"$ref": f"#/definitions/{self.title}"}


@dataclass(frozen=True, slots=True)
class MapOf(Kind):
    """Names, each with a value of one kind below it; at least one."""

    key: Scalar
    value: Kind

    @property
    def wants(self) -> str:
        """See Kind."""
        return "names with a value behind each, as in “name: value”"

    def check(self, node: Node, key: ScalarNode, faults: Faults) -> Node:
        """See Kind."""
        if not isinstance(node, MapNode) or not node.entries:
            wrong_form(self, node, key, faults)
            return broken(node)
        report_decimal_commas(node, faults)
        for entry in node.entries.values():
            self.key.check(entry.key, entry.key, faults)
            checked = self.value.check(entry.value, entry.key, faults)
            if checked is not entry.value:
                entry.value = checked
        return node

    def schema(self, shared: dict[str, Json]) -> dict[str, Json]:
        """See Kind."""
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {
                name: value for name, value in self.key.schema(shared).items() if name != "type"
            },
            "additionalProperties": self.value.schema(shared),
        }
