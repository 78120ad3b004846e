"""The walk: every state that can be reached, in every variant, without enumerating them.

Loops and single moments are taken in the order in which they can follow, so that all states of a
moment are known before its replies are taken, once for all of them. A walk has a limit of room, one
bit for each state that could be told apart at the places reached; where that is used up it stops
and says how far it came.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roleplay.checks.analysis.facts import Looker, Looks
from roleplay.checks.analysis.reads import scope_of_walk
from roleplay.checks.analysis.results import Fact, Kind
from roleplay.checks.analysis.rules import Rules
from roleplay.checks.analysis.variants import variant_count, variants
from roleplay.scenario.collector import collector_at_rest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from roleplay.checks.analysis.parts import Arrival, Rest
    from roleplay.checks.analysis.results import Path, Variant
    from roleplay.scenario.model import Scenario, Scorecard

ROOM = 1_000_000_000
"""Bits, over all variants: 125 MB at most, and about three seconds."""


class OutOfRoomError(Exception):
    """The limit of a walk was reached."""


@dataclass(frozen=True, slots=True, eq=False)
class Walk:
    """Everything that can be seen in a scenario.

    `facts` holds one fact for every moment, ending and reply (also for those that were never met,
    with 0 states), a dead end for every moment that might have one, and one for every entry with a
    condition and what stands behind it in its list, in `shows`, `then` and texts, as far as it was
    looked at. `states` is how many states were walked, `variants` those that were walked to
    the end, of `all_variants`. `complete` says that the limit was not reached; where it was, a
    fact that holds holds, and one that does not hold means nothing.
    """

    scenario: Scenario
    scorecard: Scorecard
    facts: Mapping[tuple[Kind, Path], Fact]
    states: int
    variants: tuple[Variant, ...]
    all_variants: int
    complete: bool
    reached: Mapping[Variant, frozenset[str]]
    """The moments that are reached in the variants walked to the end."""
    tried: tuple[Variant, ...] = field(repr=False)
    """The variants walked, the one that was given up among them."""

    def fact(self, kind: Kind, *path: str | int) -> Fact:
        """The fact about something; one that was never looked at neither holds nor fails."""
        unseen = Fact(kind, path, conditional=False, states=0, holds=False, fails=False)
        return self.facts.get((kind, path), unseen)

    def of(self, kind: Kind) -> Iterator[Fact]:
        """All facts of a kind, in the order in which they were met."""
        return (fact for fact in self.facts.values() if fact.kind is kind)

    @property
    def moments_met(self) -> int:
        """How many moments were reached."""
        return sum(fact.holds for fact in self.of(Kind.MOMENT))


def walk(scenario: Scenario, scorecard: Scorecard, *, room: int = ROOM) -> Walk:
    """Walk all variants of a scenario, in at most `room` bits."""
    with collector_at_rest():
        return _walk(scenario, scorecard, room)


def _walk(scenario: Scenario, scorecard: Scorecard, room: int) -> Walk:
    scope = scope_of_walk(scenario, scorecard)
    looks = Looks()
    reached: dict[Variant, frozenset[str]] = {}
    tried: list[Variant] = []
    states = 0
    complete = True
    for variant in variants(scenario):
        tried.append(variant)
        walker = Walker(Rules(scenario, scorecard, variant, scope), looks, room)
        try:
            reached[variant] = frozenset(walker.run()) & scenario.moments.keys()
        except OutOfRoomError:
            complete = False
        room, states = walker.room, states + walker.states
        if not complete:
            break
    facts = _all_facts(scenario, looks)
    count = variant_count(scenario)
    return Walk(
        scenario=scenario,
        scorecard=scorecard,
        facts=facts,
        states=states,
        variants=tuple(reached),
        all_variants=count,
        complete=complete,
        reached=reached,
        tried=tuple(tried),
    )


class Walker:
    """The walk of one variant. `room` is what is left of it.

    Without `looks` it only finds the states; more than `most_states` are too many.
    """

    def __init__(
        self, rules: Rules, looks: Looks | None, room: int, most_states: int | None = None
    ) -> None:
        self.rules = rules
        self.room = room
        self._most_states = most_states
        self._states = 0
        self._looker = Looker(rules, looks) if looks is not None else None
        self._met: defaultdict[str, dict[Rest, int]] = defaultdict(dict)

    @property
    def states(self) -> int:
        """How many states were met."""
        return sum(states.bit_count() for rests in self._met.values() for states in rests.values())

    def run(self) -> Mapping[str, Mapping[Rest, int]]:
        """The states of all places, by place and rest.

        Raises:
            OutOfRoomError: the limit was reached.
        """
        start = self.rules.start()
        if self._looker is not None:
            self._looker.opening(start)
        self._meet(start)
        for group in self.rules.shape.groups:
            used = 0
            while self._take_level(group, used):
                used += 1
        if self._looker is not None:
            for ending in self.rules.scenario.endings:
                for rest, states in self._met.get(ending, {}).items():
                    self._looker.place(ending, rest, states)
        return self._met

    def _take_level(self, group: tuple[str, ...], used: int) -> bool:
        """Take the replies of a group in the states with so many used-up ones; False for none."""
        found = False
        for place in group:
            met = self._met.get(place)
            if met is None:
                continue
            for rest, states in [item for item in met.items() if len(item[0].used) == used]:
                found = True
                self._take(place, rest, states)
        return found

    def _take(self, place: str, rest: Rest, states: int) -> None:
        rules, looker = self.rules, self._looker
        if looker is not None:
            looker.place(place, rest, states)
        for option, here in rules.offered(rules.stop(place), rest, states):
            changed = 0
            for cell in rules.cells(option, rest):
                changed |= rules.changed(cell, here)
            rest_after = rules.rest_after(option, rest)
            arrivals = rules.arrivals(option, rest_after, changed)
            if looker is not None and looker.is_telling(option):
                looker.before(option, rest, here)
                looker.after(option, rest_after, changed, arrivals)
            for arrival in arrivals:
                self._meet(arrival)

    def _meet(self, arrival: Arrival) -> None:
        met = self._met[arrival.place]
        known = met.get(arrival.rest)
        if known is None:
            known = 0
            self.room -= self.rules.layout.width
            if self.room < 0:
                raise OutOfRoomError
        met[arrival.rest] = known | arrival.states
        if self._most_states is not None:
            self._states += (arrival.states & ~known).bit_count()
            if self._states > self._most_states:
                raise OutOfRoomError


def _all_facts(scenario: Scenario, looks: Looks) -> dict[tuple[Kind, Path], Fact]:
    """What was looked at, and what is known without looking, in the order of the file."""
    facts: dict[tuple[Kind, Path], Fact] = {}

    def add(kind: Kind, path: Path, states: int) -> Fact:
        met = bool(states)
        fact = looks.fact(kind, path) or Fact(
            kind, path, conditional=False, states=states, holds=met, fails=False
        )
        facts[kind, path] = fact
        return fact

    for name, moment in scenario.moments.items():
        path: Path = ("moments", name)
        states = add(Kind.MOMENT, path, 0).states
        for reply in moment.replies:
            add(Kind.REPLY, (*path, "replies", reply), states)
    for name in scenario.endings:
        add(Kind.ENDING, ("endings", name), 0)
    for key in looks:
        if key not in facts:
            add(*key, 0)
    return facts
