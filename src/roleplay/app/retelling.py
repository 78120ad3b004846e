"""A conversation so far, told again from its attempt: what resuming and looking back show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from roleplay.conversation.telling import tell
from roleplay.conversation.view import lines_after, offer, opening
from roleplay.scoring.stakes import stakes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.conversation import Attempt
    from roleplay.conversation.attempt import Turn
    from roleplay.conversation.events import Event
    from roleplay.conversation.view import Offer, Spoken


@dataclass(frozen=True, slots=True)
class Exchange:
    """A reply, what it did, and what was said after it; `silence` where time ran out instead."""

    reply: Offer
    events: tuple[Event, ...]
    lines: tuple[Spoken, ...]
    silence: bool


def first_lines(attempt: Attempt) -> tuple[Spoken, ...]:
    """What was said before the first reply."""
    start = attempt.turns[0].step.before if attempt.turns else attempt.state
    return opening(attempt.staging, start)


def exchanges(attempt: Attempt) -> Iterator[Exchange]:
    """Every reply of the attempt so far, in order."""
    return (_exchange(attempt, turn) for turn in attempt.turns)


def last_exchange(attempt: Attempt) -> Exchange:
    """The last reply of an attempt that has one."""
    return _exchange(attempt, attempt.turns[-1])


def _exchange(attempt: Attempt, turn: Turn) -> Exchange:
    staging, step = attempt.staging, turn.step
    return Exchange(
        reply=offer(attempt.seed, staging, step.before, step.reply),
        events=tell(staging, step),
        lines=lines_after(staging, step),
        silence=staging.scenario.moments[turn.moment].silence == turn.reply,
    )


def model_path(attempt: Attempt) -> Attempt:
    """The same customer with the same draws, given the model reply at every moment."""
    stakes = stakes_of(attempt.staging)
    first = attempt.turns[0].step.before if attempt.turns else attempt.state
    model = replace(attempt, state=first, turns=())
    while best := stakes.at(model.state).model:
        model, _ = model.reply(best.reply.name)
    return model
