"""Silencing findings: what `accept` says at a place, and what falls under it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeAlias

from roleplay.diagnostics import Severity
from roleplay.scenario.faults import closest, replacement
from roleplay.scenario.findings import catalog
from roleplay.scenario.findings import links as findings
from roleplay.scenario.holding import mapping, mappings, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.diagnostics import Diagnostic, Span
    from roleplay.scenario.faults import Faults
    from roleplay.scenario.nodes import MapNode, ScalarNode


def accepted(node: MapNode, faults: Faults) -> dict[str, str]:
    """The codes that are accepted on a part, each with its reason; wrong ones are reported."""
    accept = mapping(node, "accept")
    if accept is None:
        return {}
    codes = {}
    for word, entry in accept.entries.items():
        finding = catalog.find(word)
        if finding is None:
            meant = closest(word, [name for f in catalog.FINDINGS for name in (f.code, f.name)])
            faults.add(
                findings.UNKNOWN_CODE,
                entry.key,
                help=f"Did you mean “{meant}”?" if meant else None,
                fix=replacement(faults.origin.span_of(entry.key), meant),
                name=word,
            )
        elif finding.severity is Severity.ERROR:
            faults.add(findings.NOT_ACCEPTABLE, entry.key, name=word)
        else:
            codes[finding.code] = text(accept, word)
    return codes


def without_accepted(found: list[Diagnostic], root: MapNode) -> list[Diagnostic]:
    """The diagnostics that are errors, or that no `accept` at their place or above silences."""
    silenced = list(_silenced(root))
    if not silenced:
        return found
    return [
        diagnostic
        for diagnostic in found
        if diagnostic.severity is Severity.ERROR
        or not any(
            diagnostic.code in codes and start <= _place(diagnostic.span) < end
            for start, end, codes in silenced
        )
    ]


_Place: TypeAlias = tuple[int, int]


def _place(span: Span) -> _Place:
    return span.line - 1, span.column - 1


def _silenced(root: MapNode) -> Iterator[tuple[_Place, _Place, set[str]]]:
    """Every part with `accept`: where it starts and ends, and the codes that it accepts."""
    yield from _part(None, root)
    for key, moment in mappings(root, "moments"):
        yield from _part(key, moment)
        for reply_key, reply in mappings(moment, "replies"):
            yield from _part(reply_key, reply)


def _part(key: ScalarNode | None, node: MapNode) -> Iterator[tuple[_Place, _Place, set[str]]]:
    accept = mapping(node, "accept")
    if accept is not None:
        start = (key.line, key.column) if key else (0, 0)
        end = (node.end_line, node.end_column) if key else (sys.maxsize, 0)
        codes = {finding.code for word in accept.entries if (finding := catalog.find(word))}
        yield start, end, codes
