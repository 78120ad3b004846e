"""Values with keys of their own: the parts of a file, each with its table of keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roleplay.scenario.faults import broken, closest, replacement, suggestion, unmistakable
from roleplay.scenario.fields import Field, Json, Kind, wrong_form
from roleplay.scenario.findings import shape as findings
from roleplay.scenario.nodes import Entry, MapNode
from roleplay.scenario.slips import (
    cut_at_colon,
    cut_at_comma,
    is_cut_at_colon,
    pieces_behind_commas,
    report_decimal_commas,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roleplay.scenario.faults import Faults
    from roleplay.scenario.nodes import Node, ScalarNode


_SURELY_MEANT = 0.8
"""How near an unknown key must be to a known one to be read as it: “titel” is, “seconds” is not
“spends”."""


@dataclass(frozen=True, eq=False)
class Record(Kind):
    """A value with keys of its own, each known.

    `title` names it in the schema and the reference, `label` in a sentence (“a reply”). Of the
    keys `one_of` exactly one must be there; where the first of a pair in `together` is there, the
    second must be too. `listed` records are items of lists, and have no key of their own.
    """

    title: str
    label: str
    fields: tuple[Field, ...]
    one_of: tuple[str, ...] = ()
    together: tuple[tuple[str, str], ...] = ()
    listed: bool = False
    by_name: Mapping[str, Field] = field(init=False, repr=False)
    required: tuple[str, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Prepare what every check looks up."""
        object.__setattr__(self, "by_name", {f.name: f for f in self.fields})
        object.__setattr__(self, "required", tuple(f.name for f in self.fields if f.required))

    @property
    def wants(self) -> str:
        """See Kind."""
        names = self.one_of or self.required or (self.fields[0].name,)
        return f"keys of its own, such as “{names[0]}: …”"

    def check(self, node: Node, key: ScalarNode, faults: Faults) -> Node:
        """See Kind."""
        if not isinstance(node, MapNode) or not node.entries:
            wrong_form(self, node, key, faults)
            return broken(node)
        if "text" in self.by_name and is_cut_at_colon(node):
            cut_at_colon(node, faults)
            return broken(node)
        report_decimal_commas(node, faults)
        unknown = []
        for name, entry in node.entries.items():
            known = self.by_name.get(name)
            if known is None:
                unknown.append(entry)
                continue
            checked = known.kind.check(entry.value, entry.key, faults)
            if checked is not entry.value:
                entry.value = checked
        if unknown:
            self._check_unknown(unknown, node, faults)
        where = next(iter(node.entries.values())).key if self.listed else key
        self._check_presence(node.entries, where, faults)
        return node

    def _check_unknown(self, unknown: list[Entry], node: MapNode, faults: Faults) -> None:
        for pieces in pieces_behind_commas(node, faults):
            behind = [piece for piece in pieces[1:] if piece in unknown]
            if behind:
                known = self.by_name.get(pieces[0].key.text)
                cut_at_comma(
                    [pieces[0], *behind], faults, names=bool(known and known.kind.many_names)
                )
                unknown = [entry for entry in unknown if entry not in behind]
        for entry in unknown:
            self._read_as_meant(entry, node, faults)

    def _read_as_meant(self, entry: Entry, node: MapNode, faults: Faults) -> None:
        """Report an unknown key, and go on as if it were the key that was probably meant.

        Only where that is nearly certain is its value read too.
        """
        name = entry.key.text
        free = [known for known in self.by_name if known not in node.entries]
        meant = closest(name, free)
        faults.add(
            findings.UNKNOWN_KEY,
            entry.key,
            help=suggestion(name, free, "Remove it, or use another key."),
            fix=replacement(faults.origin.span_of(entry.key), unmistakable(name, free)),
            label=self.label,
            key=name,
        )
        if meant is not None:
            value: Node = broken(entry.value)
            if closest(name, [meant], _SURELY_MEANT):
                value = self.by_name[meant].kind.check(entry.value, entry.key, faults)
            node.entries[meant] = Entry(entry.key, value)

    def _check_presence(
        self, entries: Mapping[str, Entry], where: ScalarNode, faults: Faults
    ) -> None:
        for name in self.required:
            if name not in entries:
                faults.add(findings.MISSING_KEY, where, label=self.label, key=name)
        if self.one_of:
            there = [name for name in self.one_of if name in entries]
            if not there:
                either = "” or “".join(self.one_of)
                faults.add(findings.MISSING_KEY, where, label=self.label, key=either)
            for name in there[1:]:
                faults.add(
                    findings.ONE_OF_THEM,
                    entries[name].key,
                    label=self.label,
                    keys="” and “".join((there[0], name)),
                )
        for one, other in self.together:
            if one in entries and other not in entries:
                faults.add(findings.GOES_WITH, entries[one].key, key=one, other=other)

    def schema(self, shared: dict[str, Json]) -> dict[str, Json]:
        """See Kind."""
        if self.title not in shared:
            shared[self.title] = {}  # takes its place in the order of the tables
            shared[self.title] = self.whole_schema(shared)
        return {"$ref": f"#/definitions/{self.title}"}

    def whole_schema(self, shared: dict[str, Json]) -> dict[str, Json]:
        """The record's own schema, not a reference to its definition."""
        whole: dict[str, Json] = {
            "type": "object",
            "additionalProperties": False,
            "properties": {f.name: _property(f, shared) for f in self.fields},
            "minProperties": 1,
        }
        if self.required:
            whole["required"] = self.required
        if self.one_of:
            whole["oneOf"] = [{"required": [name]} for name in self.one_of]
        if self.together:
            whole["dependencies"] = {one: [other] for one, other in self.together}
        return whole


def _property(known: Field, shared: dict[str, Json]) -> dict[str, Json]:
    """The schema of a key; beside a `$ref` draft-07 ignores everything, so it is wrapped."""
    inner = known.kind.schema(shared)
    own: dict[str, Json] = {"description": known.description, "examples": [known.example]}
    if known.default is not None:
        own["default"] = known.default
    return own | ({"allOf": [inner]} if "$ref" in inner else inner)
