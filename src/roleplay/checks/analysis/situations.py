"""Situations: states that are alike made one, so that chances and scores can be worked out.

Two states of a moment are one situation when the same replies are offered in both, say the same,
show the same, and lead to the same situations: nobody could ever tell them apart. They are found
from the endings backwards. A situation's number is higher than those of all situations that can
follow it, and variants share the situations that they have in common.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from roleplay.checks.analysis.bits import members
from roleplay.checks.analysis.reads import scope_of_chances
from roleplay.checks.analysis.rules import Rules
from roleplay.checks.analysis.variants import variant_count, variants
from roleplay.checks.analysis.walk import OutOfRoomError, Walker
from roleplay.scenario.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from roleplay.checks.analysis.parts import Cell, Option, Rest
    from roleplay.checks.analysis.results import Variant
    from roleplay.scenario.model import Scenario, Scorecard

MOST_STATES = 400_000
"""States over all variants, at about a microsecond for each reply of each."""

MOST_SITUATIONS = 20_000
"""Every bot goes through all of them."""

MOST_ROOM = 200_000_000
"""Bits while the states are looked for."""

MOST_VARIANTS = 64


class Turn(NamedTuple):
    """A reply in a situation. `spoken` is which alternative of its text stands, `to` what follows.

    `levels` are 0 to 4, one for each dimension of the scorecard, in their order.
    """

    reply: str
    spoken: int
    levels: tuple[int, ...]
    criticals: tuple[str, ...]
    to: int


class Situation(NamedTuple):
    """A moment with the replies that are offered, or an ending with the promises broken there.

    A moment without turns is a dead end.
    """

    place: str
    turns: tuple[Turn, ...]
    broken: tuple[str, ...] = ()


class Situations:
    """All situations of a scenario; `starts` has the first one of each variant."""

    def __init__(self, scenario: Scenario, scorecard: Scorecard) -> None:
        self.scenario = scenario
        self.scorecard = scorecard
        self.all: list[Situation] = []
        self.starts: list[tuple[Variant, int]] = []

    @cached_property
    def good_ends(self) -> frozenset[int]:
        """The endings that are resolved or better, with no promise broken."""
        endings = self.scenario.endings
        good = {name for name in endings if endings[name].outcome.rank >= Outcome.RESOLVED.rank}
        found = enumerate(self.all)
        return frozenset(n for n, each in found if each.place in good and not each.broken)


class _Numbers:
    """The numbers of situations and turns, while they are being found."""

    def __init__(self, found: Situations) -> None:
        self._all = found.all
        self._numbers: dict[object, int] = {}
        self._turns: list[Turn] = []
        self._turn_numbers: dict[Turn, int] = {}

    def number(self, place: str, turns: tuple[int, ...], broken: tuple[str, ...]) -> int:
        """The number of a situation whose turns are known by number."""
        key = (place, turns, broken)
        known = self._numbers.get(key)
        if known is None:
            known = self._numbers[key] = len(self._all)
            if known >= MOST_SITUATIONS:
                raise OutOfRoomError
            self._all.append(Situation(place, tuple([self._turns[t] for t in turns]), broken))
        return known

    def turn_number(self, turn: Turn) -> int:
        """The number of a turn."""
        known = self._turn_numbers.get(turn)
        if known is None:
            known = self._turn_numbers[turn] = len(self._turns)
            self._turns.append(turn)
        return known


@lru_cache(maxsize=1)
def situations(
    scenario: Scenario, scorecard: Scorecard, most_states: int = MOST_STATES
) -> Situations | None:
    """The situations of a scenario; None where the states or situations are too many."""
    if variant_count(scenario) > MOST_VARIANTS:
        return None
    scope = scope_of_chances(scenario, scorecard)
    found = Situations(scenario, scorecard)
    numbers = _Numbers(found)
    for variant in islice(variants(scenario), MOST_VARIANTS):
        walker = Walker(Rules(scenario, scorecard, variant, scope), None, MOST_ROOM, most_states)
        try:
            met = walker.run()
            found.starts.append((variant, _Merger(numbers, walker.rules, met).start()))
        except OutOfRoomError:
            return None
        most_states -= walker.states
    return found


class _Merger:
    """Makes the states of one variant situations."""

    def __init__(
        self, numbers: _Numbers, rules: Rules, met: Mapping[str, Mapping[Rest, int]]
    ) -> None:
        self._numbers = numbers
        self._rules = rules
        self._met = met
        self._number: dict[tuple[str, Rest], dict[int, int]] = {}

    def start(self) -> int:
        """The number of the situation in which the conversation begins."""
        for place, rest in self._rules.shape.backwards(self._met):
            self._merge(place, rest)
        start = self._rules.start()
        (state,) = members(start.states)
        if start.place in self._rules.scenario.endings:
            return self._ending(start.place, start.rest, walked_out=False)
        return self._number[start.place, start.rest][state]

    def _merge(self, place: str, rest: Rest) -> None:
        rules = self._rules
        states = self._met[place][rest]
        rows: dict[int, list[int]] = {state: [] for state in members(states)}
        for option, here in rules.offered(rules.stop(place), rest, states):
            for cell in rules.cells(option, rest):
                part = here if cell.mask is None else here & cell.mask
                if part:
                    self._take(option, rest, cell, part, rows)
        number = self._numbers.number
        self._number[place, rest] = {
            state: number(place, tuple(row), ()) for state, row in rows.items()
        }

    def _take(
        self, option: Option, rest: Rest, cell: Cell, part: int, rows: dict[int, list[int]]
    ) -> None:
        """Add the turn that a reply makes in the states of a cell to their rows."""
        follows = self._follows(option, rest, cell, part)
        layout = self._rules.layout
        for spoken, some in self._spoken(option, rest, part):
            before = list(rows) if some.bit_count() == len(rows) else members(some)
            ahead = [follows[n] for n in layout.follow(before, cell.moves, cell.flags)]
            name, levels, criticals = option.source.name, cell.levels, cell.criticals
            turns = {
                to: self._numbers.turn_number(Turn(name, spoken, levels, criticals, to))
                for to in set(ahead)
            }
            for state, to in zip(before, ahead, strict=True):
                rows[state].append(turns[to])

    def _follows(self, option: Option, rest: Rest, cell: Cell, part: int) -> Mapping[int, int]:
        """The situation that follows, by the state after a reply."""
        rules = self._rules
        changed = rules.changed(cell, part)
        arrivals = rules.arrivals(option, rules.rest_after(option, rest), changed)
        if len(arrivals) == 1 and arrivals[0].place not in rules.scenario.endings:
            return self._number[arrivals[0].place, arrivals[0].rest]
        follows: dict[int, int] = {}
        for place, rest_there, states, walked_out in arrivals:
            if place in rules.scenario.endings:
                number = self._ending(place, rest_there, walked_out=walked_out)
                follows |= dict.fromkeys(members(states), number)
            else:
                known = self._number[place, rest_there]
                follows |= {state: known[state] for state in members(states)}
        return follows

    def _spoken(self, option: Option, rest: Rest, states: int) -> Iterator[tuple[int, int]]:
        """The alternatives of what a reply says, with the states in which each stands."""
        passage = option.source.say or option.source.do
        alternatives: Sequence[object] = passage.alternatives if passage else ()
        if passage is None or len(alternatives) <= 1:
            yield 0, states
            return
        for number, alternative in enumerate(passage.alternatives):
            some = states & self._rules.mask(alternative.when, rest)
            if some:
                yield number, some
                states ^= some

    def _ending(self, place: str, rest: Rest, *, walked_out: bool) -> int:
        broken = () if walked_out else tuple(sorted(rest.promised - rest.kept))
        return self._numbers.number(place, (), broken)
