"""Grades: how well a moment was remembered, told from the reply and never by the trainee.

A reply is compared with the others that were offered in the same state, on the levels that each
would really have shown there. What lies behind it does not count: a card is about one decision.
A critical reply is never the best, whatever it scores.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from roleplay.conversation.rules import offered, take

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from roleplay.conversation import Attempt
    from roleplay.conversation.effects import Shown
    from roleplay.scenario.model import Scorecard

FEWEST_FOR_EASY = 4
"""With fewer replies a quick hit is too likely to be luck."""


class Grade(IntEnum):
    """What the scheduler is told, with its own numbers; all but `AGAIN` are passes."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Considered:
    """A reply that was offered.

    `levels` are 0 to 4 in the order of the dimensions, `weighted` is Σ weight · level.
    """

    name: str
    levels: tuple[int, ...]
    weighted: int
    critical: bool


def considered(attempt: Attempt) -> tuple[Considered, ...]:
    """The replies offered now, in file order; none where the attempt has ended."""
    staging = attempt.staging
    steps = [take(staging, attempt.state, reply) for reply in offered(staging, attempt.state)]
    return tuple(
        [consider(staging.scorecard, step.reply.name, step.shown, step.levels) for step in steps]
    )


def consider(
    scorecard: Scorecard, name: str, shown: Iterable[Shown], levels: tuple[int, ...]
) -> Considered:
    """A reply that shows these behaviors."""
    dimensions = scorecard.dimensions.values()
    weighted = sum(d.weight * level for d, level in zip(dimensions, levels, strict=True))
    return Considered(name, levels, weighted, any(s.behavior.critical for s in shown))


def best_of(options: Sequence[Considered]) -> tuple[Considered, ...]:
    """The best of the replies, more than one where they tie; none where all are critical."""
    sound = [option for option in options if not option.critical]
    highest = max((option.weighted for option in sound), default=0)
    return tuple([option for option in sound if option.weighted == highest])


def is_scored(options: Sequence[Considered]) -> bool:
    """Whether there is anything to practise: some reply is best, and another is not."""
    return 0 < len(best_of(options)) < len(options)


def grade(
    options: Sequence[Considered],
    chosen: str,
    *,
    seconds: float | None,
    median: float | None,
    fresh: bool,
) -> Grade:
    """The grade of the reply named `chosen`.

    Best, or tied for it, is GOOD, and EASY when it was also faster than the trainee's own `median`
    (both in seconds, None where unknown), among at least four replies, in a variant they had not
    met (`fresh`). Within one level of a best reply in every dimension is HARD. Anything else is
    AGAIN, and so are critical replies and what was not offered: a silence.
    """
    best = best_of(options)
    reply = next((option for option in options if option.name == chosen), None)
    if reply is None or reply.critical:
        return Grade.AGAIN
    if reply in best:
        quick = seconds is not None and median is not None and seconds < median
        easy = quick and fresh and len(options) >= FEWEST_FOR_EASY
        return Grade.EASY if easy else Grade.GOOD
    return Grade.HARD if any(_is_close(reply, other) for other in best) else Grade.AGAIN


def _is_close(reply: Considered, best: Considered) -> bool:
    return all(b - x <= 1 for x, b in zip(reply.levels, best.levels, strict=True))
