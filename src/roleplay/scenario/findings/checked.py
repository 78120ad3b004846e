"""The codes and names of what the checks find, so that `accept` knows them.

The findings themselves stand beside the checks, which the reader must not know; a test holds the
two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "L701": "idle-accept",
    "G201": "leads-nowhere",
    "X101": "never-offered",
    "X102": "never-shown",
    "X103": "never-ends-so",
    "X104": "never-reached",
    "X105": "always-true",
    "X106": "never-true",
    "X201": "promise-never-kept",
    "X202": "no-second-chance",
    "X203": "nobody-passes",
    "X204": "nearly-everybody-passes",
    "X205": "limit-reached",
    "X206": "gifts-add-up",
    "S201": "hardly-at-stake",
    "S202": "all-alike",
    "S203": "off-the-model-path",
    "S204": "forgoes-more",
    "S205": "nothing-left-to-earn",
    "S301": "perfect-play-fails",
    "S302": "perfect-misses-best",
    "S303": "critical-costs-nothing",
    "S304": "only-one-way",
    "S305": "best-without-reason",
    "A101": "best-is-longer",
    "A102": "best-is-much-longer",
    "A103": "longest-is-best",
    "A201": "best-in-one-place",
    "A301": "best-echoes",
    "A302": "absolutes-are-wrong",
    "A401": "almost-the-same",
    "A402": "straw-man",
    "A403": "no-indifference",
    "A404": "few-replies",
    "B101": "clicks-through",
    "B102": "clicks-through-easily",
    "B201": "blind-pass",
    "B202": "blind-score",
    "T101": "long-reply",
    "T102": "long-line",
    "T103": "hard-to-read",
    "T104": "todo-left",
    "T105": "too-wide",
    "T106": "english-only",
    "V101": "twin-changes-nothing",
    "V201": "unsaid-variant",
    "V301": "no-twin",
    "H101": "reviewed-long-ago",
    "H201": "name-gone",
}
