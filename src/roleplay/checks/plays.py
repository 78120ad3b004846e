"""Perfect play, and what lies beside it: the decisions of a scenario, played by the real rules.

A variant is worked through in the order of how many replies are not the model's: first perfect
play, then what one weaker reply leads to, and so on until every moment that can be met was met.
That is a small part of all states, and enough to see what the best reply of each moment is; what
has to hold in all states is for the exact analysis.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from roleplay.checks.analysis.variants import variants as different_draws
from roleplay.conversation.attempt import Attempt, Turn
from roleplay.conversation.rules import offered, settle, take
from roleplay.conversation.staging import Staging
from roleplay.conversation.state import State
from roleplay.scenario.conditions import Compare, Name, names_in
from roleplay.scenario.model import VariableAmount
from roleplay.scoring.score import score
from roleplay.scoring.stakes import Stakes, reads

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from roleplay.conversation.rules import Step
    from roleplay.scenario.conditions import Condition
    from roleplay.scenario.model import Reply, Scenario, Scorecard, Variable
    from roleplay.scoring.score import Score
    from roleplay.scoring.stakes import Stake

MOST_VARIANTS = 64
MOST_DECISIONS = 2_000
"""Decisions that are looked at in one variant."""

ALL_DECISIONS, FEWEST_DECISIONS = 4_000, 150
"""Decisions that are looked at in all variants together, and the fewest in each of them: a moment
to which only silence leads would else be looked for to the last in each."""

TRAINEE = "you"
"""Who plays; the name can stand in texts."""


class TooManyError(Exception):
    """There are too many decisions to look at all of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """A moment in a state: what can be said there, and what that is worth.

    `steps` are the offered replies in file order with all they do, `weaker` is how many replies on
    the way here were not the model's.
    """

    state: State
    steps: tuple[Step, ...]
    stake: Stake
    best: frozenset[str]
    weaker: int

    @property
    def moment(self) -> str:
        """The name of the moment."""
        return self.state.place

    @property
    def is_scored(self) -> bool:
        """Whether the replies are worth different things."""
        return len({step.levels for step in self.steps}) > 1

    @property
    def luck(self) -> Fraction:
        """The chance to hit a best reply without looking."""
        return Fraction(len(self.best), len(self.steps))

    def is_model(self, step: Step) -> bool:
        """Whether it takes the model reply."""
        model = self.stake.model
        return model is not None and step.reply is model.reply


class Variant:
    """One variant of a scenario, as far as its rules are concerned."""

    def __init__(self, staging: Staging, drawn: Mapping[str, str]) -> None:
        self.staging = staging
        self.drawn = drawn
        self._reads = reads(staging.scenario, staging.scorecard)
        self.stakes = Stakes(staging)
        customer = staging.scenario.customer
        self.start = settle(
            staging,
            State(staging.scenario.start, customer.temper, customer.trust, customer.confusion),
        )

    @cached_property
    def model(self) -> tuple[Step, ...]:
        """Perfect play."""
        return tuple(self.stakes.model_path(self.start))

    def decisions(
        self, wanted: Collection[str], most: int = MOST_DECISIONS
    ) -> tuple[Decision, ...]:
        """Decisions in the order of how many replies before them were not the model's.

        All with none or one such reply; with more only in moments that are `wanted` and were not
        met by then, and only until each of them was.
        """
        missing, late = set(wanted), frozenset(wanted)
        found = []
        for decision in islice(self._explore(), most):
            if decision.weaker <= 1:
                late -= {decision.moment}
            elif not missing:
                break
            elif decision.moment not in late:
                continue
            missing.discard(decision.moment)
            found.append(decision)
        return tuple(found)

    def with_shares(self) -> Iterator[tuple[Decision, bool]]:
        """Decisions in all states, each with whether something is still to be earned there.

        Perfect play comes first, and after each weaker reply what is best from there on. The same
        decision comes again where it is reached with other shares left.

        Raises:
            TooManyError: there are more than `MOST_DECISIONS`.
        """
        every = (True,) * len(self.staging.dimensions)
        seen: set[object] = set()
        waiting = deque([(self.start, every)])
        while waiting:
            if len(seen) >= MOST_DECISIONS:
                raise TooManyError
            state, alive = waiting.popleft()
            if self.staging.is_ending(state.place) or (self._reads.key(state), alive) in seen:
                continue
            seen.add((self._reads.key(state), alive))
            decision = self.decide(state)
            ahead, behind = decision.stake.ahead, decision.stake.behind
            yield decision, any(a and t for a, t in zip(alive, ahead, strict=True))
            for step in decision.steps:
                after = self.stakes.at(step.after).ahead
                left = zip(alive, ahead, behind, after, strict=True)
                shares = tuple(a and (not t or bool(m and c)) for a, t, m, c in left)
                put = waiting.appendleft if decision.is_model(step) else waiting.append
                put((step.after, shares))

    def score(self, steps: Sequence[Step]) -> Score:
        """The score of a whole conversation."""
        turns = tuple(Turn(step, None) for step in steps)
        last = steps[-1].after if steps else self.start
        return score(Attempt(self.staging, 0, last, turns))

    def decide(self, state: State, weaker: int = 0) -> Decision:
        """The decision in a state that is not an ending."""
        state = state._replace(used=self._reads.used(state))
        stake = self.stakes.at(state)
        steps = tuple(take(self.staging, state, reply) for reply in offered(self.staging, state))
        best = frozenset(
            step.reply.name for step in steps if self.stakes.weigh(step.levels) == stake.weighted
        )
        return Decision(state, steps, stake, best, weaker)

    def _explore(self) -> Iterator[Decision]:
        seen: set[object] = set()
        waiting = deque([(self.start, 0)])
        while waiting:
            state, weaker = waiting.popleft()
            if self.staging.is_ending(state.place) or self._reads.key(state) in seen:
                continue
            seen.add(self._reads.key(state))
            decision = self.decide(state, weaker)
            yield decision
            for step in decision.steps:
                if decision.is_model(step):
                    waiting.appendleft((step.after, weaker))
                else:
                    waiting.append((step.after, weaker + 1))


def variants(scenario: Scenario, scorecard: Scorecard) -> tuple[Variant, ...]:
    """The variants that differ in what the rules read; at most `MOST_VARIANTS`, evenly chosen."""
    read = rule_variables(scenario)
    shown_only = [i for i, variable in enumerate(scenario.vary) if variable not in read]
    drawn = [
        each for each in different_draws(scenario) if not any(each.items[i] for i in shown_only)
    ]
    stride = -(-len(drawn) // MOST_VARIANTS)
    return tuple(
        Variant(Staging(scenario, scorecard, each.items, TRAINEE), each.drawn)
        for each in drawn[::stride]
    )


def rule_variables(scenario: Scenario) -> tuple[Variable, ...]:
    """The variables on which more than texts depends."""
    names = {
        name
        for moment in scenario.moments.values()
        for reply in moment.replies.values()
        for name in _rule_names(reply)
    }
    return tuple(v for v in scenario.vary if not names.isdisjoint(v.items[0]))


def _rule_names(reply: Reply) -> Iterator[str]:
    for condition in _rule_conditions(reply):
        for test in names_in(condition):
            yield test.name.name
            if isinstance(test, Compare) and isinstance(test.operand, Name):
                yield test.operand.name
    yield from (a.name for a in reply.spends.values() if isinstance(a, VariableAmount))


def _rule_conditions(reply: Reply) -> Iterator[Condition]:
    """The conditions of a reply that decide more than a text."""
    if reply.when is not None:
        yield reply.when
    yield from (show.when for show in reply.shows if show.when is not None)
    yield from (route.when for route in reply.then if route.when is not None)
