"""Draws: everything random in a conversation, from its seed alone.

Each draw is a hash of (seed, kind, names), never the next number of a running generator, so that
adding a variable or a reply changes no other draw, and equal seeds mean equal conversations on
every machine and every version of Python. A golden file in the tests holds the values.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from roleplay.scenario.model import Scenario

MAX_SEED = 2**63 - 1
"""The largest seed; the smallest is 0. It fits the integers of every database."""


def draw(seed: int, kind: str, *names: str) -> int:
    """A whole number 0 … 2**64 - 1, the same for ever for the same arguments."""
    key = "\x1f".join((str(seed), kind, *names))
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big")


def draw_variant(scenario: Scenario, seed: int) -> tuple[int, ...]:
    """Which item of each variable of `vary` is drawn, in the order of the file."""
    return tuple(draw(seed, "vary", v.name) % len(v.items) for v in scenario.vary)


def draw_wording(seed: int, moment: str, reply: str, count: int) -> int:
    """Which of `count` wordings of a reply is used."""
    return draw(seed, "wording", moment, reply) % count if count > 1 else 0


def draw_order(seed: int, moment: str, replies: Sequence[str]) -> list[str]:
    """The replies in the order in which they are listed; each keeps its rank when others go."""
    return sorted(replies, key=lambda name: (draw(seed, "order", moment, name), name))


def least_seen_seed(scenario: Scenario, first: int, seen: Mapping[tuple[str, str], int]) -> int:
    """The seed, of the 64 from `first` on, whose draws were met least often before.

    `seen` counts, under (variable, value), how often a value was drawn in earlier attempts, and
    under ("moment/reply", number) how often a wording was shown; what is missing was never met.
    Variants weigh before wordings, and the earliest seed wins a tie.
    """
    spoken = [
        (m.name, r.name, len(passage.alternatives[0].wordings))
        for m in scenario.moments.values()
        for r in m.replies.values()
        if (passage := r.say or r.do) and len(passage.alternatives[0].wordings) > 1
    ]

    def met(seed: int) -> tuple[int, int]:
        drawn = zip(scenario.vary, draw_variant(scenario, seed), strict=True)
        variants = [
            max(seen.get((name, item.text), 0) for name, item in variable.items[index].items())
            for variable, index in drawn
            if len(variable.items) > 1
        ]
        wordings = [
            seen.get((f"{m}/{r}", str(draw_wording(seed, m, r, n))), 0) for m, r, n in spoken
        ]
        return sum(variants), sum(wordings)

    candidates = [(first + step) % (MAX_SEED + 1) for step in range(64)]
    return min(candidates, key=met)
