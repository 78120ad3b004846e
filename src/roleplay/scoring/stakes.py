"""What is at stake: the model reply of a state, and the levels still to be earned behind it.

For a state s and a dimension d, with x_d(c) the level 0 to 4 that an offered reply c shows in d:

- model(s) is the offered reply with the highest Σ weight_d · x_d; ties go to the greatest weighted
  stake ahead, Σ weight_d · T_d(s after c), then to file order;
- T_d(s) = x_d(model) + T_d(s after model), and 0 at an ending.

States are told apart only by what something ahead can depend on: meters, flags and promises that
a condition of the rules reads, amounts where authority is judged, and used-up replies of moments
that can come back. A reply is used up where its moment can come back, so no state follows itself
and the sums are finite.

Looking ahead through ties could visit every subset of the replies of a hub. In a scenario beyond
the limits of the language (rule 13: ten loop replies in one cycle, eight flags that conditions
read) ties are therefore settled by file order alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from roleplay.conversation.rules import offered, take
from roleplay.scenario.conditions import Compare, Flag, Name, Promised, names_in
from roleplay.scenario.graph import MOST_FLAGS, MOST_LOOP_REPLIES, cycles
from roleplay.scenario.model import METERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.conversation.rules import Step
    from roleplay.conversation.staging import BoundReply, Staging
    from roleplay.conversation.state import Number, State
    from roleplay.scenario.conditions import Condition
    from roleplay.scenario.model import Scenario, Scorecard


@dataclass(frozen=True, slots=True, eq=False)
class Stake:
    """The stake of a state. Tuples have one number for each dimension, in their order.

    `ahead` is T_d of the state, `levels` x_d of its model reply, `behind` T_d of the state after
    the model reply; `weighted` is the model's Σ weight_d · x_d. At an ending `model` is None.
    """

    ahead: tuple[int, ...]
    model: Step | None
    levels: tuple[int, ...]
    behind: tuple[int, ...]
    weighted: int


class Stakes:
    """The stakes of the states of one staging, worked out when asked for and remembered."""

    def __init__(self, staging: Staging) -> None:
        self.staging = staging
        self.weights = tuple(d.weight for d in staging.scorecard.dimensions.values())
        self._reads = reads(staging.scenario, staging.scorecard)
        none = staging.no_levels
        self._ended = Stake(ahead=none, model=None, levels=none, behind=none, weighted=0)
        self._known: dict[_Key, Stake] = {}

    def at(self, state: State) -> Stake:
        """The stake of a state."""
        return self._look_up(state) or self._work_out(state)

    def weigh(self, levels: tuple[int, ...]) -> int:
        """Σ weight_d · x_d."""
        return sum([w * x for w, x in zip(self.weights, levels, strict=True)])

    def model_path(self, state: State) -> Iterator[Step]:
        """The model replies from a state to an ending."""
        while (step := self.at(state).model) is not None:
            yield step
            state = step.after

    def _look_up(self, state: State) -> Stake | None:
        if state.place in self.staging.scenario.endings:
            return self._ended
        return self._known.get(self._reads.key(state))

    def _work_out(self, state: State) -> Stake:
        """Depth first without recursion: a conversation may be thousands of moments long."""
        waiting = [(state, self._best(state))]
        while waiting:
            current, best = waiting[-1]
            unknown = [step.after for step in best if self._look_up(step.after) is None]
            if unknown:
                waiting.extend((s, self._best(s)) for s in unknown)
                continue
            self._known[self._reads.key(current)] = self._stake(best)
            waiting.pop()
        return self._known[self._reads.key(state)]

    def _best(self, state: State) -> list[Step]:
        """The replies with the highest weighted level, or the first where ties are not followed."""
        replies = offered(self.staging, state)
        weights = [self._weight(state, reply) for reply in replies]
        highest = max(weights, default=0)
        best = [r for r, weight in zip(replies, weights, strict=True) if weight == highest]
        if not self._reads.follow_ties:
            best = best[:1]
        return [take(self.staging, state, reply) for reply in best]

    def _weight(self, state: State, reply: BoundReply) -> int:
        """The weighted level of a reply, without taking it where it is the same in every state."""
        if reply.effect is not None and not reply.spends:
            return self.weigh(reply.effect.levels)
        return self.weigh(take(self.staging, state, reply).levels)

    def _stake(self, best: list[Step]) -> Stake:
        if not best:
            return self._ended
        model = max(best, key=lambda step: self.weigh(self.at(step.after).ahead))
        behind = self.at(model.after).ahead
        return Stake(
            ahead=tuple([x + t for x, t in zip(model.levels, behind, strict=True)]),
            model=model,
            levels=model.levels,
            behind=behind,
            weighted=self.weigh(model.levels),
        )


@lru_cache(maxsize=16)
def stakes_of(staging: Staging) -> Stakes:
    """The stakes of a staging; the same ones for the same staging, as they remember."""
    return Stakes(staging)


class _Key(NamedTuple):
    """A state, as far as anything ahead can depend on it."""

    place: str
    meters: tuple[int, ...]
    flags: frozenset[str]
    used: frozenset[tuple[str, str]]
    spent: tuple[tuple[str, Number], ...]
    promises: frozenset[tuple[str, bool]]


_NOTHING_USED: frozenset[tuple[str, str]] = frozenset()
_NO_PROMISES: frozenset[tuple[str, bool]] = frozenset()


@dataclass(frozen=True, slots=True)
class Reads:
    """What the rules of a scenario read of a state."""

    meters: tuple[int, ...]
    flags: frozenset[str]
    promises: frozenset[str]
    loops: frozenset[tuple[str, str]]
    spending: bool
    follow_ties: bool

    def used(self, state: State) -> frozenset[tuple[str, str]]:
        """The used-up replies that are ever asked for; all that was said takes much memory."""
        return state.used & self.loops if self.loops else _NOTHING_USED

    def key(self, state: State) -> _Key:
        """The state with all that nothing reads left out."""
        promises = _NO_PROMISES
        if self.promises:
            promises = frozenset(
                [(p, p in state.kept) for p in (state.promised | state.kept) & self.promises]
            )
        meters = state.meters
        return _Key(
            state.place,
            tuple([meters[i] for i in self.meters]) if self.meters else (),
            state.flags if state.flags <= self.flags else state.flags & self.flags,
            self.used(state),
            state.spent if self.spending else (),
            promises,
        )


@lru_cache(maxsize=16)
def reads(scenario: Scenario, scorecard: Scorecard) -> Reads:
    """What the rules of a scenario read; conditions that only choose a text do not count."""
    tests = [test for condition in _conditions(scenario) for test in names_in(condition)]
    named = {test.name.name for test in tests}
    named |= {
        test.operand.name
        for test in tests
        if isinstance(test, Compare) and isinstance(test.operand, Name)
    }
    if scenario.customer.walks_out:
        named.add("temper")
    flags = {test.name.name for test in tests if isinstance(test, Flag)}
    needed = {b.needs for b in scorecard.behaviors.values() if b.needs}
    loops = [_loop_replies(scenario, group) for group in cycles(scenario)]
    return Reads(
        meters=tuple(i for i, meter in enumerate(METERS) if meter in named),
        flags=frozenset(flags | needed),
        promises=frozenset(test.name.name for test in tests if isinstance(test, Promised)),
        loops=frozenset().union(*loops),
        spending=any(d.over_authority for d in scorecard.dimensions.values()),
        follow_ties=len(flags) <= MOST_FLAGS
        and all(len(group) <= MOST_LOOP_REPLIES for group in loops),
    )


def _conditions(scenario: Scenario) -> Iterator[Condition]:
    for moment in scenario.moments.values():
        for reply in moment.replies.values():
            if reply.when is not None:
                yield reply.when
            yield from (show.when for show in reply.shows if show.when is not None)
            yield from (route.when for route in reply.then if route.when is not None)


def _loop_replies(scenario: Scenario, group: frozenset[str]) -> frozenset[tuple[str, str]]:
    """The replies of a cycle that can lead back into it."""
    return frozenset(
        (name, reply.name)
        for name in group
        for reply in scenario.moments[name].replies.values()
        if any(route.to in group for route in reply.then)
    )
