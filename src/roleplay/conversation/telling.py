"""A step told as events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.conversation.events import (
    AuthorityCrossed,
    AuthoritySpent,
    BehaviorShown,
    Ended,
    MoodMoved,
    PromiseBroken,
    PromiseKept,
    PromiseMade,
    WalkedOut,
)
from roleplay.scenario.model import METERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.conversation.events import Event
    from roleplay.conversation.rules import Step
    from roleplay.conversation.staging import Staging
    from roleplay.conversation.state import State


def tell(staging: Staging, step: Step) -> tuple[Event, ...]:
    """What happened in a step, in the order of the rules."""
    return tuple(_events(staging, step))


def broken_promises(state: State, *, walked_out: bool) -> tuple[str, ...]:
    """The promises that are broken at an ending; none when the customer walked out."""
    return () if walked_out else tuple(sorted(state.promised - state.kept))


def _events(staging: Staging, step: Step) -> Iterator[Event]:
    for behavior, instead_of in step.shown:
        yield BehaviorShown(
            behavior.dimension,
            behavior.name,
            behavior.level,
            behavior.critical,
            None if instead_of is None else instead_of.name,
        )
    yield from _moods(step)
    before, after = step.before, step.after
    if after.promised != before.promised:
        for name in sorted(after.promised - before.promised):
            yield PromiseMade(name)
    if after.kept != before.kept:
        for name in sorted((after.kept - before.kept) & after.promised):
            yield PromiseKept(name)
    if step.reply.spends:
        yield from _spending(staging, step)
    if step.walked_out:
        yield WalkedOut()
    ending = staging.scenario.endings.get(after.place)
    if ending is not None:
        for name in broken_promises(after, walked_out=step.walked_out):
            yield PromiseBroken(name)
        yield Ended(ending.name, ending.outcome)


def _moods(step: Step) -> Iterator[Event]:
    if step.before.meters == step.after.meters:
        return
    for meter, before, after in zip(METERS, step.before.meters, step.after.meters, strict=True):
        if before != after:
            because = tuple([s.behavior.name for s in step.shown if meter in s.behavior.moves])
            yield MoodMoved(meter, before, after, because)


def _spending(staging: Staging, step: Step) -> Iterator[Event]:
    limits = staging.scenario.briefing.authority
    total = dict(step.after.spent)
    for kind, amount in step.reply.spends:
        yield AuthoritySpent(kind, amount, limits[kind] - total[kind])
        if kind in step.crossed:
            yield AuthorityCrossed(kind, limits[kind], total[kind])
