"""A scenario made ready to be played in one variant: drawn values folded in, names resolved.

A `Staging` is what the rules work on. It is made once for each variant and shared by all attempts
at it; moments are bound when they are first reached, so that beginning a conversation costs the
same in a scenario of ten moments and of ten thousand.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from roleplay.conversation.effects import NOTHING, effect_of
from roleplay.scenario.conditions import (
    COMPARE,
    All,
    Any,
    Between,
    Compare,
    Flag,
    IsText,
    Name,
    Not,
    Promised,
)
from roleplay.scenario.model import METERS, VariableAmount

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from roleplay.conversation.effects import Effect
    from roleplay.conversation.state import Number, State
    from roleplay.scenario.conditions import Condition
    from roleplay.scenario.model import (
        Behavior,
        DrawnItem,
        Passage,
        Reply,
        Route,
        Scenario,
        Scorecard,
        Text,
    )

    Test: TypeAlias = "Callable[[State], bool]"
    Folded: TypeAlias = "Test | bool"  # a bool where the variant alone decides


@dataclass(frozen=True, slots=True, eq=False)
class BoundReply:
    """A reply with its conditions as functions and its amounts as numbers.

    `when` is None where the reply is always possible; one that this variant can never offer is
    not bound at all. `moves` is in the order temper, trust, confusion. `effect` is what it does
    within the authority where that is the same in every state, else None.
    """

    name: str
    key: tuple[str, str]
    source: Reply
    when: Test | None
    shows: tuple[tuple[Test | None, Behavior], ...]
    moves: tuple[int, int, int]
    spends: tuple[tuple[str, Number], ...]
    uses: frozenset[tuple[str, str]]
    remember: frozenset[str]
    promises: frozenset[str]
    keeps: frozenset[str]
    effect: Effect | None
    routes: tuple[tuple[Test | None, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class BoundMoment:
    """A moment with its bound replies in file order; `silence` stands apart, never listed."""

    name: str
    replies: tuple[BoundReply, ...]
    silence: BoundReply | None
    if_nothing_left: str | None


class Staging:
    """One variant of a scenario under a scorecard."""

    def __init__(
        self, scenario: Scenario, scorecard: Scorecard, variant: Sequence[int], trainee: str
    ) -> None:
        self.scenario = scenario
        self.scorecard = scorecard
        self.variant = tuple(variant)
        self.drawn: Mapping[str, DrawnItem] = {
            name: item
            for variable, index in zip(scenario.vary, self.variant, strict=True)
            for name, item in variable.items[index].items()
        }
        self.dimensions = tuple(scorecard.dimensions)
        self.no_levels = (0,) * len(self.dimensions)
        self._words = {"customer": scenario.customer.name, "trainee": trainee} | {
            name: item.text for name, item in self.drawn.items()
        }
        self._moments: dict[str, BoundMoment] = {}

    def moment(self, name: str) -> BoundMoment:
        """The bound moment of that name."""
        bound = self._moments.get(name)
        if bound is None:
            bound = self._moments[name] = self._bind_moment(name)
        return bound

    def is_ending(self, place: str) -> bool:
        """Whether a place is an ending."""
        return place in self.scenario.endings

    def words(self, text: Text) -> str:
        """A text as it is shown in this variant."""
        return "".join(p if isinstance(p, str) else self._words[p.name] for p in text.parts)

    def wordings(self, passage: Passage, state: State) -> tuple[Text, ...]:
        """The wordings of the first alternative that holds."""
        for alternative in passage.alternatives:
            if alternative.when is None:
                return alternative.wordings
            test = self.bind(alternative.when)
            if test is True or (test is not False and test(state)):
                return alternative.wordings
        msg = "a passage whose last alternative has a condition"
        raise AssertionError(msg)

    def text(self, passage: Passage, state: State) -> str:
        """A passage that has one wording, as it is shown in a state."""
        return self.words(self.wordings(passage, state)[0])

    def bind(self, condition: Condition) -> Folded:
        """A condition as a function of the state, or its value where the variant decides it."""
        if isinstance(condition, Not):
            return _opposite(self.bind(condition.condition))
        if isinstance(condition, All):
            return _join([self.bind(c) for c in condition.conditions], stop=False)
        if isinstance(condition, Any):
            return _join([self.bind(c) for c in condition.conditions], stop=True)
        if isinstance(condition, Flag):
            flag = condition.name.name
            return lambda state: flag in state.flags
        if isinstance(condition, Promised):
            promise = condition.name.name
            if condition.kept:
                return lambda state: promise in state.kept
            return lambda state: promise in state.promised
        if isinstance(condition, IsText):
            return (self.drawn[condition.name.name].text == condition.text) != condition.negated
        return self._bind_numbers(condition)

    def _bind_numbers(self, condition: Compare | Between) -> Folded:
        left = self._operand(condition.name)
        if isinstance(condition, Between):
            low, high = condition.low, condition.high
            if callable(left):
                return lambda state: low <= left(state) <= high
            return low <= left <= high
        compare = COMPARE[condition.op]
        right = self._operand(condition.operand)
        if callable(left):
            if callable(right):
                return lambda state: compare(left(state), right(state))
            return lambda state: compare(left(state), right)
        if callable(right):
            return lambda state: compare(left, right(state))
        return compare(left, right)

    def _operand(self, operand: Name | Number) -> Callable[[State], int] | Number:
        if not isinstance(operand, Name):
            return operand
        name = operand.name
        if name in METERS:
            # Fields 1 to 3 of a state are the meters, in the same order.
            return operator.itemgetter(METERS.index(name) + 1)
        if name.startswith("authority."):
            return self.scenario.briefing.authority[name.removeprefix("authority.")]
        number = self.drawn[name].number
        if number is None:
            msg = f"the text variable {name} is compared as a number"
            raise AssertionError(msg)
        return number

    def _bind_moment(self, name: str) -> BoundMoment:
        moment = self.scenario.moments[name]
        bound = {r.name: b for r in moment.replies.values() if (b := self._bind_reply(name, r))}
        silence = bound.pop(moment.silence, None) if moment.silence else None
        return BoundMoment(name, tuple(bound.values()), silence, moment.if_nothing_left)

    def _bind_reply(self, moment: str, reply: Reply) -> BoundReply | None:
        when = self._optional(reply.when)
        if when is False:
            return None
        behaviors = self.scorecard.behaviors
        tested = [(self._optional(s.when), behaviors[s.behavior]) for s in reply.shows]
        shows = [(test, b) for test, b in tested if test is not False]
        moves = reply.moves
        own_moves = (moves.get("temper", 0), moves.get("trust", 0), moves.get("confusion", 0))
        varies = any(test is not None or b.needs is not None for test, b in shows)
        written = [b for _, b in shows]
        return BoundReply(
            name=reply.name,
            key=(moment, reply.name),
            source=reply,
            when=when,
            shows=tuple(shows),
            moves=own_moves,
            spends=tuple((kind, self._amount(a)) for kind, a in reply.spends.items()),
            uses=frozenset({(moment, reply.name)}),
            remember=frozenset(reply.remember) if reply.remember else NOTHING,
            promises=frozenset(reply.promise) if reply.promise else NOTHING,
            keeps=frozenset(reply.keep) if reply.keep else NOTHING,
            effect=None if varies else effect_of(self.scorecard, written, own_moves, NOTHING),
            routes=self._routes(reply.then),
        )

    def _optional(self, condition: Condition | None) -> Test | Literal[False] | None:
        """None where it always holds, False where it never does."""
        test = True if condition is None else self.bind(condition)
        if isinstance(test, bool):
            return None if test else False
        return test

    def _amount(self, amount: Number | VariableAmount) -> Number:
        if not isinstance(amount, VariableAmount):
            return amount
        number = self.drawn[amount.name].number
        return 0 if number is None else number

    def _routes(self, then: Sequence[Route]) -> tuple[tuple[Test | None, str], ...]:
        routes: list[tuple[Test | None, str]] = []
        for route in then:
            test = self._optional(route.when)
            if test is False:
                continue
            routes.append((test, route.to))
            if test is None:
                break
        return tuple(routes)


def _opposite(test: Folded) -> Folded:
    if isinstance(test, bool):
        return not test
    return lambda state: not test(state)


def _join(tests: list[Folded], *, stop: bool) -> Folded:
    """`and` (stop at the first False) or `or` (stop at the first True) of several tests."""
    if stop in tests:
        return stop
    rest = tuple(t for t in tests if not isinstance(t, bool))
    if not rest:
        return not stop
    if len(rest) == 1:
        return rest[0]
    if stop:
        return lambda state: any(test(state) for test in rest)
    return lambda state: all(test(state) for test in rest)
