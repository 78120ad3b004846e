"""Witnesses: a shortest way to what a fact says, and the shortest and longest conversation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from roleplay.checks.analysis.facts import Looker, Looks
from roleplay.checks.analysis.reads import scope_of_walk
from roleplay.checks.analysis.results import Kind, Lengths, Witness
from roleplay.checks.analysis.rules import Rules
from roleplay.checks.analysis.search import Search, distances, follow
from roleplay.checks.analysis.walk import OutOfRoomError, Walker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from roleplay.checks.analysis.parts import Option, Rest
    from roleplay.checks.analysis.results import Fact
    from roleplay.checks.analysis.search import Node
    from roleplay.checks.analysis.walk import Walk


ROOM = 600_000_000
"""The room of all searches for witnesses together, about a second."""


class Witnesses:
    """Shortest ways to facts; none any more where the room of all searches is used up."""

    def __init__(self, walk: Walk, room: float = ROOM) -> None:
        self._walk = walk
        self._room = room

    def of(self, fact: Fact, *, fails: bool = False) -> Witness | None:
        """A shortest way to where a fact holds (or fails), of equals in the first variant.

        The way of a route or a reaction ends with the reply that leads there. None where there is
        no way.
        """
        walk = self._walk
        if not (fact.fails if fails else fact.holds):
            return None
        scope = scope_of_walk(walk.scenario, walk.scorecard)
        ways = []
        for variant in walk.tried:
            rules = Rules(walk.scenario, walk.scorecard, variant, scope)
            trial = _Trial(rules, fact, self._room, fails=fails)
            found = trial.replies()
            self._room = trial.room
            if self._room <= 0:
                return None
            if found is not None:
                ways.append(Witness(variant, found))
        best = min(ways, key=lambda way: len(way.replies), default=None)
        if best is None:
            return None
        alike = [way for way in ways if way.replies == best.replies]
        return replace(best, in_all=len(alike) == len(walk.tried))


class _Trial:
    """Looks for a fact in one variant. `room` is what is left of it."""

    def __init__(self, rules: Rules, fact: Fact, room: float, *, fails: bool) -> None:
        self.room = room
        self._rules = rules
        self._fact = fact
        self._fails = fails
        places = {*rules.scenario.moments, *rules.scenario.endings}
        self._places = {str(fact.path[1])} if fact.path[0] in ("moments", "endings") else places

    def replies(self) -> tuple[tuple[str, str], ...] | None:
        start = self._rules.start()
        if self._fact.path[0] == "before":
            looks = Looks()
            Looker(self._rules, looks).opening(start)
            return () if self._is_so(looks) else None
        ahead = distances(self._rules.scenario, self._places)
        search = Search(self._rules, lambda place, _: ahead.get(place), room=self.room)
        found = search.way(self._happens)
        self.room = search.room
        if found is None:
            return None
        replies, (place, rest), state = found
        return (*replies, *self._last(place, rest, state))

    def _is_so(self, looks: Looks) -> bool:
        found = looks.fact(self._fact.kind, self._fact.path)
        if found is None and self._fact.kind is Kind.REPLY:
            # A reply that is always offered is not looked at; it is met where its moment is.
            found = looks.fact(Kind.MOMENT, self._fact.path[:2])
        return found is not None and (found.fails if self._fails else found.holds)

    def _happens(self, place: str, rest: Rest, states: int) -> bool:
        if place not in self._places:
            return False
        looks = Looks()
        looker = Looker(self._rules, looks)
        looker.place(place, rest, states)
        for option in self._options(place):
            self._look_at(looker, option, (place, rest), states, before=True)
        return self._is_so(looks)

    def _last(self, place: str, rest: Rest, state: int) -> Iterator[tuple[str, str]]:
        """The reply that a route or a reaction follows on."""
        if self._fact.kind is not Kind.ROUTE and "reaction" not in self._fact.path[4:5]:
            return
        for option in self._options(place):
            looks = Looks()
            self._look_at(Looker(self._rules, looks), option, (place, rest), state, before=False)
            if self._is_so(looks):
                yield option.key
                return

    def _options(self, place: str) -> Iterator[Option]:
        """The replies of a moment that the fact may be about."""
        if place in self._rules.scenario.endings:
            return
        path = self._fact.path
        for option in self._rules.stop(place).options:
            if path[2:3] != ("replies",) or path[3] == option.source.name:
                yield option

    def _look_at(
        self, looker: Looker, option: Option, node: Node, states: int, *, before: bool
    ) -> None:
        rules, rest = self._rules, node[1]
        if option.tracked and option.key in rest.used:
            return
        here = states & rules.mask(option.when, rest)
        if not here:
            return
        if before:
            looker.before(option, rest, here)
        changed = 0
        for cell in rules.cells(option, rest):
            changed |= rules.changed(cell, here)
        after = rules.rest_after(option, rest)
        looker.after(option, after, changed, rules.arrivals(option, after, changed))


def lengths(walk: Walk) -> Lengths | None:
    """The shortest and the longest conversation over all variants, silences left out.

    None where no ending can be reached, or the walk was not complete.
    """
    if not walk.complete:
        return None
    scope = replace(scope_of_walk(walk.scenario, walk.scorecard), texts=False, silences=False)
    endings = walk.scenario.endings
    fewest = distances(walk.scenario, endings)
    ways: list[Witness] = []
    for variant in walk.variants:
        rules = Rules(walk.scenario, walk.scorecard, variant, scope)
        for search in (_shortest(rules, fewest), _longest(rules)):
            found = search.way(lambda place, _, states: place in endings and bool(states))
            if found is not None:
                ways.append(Witness(variant, found[0]))
    if not ways:
        return None
    return Lengths(
        min(ways, key=lambda way: len(way.replies)), max(ways, key=lambda way: len(way.replies))
    )


def _shortest(rules: Rules, fewest: Mapping[str, int]) -> Search:
    return Search(rules, lambda place, _: fewest.get(place))


def _longest(rules: Rules) -> Search:
    most = _most(rules)
    return Search(rules, lambda place, rest: most.get((place, rest)), longest=True)


def _most(rules: Rules) -> Mapping[Node, int]:
    """The most replies from each place and rest to an ending, were all states as good."""
    met = Walker(rules, None, room=1 << 62).run()
    most: dict[Node, int] = {}
    for ending in rules.scenario.endings:
        most |= {(ending, rest): 0 for rest in met.get(ending, ())}
    for node in rules.shape.backwards(met):
        ahead = [most.get(to) for to in _next(rules, node, met[node[0]][node[1]])]
        known = [replies for replies in ahead if replies is not None]
        if known:
            most[node] = 1 + max(known)
    return most


def _next(rules: Rules, node: Node, states: int) -> Iterable[Node]:
    for option in rules.stop(node[0]).options:
        for to, _ in follow(rules, option, node, states):
            yield to


def can_keep(walk: Walk, promise: str) -> bool:
    """Whether some conversation makes a promise and keeps it; also true where that is unknown."""
    scope = scope_of_walk(walk.scenario, walk.scorecard, frozenset({promise}))
    for variant in walk.tried:
        try:
            met = Walker(
                Rules(walk.scenario, walk.scorecard, variant, scope), None, room=1 << 30
            ).run()
        except OutOfRoomError:
            return True
        if any(promise in rest.promised & rest.kept for rests in met.values() for rest in rests):
            return True
    return False
