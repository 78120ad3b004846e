"""What decides which reply is best: for each moment the replies, and when each of them is it.

A list of the best path of every variant is exact and nobody reads it. Mostly one or two of the
facts that are drawn decide a moment, so only those are named.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from roleplay.authoring.variants import BestPath

MOST_DECIDING = 3
"""Drawn facts that are tried together before all of them are named."""

Drawn = dict[str, str]
"""What is drawn in a variant."""

Case = tuple[Drawn, str]
"""A variant, and the reply that is best in it."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """A moment of the best paths, and its best replies, each with when it is; "" is always."""

    moment: str
    replies: tuple[tuple[str, str], ...]


def deciding(paths: Sequence[BestPath]) -> Iterator[Deciding]:
    """Every moment of some best paths, in the order in which they come to them."""
    cases: dict[str, list[Case]] = {}
    for path in paths:
        for step in path.steps:
            cases.setdefault(step.before.place, []).append((dict(path.drawn), step.reply.name))
    for moment, found in cases.items():
        yield Deciding(moment, tuple(_told(found)))


def _told(cases: Sequence[Case]) -> Iterator[tuple[str, str]]:
    for reply in dict.fromkeys(best for _, best in cases):
        mine = [drawn for drawn, best in cases if best == reply]
        others = [drawn for drawn, best in cases if best != reply]
        yield reply, _when(_telling(mine, others), mine)


def _telling(mine: Sequence[Drawn], others: Sequence[Drawn]) -> tuple[str, ...]:
    """The fewest drawn facts that tell some variants from others; the first of several such."""
    every = tuple(mine[0])
    for size in range(MOST_DECIDING + 1):
        for names in combinations(every, size):
            if {_values(drawn, names) for drawn in mine}.isdisjoint(
                _values(drawn, names) for drawn in others
            ):
                return names
    return every


def _when(names: tuple[str, ...], variants: Sequence[Drawn]) -> str:
    combined = dict.fromkeys(_values(drawn, names) for drawn in variants)
    if len(names) == 1:
        return f"{names[0]} is {' or '.join(values[0] for values in combined)}"
    return "; or ".join(
        " and ".join(f"{name} is {value}" for name, value in zip(names, values, strict=True))
        for values in combined
    )


def _values(drawn: Drawn, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(drawn[name] for name in names)
