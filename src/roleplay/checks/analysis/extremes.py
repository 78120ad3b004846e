"""The most and the least that a bot can lose overall.

What is lost in one dimension at most (or at least) from a situation on is found backwards; the
weighted sum of these bounds guides a best-first search for the conversation that is worst (or best)
in all dimensions together.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from roleplay.checks.analysis.course import Course
    from roleplay.checks.analysis.shares import Shares, Standing
    from roleplay.checks.analysis.worth import Worth

MOST_STEPS = 2_000
"""Where bounds lead straight on, a step for each turn or so is enough."""


def extreme_loss(worth: Sequence[Worth], shares: Shares, *, most: bool) -> tuple[Fraction, bool]:
    """The greatest (or least) overall loss on a course, and whether it is more than a bound."""
    along = shares.along
    weighted = [
        (weight, scale, _bounds(worth, along, d, scale, most=most))
        for d, weight, scale in zip(shares.scored, shares.weights, shares.scales, strict=True)
    ]
    sign = -1 if most else 1

    def bound(standing: Standing) -> int:
        number = standing.number
        total = shares.weighted(standing.lost)
        for level, (weight, scale, to_come) in zip(standing.levels, weighted, strict=True):
            total += weight * (level * to_come[number] // scale[number])
        return sign * total

    # Of equal bounds the situation with the lowest number, as it is nearest to an end.
    queue = [(bound(shares.start), shares.start)]
    seen = {shares.start}
    steps = 0
    while True:
        least, standing = heappop(queue)
        changes = shares.changes(standing.number)
        if not changes or steps == MOST_STEPS:
            return shares.mean_of(sign * least), not changes
        steps += 1
        for change in changes:
            after = shares.after(standing, change)
            if after not in seen:
                seen.add(after)
                heappush(queue, (bound(after), after))


def _bounds(
    worth: Sequence[Worth], along: Course, dimension: int, scale: Mapping[int, int], *, most: bool
) -> Mapping[int, int]:
    """The most (or fewest) levels that can be lost from each situation on, times its scale."""
    bounds: dict[int, int] = {}
    best = max if most else min
    for number in reversed(along):
        here, here_scale = worth[number].ahead[dimension], scale[number]
        losses: list[int] = []
        for turn in along[number]:
            kept = turn.kept[dimension]
            lost = (here - turn.gained[dimension] - kept) * here_scale
            if kept:
                to_come = kept * here_scale * bounds[turn.to]
                lost += to_come // (turn.ahead[dimension] * scale[turn.to])
            losses.append(lost)
        bounds[number] = best(losses, default=0)
    return bounds
