"""All findings there are: those of the reader and the library, of packs, and of the checks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roleplay.checks import (
    accepting,
    authority,
    blind,
    distractors,
    echoes,
    graph,
    history,
    lengths,
    passing,
    perfect,
    positions,
    reach,
    stakes,
    texts,
    thresholds,
    twins,
)
from roleplay.scenario.faults import closest
from roleplay.scenario.findings import catalog as reader

if TYPE_CHECKING:
    from roleplay.diagnostics import Finding

CHECKED: tuple[Finding, ...] = (
    *accepting.FINDINGS,
    *graph.FINDINGS,
    *reach.FINDINGS,
    *passing.FINDINGS,
    *authority.FINDINGS,
    *stakes.FINDINGS,
    *perfect.FINDINGS,
    *lengths.FINDINGS,
    *positions.FINDINGS,
    *echoes.FINDINGS,
    *distractors.FINDINGS,
    *blind.FINDINGS,
    *texts.FINDINGS,
    *twins.FINDINGS,
    *history.FINDINGS,
)
"""What the checks find in a scenario that can be played."""

FINDINGS: tuple[Finding, ...] = (*reader.FINDINGS, *thresholds.FINDINGS, *CHECKED)

GROUPS = {
    "F": "File: what keeps a file from being read",
    "L": "Links: names that lead nowhere, or that nothing uses",
    "G": "Graph: where a conversation can go",
    "X": "Exact: what holds in all states that can be reached",
    "S": "Scoring: what is at stake, and whether perfect play is rewarded",
    "A": "Answers: replies that give themselves away",
    "B": "Bots: passing without reading the customer",
    "T": "Text: too long, too hard, unfinished",
    "V": "Variants: near-miss twins",
    "H": "History: what time does to a scenario",
}
"""The groups by the first letter of their codes."""

_BLANK = re.compile(r"\{[^{}]*\}")
_BY_WORD = {word: finding for finding in FINDINGS for word in (finding.code, finding.name)}


def in_general(template: str) -> str:
    """A text of a finding with “…” for what only a file can say."""
    blanks = _BLANK.sub("…", template.replace("{{", "\0").replace("}}", "\1"))
    return blanks.replace("\0", "{").replace("\1", "}")


def find(code_or_name: str) -> Finding | None:
    """The finding with a code such as F202, or a name, in upper or lower case."""
    return _BY_WORD.get(code_or_name.lower()) or _BY_WORD.get(code_or_name.upper())


def nearest(word: str) -> str | None:
    """The code or name that was probably meant."""
    codes = [finding.code for finding in FINDINGS]
    return closest(word.upper(), codes, 0.75) or closest(word, _BY_WORD)
