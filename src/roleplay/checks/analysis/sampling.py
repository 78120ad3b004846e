"""Seeded sampling, where what there is to work out is too large.

The draws are those of SplitMix64 (Steele, Lea, Flood 2014), from a fixed seed: the same file gives
the same numbers on every machine. The steps of all runs together have a limit. Whoever is sampled
plays a run in turn until it is reached, so that all of them have as many runs, and long
conversations fewer than short ones.
"""

from __future__ import annotations

from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roleplay.checks.analysis.shares import Shares

RUNS = 10_000
"""Runs of a bot in a variant, at most."""

_SEED = 7
_64_BITS = (1 << 64) - 1


class Passing(NamedTuple):
    """The chance to pass, with its standard error and the number of runs where it is sampled."""

    chance: Fraction
    error: float = 0.0
    runs: int = 0


class Sampled(Protocol):
    """Who is sampled."""

    @property
    def says_it_all(self) -> bool:
        """Whether no further run could be different."""

    def play(self) -> int:
        """Play one more run; the steps that it took."""


def play_in_turn(players: Sequence[Sampled], most_steps: int, runs: int = RUNS) -> int:
    """Let everybody play a run in turn, at least one each; the steps that were taken."""
    steps = 0
    waiting = list(players)
    for _ in range(runs):
        for player in waiting:
            steps += player.play()
        waiting = [player for player in waiting if not player.says_it_all]
        if not waiting or steps >= most_steps:
            break
    return steps


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


class Runs:
    """Runs along a course, to see how many pass; each ends where it no longer can."""

    says_it_all = False

    def __init__(self, shares: Shares) -> None:
        self._shares = shares
        self._drawn = draws()
        self._count = 0
        self._passed = 0

    @property
    def passing(self) -> Passing:
        """How many of them passed."""
        share = Fraction(self._passed, self._count)
        return Passing(share, error_of(share, self._count), self._count)

    def play(self) -> int:
        """Play one more run; the steps that it took."""
        shares, at = self._shares, self._shares.start
        worth = shares.ground.worth
        steps = 0
        while (turns := worth[at.number].turns) and shares.may_pass(at.lost):
            turn = turns[next(self._drawn) % len(turns)]
            steps += 1
            if turn.does.critical:
                break
            at = shares.after(at, turn)
        else:
            self._passed += shares.may_pass(at.lost) and at.number in shares.ground.good
        self._count += 1
        return steps
