"""A behavior as it was shown: what the log keeps of it, whatever the scorecard says later."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from roleplay.conversation import Attempt
    from roleplay.conversation.rules import Step
    from roleplay.scenario.model import Behavior


class ShownBehavior(NamedTuple):
    """A behavior that counted; `level` is 0 to 4."""

    name: str
    dimension: str
    level: int
    critical: bool


def shown_at(step: Step) -> tuple[ShownBehavior, ...]:
    """What a reply showed."""
    return tuple([_kept(shown.behavior) for shown in step.shown])


def possible_at(attempt: Attempt, step: Step) -> tuple[ShownBehavior, ...]:
    """What any reply would have shown that was offered beside this one, itself among them."""
    # Whoever only reads what was shown needs no engine.
    from roleplay.conversation.rules import offered, take

    staging, before = attempt.staging, step.before
    steps = [take(staging, before, reply) for reply in offered(staging, before)]
    found = [_kept(shown.behavior) for each in (*steps, step) for shown in each.shown]
    return tuple(dict.fromkeys(found))


def _kept(behavior: Behavior) -> ShownBehavior:
    return ShownBehavior(behavior.name, behavior.dimension, behavior.level, behavior.critical)
