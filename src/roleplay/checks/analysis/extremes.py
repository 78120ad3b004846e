"""The most and the least that a bot can lose overall.

What is lost in one dimension at most (or at least) from a situation on is found backwards; the
weighted sum of these bounds guides a best-first search for the conversation that is worst (or best)
in all dimensions together.
"""

from __future__ import annotations

from fractions import Fraction
from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from roleplay.checks.analysis.course import Course
    from roleplay.checks.analysis.shares import Share, Shares
    from roleplay.checks.analysis.worth import Worth

MOST_STEPS = 20_000


def extreme_loss(
    worth: Sequence[Worth], along: Course, shares: Shares, *, most: bool
) -> tuple[Fraction, bool]:
    """The greatest (or least) overall loss on a course, and whether it is more than a bound."""
    bounds = [_bounds(worth, along, d, most=most) for d in shares.scored]
    start = next(iter(along))
    sign = -1 if most else 1

    def bound(number: int, state: tuple[Share, ...]) -> Fraction:
        pairs = zip(state, bounds, strict=True)
        return sign * shares.overall(
            [
                Fraction(lost, of) + Fraction(level, of) * to_come[number]
                for (lost, level, of), to_come in pairs
            ]
        )

    # Of equal bounds the situation with the lowest number, as it is nearest to an end.
    queue = [(bound(start, shares.whole), start, shares.whole)]
    seen = {(start, shares.whole)}
    steps = 0
    while True:
        least, number, state = heappop(queue)
        turns = along[number]
        if not turns or steps == MOST_STEPS:
            return sign * least, not turns
        steps += 1
        for turn in turns:
            after = shares.after(state, shares.changes(worth[number], turn))
            if (turn.to, after) not in seen:
                seen.add((turn.to, after))
                heappush(queue, (bound(turn.to, after), turn.to, after))


def _bounds(
    worth: Sequence[Worth], along: Course, dimension: int, *, most: bool
) -> Mapping[int, int | Fraction]:
    """The most (or fewest) levels that can be lost in a dimension from each situation on."""
    bounds: dict[int, int | Fraction] = {}
    best = max if most else min
    for number in reversed(along):
        here = worth[number].ahead[dimension]
        losses: list[int | Fraction] = []
        for turn in along[number]:
            kept, ahead = turn.kept[dimension], turn.ahead[dimension]
            lost: int | Fraction = here - turn.gained[dimension] - kept
            if kept:
                to_come = bounds[turn.to]
                lost += to_come if kept == ahead else Fraction(kept, ahead) * to_come
            losses.append(lost)
        bounds[number] = best(losses, default=0)
    return bounds
