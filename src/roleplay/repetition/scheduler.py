"""The scheduler: when a moment comes back. The one module that knows the `fsrs` library.

- Only the first review of a day counts for a moment.
- A review from a day before the card's last one counts as little, so a clock that was set back
  changes nothing until it has caught up; the reviews that count have the order of their days.
- Where another reply is best now, the card begins anew. Where only the text has changed, what is
  remembered stays, and the lapses are counted afresh: the text they were made on is gone.

The library counts in whole 24 hours and insists on `timezone.utc`: it is given every day as noon
there, so no summer time can make a day longer or shorter. It has no learning steps here (a moment
is answered once a day) and no fuzz (which would draw from the global random state); a card that
is not given a number would read the clock and sleep, so all have the same one.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import fsrs

from roleplay.repetition.cards import Card, Review
from roleplay.repetition.grades import Grade

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roleplay.repetition.moments import PractisedMoment

RETENTION = 0.9
"""A moment comes back when its chance to be recalled has sunk to this."""

LONGEST = 60
"""The longest interval, in days."""

_FSRS = fsrs.Scheduler(
    desired_retention=RETENTION,
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=LONGEST,
    enable_fuzzing=False,
)


def review(card: Card | None, answer: Review) -> Card:
    """The card after an answer; `card` is the moment's so far, None where it has none."""
    if card is not None and answer.day < card.last:
        return card
    if card is None or card.best != answer.best:
        return _scheduled(answer, _new(answer.day))
    if answer.day == card.last:
        return card
    lapses = card.lapses if card.text == answer.text else 0
    lapses += answer.grade is Grade.AGAIN
    return _scheduled(answer, _known(card), reviews=card.reviews, lapses=lapses)


def next_cards(card: Card | None, moment: PractisedMoment, day: int) -> dict[Grade, Card]:
    """What each grade would make of the card: all are known before the answer is."""
    scenario, name, text, best = moment.scenario, moment.moment, moment.text, moment.best
    return {g: review(card, Review(scenario, name, text, best, g, day)) for g in Grade}


def cards_from(reviews: Iterable[Review]) -> dict[tuple[str, str], Card]:
    """The cards by (scenario, moment), from the reviews in the order of their days."""
    cards: dict[tuple[str, str], Card] = {}
    for answer in reviews:
        cards[answer.key] = review(cards.get(answer.key), answer)
    return cards


def retrievability(card: Card, day: int) -> float:
    """The chance, 0 to 1, that the moment would be recalled on that day."""
    return _FSRS.get_card_retrievability(_known(card), _noon(day))


def _scheduled(answer: Review, before: fsrs.Card, *, reviews: int = 0, lapses: int = 0) -> Card:
    after, _ = _FSRS.review_card(before, fsrs.Rating(answer.grade), _noon(answer.day))
    if after.stability is None or after.difficulty is None:
        msg = "fsrs left a reviewed card without stability or difficulty"
        raise AssertionError(msg)
    return Card(
        scenario=answer.scenario,
        moment=answer.moment,
        text=answer.text,
        best=answer.best,
        due=after.due.toordinal(),
        last=answer.day,
        stability=after.stability,
        difficulty=after.difficulty,
        reviews=reviews + 1,
        lapses=lapses,
    )


def _new(day: int) -> fsrs.Card:
    return fsrs.Card(card_id=0, due=_noon(day))


def _known(card: Card) -> fsrs.Card:
    return fsrs.Card(
        card_id=0,
        state=fsrs.State.Review,
        stability=card.stability,
        difficulty=card.difficulty,
        due=_noon(card.due),
        last_review=_noon(card.last),
    )


def _noon(day: int) -> datetime:
    return datetime.combine(date.fromordinal(day), time(12), tzinfo=UTC)
