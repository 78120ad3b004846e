"""The most and the least that a bot can lose overall.

What is lost in one dimension at most (or at least) from a situation on is known; the weighted sum
of these bounds guides a best-first search for the conversation that is worst (or best) in all
dimensions together.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from roleplay.checks.analysis.shares import Shares, Standing

MOST_STEPS = 2_000
"""Where bounds lead straight on, a step for each turn or so is enough."""


def extreme_loss(shares: Shares, *, most: bool) -> tuple[Fraction, bool]:
    """The greatest (or least) overall loss on a course, and whether it is more than a bound."""
    ground = shares.ground
    known = [
        (d, ground.scales(d), ground.bounds(shares.course, d, most=most)) for d in shares.scored
    ]
    sign = -1 if most else 1

    def bound(standing: Standing) -> int:
        number, levels, lost = standing
        total = shares.weighted(lost)
        for d, scales, to_come in known:
            total += shares.weighted(levels[d]) * to_come[number] // scales[number]
        return sign * total

    # Of equal bounds the situation with the lowest number, as it is nearest to an end.
    queue = [(bound(shares.start), shares.start)]
    seen = {shares.start}
    steps = 0
    while True:
        least, standing = heappop(queue)
        turns = ground.worth[standing.number].turns
        if not turns or steps == MOST_STEPS:
            return shares.mean_of(sign * least), not turns
        steps += 1
        for turn in turns:
            after = shares.after(standing, turn)
            if after not in seen:
                seen.add(after)
                heappush(queue, (bound(after), after))
