"""Moments as they are practised: what a card is about, known without playing.

A card belongs to a moment for as long as its best replies stay the same, so these must hang on
nothing but the moment and its scorecard: an edit elsewhere in the file changes no card. Each
reply therefore counts for the best it can show: what a condition asks of the conversation is
taken to hold, and only what was drawn decides. A variant in which another reply is best adds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice, product
from typing import TYPE_CHECKING

from roleplay.conversation.attempt import stage
from roleplay.conversation.effects import effect_of
from roleplay.repetition.grades import best_of, consider, is_scored
from roleplay.repetition.habits import is_weak
from roleplay.scenario.conditions import Compare, Name, names_in
from roleplay.scenario.model import VariableAmount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from roleplay.conversation.effects import Shown
    from roleplay.conversation.staging import BoundReply, Staging
    from roleplay.repetition.grades import Considered
    from roleplay.scenario.model import Behavior, Moment, Passage, Scenario, Scorecard

MOST_VARIANTS = 64
"""A moment that reads more combinations of what is drawn is judged by the first of them."""


@dataclass(frozen=True, slots=True)
class PractisedMoment:
    """A moment with something to practise.

    `text` is a digest (16 hex digits) of what is said, offered and explained there. `best` are the
    names of the replies that are best in some variant, sorted; `behaviors` what they show, `weak`
    the weak behaviors that a reply can show instead, and `dimensions` those of `behaviors`, all in
    the scorecard's order. `industry` and `level` are the scenario's.
    """

    scenario: str
    moment: str
    text: str
    best: tuple[str, ...]
    behaviors: tuple[str, ...]
    weak: tuple[str, ...]
    dimensions: tuple[str, ...]
    industry: str
    level: int

    @property
    def key(self) -> tuple[str, str]:
        """What a card knows it by."""
        return self.scenario, self.moment


def practised_moments(scenario: Scenario, scorecard: Scorecard) -> tuple[PractisedMoment, ...]:
    """The scored moments, in file order; none of an off-script scenario, which is never drilled."""
    if scenario.off_script:
        return ()
    moments = [_practised(scenario, scorecard, m) for m in scenario.moments.values()]
    return tuple([moment for moment in moments if moment is not None])


def _practised(scenario: Scenario, scorecard: Scorecard, moment: Moment) -> PractisedMoment | None:
    best: set[str] = set()
    good: set[str] = set()
    possible: set[str] = set()
    for staging in _stagings(scenario, scorecard, moment):
        replies = {reply.name: reply for reply in staging.moment(moment.name).replies}
        shown = {name: _at_its_best(staging, reply) for name, reply in replies.items()}
        options = [option for option, _ in shown.values()]
        possible.update(_possible(staging, replies.values()))
        if is_scored(options):
            names = [option.name for option in best_of(options)]
            best.update(names)
            good.update(s.behavior.name for name in names for s in shown[name][1])
    if not best:
        return None
    listed = scorecard.behaviors.values()
    trained = [b for b in listed if b.name in good]
    return PractisedMoment(
        scenario=scenario.id,
        moment=moment.name,
        text=_digest(moment),
        best=tuple(sorted(best)),
        behaviors=tuple([b.name for b in trained]),
        weak=tuple([b.name for b in listed if b.name in possible - good and is_weak(b)]),
        dimensions=tuple(dict.fromkeys([b.dimension for b in trained])),
        industry=scenario.industry,
        level=scenario.level,
    )


def _stagings(scenario: Scenario, scorecard: Scorecard, moment: Moment) -> Iterator[Staging]:
    """The variants that differ in this moment; the first item of all that it does not read."""
    read = _variables_read(moment)
    counts = [
        len(v.items) if any(name in read for name in v.items[0]) else 1 for v in scenario.vary
    ]
    for variant in islice(product(*map(range, counts)), MOST_VARIANTS):
        yield stage(scenario, scorecard, variant)


def _variables_read(moment: Moment) -> set[str]:
    """What the conditions and amounts of a moment name, variables among it."""
    read: set[str] = set()
    for reply in moment.replies.values():
        conditions = [reply.when, *(show.when for show in reply.shows)]
        for test in (t for c in conditions if c is not None for t in names_in(c)):
            read.add(test.name.name)
            if isinstance(test, Compare) and isinstance(test.operand, Name):
                read.add(test.operand.name)
        read.update(a.name for a in reply.spends.values() if isinstance(a, VariableAmount))
    return read


def _at_its_best(staging: Staging, reply: BoundReply) -> tuple[Considered, tuple[Shown, ...]]:
    """A reply as if all had been done that it needs, and nothing had been spent."""
    scorecard = staging.scorecard
    chosen: dict[str, Behavior] = {}
    for _, behavior in sorted(reply.shows, key=lambda show: (show[1].level, not show[1].critical)):
        chosen[behavior.dimension] = behavior
    needed = frozenset([b.needs for b in chosen.values() if b.needs])
    limits = staging.scenario.briefing.authority
    crossed = any(amount > limits[kind] for kind, amount in reply.spends)
    effect = effect_of(scorecard, tuple(chosen.values()), reply.moves, needed, crossed=crossed)
    return consider(scorecard, reply.name, effect.shown, effect.levels), effect.shown


def _possible(staging: Staging, replies: Iterable[BoundReply]) -> Iterator[str]:
    """The behaviors that the replies show in one state or another."""
    for reply in replies:
        for _, behavior in reply.shows:
            yield behavior.name
            while behavior.otherwise is not None:
                behavior = staging.scorecard.behaviors[behavior.otherwise]
                yield behavior.name


def _digest(moment: Moment) -> str:
    """Of everything a trainee reads there and of the key; not of places or other moments."""
    lines = [*_texts(moment.note), *_texts(moment.customer)]
    for name, reply in sorted(moment.replies.items()):
        shows = sorted({show.behavior for show in reply.shows})
        texts = [*_texts(reply.say), *_texts(reply.do), "because", *_texts(reply.because)]
        lines += [f"reply {name}", *shows, "says", *texts]
    return blake2b("\x1f".join(lines).encode(), digest_size=8).hexdigest()


def _texts(passage: Passage | None) -> Iterator[str]:
    for alternative in passage.alternatives if passage else ():
        yield from map(str, alternative.wordings)
