"""The shape of a scenario, the same for all its variants: in which order moments can follow.

Moments that can come back to each other form a loop; loops and single moments follow each other
without ever coming back. Within a loop every reply that stays in it is used up, so the number of
used-up replies grows with each: walking loop after loop, and within one by that number, meets every
state only after all that lead to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from roleplay.checks.analysis.reads import names_by_moment
from roleplay.scenario.graph import components, followers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from roleplay.checks.analysis.parts import Rest
    from roleplay.scenario.model import Scenario, Scorecard


@dataclass(frozen=True, slots=True)
class Shape:
    """`groups` are loops and single moments in the order in which they can follow.

    `group` is the number of the group of each moment, `tracked` the replies (moment, reply) that
    stay in their loop, `kinds` what can be spent at a moment or after it, where it is judged.
    """

    groups: tuple[tuple[str, ...], ...]
    group: Mapping[str, int]
    tracked: frozenset[tuple[str, str]]
    kinds: Mapping[str, frozenset[str]]

    def backwards(self, met: Mapping[str, Mapping[Rest, int]]) -> Iterator[tuple[str, Rest]]:
        """The places and rests that were met, each after all that can follow it."""
        for group in reversed(self.groups):
            nodes = [(place, rest) for place in group for rest in met.get(place, ())]
            # Within a loop, what follows has more replies used up.
            yield from sorted(nodes, key=lambda node: -len(node[1].used))


@lru_cache(maxsize=8)
def shape_of(scenario: Scenario, scorecard: Scorecard) -> Shape:
    """The shape of a scenario."""
    edges = {m.name: followers(scenario, m) for m in scenario.moments.values()}
    found = [tuple(sorted(group)) for group in components(edges)]
    found.reverse()
    group = {name: number for number, names in enumerate(found) for name in names}
    judged = any(d.over_authority for d in scorecard.dimensions.values())
    return Shape(
        groups=tuple(found),
        group=group,
        tracked=frozenset(_tracked(scenario, group, edges)),
        kinds=_ahead(found, edges, _kinds(scenario)) if judged else {},
    )


def names_ahead(scenario: Scenario, scorecard: Scorecard) -> Mapping[str, frozenset[str]]:
    """The names that the rules and the bots read in each moment or after it."""
    edges = {m.name: followers(scenario, m) for m in scenario.moments.values()}
    return _ahead(shape_of(scenario, scorecard).groups, edges, names_by_moment(scenario))


def _tracked(
    scenario: Scenario, group: Mapping[str, int], edges: Mapping[str, set[str]]
) -> set[tuple[str, str]]:
    tracked = set()
    for name, moment in scenario.moments.items():
        mine = group[name]
        if not any(group.get(to) == mine for to in edges[name]):
            continue
        for reply in moment.replies.values():
            if any(group.get(route.to) == mine for route in reply.then):
                tracked.add((name, reply.name))
    return tracked


def _kinds(scenario: Scenario) -> dict[str, frozenset[str]]:
    """What can be spent in each moment."""
    return {
        name: frozenset(kind for reply in moment.replies.values() for kind in reply.spends)
        for name, moment in scenario.moments.items()
    }


def _ahead(
    groups: Sequence[tuple[str, ...]],
    edges: Mapping[str, set[str]],
    own: Mapping[str, frozenset[str]],
) -> dict[str, frozenset[str]]:
    """What each moment has of its own, with all that the moments after it have."""
    ahead: dict[str, frozenset[str]] = {}
    for names in reversed(groups):
        here: set[str] = set()
        for name in names:
            here |= own[name]
            for to in edges[name]:
                here |= ahead.get(to, frozenset())
        ahead |= dict.fromkeys(names, frozenset(here))
    return ahead
