"""What is kept of drills and scored replies, and how it stands in rows.

Apart from the other values, since a start that shows Today needs none of them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from roleplay.repetition.cards import Card, Review
from roleplay.repetition.habits import Answer
from roleplay.repetition.shown import ShownBehavior
from roleplay.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roleplay.store.sqlite import Row, Value


@dataclass(frozen=True, slots=True)
class DrillRow:
    """A drill that was begun; its answers are reviews whose `run` is its uid.

    `day` is the trainee's local day at that time, as `date.toordinal` counts.
    """

    uid: str
    trainee: str
    minutes: int
    seed: int
    started: int
    day: int


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A scored reply, in an attempt or a drill; with its texts and lead, all that a replay needs.

    `run` is the uid of the attempt or drill, `seq` the number of the answer there, from 0. `text`
    and `best` say what the moment was, `lead` which replies led to it in a drill. `shown` is what
    the reply showed, `possible` what any reply there would have shown. `grade` is 1 to 4. `counts`
    marks the first answer of a day at a moment, `fresh` a variant never met before. `day` is the
    trainee's local day as `date.toordinal` counts.
    """

    run: str
    seq: int
    trainee: str
    scenario: str
    moment: str
    text: str
    best: tuple[str, ...]
    scenario_digest: str
    scorecard_digest: str
    seed: int
    drawn: Mapping[str, str]
    lead: tuple[str, ...]
    reply: str
    shown: tuple[ShownBehavior, ...]
    possible: tuple[ShownBehavior, ...]
    grade: int
    counts: bool
    drill: bool
    fresh: bool
    took_ms: int | None
    day: int
    at: int


def of_review(review: ReviewRow) -> tuple[Value, ...]:
    """The columns of a review, in the order of `review`."""
    return (
        *(review.run, review.seq, review.trainee, review.scenario, review.moment, review.text),
        *(rows.of_names(review.best), review.scenario_digest, review.scorecard_digest, review.seed),
        *(json.dumps(dict(review.drawn)), rows.of_names(review.lead), review.reply),
        *(json.dumps(review.shown), json.dumps(review.possible), review.grade),
        *(int(review.counts), int(review.drill), int(review.fresh)),
        *(review.took_ms, review.day, review.at),
    )


def review(row: Row) -> ReviewRow:
    """The review in a row."""
    run, seq, trainee, scenario, moment, text, best, scenario_digest, scorecard_digest = row[:9]
    seed, values, lead, reply, shown, possible, grade, *flags, took_ms, day, at = row[9:]
    counts, drill, fresh = map(bool, flags)
    return ReviewRow(
        *(run, seq, trainee, scenario, moment, text, rows.names(best)),
        *(scenario_digest, scorecard_digest, seed, rows.drawn(values), rows.names(lead), reply),
        shown=_shown(shown),
        possible=_shown(possible),
        grade=grade,
        counts=counts,
        drill=drill,
        fresh=fresh,
        took_ms=took_ms,
        day=day,
        at=at,
    )


@lru_cache(maxsize=4096)  # a moment is answered again and again, and always offers the same
def _shown(column: str) -> tuple[ShownBehavior, ...]:
    match rows.decoded(column):
        case list() as shown:
            return tuple(_behavior(each) for each in shown)
    raise rows.unreadable()


def _behavior(each: object) -> ShownBehavior:
    match each:
        case [str(behavior), str(dimension), int(level), bool(critical)]:
            return ShownBehavior(behavior, dimension, level, critical)
    raise rows.unreadable()


def answer(row: Row) -> Answer:
    """The answer in a row: of a review, as much as makes habits."""
    scenario, moment, reply, run, day, shown, possible = row
    return Answer(scenario, moment, reply, run, day, _shown(shown), _shown(possible))


def counted(row: Row) -> Review:
    """The answer in a row: of a review that counts, as much as makes a card."""
    from roleplay.repetition.grades import Grade  # here, since it loads the engine

    scenario, moment, text, best, grade, day = row
    try:
        return Review(scenario, moment, text, rows.names(best), Grade(grade), day)
    except ValueError as error:
        raise rows.unreadable() from error


def of_card(card: Card) -> tuple[Value, ...]:
    """The columns of a card behind its trainee."""
    return (
        *(card.scenario, card.moment, card.text, rows.of_names(card.best), card.due, card.last),
        *(card.stability, card.difficulty, card.reviews, card.lapses),
    )


def card(row: Row) -> Card:
    """The card in a row."""
    scenario, moment, text, best, due, last, stability, difficulty, reviews, lapses = row
    return Card(
        *(scenario, moment, text, rows.names(best), due, last),
        *(stability, difficulty, reviews, lapses),
    )
