"""What every part of a scenario is read against: its names, its texts, and its scorecard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.scenario.faults import suggestion
from roleplay.scenario.findings import links as findings

if TYPE_CHECKING:
    from collections.abc import Collection

    from roleplay.diagnostics import Finding
    from roleplay.scenario.faults import Faults
    from roleplay.scenario.model import Scorecard, Variable
    from roleplay.scenario.names import Names
    from roleplay.scenario.nodes import MapNode, ScalarNode
    from roleplay.scenario.resolve import Conditions
    from roleplay.scenario.texts import Texts

NOWHERE = ""
"""Stands for a moment or an ending where the file's own word for it was reported."""


@dataclass(frozen=True, slots=True)
class Context:
    """One scenario on its way; `scorecard` is None where it is missing or broken."""

    root: MapNode
    faults: Faults
    names: Names
    conditions: Conditions
    texts: Texts
    variables: tuple[Variable, ...]
    scorecard: Scorecard | None

    def place(self, node: ScalarNode | None) -> str:
        """The moment or ending that a value names; an unknown one is reported."""
        names = self.names
        if node is None:
            return NOWHERE
        if node.text in names.moments or node.text in names.endings:
            return node.text
        if names.places_sure:
            known = sorted(names.moments | names.endings)
            unknown(node, known, findings.UNKNOWN_PLACE, self.faults)
        return NOWHERE

    def ending(self, node: ScalarNode | None) -> str | None:
        """The ending that a value names; an unknown one is reported."""
        if node is None or node.text in self.names.endings:
            return node.text if node else None
        if self.names.places_sure:
            known = sorted(self.names.endings)
            unknown(node, known, findings.UNKNOWN_ENDING, self.faults)
        return NOWHERE

    def kept(self, nodes: list[ScalarNode]) -> tuple[str, ...]:
        """The promises that values name; unknown ones are reported."""
        promises = self.names.promises
        for node in nodes:
            if node.text not in promises and self.names.promises_sure:
                unknown(node, sorted(promises), findings.UNKNOWN_PROMISE, self.faults)
        return tuple([node.text for node in nodes])


def unknown(
    node: ScalarNode,
    known: Collection[str],
    finding: Finding,
    faults: Faults,
    *,
    elsewhere: bool = False,
) -> None:
    """Report a name that nothing has, with the one that was probably meant.

    Names that are known from `elsewhere` than this file are taken to be spelled as they should be.
    """
    given = known if elsewhere else ()
    faults.add(
        finding,
        node,
        help=suggestion(node.text, known, finding.help.format(name=node.text)),
        fix=faults.respelled(faults.origin.span_of(node), node.text, known, given),
        name=node.text,
    )
