"""Silencing findings: what `accept` says at a place, and what falls under it.

The reader silences what it finds itself; the checks that play a scenario do the same with theirs
by `sift`, and then know which `accept` silenced nothing.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from roleplay.diagnostics import Severity
from roleplay.scenario.faults import closest, replacement, unmistakable
from roleplay.scenario.findings import catalog
from roleplay.scenario.findings import links as findings
from roleplay.scenario.holding import mapping, mappings, text
from roleplay.scenario.nodes import MapNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from roleplay.diagnostics import Diagnostic
    from roleplay.scenario.faults import Faults
    from roleplay.scenario.nodes import Node, ScalarNode


def accepted(node: MapNode, faults: Faults) -> dict[str, str]:
    """The codes that are accepted on a part, each with its reason; wrong ones are reported."""
    accept = mapping(node, "accept")
    if accept is None:
        return {}
    codes = {}
    for word, entry in accept.entries.items():
        code = catalog.code_of(word)
        finding = catalog.find(word)
        if code is None:
            meant = closest(word, catalog.words())
            faults.add(
                findings.UNKNOWN_CODE,
                entry.key,
                help=f"Did you mean “{meant}”?" if meant else None,
                fix=replacement(
                    faults.origin.span_of(entry.key), unmistakable(word, catalog.words())
                ),
                name=word,
            )
        elif finding is not None and finding.severity is Severity.ERROR:
            faults.add(findings.NOT_ACCEPTABLE, entry.key, name=word)
        else:
            codes[code] = text(accept, word)
    return codes


_Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One entry of an `accept`: a code, and the stretch of the file in which it silences it.

    `start` and `end` are lines and columns from 0, the end excluded; `word` is the entry's key.
    """

    code: str
    reason: str
    word: ScalarNode
    start: _Place
    end: _Place

    def silences(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic falls under it; an error never does."""
        place = diagnostic.span.line - 1, diagnostic.span.column - 1
        return (
            diagnostic.code == self.code
            and diagnostic.severity is not Severity.ERROR
            and self.start <= place < self.end
        )


@dataclass(frozen=True, slots=True)
class Accepted:
    """A diagnostic that was silenced, and what silenced it; the reason is the first one's."""

    diagnostic: Diagnostic
    by: tuple[Acceptance, ...]

    @property
    def reason(self) -> str:
        """Why the author accepts it."""
        return self.by[0].reason


def sift(
    found: Iterable[Diagnostic], root: Node | None
) -> tuple[list[Diagnostic], tuple[Accepted, ...]]:
    """The diagnostics that stay, and those that an `accept` at their place or above silences."""
    known = list(acceptances(root))
    kept, silenced = [], []
    for diagnostic in found:
        by = tuple(each for each in reversed(known) if each.silences(diagnostic))
        if by:
            silenced.append(Accepted(diagnostic, by))
        else:
            kept.append(diagnostic)
    return kept, tuple(silenced)


def acceptances(root: Node | None) -> Iterator[Acceptance]:
    """Every entry of every `accept`, from the outside to the inside."""
    if not isinstance(root, MapNode):
        return
    yield from _entries(None, root)
    for key, moment in mappings(root, "moments"):
        yield from _entries(key, moment)
        for reply_key, reply in mappings(moment, "replies"):
            yield from _entries(reply_key, reply)


def _entries(key: ScalarNode | None, node: MapNode) -> Iterator[Acceptance]:
    accept = mapping(node, "accept")
    start = (key.line, key.column) if key else (0, 0)
    end = (node.end_line, node.end_column) if key else (sys.maxsize, 0)
    if accept is None:
        return
    for word, entry in accept.entries.items():
        code = catalog.code_of(word)
        if code is not None:
            yield Acceptance(code, text(accept, word), entry.key, start, end)
