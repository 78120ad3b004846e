"""All findings, by code and by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.scenario.findings import (
    conditions,
    file,
    graph,
    links,
    promises,
    scorecards,
    scoring,
    shape,
    unused,
    variables,
)

if TYPE_CHECKING:
    from roleplay.diagnostics import Finding

FINDINGS: tuple[Finding, ...] = (
    *file.FINDINGS,
    *shape.FINDINGS,
    *links.FINDINGS,
    *conditions.FINDINGS,
    *variables.FINDINGS,
    *promises.FINDINGS,
    *unused.FINDINGS,
    *scorecards.FINDINGS,
    *graph.FINDINGS,
    *scoring.FINDINGS,
)

_BY_WORD = {word: finding for finding in FINDINGS for word in (finding.code, finding.name)}


def find(code_or_name: str) -> Finding | None:
    """The finding with a code such as F202, in upper or lower case, or a name."""
    return _BY_WORD.get(code_or_name) or _BY_WORD.get(code_or_name.upper())
