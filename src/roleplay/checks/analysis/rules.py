"""The rules of a conversation over sets of states: what replies do to all states at once.

A state is told apart by its place, by a bit of a `Layout` (meters and flags), and by its `Rest`:
used-up replies of loops, amounts spent and promises. All states of one place and one rest are one
whole number. The order of the rules is that of `conversation/rules.py`; the tests hold the two
together. What nothing reads is left out, and so is what nothing ahead of a place can read.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from roleplay.checks.analysis.bits import Layout
from roleplay.checks.analysis.masks import Masks
from roleplay.checks.analysis.parts import NOTHING, Arrival, Cell, Option, Rest, Stop
from roleplay.checks.analysis.shape import shape_of
from roleplay.conversation.effects import effect_of
from roleplay.errors import AuthorError
from roleplay.scenario.model import METERS, VariableAmount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.checks.analysis.reads import Scope
    from roleplay.checks.analysis.results import Variant
    from roleplay.scenario.conditions import Condition
    from roleplay.scenario.model import Behavior, Number, Reply, Scenario, Scorecard

_NONE: frozenset[str] = frozenset()
_TEMPER = METERS.index("temper")


class Rules:
    """The rules of one variant of a scenario, for what a scope tells apart."""

    def __init__(
        self, scenario: Scenario, scorecard: Scorecard, variant: Variant, scope: Scope
    ) -> None:
        self.scenario = scenario
        self.variant = variant
        self.scope = scope
        self.shape = shape_of(scenario, scorecard)
        self.layout = _layout(scope.meters, scope.flags)
        drawn = {
            name: item
            for variable, number in zip(scenario.vary, variant.items, strict=True)
            for name, item in variable.items[number].items()
        }
        self.masks = Masks(self.layout, drawn, scenario.briefing.authority)
        self._scorecard = scorecard
        self._drawn = drawn
        self._stops: dict[str, Stop] = {}
        self._cells: dict[object, tuple[Cell, ...]] = {}
        self._boiling = self.layout.rows(_TEMPER, (10,)) if scenario.customer.walks_out else 0

    def start(self) -> Arrival:
        """Where the conversation begins."""
        customer = self.scenario.customer
        state = self.layout.single((customer.temper, customer.trust, customer.confusion))
        found: list[Arrival] = []
        self._settle(found, self.scenario.start, NOTHING, state)
        return found[0]

    def stop(self, place: str) -> Stop:
        """The moment of that name."""
        found = self._stops.get(place)
        if found is None:
            found = self._stops[place] = self._make_stop(place)
        return found

    def _make_stop(self, place: str) -> Stop:
        moment = self.scenario.moments[place]
        options = []
        for name, reply in moment.replies.items():
            silent = name == moment.silence
            if silent and not self.scope.silences:
                continue
            key = (place, name)
            option = Option(key, reply, silent=silent, tracked=key in self.shape.tracked)
            if reply.spends:
                option.spends = tuple((kind, self._amount(a)) for kind, a in reply.spends.items())
            options.append(option)
        return Stop(place, tuple(options), moment.if_nothing_left)

    def _amount(self, amount: Number | VariableAmount) -> Number:
        if not isinstance(amount, VariableAmount):
            return amount
        return self._drawn[amount.name].number or 0

    def mask(self, condition: Condition | None, rest: Rest) -> int:
        """The states in which a condition holds."""
        return self.masks.of(condition, rest.promised, rest.kept)

    def offered(self, stop: Stop, rest: Rest, states: int) -> Iterator[tuple[Option, int]]:
        """The replies that are offered, silence among them, each with the states in which it is."""
        for option in stop.options:
            if option.tracked and option.key in rest.used:
                continue
            if option.when is None:
                yield option, states
            elif here := states & self.mask(option.when, rest):
                yield option, here

    def nothing_left(self, stop: Stop, rest: Rest) -> int:
        """The states in which a moment has no reply to offer."""
        for key in stop.always:
            if key not in rest.used:
                return 0
        left = self.layout.full
        for option in stop.options:
            if not option.silent and option.key not in rest.used:
                left &= ~self.mask(option.when, rest)
        return left

    def cells(self, option: Option, rest: Rest) -> tuple[Cell, ...]:
        """What a reply does, state by state; the masks are apart and make up all states."""
        reply = option.source
        crossed = bool(option.spends) and self._crosses(option, rest)
        key: object = option.does
        if crossed or key is None:
            key = (option.key, crossed, rest.promised, rest.kept)
        known = self._cells.get(key)
        if known is None:
            known = self._cells[key] = tuple(self._make_cells(reply, rest, crossed=crossed))
        return known

    def _crosses(self, option: Option, rest: Rest) -> bool:
        limits = self.scenario.briefing.authority
        spent = dict(rest.spent)
        return any(spent.get(kind, 0) + amount > limits[kind] for kind, amount in option.spends)

    def _make_cells(self, reply: Reply, rest: Rest, *, crossed: bool) -> Iterator[Cell]:
        behaviors = self._scorecard.behaviors
        parts: list[tuple[int, list[Behavior]]] = [(self.layout.full, [])]
        for show in reply.shows:
            behavior = behaviors[show.behavior]
            mask = self.mask(show.when, rest)
            if not mask:
                continue
            # Mostly the draw alone decides; parting large sets for nothing would take long.
            if mask == self.layout.full:
                parts = [(states, [*written, behavior]) for states, written in parts]
                continue
            parts = [
                (some, [*written, behavior] if counts else written)
                for states, written in parts
                for held in (states & mask,)
                for some, counts in ((held, True), (states ^ held, False))
                if some
            ]
        found: dict[Cell, int] = {}
        for states, written in parts:
            for some, flags in self._by_needs(states, written):
                cell = self._cell(reply, written, flags, crossed=crossed)
                found[cell] = found.get(cell, 0) | some
        for cell, states in found.items():
            yield cell if states == self.layout.full else cell._replace(mask=states)

    def _by_needs(self, states: int, written: list[Behavior]) -> list[tuple[int, frozenset[str]]]:
        """The states apart by which of the flags that the behaviors need are set."""
        needed: dict[str, None] = {}
        for behavior in written:
            while behavior.needs is not None and behavior.otherwise:
                needed[behavior.needs] = None
                behavior = self._scorecard.behaviors[behavior.otherwise]
        parts = [(states, _NONE)]
        for flag in needed:
            mask = self.layout.flag(flag)
            parts = [
                (some, have)
                for here, flags in parts
                for some, have in ((here & mask, flags | {flag}), (here & ~mask, flags))
                if some
            ]
        return parts

    def _cell(
        self, reply: Reply, written: list[Behavior], flags: frozenset[str], *, crossed: bool
    ) -> Cell:
        own = reply.moves
        moves = (own.get("temper", 0), own.get("trust", 0), own.get("confusion", 0))
        effect = effect_of(self._scorecard, written, moves, flags, crossed=crossed)
        remembered = effect.sets.union(reply.remember)
        return Cell(
            mask=None,
            levels=effect.levels,
            criticals=tuple(s.behavior.name for s in effect.shown if s.behavior.critical),
            moves=tuple((m, effect.moves[m]) for m in self.layout.meters if effect.moves[m]),
            flags=tuple(flag for flag in self.layout.flags if flag in remembered),
        )

    def changed(self, cell: Cell, states: int) -> int:
        """The states after the moves and flags of a cell, of those in which it counts."""
        if cell.mask is not None:
            states &= cell.mask
        if not states:
            return 0
        if cell.moves:
            states = self.layout.move(states, cell.moves)
        return self.layout.remember(states, cell.flags) if cell.flags else states

    def rest_after(self, option: Option, rest: Rest) -> Rest:
        """The rest after a reply, before anything is left out."""
        if not option.changes_rest:
            return rest
        reply, told = option.source, self.scope.promises
        spent = rest.spent
        if option.spends:
            total = dict(spent)
            for kind, amount in option.spends:
                total[kind] = total.get(kind, 0) + amount
            spent = tuple(sorted(total.items()))
        return Rest(
            rest.used | {option.key} if option.tracked else rest.used,
            spent,
            rest.promised | told.intersection(reply.promise),
            rest.kept.difference(reply.promise) | rest.promised.intersection(reply.keep),
        )

    def arrivals(self, option: Option, rest: Rest, states: int) -> list[Arrival]:
        """Where changed states go, with the rest after the reply."""
        found: list[Arrival] = []
        endings, walks_out = self.scenario.endings, self.scenario.customer.walks_out
        for route in option.routes:
            taken = states if route.when is None else states & self.mask(route.when, rest)
            states ^= taken
            if route.to not in endings and walks_out is not None:
                left = taken & self._boiling
                if left:
                    rest_there = self._kept_ahead(walks_out, rest)
                    found.append(Arrival(walks_out, rest_there, left, walked_out=True))
                    taken ^= left
            if taken:
                self._settle(found, route.to, rest, taken)
            if not states:
                break
        return found

    def _settle(self, found: list[Arrival], place: str, rest: Rest, states: int) -> None:
        """Past the moments with nothing left to offer, each at most once."""
        skipped: set[str] = set()
        while place not in self.scenario.endings:
            stop = self.stop(place)
            elsewhere = None if stop.never_bare else stop.elsewhere
            stuck = states & self.nothing_left(stop, rest) if elsewhere is not None else 0
            if states ^ stuck:
                ahead = self._kept_ahead(place, rest)
                found.append(Arrival(place, ahead, states ^ stuck, walked_out=False))
            if not stuck or elsewhere is None:
                return
            if place in skipped:
                msg = f"“{self.scenario.title}” has nothing left to say at “{place}”."
                raise AuthorError(msg)
            skipped.add(place)
            place, states = elsewhere, stuck
        kept = self.scenario.endings[place].keep
        if kept:
            rest = rest._replace(kept=rest.kept | rest.promised.intersection(kept))
        found.append(Arrival(place, self._kept_ahead(place, rest), states, walked_out=False))

    def _kept_ahead(self, place: str, rest: Rest) -> Rest:
        """The rest without what nothing at a place or behind it can read."""
        if rest is NOTHING:
            return rest
        used, spent = rest.used, rest.spent
        if used:
            group = self.shape.group
            if group.get(place) != group[next(iter(used))[0]]:
                used = frozenset()
        if spent:
            kinds = self.shape.kinds.get(place, _NONE)
            spent = tuple([(kind, self._capped(kind, n)) for kind, n in spent if kind in kinds])
        ahead = Rest(used, spent, rest.promised, rest.kept)
        return NOTHING if ahead == NOTHING else ahead

    def _capped(self, kind: str, amount: Number) -> Number:
        """Past the limit, how far makes no difference."""
        limit = self.scenario.briefing.authority[kind]
        return min(amount, limit + 1)


# Shared, as the masks of a layout can be large and are the same for all variants.
_layout = lru_cache(maxsize=2)(Layout)
