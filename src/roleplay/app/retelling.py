"""A conversation so far, told again from its attempt: what resuming and looking back show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.conversation.telling import tell
from roleplay.conversation.view import lines_after, offer, opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.conversation import Attempt
    from roleplay.conversation.events import Event
    from roleplay.conversation.view import Offer, Spoken


@dataclass(frozen=True, slots=True)
class Exchange:
    """A reply, what it did, and what was said after it."""

    reply: Offer
    events: tuple[Event, ...]
    lines: tuple[Spoken, ...]


def first_lines(attempt: Attempt) -> tuple[Spoken, ...]:
    """What was said before the first reply."""
    start = attempt.turns[0].step.before if attempt.turns else attempt.state
    return opening(attempt.staging, start)


def exchanges(attempt: Attempt) -> Iterator[Exchange]:
    """Every reply of the attempt so far, in order."""
    staging = attempt.staging
    for turn in attempt.turns:
        step = turn.step
        yield Exchange(
            reply=offer(attempt.seed, staging, step.before, step.reply),
            events=tell(staging, step),
            lines=lines_after(staging, step),
        )
