"""What a shell shows: the present scene of an attempt, with every text ready.

Shells render views and hold no rules. Texts are the author's: a shell shows them as text, never
as markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from roleplay.conversation.draws import draw_order, draw_wording
from roleplay.conversation.rules import offered, silence
from roleplay.conversation.state import in_words
from roleplay.scenario.model import METERS, Speaker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roleplay.conversation.attempt import Attempt
    from roleplay.conversation.rules import Step
    from roleplay.conversation.staging import BoundReply, Staging
    from roleplay.conversation.state import Number, State
    from roleplay.scenario.model import Outcome, Scenario, Scorecard


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line and who says it. `act` marks something done rather than said."""

    speaker: Speaker
    text: str
    act: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A reply that can be chosen, in the wording with that number, counted from 0.

    `act` marks something done rather than said.
    """

    name: str
    text: str
    act: bool
    wording: int


@dataclass(frozen=True, slots=True)
class Meter:
    """A part of the customer's state: its name, 0 to 10, in words, and where it was before."""

    name: str
    value: int
    words: str
    before: int


@dataclass(frozen=True, slots=True)
class Limit:
    """An authority of the briefing: what may be given in all, and what is left of it."""

    kind: str
    limit: Number
    left: Number


@dataclass(frozen=True, slots=True)
class BriefingView:
    """What the trainee knows before and during the conversation."""

    you: str
    facts: tuple[str, ...]
    about: str
    waited: str


@dataclass(frozen=True, slots=True)
class EndingView:
    """How it ended, in the customer's terms; `mood` is their temper in words."""

    name: str
    outcome: Outcome
    stays: bool | None
    recommends: bool | None
    review: str
    mood: str
    walked_out: bool


@dataclass(frozen=True, slots=True)
class View:
    """The present scene.

    `lines` are what was said since the last reply; `replies` are in the order to list them, and
    empty at an ending. `seconds` is the time to answer in timed mode, None where there is none.
    """

    place: str
    lines: tuple[Spoken, ...]
    replies: tuple[Offer, ...]
    meters: tuple[Meter, ...]
    authority: tuple[Limit, ...]
    briefing: BriefingView
    seconds: int | None
    ending: EndingView | None


def show(attempt: Attempt) -> View:
    """The view of an attempt."""
    staging, state = attempt.staging, attempt.state
    last = attempt.turns[-1].step if attempt.turns else None
    offers = {r.name: r for r in offered(staging, state)}
    in_order = draw_order(attempt.seed, state.place, list(offers))
    unspoken = silence(staging, state)
    return View(
        place=state.place,
        lines=lines_after(staging, last) if last else opening(staging, state),
        replies=tuple(offer(attempt.seed, staging, state, offers[name]) for name in in_order),
        meters=_meters(staging, state, last.before if last else state),
        authority=_authority(staging, state),
        briefing=_briefing(staging, state),
        seconds=staging.scenario.moments[state.place].seconds if unspoken else None,
        ending=_ending(staging, state, walked_out=last is not None and last.walked_out),
    )


def order(attempt: Attempt) -> tuple[str, ...]:
    """The names of the offered replies in the order to list them."""
    names = [r.name for r in offered(attempt.staging, attempt.state)]
    return tuple(draw_order(attempt.seed, attempt.state.place, names))


def offer(seed: int, staging: Staging, state: State, reply: BoundReply) -> Offer:
    """A reply as it is listed, in the wording that the seed draws."""
    passage = reply.source.say or reply.source.do
    if passage is None:
        msg = f"the reply {reply.key} has neither say nor do"
        raise AssertionError(msg)
    wordings = staging.wordings(passage, state)
    wording = draw_wording(seed, *reply.key, len(wordings))
    text = staging.words(wordings[wording])
    return Offer(reply.name, text, act=reply.source.do is not None, wording=wording)


def opening(staging: Staging, state: State) -> tuple[Spoken, ...]:
    """What is said before the first reply."""
    before = tuple(
        Spoken(line.speaker, staging.text(line.text, state)) for line in staging.scenario.before
    )
    return before + _line_at(staging, state)


def lines_after(staging: Staging, step: Step) -> tuple[Spoken, ...]:
    """What follows a reply: the customer's reaction at once, then what the next place has."""
    reaction = step.reply.source.reaction
    if reaction is None:
        return _line_at(staging, step.after)
    said = Spoken(Speaker.CUSTOMER, staging.text(reaction, step.after))
    return (said, *_line_at(staging, step.after))


def _line_at(staging: Staging, state: State) -> tuple[Spoken, ...]:
    """What is seen at a moment or an ending, then what the customer says there."""
    scenario = staging.scenario
    place = scenario.moments.get(state.place) or scenario.endings[state.place]
    parts = ((Speaker.NOTE, place.note), (Speaker.CUSTOMER, place.customer))
    return tuple(
        [Spoken(speaker, staging.text(text, state)) for speaker, text in parts if text is not None]
    )


def _meters(staging: Staging, state: State, before: State) -> tuple[Meter, ...]:
    moving = moving_meters(staging.scenario, staging.scorecard)
    return tuple(
        Meter(name, value, in_words(name, value), was)
        for name, value, was in zip(METERS, state.meters, before.meters, strict=True)
        if name in moving
    )


@lru_cache(maxsize=16)
def moving_meters(scenario: Scenario, scorecard: Scorecard) -> frozenset[str]:
    """The meters that some reply of the scenario can move; the others are not shown."""
    moving: set[str] = set()
    shown: set[str] = set()
    for moment in scenario.moments.values():
        for reply in moment.replies.values():
            moving.update(reply.moves)
            shown.update(show.behavior for show in reply.shows)
            if reply.spends:
                shown.update(d.over_authority or "" for d in scorecard.dimensions.values())
    while shown:
        behavior = scorecard.behaviors.get(shown.pop())
        if behavior is not None:
            moving.update(behavior.moves)
            shown.update([behavior.otherwise] if behavior.otherwise else [])
    return frozenset(moving)


def _authority(staging: Staging, state: State) -> tuple[Limit, ...]:
    limits: Mapping[str, Number] = staging.scenario.briefing.authority
    spent = dict(state.spent)
    return tuple(Limit(kind, limit, limit - spent.get(kind, 0)) for kind, limit in limits.items())


def _briefing(staging: Staging, state: State) -> BriefingView:
    scenario = staging.scenario
    briefing, customer = scenario.briefing, scenario.customer
    return BriefingView(
        you=staging.text(briefing.you, state) if briefing.you else "",
        facts=tuple(staging.text(fact, state) for fact in briefing.facts),
        about=staging.text(customer.about, state) if customer.about else "",
        waited=staging.text(customer.waited, state) if customer.waited else "",
    )


def _ending(staging: Staging, state: State, *, walked_out: bool) -> EndingView | None:
    ending = staging.scenario.endings.get(state.place)
    if ending is None:
        return None
    return EndingView(
        name=ending.name,
        outcome=ending.outcome,
        stays=ending.stays,
        recommends=ending.recommends,
        review=staging.text(ending.review, state) if ending.review else "",
        mood=in_words("temper", state.temper),
        walked_out=walked_out,
    )
