"""The score of an attempt: shares of the conversation.

The whole conversation is worth 100 % in each dimension d. Start with the remaining share R = 1 and
nothing earned. At each reply c in a state s, with the stake T, the model's level x_m and the stake
T_m behind the model (see `stakes`), a = x_m / T and

    earned += R · a · min(1, x_c / x_m)
    R      ← R · (1 − a) · min(1, T_c / T_m)

where a quotient with denominator 0 counts as 0 for a and as 1 otherwise. Since a = x_m / T and
1 − a = T_m / T, this is

    earned += R · min(x_m, x_c) / T        R ← R · min(T_m, T_c) / T

which is how it is computed, in whole numbers. A reply as good as the model (the same weighted
level, and in no dimension less ahead) earns the full share. What a reply does not earn is its
loss, in two halves: what it gave away itself, R · (x_m − min(x_m, x_c)) / T, and what lay behind
the door it closed, R · (T_m − min(T_m, T_c)) / T. Earned and lost shares of an attempt that has
ended add up to exactly 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from roleplay.conversation.telling import broken_promises
from roleplay.scenario.model import Outcome
from roleplay.scoring.stakes import stakes_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from roleplay.conversation import Attempt
    from roleplay.conversation.rules import Step
    from roleplay.scoring.stakes import Stakes


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One reason why an attempt is not passed.

    `kind` is overall, dimension, critical, outcome or promise; `name` is the dimension, behavior,
    outcome or promise. `needed` and `got` are shares 0 to 1 for overall and dimension, else None.
    """

    kind: str
    name: str
    needed: Fraction | None = None
    got: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """What an attempt earned. Shares are exact, 0 to 1.

    `dimensions` holds those with something at stake at the start. `shortfalls` is empty when the
    attempt is passed.
    """

    overall: Fraction
    dimensions: Mapping[str, Fraction]
    criticals: tuple[str, ...]
    broken: tuple[str, ...]
    shortfalls: tuple[Shortfall, ...]

    @property
    def passed(self) -> bool:
        """Whether the pass rule of the scorecard is met."""
        return not self.shortfalls


class Share(NamedTuple):
    """What is earned and what remains of one dimension, as whole numbers over `of`."""

    earned: int = 0
    remaining: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True)
class Portion:
    """What a reply did to one dimension, as shares 0 to 1 of the whole conversation."""

    earned: Fraction
    given_away: Fraction
    closed: Fraction

    @property
    def loss(self) -> Fraction:
        """Both halves of the loss."""
        return self.given_away + self.closed


def percent(share: Fraction) -> int:
    """A share as whole percent, rounded down: 80 is shown only to who has 80."""
    return floor(share * 100)


def score(attempt: Attempt) -> Score:
    """The score of an attempt; of one that has not ended, what it has earned so far."""
    stakes = stakes_of(attempt.staging)
    scored = scored_dimensions(stakes, attempt)
    shares = [Share() for _ in stakes.weights]
    for turn in attempt.turns:
        shares = [share for share, _ in judge(stakes, turn.step, shares)]
    names = attempt.staging.dimensions
    earned = {names[d]: Fraction(shares[d].earned, shares[d].of) for d in scored}
    overall = mean(stakes.weights, scored, [Fraction(s.earned, s.of) for s in shares])
    return _pass(attempt, earned, overall)


def scored_dimensions(stakes: Stakes, attempt: Attempt) -> tuple[int, ...]:
    """The numbers of the dimensions with something at stake at the start."""
    start = attempt.turns[0].step.before if attempt.turns else attempt.state
    return tuple(d for d, ahead in enumerate(stakes.at(start).ahead) if ahead)


def judge(
    stakes: Stakes, step: Step, shares: Sequence[Share]
) -> list[tuple[Share, tuple[int, int, int]]]:
    """What a reply does to the share of each dimension.

    Beside each new share stand what was earned, given away and closed, as numerators over the new
    share's `of`.
    """
    stake = stakes.at(step.before)
    after = stakes.at(step.after).ahead
    as_good = stakes.weigh(step.levels) >= stake.weighted and all(
        t >= m for t, m in zip(after, stake.behind, strict=True)
    )
    judged = []
    for d, share in enumerate(shares):
        ahead = stake.ahead[d]
        if not ahead:
            judged.append((share, (0, 0, 0)))
            continue
        model, behind = stake.levels[d], stake.behind[d]
        gained = model if as_good else min(model, step.levels[d])
        kept = min(behind, after[d])
        rest = share.remaining
        new = Share(share.earned * ahead + rest * gained, rest * kept, share.of * ahead)
        judged.append((new, (rest * gained, rest * (model - gained), rest * (behind - kept))))
    return judged


def portions(judged: Sequence[tuple[Share, tuple[int, int, int]]]) -> tuple[Portion, ...]:
    """What a reply earned, gave away and closed in each dimension."""
    return tuple(
        Portion(Fraction(earned, s.of), Fraction(given_away, s.of), Fraction(closed, s.of))
        for s, (earned, given_away, closed) in judged
    )


def mean(weights: Sequence[int], scored: Sequence[int], shares: Sequence[Fraction]) -> Fraction:
    """The weighted mean over the scored dimensions; 1 where nothing is at stake at all."""
    total = sum(weights[d] for d in scored)
    return (
        sum((weights[d] * shares[d] for d in scored), Fraction(0)) / total if total else Fraction(1)
    )


def _pass(attempt: Attempt, earned: Mapping[str, Fraction], overall: Fraction) -> Score:
    """The pass rule: overall and each dimension, no critical, resolved or better, promises kept."""
    scorecard = attempt.staging.scorecard
    criticals = tuple(
        shown.behavior.name
        for turn in attempt.turns
        for shown in turn.step.shown
        if shown.behavior.critical
    )
    ending = attempt.staging.scenario.endings.get(attempt.state.place)
    broken: tuple[str, ...] = ()
    if ending is not None:
        walked_out = bool(attempt.turns) and attempt.turns[-1].step.walked_out
        broken = broken_promises(attempt.state, walked_out=walked_out)
    shortfalls = []
    if overall < (needed := Fraction(scorecard.pass_overall, 100)):
        shortfalls.append(Shortfall("overall", "overall", needed, overall))
    needed = Fraction(scorecard.pass_each, 100)
    shortfalls += [Shortfall("dimension", d, needed, e) for d, e in earned.items() if e < needed]
    shortfalls += [Shortfall("critical", name) for name in dict.fromkeys(criticals)]
    if ending is None or ending.outcome.rank < Outcome.RESOLVED.rank:
        shortfalls.append(Shortfall("outcome", ending.outcome if ending else "unfinished"))
    shortfalls += [Shortfall("promise", name) for name in broken]
    return Score(overall, dict(earned), criticals, broken, tuple(shortfalls))
