"""All findings of the reader and the library, by code and by name.

What the checks find by playing a scenario stands beside those checks; here are only the words for
it that `accept` may use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.scenario.findings import (
    checked,
    conditions,
    file,
    folders,
    graph,
    guides,
    limits,
    links,
    promises,
    scorecards,
    scoring,
    shape,
    unused,
    values,
    variables,
)

if TYPE_CHECKING:
    from roleplay.diagnostics import Finding

FINDINGS: tuple[Finding, ...] = (
    *file.FINDINGS,
    *folders.FINDINGS,
    *shape.FINDINGS,
    *values.FINDINGS,
    *links.FINDINGS,
    *conditions.FINDINGS,
    *variables.FINDINGS,
    *promises.FINDINGS,
    *unused.FINDINGS,
    *scorecards.FINDINGS,
    *graph.FINDINGS,
    *limits.FINDINGS,
    *guides.FINDINGS,
    *scoring.FINDINGS,
)

_BY_WORD = {word: finding for finding in FINDINGS for word in (finding.code, finding.name)}


def find(code_or_name: str) -> Finding | None:
    """The finding with a code such as F202, in upper or lower case, or a name."""
    return _BY_WORD.get(code_or_name) or _BY_WORD.get(code_or_name.upper())


def code_of(word: str) -> str | None:
    """The code that a code (in upper or lower case) or a name stands for, also of the checks."""
    finding = find(word)
    if finding is not None:
        return finding.code
    if word.upper() in checked.NAMES:
        return word.upper()
    return next((code for code, name in checked.NAMES.items() if name == word), None)


def words() -> list[str]:
    """Every word that `accept` may use."""
    return [*_BY_WORD, *checked.NAMES, *checked.NAMES.values()]
