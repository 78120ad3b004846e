"""The graph of a scenario: which place can follow which."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from roleplay.scenario.model import Moment, Scenario


MOST_LOOP_REPLIES = 10
"""In one cycle. Rule 13: beyond it the analysis is not exact, and ties go to file order."""

MOST_FLAGS = 8
"""That conditions read, in one scenario; likewise."""


def followers(scenario: Scenario, moment: Moment) -> set[str]:
    """The moments and endings that can follow a moment, whatever the state."""
    places = {route.to for reply in moment.replies.values() for route in reply.then}
    if moment.if_nothing_left:
        places.add(moment.if_nothing_left)
    if scenario.customer.walks_out:
        places.add(scenario.customer.walks_out)
    return places


def cycles(scenario: Scenario) -> tuple[frozenset[str], ...]:
    """The groups of moments that can come back to each other, a moment that follows itself too."""
    edges = {m.name: followers(scenario, m) for m in scenario.moments.values()}
    return tuple(
        group for group in components(edges) if len(group) > 1 or group & edges[min(group)]
    )


def components(edges: Mapping[str, Collection[str]]) -> Iterator[frozenset[str]]:
    """The strongly connected components of a graph, leaves first (Tarjan 1972, without recursion).

    Targets that are no keys are left out.
    """
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_nodes: dict[str, None] = {}
    for root in edges:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        open_nodes[root] = None
        work = [(root, iter(edges[root]))]
        while work:
            node, targets = work[-1]
            for target in targets:
                if target not in edges:
                    continue
                if target not in index:
                    index[target] = low[target] = len(index)
                    open_nodes[target] = None
                    work.append((target, iter(edges[target])))
                    break
                if target in open_nodes:
                    low[node] = min(low[node], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    group = set()
                    while node not in group:
                        group.add(open_nodes.popitem()[0])
                    yield frozenset(group)
