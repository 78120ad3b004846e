"""What situations are worth: their stakes, their model replies, and what replies do to shares.

The formulas are those of `scoring/stakes.py` and `scoring/score.py`, worked out here once for all
situations, from the endings backwards. All numbers are whole: levels that lie ahead.
"""

from __future__ import annotations

from functools import lru_cache
from math import gcd
from typing import TYPE_CHECKING, NamedTuple

from roleplay.scoring.stakes import reads

if TYPE_CHECKING:
    from typing import TypeAlias

    from roleplay.checks.analysis.situations import Situation, Situations

    Levels: TypeAlias = tuple[int, ...]


class Does:
    """What a reply does to shares, by dimension; one and the same for all that do the same.

    `gained` are the levels gained, `kept` the levels kept of those behind it, `ahead` the levels
    ahead. With the stake T of its situation, a remaining share R earns R · gained / T and becomes
    R · kept / T; `ahead` is the stake of what follows, `kept` at most that and at most the model's.

    `lost` has the levels that are lost, by dimension, where any are; `doors` what is kept of how
    many levels ahead, where that is not all; `divides` what a level ahead is divided by, 0 where
    nothing is kept.
    """

    __slots__ = ("ahead", "critical", "divides", "doors", "gained", "kept", "lost", "number")

    def __init__(
        self,
        number: int,
        here: Levels,
        gained: Levels,
        kept: Levels,
        ahead: Levels,
        *,
        critical: bool,
    ) -> None:
        self.number = number
        self.critical = critical
        self.gained = gained
        self.kept = kept
        self.ahead = ahead
        dimensions = range(len(here))
        lost = [(d, here[d] - gained[d] - kept[d]) for d in dimensions]
        self.lost = tuple([(d, levels) for d, levels in lost if levels])
        doors = [(d, kept[d], ahead[d] or 1) for d in dimensions]
        self.doors = tuple([door for door in doors if not door[1] or door[1] != door[2]])
        self.divides = tuple([a // gcd(a, k) if k else 0 for a, k in zip(ahead, kept, strict=True)])


class TurnWorth(NamedTuple):
    """Where a reply leads, and what it does."""

    to: int
    does: Does


class Worth(NamedTuple):
    """The stake of a situation by dimension, and the number of its model turn (None at an end)."""

    ahead: Levels
    model: int | None
    turns: tuple[TurnWorth, ...]


@lru_cache(maxsize=1)
def worths(found: Situations) -> list[Worth]:
    """The worth of every situation, in the order of their numbers."""
    weigher = _Weigher(found)
    for situation in found.all:
        weigher.add(situation)
    return weigher.known


class _Weigher:
    """Works out the worth of situations, each after those that can follow it."""

    def __init__(self, found: Situations) -> None:
        self.known: list[Worth] = []
        self._weights = tuple(d.weight for d in found.scorecard.dimensions.values())
        self._follow_ties = reads(found.scenario, found.scorecard).follow_ties
        self._none = (0,) * len(self._weights)
        self._weighed: dict[Levels, int] = {}
        self._does: dict[object, Does] = {}

    def add(self, situation: Situation) -> None:
        """The next situation."""
        turns, known = situation.turns, self.known
        if not turns:
            known.append(Worth(self._none, None, ()))
            return
        weighted = [self._weigh(turn.levels) for turn in turns]
        ahead = [known[turn.to].ahead for turn in turns]
        highest = max(weighted)
        model = weighted.index(highest)
        if self._follow_ties and weighted.count(highest) > 1:
            best = [number for number, each in enumerate(weighted) if each == highest]
            model = max(best, key=lambda number: self._weigh(ahead[number]))
        levels, behind = turns[model].levels, ahead[model]
        made = []
        for turn, after, each in zip(turns, ahead, weighted, strict=True):
            critical, replies = bool(turn.criticals), (turn.levels, after, levels, behind)
            does = self._does.get((critical, replies))
            if does is None:
                does = self._make(*replies, critical=critical, as_good=each == highest)
                self._does[critical, replies] = does
            made.append(TurnWorth(turn.to, does))
        stake = tuple([x + t for x, t in zip(levels, behind, strict=True)])
        known.append(Worth(stake, model, tuple(made)))

    def _weigh(self, levels: Levels) -> int:
        weighed = self._weighed.get(levels)
        if weighed is None:
            pairs = zip(self._weights, levels, strict=True)
            weighed = self._weighed[levels] = sum([w * x for w, x in pairs])
        return weighed

    def _make(
        self,
        shown: Levels,
        after: Levels,
        model: Levels,
        behind: Levels,
        *,
        critical: bool,
        as_good: bool,
    ) -> Does:
        """`as_good`: the same weighted level as the model; with no less ahead it gains as much."""
        kept = tuple(map(min, behind, after))
        gained = model if as_good and kept == behind else tuple(map(min, model, shown))
        here = tuple([x + t for x, t in zip(model, behind, strict=True)])
        return Does(len(self._does), here, gained, kept, after, critical=critical)
