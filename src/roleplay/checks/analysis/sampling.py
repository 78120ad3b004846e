"""Seeded sampling, where what there is to work out is too large.

The draws are those of SplitMix64 (Steele, Lea, Flood 2014), from a fixed seed: the same file gives
the same numbers on every machine. Conversations are played and scored by the real rules.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING

from roleplay.checks.analysis.bots import Heard
from roleplay.checks.analysis.reads import scope_of_chances
from roleplay.checks.analysis.results import Chance
from roleplay.checks.analysis.shares import Shares, is_good_end
from roleplay.conversation.attempt import Attempt, Turn, stage
from roleplay.conversation.rules import offered, settle, take
from roleplay.conversation.state import State
from roleplay.scoring.score import score
from roleplay.scoring.stakes import stakes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from roleplay.checks.analysis.bots import Bot
    from roleplay.checks.analysis.course import Course
    from roleplay.checks.analysis.reads import Scope
    from roleplay.checks.analysis.results import Variant
    from roleplay.checks.analysis.situations import Situations
    from roleplay.checks.analysis.worth import Worth
    from roleplay.conversation.rules import Step
    from roleplay.conversation.staging import Staging
    from roleplay.scenario.model import Scenario, Scorecard

RUNS = 10_000
MOST_TURNS = 20_000
"""Turns of all runs of a bot together; long conversations are sampled less often."""

TRAINEE = "you"
_SEED = 7
_64_BITS = (1 << 64) - 1
_FINE = 10**9
"""Sampled means are kept to nine digits; sums of exact fractions would grow without end."""


def draws(seed: int = _SEED) -> Iterator[int]:
    """Whole numbers 0 … 2**64 - 1, the same for the same seed."""
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & _64_BITS
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _64_BITS
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _64_BITS
        yield mixed ^ (mixed >> 31)


def error_of(share: Fraction, runs: int) -> float:
    """The standard error of a share of runs; with one more of each kind, so that it is never 0."""
    likely = float((share * runs + 1) / (runs + 2))
    return sqrt(likely * (1 - likely) / runs)


def sampled_passes(found: Situations, worth: Sequence[Worth], along: Course, runs: int) -> Fraction:
    """The share of runs on a course that pass."""
    drawn = draws()
    start = next(iter(along))
    shares = Shares(found, worth, start)
    passed = 0
    for _ in range(runs):
        number, state = start, shares.whole
        while along[number] and shares.may_pass(state):
            turns = along[number]
            turn = turns[next(drawn) % len(turns)]
            if turn.critical:
                break
            state = shares.after(state, shares.changes(worth[number], turn))
            number = turn.to
        else:
            passed += is_good_end(found, number) and shares.may_pass(state)
    return Fraction(passed, runs)


class Table:
    """The replies of the states of a variant that were met, shared by all bots that play it.

    A state stands for all that differ in nothing that is read.
    """

    def __init__(self, staging: Staging, variant: Variant, scope: Scope) -> None:
        self.staging = staging
        self.variant = variant
        self.stakes = stakes_of(staging)
        customer = staging.scenario.customer
        start = State(staging.scenario.start, customer.temper, customer.trust, customer.confusion)
        self.start = settle(staging, start)
        self._scope = scope
        self._known: dict[object, tuple[Step, ...]] = {}

    def key(self, state: State) -> object:
        """What is read of a state."""
        meters = state.meters
        flags = state.flags.intersection(self._scope.flags)
        return state.place, tuple([meters[m] for m in self._scope.meters]), flags, state[5:]

    def steps(self, state: State, key: object) -> tuple[Step, ...]:
        """What the offered replies do."""
        known = self._known.get(key)
        if known is None:
            replies = offered(self.staging, state)
            known = self._known[key] = tuple(take(self.staging, state, r) for r in replies)
        return known


@lru_cache(maxsize=4)
def table_of(scenario: Scenario, scorecard: Scorecard, variant: Variant) -> Table:
    """The table of a variant, the same one for all bots."""
    staging = stage(scenario, scorecard, variant.items, TRAINEE)
    return Table(staging, variant, scope_of_chances(scenario, scorecard))


class Player:
    """A bot that plays one variant by the real rules."""

    def __init__(self, table: Table, bot: Bot) -> None:
        self._table = table
        self._bot = bot
        self._known: dict[object, tuple[int, ...]] = {}

    def chance(self, runs: int, most_turns: int) -> Chance:
        """What becomes of the bot in so many runs, fewer where they take too many turns.

        Where it never has anything to draw, one run says it all.
        """
        drawn = draws()
        played: list[Attempt] = []
        exact = False
        while len(played) < runs and most_turns > 0 and not exact:
            attempt, free = self._play(drawn)
            played.append(attempt)
            most_turns -= len(attempt.turns)
            exact = not free
        return self._sum_up(played, exact=exact)

    def _play(self, drawn: Iterator[int]) -> tuple[Attempt, bool]:
        """One conversation, and whether anything was drawn in it."""
        table = self._table
        state, free = table.start, False
        turns: list[Turn] = []
        while True:
            key = table.key(state)
            steps = table.steps(state, key)
            if not steps:
                return Attempt(table.staging, 0, state, tuple(turns)), free
            choices = self._known.get(key)
            if choices is None:
                choices = self._known[key] = self._choose(state, steps)
            chosen = choices[0]
            if len(choices) > 1:
                chosen, free = choices[next(drawn) % len(choices)], True
            turns.append(Turn(steps[chosen], None))
            state = steps[chosen].after

    def _choose(self, state: State, steps: Sequence[Step]) -> tuple[int, ...]:
        """The numbers of the replies that the bot draws among."""
        if self._bot.rank is None:
            model = self._table.stakes.at(state).model
            names = [step.reply.name for step in steps]
            return (names.index(model.reply.name),) if model is not None else (0,)
        staging, heard = self._table.staging, []
        for step in steps:
            passage = step.reply.source.say or step.reply.source.do
            wordings = staging.wordings(passage, state) if passage else ()
            amount = sum(amount for _, amount in step.reply.spends)
            heard.append(Heard(tuple(map(staging.words, wordings)), amount))
        return self._bot.choose(heard)

    def _sum_up(self, played: Sequence[Attempt], *, exact: bool) -> Chance:
        scores = [score(attempt) for attempt in played]
        runs = len(played)
        scenario = self._table.staging.scenario
        endings = Counter(a.state.place for a in played if a.state.place in scenario.endings)
        passes = Fraction(sum(each.passed for each in scores), runs)
        overall = [each.overall for each in scores]
        return Chance(
            variant=self._table.variant,
            passes=passes,
            scores={
                d: _mean([each.dimensions[d] for each in scores]) for d in scores[0].dimensions
            },
            overall=_mean(overall),
            best=max(overall),
            worst=min(overall),
            endings={name: Fraction(count, runs) for name, count in endings.items()},
            worst_ending=worst_ending(scenario, endings),
            exact=exact,
            error=0.0 if exact else error_of(passes, runs),
            runs=0 if exact else runs,
        )


def worst_ending(scenario: Scenario, endings: Mapping[str, object]) -> str | None:
    """The ending with the worst outcome, of equals the first in the file."""
    met = [ending for ending in scenario.endings.values() if ending.name in endings]
    return min(met, key=lambda ending: ending.outcome.rank).name if met else None


def _mean(shares: Sequence[Fraction]) -> Fraction:
    if len(shares) == 1:
        return shares[0]
    total = sum(share.numerator * _FINE // share.denominator for share in shares)
    return Fraction(total, _FINE * len(shares))
