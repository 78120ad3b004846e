"""Shortest and longest ways, over sets of states.

A best-first search (A*) whose front holds sets: all states of one place and one rest that were
reached by the same number of replies are taken together, and what was taken before is left out. The
estimate of what is still to come depends on place and rest alone, so the first time that a state is
taken is by a shortest (or longest) way. The replies are then read off backwards, by halving a set
until one state is left that still leads on.
"""

from __future__ import annotations

from collections import defaultdict, deque
from functools import partial
from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING, TypeAlias

from roleplay.scenario.graph import followers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from roleplay.checks.analysis.parts import Option, Rest
    from roleplay.checks.analysis.rules import Rules
    from roleplay.scenario.model import Scenario

    Node: TypeAlias = tuple[str, Rest]
    Goal: TypeAlias = Callable[[str, Rest, int], bool]
    Ahead: TypeAlias = Callable[[str, Rest], int | None]


_PLACE = 20_000
"""How many bits of room a place takes besides its states, as coming there takes as long."""


class Search:
    """Ways through one variant.

    `ahead` is how many replies are still to come from a place, at least for a shortest way and at
    most for a longest one, None where the goal cannot be reached. `room` is what is left of it: a
    bit for each state that could be told apart at the places reached; without it finds nothing.
    """

    def __init__(
        self, rules: Rules, ahead: Ahead, *, longest: bool = False, room: float = inf
    ) -> None:
        self.room = room
        self._rules = rules
        self._ahead = ahead
        self._sign = -1 if longest else 1
        self._taken: list[dict[Node, int]] = []
        self._closed: defaultdict[Node, int] = defaultdict(int)
        self._front: dict[tuple[int, int], dict[Node, int]] = {}
        self._queue: list[tuple[int, int]] = []

    def way(self, goal: Goal) -> tuple[tuple[tuple[str, str], ...], Node, int] | None:
        """The replies to a state that passes a test of sets, its place and rest, and its set."""
        start = self._rules.start()
        self._put(0, (start.place, start.rest), start.states)
        while self._queue and self.room > 0:
            key = heappop(self._queue)
            replies = key[1]
            for node, states in self._front.pop(key).items():
                new = states & ~self._closed[node]
                if not new:
                    continue
                self._close(replies, node, new)
                self.room -= self._rules.layout.width + _PLACE
                if goal(*node, new):
                    state = _single(new, partial(goal, *node))
                    return self._back(replies, node, state), node, state
                for to, arrived in self._follow(node, new):
                    self._put(replies + 1, to, arrived)
        return None

    def _put(self, replies: int, node: Node, states: int) -> None:
        ahead = self._ahead(*node)
        if ahead is None:
            return
        key = (self._sign * (replies + ahead), replies)
        front = self._front.get(key)
        if front is None:
            front = self._front[key] = {}
            heappush(self._queue, key)
        front[node] = front.get(node, 0) | states

    def _close(self, replies: int, node: Node, states: int) -> None:
        self._closed[node] |= states
        while len(self._taken) <= replies:
            self._taken.append({})
        taken = self._taken[replies]
        taken[node] = taken.get(node, 0) | states

    def _follow(self, node: Node, states: int) -> Iterator[tuple[Node, int]]:
        for option in self._options(node):
            yield from follow(self._rules, option, node, states)

    def _options(self, node: Node) -> Collection[Option]:
        place = node[0]
        return () if place in self._rules.scenario.endings else self._rules.stop(place).options

    def _back(self, replies: int, node: Node, state: int) -> tuple[tuple[str, str], ...]:
        """The replies that lead to a state, read backwards."""
        found: list[tuple[str, str]] = []
        while replies:
            replies -= 1
            option, node, state = self._before(replies, node, state)
            found.append(option.key)
        return tuple(reversed(found))

    def _before(self, replies: int, node: Node, state: int) -> tuple[Option, Node, int]:
        for earlier, states in self._taken[replies].items():
            for option in self._options(earlier):

                def leads(some: int, option: Option = option, earlier: Node = earlier) -> bool:
                    arrivals = follow(self._rules, option, earlier, some)
                    return any(to == node and arrived & state for to, arrived in arrivals)

                if leads(states):
                    return option, earlier, _single(states, leads)
        msg = "a state that no reply leads to"
        raise AssertionError(msg)


def follow(rules: Rules, option: Option, node: Node, states: int) -> Iterator[tuple[Node, int]]:
    """Where a reply leads from the states of a node in which it is offered."""
    rest = node[1]
    if option.tracked and option.key in rest.used:
        return
    here = states & rules.mask(option.when, rest)
    if not here:
        return
    changed = 0
    for cell in rules.cells(option, rest):
        changed |= rules.changed(cell, here)
    for arrival in rules.arrivals(option, rules.rest_after(option, rest), changed):
        yield (arrival.place, arrival.rest), arrival.states


def _single(states: int, still: Callable[[int], bool]) -> int:
    """One state of a set that passes a test which the whole set passes."""
    low, high = 0, states.bit_length()
    while high - low > 1:
        middle = (low + high) // 2
        part = states & ((1 << middle) - 1)
        if part and still(part):
            states, high = part, middle
        else:
            states, low = states ^ part, middle
    return states


def distances(scenario: Scenario, goals: Collection[str]) -> Mapping[str, int]:
    """The fewest replies from each place to one of some places, whatever the state.

    Passing a moment with nothing left costs no reply.
    """
    before: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for moment in scenario.moments.values():
        for place in followers(scenario, moment):
            cost = 0 if place == moment.if_nothing_left else 1
            before[place].append((moment.name, cost))
    known: dict[str, int] = {}
    waiting = deque((goal, 0) for goal in goals)
    while waiting:
        place, replies = waiting.popleft()
        if place in known:
            continue
        known[place] = replies
        for earlier, cost in before[place]:
            if cost:
                waiting.append((earlier, replies + 1))
            else:
                waiting.appendleft((earlier, replies))
    return known
