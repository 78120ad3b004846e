"""Draws: everything random in a conversation, from its seed alone.

Each draw is a hash of (seed, kind, names), never the next number of a running generator, so that
adding a variable or a reply changes no other draw, and equal seeds mean equal conversations on
every machine and every version of Python. A golden file in the tests holds the values.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from roleplay.scenario.evaluate import holds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from roleplay.scenario.evaluate import Read, Value
    from roleplay.scenario.model import Passage, Scenario

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

    A wording counts where the drawn variant leaves it possible. Whether the conversation will
    come there, and which of several texts of a reply the customer's state will choose, nobody
    knows before it is played: so all that may be shown count alike.
    """
    spoken = [
        (moment.name, reply, passage)
        for moment in scenario.moments.values()
        for reply in moment.replies.values()
        if (passage := reply.say or reply.do)
        and any(len(alternative.wordings) > 1 for alternative in passage.alternatives)
    ]

    @cache
    def choices(variant: tuple[int, ...]) -> list[tuple[str, str, int]]:
        read = _values(scenario, variant).get
        return [
            (moment, reply.name, count)
            for moment, reply, passage in spoken
            if reply.when is None or holds(reply.when, read) is not False
            for count in _counts(passage, read)
        ]

    def met(seed: int) -> tuple[int, int]:
        variant = draw_variant(scenario, seed)
        variants = [
            max(seen.get((name, item.text), 0) for name, item in variable.items[index].items())
            for variable, index in zip(scenario.vary, variant, strict=True)
            if len(variable.items) > 1
        ]
        wordings = [
            seen.get((f"{m}/{r}", str(draw_wording(seed, m, r, n))), 0)
            for m, r, n in choices(variant)
        ]
        return sum(variants), sum(wordings)

    candidates = [(first + step) % (MAX_SEED + 1) for step in range(64)]
    return min(candidates, key=met)


def _values(scenario: Scenario, variant: Sequence[int]) -> dict[str, Value]:
    """What is known before the first reply: what was drawn, and the limits of authority."""
    values: dict[str, Value] = {
        f"authority.{kind}": amount for kind, amount in scenario.briefing.authority.items()
    }
    for variable, index in zip(scenario.vary, variant, strict=True):
        for name, item in variable.items[index].items():
            values[name] = item.text if item.number is None else item.number
    return values


def _counts(passage: Passage, read: Read) -> list[int]:
    """The different numbers of wordings, above 1, of the alternatives that may be shown."""
    counts = set()
    for alternative in passage.alternatives:
        outcome = alternative.when is None or holds(alternative.when, read)
        if outcome is not False:
            counts.add(len(alternative.wordings))
        if outcome:
            break
    return sorted(counts - {1})
