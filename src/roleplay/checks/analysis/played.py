"""Bots that play by the real rules, where there are too many states to work anything out.

Conversations are played and scored by the engine itself, and said to be sampled unless a bot never
has anything to draw: then one run says it all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from roleplay.checks.analysis.bots import Heard
from roleplay.checks.analysis.reads import scope_of_chances
from roleplay.checks.analysis.results import Chance, worst_ending
from roleplay.checks.analysis.sampling import RUNS, draws, error_of, play_in_turn
from roleplay.checks.analysis.situations import MOST_VARIANTS
from roleplay.checks.analysis.variants import variants
from roleplay.conversation.attempt import Attempt, Turn, stage
from roleplay.conversation.rules import offered, settle, take
from roleplay.conversation.state import State
from roleplay.scoring.score import score
from roleplay.scoring.stakes import reads, stakes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roleplay.checks.analysis.bots import Bot
    from roleplay.checks.analysis.reads import Scope
    from roleplay.checks.analysis.results import Variant
    from roleplay.conversation.rules import Step
    from roleplay.conversation.staging import BoundReply, Staging
    from roleplay.scenario.model import Scenario, Scorecard

MOST_STEPS = 120_000
"""Steps of all bots in all variants together, at about 20 microseconds each."""

_MEETING = 4
"""Steps that it takes to meet a state for the first time; any other turn takes one."""

_FINE = 10**9
"""Sampled means are kept to nine digits; sums of exact fractions would grow without end."""


def played_chances(
    scenario: Scenario, scorecard: Scorecard, bots: Sequence[Bot]
) -> Iterator[list[Chance]]:
    """What becomes of the bots, variant by variant; of very many variants only of the first."""
    played = list(islice(variants(scenario), MOST_VARIANTS))
    scope = scope_of_chances(scenario, scorecard)
    left = MOST_STEPS
    for number, variant in enumerate(played):
        table = Table(stage(scenario, scorecard, variant.items), scope)
        players = [Player(table, bot) for bot in bots]
        left -= play_in_turn(players, left // (len(played) - number), RUNS // len(played))
        yield [player.chance(variant) for player in players]


class Table:
    """The states of a variant that were met, shared by all who play it.

    A state stands for all that differ in nothing that is read.
    """

    def __init__(self, staging: Staging, scope: Scope) -> None:
        self.staging = staging
        self.stakes = stakes_of(staging)
        customer = staging.scenario.customer
        start = State(staging.scenario.start, customer.temper, customer.trust, customer.confusion)
        self.start = settle(staging, start)
        self._scope = scope
        self._reads = reads(staging.scenario, staging.scorecard)
        self._offers: dict[object, Offer] = {}
        self._heard: dict[object, Heard] = {}

    def offer(self, state: State) -> Offer:
        """What is offered in a state."""
        meters = state.meters
        flags = state.flags.intersection(self._scope.flags)
        used = self._reads.used(state)
        key = (state.place, tuple([meters[m] for m in self._scope.meters]), flags, used, state[6:])
        known = self._offers.get(key)
        if known is None:
            known = self._offers[key] = Offer(self, state._replace(used=used))
        return known

    @property
    def met(self) -> int:
        """How many states were met."""
        return len(self._offers)

    def heard(self, reply: BoundReply, state: State) -> Heard:
        """A reply as a bot sees it; the same value wherever it is worded the same."""
        passage = reply.source.say or reply.source.do
        wordings = self.staging.wordings(passage, state) if passage else ()
        key = (reply.key, id(wordings))
        known = self._heard.get(key)
        if known is None:
            amount = sum(amount for _, amount in reply.spends)
            known = self._heard[key] = Heard(tuple(map(self.staging.words, wordings)), amount)
        return known


class Offer:
    """The replies that are offered in a state, and what those that were given did."""

    def __init__(self, table: Table, state: State) -> None:
        self.replies = offered(table.staging, state)
        self._table = table
        self._state = state
        self._steps: dict[int, Step] = {}

    def take(self, number: int) -> Step:
        """What the reply of that number does."""
        known = self._steps.get(number)
        if known is None:
            reply = self.replies[number]
            known = self._steps[number] = take(self._table.staging, self._state, reply)
        return known

    @cached_property
    def heard(self) -> tuple[Heard, ...]:
        """The replies as bots see them."""
        return tuple([self._table.heard(reply, self._state) for reply in self.replies])

    @cached_property
    def model(self) -> int:
        """The number of the model reply."""
        model = self._table.stakes.at(self._state).model
        return self.replies.index(model.reply) if model is not None else 0


class Player:
    """A bot that plays one variant by the real rules."""

    def __init__(self, table: Table, bot: Bot) -> None:
        self._table = table
        self._bot = bot
        self._drawn = draws()
        self._choices: dict[object, tuple[int, ...]] = {}
        self._endings: Counter[str] = Counter()
        self._overall: list[Fraction] = []
        self._scores: defaultdict[str, list[Fraction]] = defaultdict(list)
        self._passed = 0
        self.says_it_all = False

    def play(self) -> int:
        """Play and score one more conversation; the steps that it took."""
        table = self._table
        met = table.met
        state, self.says_it_all = table.start, True
        turns: list[Turn] = []
        while (offer := table.offer(state)).replies:
            choices = self._choose(offer)
            chosen = choices[0]
            if len(choices) > 1:
                chosen, self.says_it_all = choices[next(self._drawn) % len(choices)], False
            step = offer.take(chosen)
            turns.append(Turn(step, None))
            state = step.after
        self._count(Attempt(table.staging, 0, state, tuple(turns)))
        return len(turns) + _MEETING * (table.met - met)

    def _choose(self, offer: Offer) -> tuple[int, ...]:
        """The numbers of the replies that the bot draws among."""
        if self._bot.rank is None:
            return (offer.model,)
        key = tuple(map(id, offer.heard))
        known = self._choices.get(key)
        if known is None:
            known = self._choices[key] = self._bot.choose(offer.heard)
        return known

    def _count(self, attempt: Attempt) -> None:
        told = score(attempt)
        if attempt.ended:
            self._endings[attempt.state.place] += 1
        self._passed += told.passed
        self._overall.append(told.overall)
        for name, share in told.dimensions.items():
            self._scores[name].append(share)

    def chance(self, variant: Variant) -> Chance:
        """What became of the bot in all its runs."""
        runs, exact = len(self._overall), self.says_it_all
        passes = Fraction(self._passed, runs)
        met, scenario = self._endings, self._table.staging.scenario
        endings = {name: Fraction(met[name], runs) for name in scenario.endings if name in met}
        return Chance(
            variant=variant,
            passes=passes,
            scores={name: _mean(shares) for name, shares in self._scores.items()},
            overall=_mean(self._overall),
            best=max(self._overall),
            worst=min(self._overall),
            endings=endings,
            worst_ending=worst_ending(scenario, endings),
            exact=exact,
            error=0.0 if exact else error_of(passes, runs),
            runs=0 if exact else runs,
        )


def _mean(shares: Sequence[Fraction]) -> Fraction:
    if len(shares) == 1:
        return shares[0]
    total = sum(share.numerator * _FINE // share.denominator for share in shares)
    return Fraction(total, _FINE * len(shares))
