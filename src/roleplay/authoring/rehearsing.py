"""Trying out a scenario while it is written: where one stands, and what an author wants to know.

A rehearsal is known by its seed and the replies that were given, as (moment, reply). When the file
has changed they are given again, as far as they are still there.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.conversation import begin
from roleplay.conversation.rules import find, offered, take
from roleplay.scenario.model import METERS
from roleplay.scoring.score import Share, judge, mean, portions, scored_dimensions
from roleplay.scoring.stakes import stakes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from roleplay.conversation import Attempt
    from roleplay.conversation.rules import Step
    from roleplay.conversation.state import State
    from roleplay.scenario.model import Scenario, Scorecard

    Given = tuple[str, str]
    """A reply that was given, as (moment, reply)."""

MOST_STATES = 20_000
"""How many states are looked at for a way to a moment."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What a reply that is offered now is worth, and what it would do.

    `shows` holds dimension, level 0 to 4 and behavior; `moves` the meters it changes, by how much;
    `sets` the flags it sets anew; `cost` the share of the whole score that it loses, 0 to 1.
    """

    name: str
    best: bool
    cost: Fraction
    shows: tuple[tuple[str, int, str], ...]
    criticals: tuple[str, ...]
    crossed: tuple[str, ...]
    moves: tuple[tuple[str, int], ...]
    sets: tuple[str, ...]
    leads_to: str
    walks_out: bool


def given(attempt: Attempt) -> tuple[Given, ...]:
    """The replies of an attempt so far."""
    return tuple((turn.moment, turn.reply) for turn in attempt.turns)


def rehearsed(
    scenario: Scenario,
    scorecard: Scorecard,
    seed: int,
    replies: Sequence[Given],
    trainee: str = "you",
) -> tuple[Attempt, int]:
    """An attempt in which the replies are given again, and how many of them were left out.

    A moment that is gone is passed over; at a reply that is gone, or a new moment, it stops.
    """
    attempt = begin(scenario, scorecard, seed, trainee)
    kept = 0
    for moment, reply in replies:
        if attempt.state.place != moment:
            continue
        if reply not in attempt.offered:
            break
        attempt, _ = attempt.reply(reply)
        kept += 1
    return attempt, len(replies) - kept


def way_to(
    scenario: Scenario, scorecard: Scorecard, seed: int, moment: str
) -> tuple[Given, ...] | None:
    """The replies that lead to a moment with a seed: along the best path, else the fewest.

    None where none do, or where none are found within `MOST_STATES` states.
    """
    attempt = begin(scenario, scorecard, seed)
    best: list[Given] = []
    for step in stakes_of(attempt.staging).model_path(attempt.state):
        if step.before.place == moment:
            return tuple(best)
        best.append(step.reply.key)
    return _fewest(attempt, moment)


def worth(attempt: Attempt) -> tuple[Worth, ...]:
    """What each reply that is offered now is worth, in the order in which they are listed."""
    staging, state = attempt.staging, attempt.state
    stakes = stakes_of(staging)
    model = stakes.at(state).model
    shares = [Share() for _ in stakes.weights]
    for turn in attempt.turns:
        shares = [share for share, _ in judge(stakes, turn.step, shares)]
    scored = scored_dimensions(stakes, attempt)
    found = []
    for name in attempt.order():
        reply = find(staging, state, name)
        if reply is None:
            continue
        step = take(staging, state, reply)
        parts = portions(judge(stakes, step, shares))
        cost = (
            mean(stakes.weights, scored, [part.loss for part in parts]) if scored else parts[0].loss
        )
        found.append(_worth(step, cost, best=model is not None and model.reply.name == name))
    return tuple(found)


def _worth(step: Step, cost: Fraction, *, best: bool) -> Worth:
    before, after = step.before, step.after
    behaviors = [shown.behavior for shown in step.shown]
    moves = zip(METERS, before.meters, after.meters, strict=True)
    return Worth(
        name=step.reply.name,
        best=best,
        cost=cost,
        shows=tuple((b.dimension, b.level, b.name) for b in behaviors),
        criticals=tuple(b.name for b in behaviors if b.critical),
        crossed=step.crossed,
        moves=tuple((name, now - was) for name, was, now in moves if now != was),
        sets=tuple(sorted(after.flags - before.flags)),
        leads_to=after.place,
        walks_out=step.walked_out,
    )


def _fewest(attempt: Attempt, moment: str) -> tuple[Given, ...] | None:
    """The shortest way from where an attempt stands, breadth first."""
    staging = attempt.staging
    came_by: dict[State, tuple[State, Given] | None] = {attempt.state: None}
    waiting = deque([attempt.state])
    while waiting and len(came_by) < MOST_STATES:
        state = waiting.popleft()
        if state.place == moment:
            return tuple(_back(state, came_by))[::-1]
        for reply in offered(staging, state):
            after = take(staging, state, reply).after
            if after not in came_by:
                came_by[after] = (state, reply.key)
                waiting.append(after)
    return None


def _back(state: State, came_by: dict[State, tuple[State, Given] | None]) -> Iterator[Given]:
    while (step := came_by[state]) is not None:
        state, reply = step
        yield reply
