"""The way into a drill: the best path from the start of a conversation to one of its moments."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from roleplay.conversation.rules import offered, take
from roleplay.scoring.stakes import reads, stakes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from roleplay.conversation import Attempt
    from roleplay.conversation.staging import Staging
    from roleplay.conversation.state import State

MOST_STATES = 10_000
"""States that are looked at before a moment counts as out of reach: about half a second's work."""


class _Way(NamedTuple):
    """A reply on the way and the way before it; None at the start."""

    before: _Way | None
    reply: str


def led(beginnings: Iterable[Attempt], moment: str) -> Iterator[Attempt]:
    """Those of some attempts that lead to a moment, each as it stands there on its best path.

    The best path gives away least of what could be earned; of several the shortest is taken, then
    the first in file order. The attempts are taken one after the other, as far as `MOST_STATES`
    states reach for all of them together: many variants take no longer than one.
    """
    left = MOST_STATES
    for attempt in beginnings:
        if not _may_lead(attempt.staging, attempt.state.place, moment):
            continue
        way, looked_at = _way(attempt, moment, left)
        if way is not None:
            yield _along(attempt, way)
        left -= looked_at
        if left <= 0:
            return


def _may_lead(staging: Staging, start: str, moment: str) -> bool:
    """Whether replies of this variant lead there at all, whatever else they ask for."""
    seen = {start}
    waiting = [start]
    while waiting:
        place = waiting.pop()
        if place == moment:
            return True
        if staging.is_ending(place):
            continue
        bound = staging.moment(place)
        ways = {to for reply in bound.replies for _, to in reply.routes}
        ways.update([bound.if_nothing_left] if bound.if_nothing_left else [])
        waiting += ways - seen
        seen |= ways
    return False


def _way(attempt: Attempt, moment: str, most: int) -> tuple[tuple[str, ...] | None, int]:
    """The replies on the best path, None where none was found, and how many states it took."""
    staging = attempt.staging
    stakes = stakes_of(staging)
    key = reads(staging.scenario, staging.scorecard).key
    order = count()
    waiting: list[tuple[int, int, int, State, _Way | None]] = [
        (0, 0, next(order), attempt.state, None)
    ]
    seen: set[object] = set()
    while waiting and len(seen) < most:
        given_away, length, _, state, way = heappop(waiting)
        if state.place == moment:
            return _replies(way), len(seen)
        if key(state) in seen:
            continue
        seen.add(key(state))
        steps = [take(staging, state, reply) for reply in offered(staging, state)]
        best = max((stakes.weigh(step.levels) for step in steps), default=0)
        for step in steps:
            lost = given_away + best - stakes.weigh(step.levels)
            entry = (lost, length + 1, next(order), step.after, _Way(way, step.reply.name))
            heappush(waiting, entry)
    return None, len(seen)


def _replies(way: _Way | None) -> tuple[str, ...]:
    replies = []
    while way is not None:
        replies.append(way.reply)
        way = way.before
    return tuple(reversed(replies))


def _along(attempt: Attempt, replies: Iterable[str]) -> Attempt:
    for name in replies:
        attempt, _ = attempt.reply(name)
    return attempt
