"""The way into a drill: the best path from the start of a conversation to one of its moments."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from roleplay.conversation.rules import offered, take
from roleplay.scoring.stakes import reads, stakes_of

if TYPE_CHECKING:
    from roleplay.conversation import Attempt
    from roleplay.conversation.state import State

MOST_STATES = 20_000
"""States that are looked at before a moment counts as out of reach: about half a second's work."""


class _Way(NamedTuple):
    """A reply on the way and the way before it; None at the start."""

    before: _Way | None
    reply: str


def lead(attempt: Attempt, moment: str) -> tuple[str, ...] | None:
    """The replies that lead from here to a moment and give away least of what could be earned.

    Of ways that give away the same the shortest is taken, then the first in file order. None where
    this variant does not lead there, or not within `MOST_STATES` states.
    """
    staging = attempt.staging
    stakes = stakes_of(staging)
    key = reads(staging.scenario, staging.scorecard).key
    order = count()
    waiting: list[tuple[int, int, int, State, _Way | None]] = [
        (0, 0, next(order), attempt.state, None)
    ]
    seen: set[object] = set()
    while waiting and len(seen) < MOST_STATES:
        given_away, length, _, state, way = heappop(waiting)
        if state.place == moment:
            return _replies(way)
        if key(state) in seen:
            continue
        seen.add(key(state))
        steps = [take(staging, state, reply) for reply in offered(staging, state)]
        best = max((stakes.weigh(step.levels) for step in steps), default=0)
        for step in steps:
            lost = given_away + best - stakes.weigh(step.levels)
            entry = (lost, length + 1, next(order), step.after, _Way(way, step.reply.name))
            heappush(waiting, entry)
    return None


def _replies(way: _Way | None) -> tuple[str, ...]:
    replies = []
    while way is not None:
        replies.append(way.reply)
        way = way.before
    return tuple(reversed(replies))
