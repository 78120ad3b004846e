"""Situations: states that are alike made one, so that chances and scores can be worked out.

Two states of a moment are one situation when the same replies are offered in both, say the same,
show the same, and lead to the same situations: nobody could ever tell them apart. They are found
from the endings backwards. A situation's number is higher than those of all situations that can
follow it. Variants share the situations that they have in common, and are gone through together
from where nothing ahead reads what tells them apart.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from roleplay.checks.analysis.bits import members
from roleplay.checks.analysis.reads import scope_of_chances
from roleplay.checks.analysis.rules import Rules
from roleplay.checks.analysis.shape import names_ahead, shape_of
from roleplay.checks.analysis.variants import variant_count, variants
from roleplay.checks.analysis.walk import OutOfRoomError, Walker
from roleplay.scenario.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from roleplay.checks.analysis.parts import Cell, Option, Rest
    from roleplay.checks.analysis.results import Variant
    from roleplay.scenario.model import Scenario, Scorecard

MOST_STATES = 400_000
"""States that something ahead can tell apart, at half a microsecond for each reply of each."""

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
    """All situations of a scenario; `starts` has the first one of each variant.

    `offers` has the same number for situations in which the same replies are offered and say the
    same.
    """

    def __init__(self, scenario: Scenario, scorecard: Scorecard) -> None:
        self.scenario = scenario
        self.scorecard = scorecard
        self.all: list[Situation] = []
        self.offers: list[int] = []
        self.starts: list[tuple[Variant, int]] = []

    @cached_property
    def good_ends(self) -> frozenset[int]:
        """The endings that are resolved or better, with no promise broken."""
        endings = self.scenario.endings
        good = {name for name in endings if endings[name].outcome.rank >= Outcome.RESOLVED.rank}
        found = enumerate(self.all)
        return frozenset(n for n, each in found if each.place in good and not each.broken)


Tail: TypeAlias = tuple[str, ...]
"""The values of a variant that something ahead of a place can read."""


class _Numbers:
    """The numbers of situations and turns, while they are being found."""

    def __init__(self, found: Situations) -> None:
        self._all = found.all
        self._offers = found.offers
        self._offered: dict[object, int] = {}
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
            made = tuple([self._turns[turn] for turn in turns])
            self._all.append(Situation(place, made, broken))
            offer = (place, *[turn[:2] for turn in made])
            self._offers.append(self._offered.setdefault(offer, len(self._offered)))
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
    try:
        tails = _Tails(scenario, scorecard, most_states)
        found = Situations(scenario, scorecard)
        merger = _Merger(found, tails)
        for group in reversed(tails.shape.groups):
            merger.merge(group)
        found.starts = [(variant, merger.start(rules)) for variant, rules in tails.rules]
    except OutOfRoomError:
        return None
    return found


class _Tails:
    """The states of all variants, those together that nothing ahead can tell apart.

    A tail is the values that are read at a place or behind it: two variants with the same ones are
    there one and the same. `met` has the states of each place by rest and tail, with the rules of
    one variant that has this tail.
    """

    def __init__(self, scenario: Scenario, scorecard: Scorecard, most_states: int) -> None:
        self.shape = shape_of(scenario, scorecard)
        self.rules: list[tuple[Variant, Rules]] = []
        self.met: defaultdict[str, dict[tuple[Rest, Tail], tuple[Rules, int]]] = defaultdict(dict)
        self._names = names_ahead(scenario, scorecard)
        self._room = MOST_ROOM
        self._states_left = most_states
        scope = scope_of_chances(scenario, scorecard)
        for variant in variants(scenario):
            rules = Rules(scenario, scorecard, variant, scope)
            met = Walker(rules, None, MOST_ROOM, most_states).run()
            self.rules.append((variant, rules))
            for place in met.keys() & scenario.moments.keys():
                self._add(place, self.tail(place, variant), rules, met[place])

    def tail(self, place: str, variant: Variant) -> Tail:
        """The values of a variant that are read at a moment or behind it."""
        names = self._names[place]
        return tuple([text for name, text in variant.drawn.items() if name in names])

    def _add(self, place: str, tail: Tail, rules: Rules, met: Mapping[Rest, int]) -> None:
        here = self.met[place]
        for rest, states in met.items():
            first, known = here.get((rest, tail), (rules, 0))
            here[rest, tail] = (first, known | states)
            self._room -= 0 if known else rules.layout.width
            self._states_left -= (states & ~known).bit_count()
            if self._room < 0 or self._states_left < 0:
                raise OutOfRoomError


class _Merger:
    """Makes states situations, each place after all that can follow it."""

    def __init__(self, found: Situations, tails: _Tails) -> None:
        self._numbers = _Numbers(found)
        self._tails = tails
        self._number: dict[tuple[str, Rest, Tail], dict[int, int]] = {}

    def start(self, rules: Rules) -> int:
        """The number of the situation in which the conversation begins."""
        start = rules.start()
        if start.place in rules.scenario.endings:
            return self._ending(start.place, start.rest, walked_out=False)
        (state,) = members(start.states)
        tail = self._tails.tail(start.place, rules.variant)
        return self._number[start.place, start.rest, tail][state]

    def merge(self, group: tuple[str, ...]) -> None:
        """Merge the states of a loop or a single moment."""
        nodes = [(place, *key) for place in group for key in self._tails.met.get(place, ())]
        # Within a loop, what follows has more replies used up.
        for place, rest, tail in sorted(nodes, key=lambda node: -len(node[1].used)):
            rules, states = self._tails.met[place].pop((rest, tail))
            self._number[place, rest, tail] = self._merge(rules, place, rest, states)

    def _merge(self, rules: Rules, place: str, rest: Rest, states: int) -> dict[int, int]:
        """The situation of each state."""
        listed = members(states)
        columns = [
            self._column(rules, option, rest, here, (states, listed))
            for option, here in rules.offered(rules.stop(place), rest, states)
        ]
        rows = list(zip(*columns, strict=True)) if columns else [()] * len(listed)
        numbers = {
            row: self._numbers.number(place, tuple([turn for turn in row if turn >= 0]), ())
            for row in dict.fromkeys(rows)
        }
        return dict(zip(listed, [numbers[row] for row in rows], strict=True))

    def _column(
        self, rules: Rules, option: Option, rest: Rest, here: int, among: tuple[int, list[int]]
    ) -> Collection[int]:
        """The turn that a reply makes in each state, -1 where it is not offered."""
        every, listed = among
        turns = dict.fromkeys(listed, -1)
        for cell in rules.cells(option, rest):
            part = here if cell.mask is None else here & cell.mask
            if not part:
                continue
            follows = self._follows(rules, option, rest, cell, part)
            for spoken, some in self._spoken(rules, option, rest, part):
                before = listed if some == every else members(some)
                ahead = [follows[n] for n in rules.layout.follow(before, cell.moves, cell.flags)]
                made = self._turns(option, cell, spoken, set(ahead))
                found = [made[to] for to in ahead]
                if before is listed:
                    return found
                turns.update(zip(before, found, strict=True))
        return turns.values()

    def _turns(self, option: Option, cell: Cell, spoken: int, ahead: set[int]) -> dict[int, int]:
        """The turns by what follows."""
        name, levels, criticals = option.source.name, cell.levels, cell.criticals
        number = self._numbers.turn_number
        return {to: number(Turn(name, spoken, levels, criticals, to)) for to in ahead}

    def _follows(
        self, rules: Rules, option: Option, rest: Rest, cell: Cell, part: int
    ) -> Mapping[int, int]:
        """The situation that follows, by the state after a reply; it may know of more states."""
        changed = rules.changed(cell, part)
        follows: dict[int, int] = {}
        for place, rest_there, states, walked_out in rules.arrivals(
            option, rules.rest_after(option, rest), changed
        ):
            if place in rules.scenario.endings:
                number = self._ending(place, rest_there, walked_out=walked_out)
                follows |= dict.fromkeys(members(states), number)
                continue
            known = self._number[place, rest_there, self._tails.tail(place, rules.variant)]
            if states == changed:
                return known
            if states.bit_count() * 2 > changed.bit_count():
                # Most of them: what else it knows of is never asked for.
                follows = known | follows
            else:
                follows |= {state: known[state] for state in members(states)}
        return follows

    @staticmethod
    def _spoken(rules: Rules, option: Option, rest: Rest, states: int) -> Iterator[tuple[int, int]]:
        """The alternatives of what a reply says, with the states in which each stands."""
        passage = option.source.say or option.source.do
        alternatives: Sequence[object] = passage.alternatives if passage else ()
        if passage is None or len(alternatives) <= 1:
            yield 0, states
            return
        for number, alternative in enumerate(passage.alternatives):
            some = states & rules.mask(alternative.when, rest)
            if some:
                yield number, some
                states ^= some

    def _ending(self, place: str, rest: Rest, *, walked_out: bool) -> int:
        broken = () if walked_out else tuple(sorted(rest.promised - rest.kept))
        return self._numbers.number(place, (), broken)
