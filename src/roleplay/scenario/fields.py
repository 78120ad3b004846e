"""What a key of a file is, and what a kind of value is.

A kind says three things about a value: how a person would call it (`wants`), what is wrong with
one in a file (`check`), and what the JSON Schema says of it (`schema`). The kinds of single values
stand in scalars.py, those that hold others in shape.py; scenario_keys.py and scorecard_keys.py
make the tables of keys out of them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from roleplay.scenario.faults import broken, short
from roleplay.scenario.findings import shape as findings
from roleplay.scenario.nodes import BrokenNode, ListNode, MapNode, ScalarNode
from roleplay.scenario.slips import cut_at_colon, is_cut_at_colon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from roleplay.scenario.faults import Faults
    from roleplay.scenario.nodes import Node

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"


@dataclass(frozen=True, slots=True)
class Field:
    """A key: what it holds, whether it must be there, and the words of the reference for it.

    `default` is what holds where the key is left out, where that is a plain value.
    """

    name: str
    kind: Kind
    description: str
    example: Json
    required: bool = False
    default: Json = None


class Kind(ABC):
    """What a value may be."""

    __slots__ = ()

    @property
    def many_names(self) -> bool:
        """Whether it may be a list of names or of words to choose from."""
        return False

    @property
    @abstractmethod
    def wants(self) -> str:
        """What is wanted, for the sentence “… wants …”."""

    @abstractmethod
    def check(self, node: Node, key: ScalarNode, faults: Faults) -> Node:
        """Report what is wrong with the value of a key, or of an item in it.

        Returns the value, or a broken node to put in its place.
        """

    @abstractmethod
    def schema(self, shared: dict[str, Json]) -> dict[str, Json]:
        """The value's JSON Schema (draft-07); definitions of named parts go into `shared`."""


class Scalar(Kind):
    """A kind of single value: a piece of text that is not empty."""

    __slots__ = ()

    is_name: ClassVar[bool] = False
    """Whether it is a name or a single word, never a text."""

    @property
    @abstractmethod
    def json(self) -> dict[str, Json]:
        """The value's JSON Schema, which needs no definitions."""

    @abstractmethod
    def fits(self, text: ScalarNode, key: ScalarNode, faults: Faults) -> bool:
        """Whether the text is one of this kind; what is wrong with it is reported."""

    def check(self, node: Node, key: ScalarNode, faults: Faults) -> Node:
        """See Kind."""
        if not isinstance(node, ScalarNode) or not node.text or node.text.isspace():
            wrong_form(self, node, key, faults)
            return broken(node)
        return node if self.fits(node, key, faults) else broken(node)

    def schema(self, shared: dict[str, Json]) -> dict[str, Json]:  # noqa: ARG002 - see Kind
        """See Kind."""
        return self.json


def wrong_form(kind: Kind, node: Node, key: ScalarNode, faults: Faults) -> None:
    """Report a list where a text is wanted and the like, or that there is nothing."""
    if isinstance(node, BrokenNode):
        return
    if is_empty(node):
        plain = isinstance(node, ScalarNode) and not node.style
        where = key if plain and key.line == node.line else node
        faults.add(findings.MISSING_VALUE, where, key=key.text, wants=kind.wants)
        return
    if isinstance(node, MapNode) and is_cut_at_colon(node):
        cut_at_colon(node, faults)
        return
    if isinstance(node, ScalarNode):
        got = f"“{short(node.text)}”"
    else:
        got = "a list" if isinstance(node, ListNode) else "something with keys of its own"
    faults.add(findings.WRONG_FORM, node, key=key.text, wants=kind.wants, got=got)


def is_empty(node: Node) -> bool:
    """Whether there is nothing: no text, no items, no keys."""
    if isinstance(node, ScalarNode):
        return not node.text or node.text.isspace()
    if isinstance(node, ListNode):
        return not node.items
    return isinstance(node, MapNode) and not node.entries
