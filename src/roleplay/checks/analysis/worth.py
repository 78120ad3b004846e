"""What situations are worth: their stakes, their model replies, and what replies do to shares.

The formulas are those of `scoring/stakes.py` and `scoring/score.py`, worked out here once for all
situations, from the endings backwards. All numbers are whole: levels that lie ahead.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from roleplay.scoring.stakes import reads

if TYPE_CHECKING:
    from roleplay.checks.analysis.situations import Situation, Situations, Turn


class TurnWorth(NamedTuple):
    """What a reply does: where it leads, whether it is critical, and three numbers by dimension.

    They are the levels gained, the levels kept of those behind it, and the levels ahead. With the
    stake T of its situation, a remaining share R earns R · gained / T and becomes R · kept / T;
    `ahead` is the stake of what follows, `kept` at most that and at most the model's.
    """

    to: int
    critical: bool
    gained: tuple[int, ...]
    kept: tuple[int, ...]
    ahead: tuple[int, ...]


class Worth(NamedTuple):
    """The stake of a situation by dimension, and the number of its model turn (None at an end)."""

    ahead: tuple[int, ...]
    model: int | None
    turns: tuple[TurnWorth, ...]


@lru_cache(maxsize=1)
def worths(found: Situations) -> list[Worth]:
    """The worth of every situation, in the order of their numbers."""
    weights = tuple(d.weight for d in found.scorecard.dimensions.values())
    follow_ties = reads(found.scenario, found.scorecard).follow_ties
    known: list[Worth] = []
    none = (0,) * len(weights)

    def weigh(levels: tuple[int, ...]) -> int:
        return sum([w * x for w, x in zip(weights, levels, strict=True)])

    def worth(situation: Situation) -> Worth:
        turns = situation.turns
        if not turns:
            return Worth(none, None, ())
        weighted = [weigh(turn.levels) for turn in turns]
        ahead = [known[turn.to].ahead for turn in turns]
        highest = max(weighted)
        best = [number for number, each in enumerate(weighted) if each == highest]
        model = max(best, key=lambda number: weigh(ahead[number])) if follow_ties else best[0]
        levels, behind = turns[model].levels, ahead[model]
        return Worth(
            tuple([x + t for x, t in zip(levels, behind, strict=True)]),
            model,
            tuple(
                [
                    _turn(turn, after, levels, behind, as_good=each == highest)
                    for turn, after, each in zip(turns, ahead, weighted, strict=True)
                ]
            ),
        )

    for situation in found.all:
        known.append(worth(situation))  # noqa: PERF401 - made of those known before it
    return known


def _turn(
    turn: Turn,
    after: tuple[int, ...],
    model: tuple[int, ...],
    behind: tuple[int, ...],
    *,
    as_good: bool,
) -> TurnWorth:
    """`as_good`: the same weighted level as the model; with no less ahead it gains as much."""
    kept = _least(behind, after)
    gained = model if as_good and kept == behind else _least(model, turn.levels)
    return TurnWorth(turn.to, bool(turn.criticals), gained, kept, after)


def _least(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    """The lesser number in each place; one of the two as it is where it can be, to save memory."""
    least = tuple(map(min, one, other))
    return one if least == one else other if least == other else least
