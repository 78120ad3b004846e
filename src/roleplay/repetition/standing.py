"""Where every moment stands for a trainee: what is due today, what waits, what is set aside.

Due days are stored with the cards, so nothing here needs the scheduler: `roleplay due` is asked
for by shells that start up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from roleplay.repetition.cards import Card
    from roleplay.repetition.moments import PractisedMoment

MOST_A_DAY = 12
"""No more moments than this come back on one day, and no bigger number is ever shown."""

SECONDS_A_MOMENT = 50
"""About what a moment takes: lead-in, choice, reaction and reason."""


class StandingState(StrEnum):
    """What is to be done about a moment."""

    DUE = "due"
    """It is about to be forgotten."""
    REVISED = "revised"
    """Its text has changed since its last review, so it is due."""
    LATER = "later"
    """It is still remembered."""
    STUCK = "stuck"
    """Drilling does not help: show the good and the bad reply side by side, and tell a trainer."""
    GONE = "gone"
    """It is in no scenario any more; its history stays."""
    NEW = "new"
    """It was never reviewed, or has another best reply now: the next review begins a card."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a moment stands. `due` is the day from which it is due, None where that is never.

    `card` is None where it was never reviewed, `facts` None where it is gone; never both. While
    its conversation is left in the middle it is `held`: it stays what it is, and is not drilled,
    since that would tell how the conversation goes on.
    """

    card: Card | None
    facts: PractisedMoment | None
    state: StandingState
    due: int | None = None
    held: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """Its scenario and its name."""
        known = self.facts or self.card
        return known.key if known else ("", "")

    @property
    def is_due(self) -> bool:
        """Whether it is due now."""
        return self.state in (StandingState.DUE, StandingState.REVISED)


@dataclass(frozen=True, slots=True)
class DueCount:
    """How many moments come back today, 0 to 12; `more` where others wait for tomorrow.

    `held` is how many others are due, and wait until their conversation was gone on with.
    """

    count: int
    more: bool
    held: int = 0

    @property
    def in_words(self) -> str:
        """“nothing”, “1 moment”, “7 moments” or “12+ moments”."""
        if not self.count:
            return "nothing"
        return f"{self.count}{'+' if self.more else ''} moment{'' if self.is_one else 's'}"

    @property
    def is_one(self) -> bool:
        """Whether it is one moment and no more."""
        return self.count == 1 and not self.more

    @property
    def minutes(self) -> int:
        """About how long they take, in whole minutes, rounded up."""
        return -(-self.count * SECONDS_A_MOMENT // 60)


def standings(
    cards: Iterable[Card],
    moments: Iterable[PractisedMoment],
    today: int,
    left: Container[str] = (),
) -> tuple[Standing, ...]:
    """Every card and every moment that can be practised, by scenario and name.

    `left` are the scenarios of conversations that were left in the middle.
    """
    facts = {moment.key: moment for moment in moments}
    known = {card.key: card for card in cards}
    found = [_standing(known.get(key), facts.get(key), today) for key in sorted(facts | known)]
    return tuple([replace(each, held=True) if each.key[0] in left else each for each in found])


def _standing(card: Card | None, facts: PractisedMoment | None, today: int) -> Standing:
    if facts is None:
        return Standing(card, None, StandingState.GONE)
    if card is None or card.best != facts.best:
        return Standing(card, facts, StandingState.NEW)
    revised = card.text != facts.text
    if card.stuck and not revised:
        return Standing(card, facts, StandingState.STUCK)
    # Only the first answer of a day counts, so a text revised since can be answered from tomorrow.
    due = card.last + 1 if revised else card.due
    if due > today:
        return Standing(card, facts, StandingState.LATER, due)
    return Standing(card, facts, StandingState.REVISED if revised else StandingState.DUE, due)


def due_count(standings: Iterable[Standing], today: int) -> DueCount:
    """How many moments are due and fit into what is left of today."""
    listed = tuple(standings)
    due = [standing for standing in listed if standing.is_due]
    held = sum(standing.held for standing in due)
    free, left = len(due) - held, left_today(listed, today)
    return DueCount(min(free, left), more=free > left, held=held)


def left_today(standings: Iterable[Standing], today: int) -> int:
    """How many of the moments that come back today are still to be answered, 0 to 12.

    What was met for the first time today did not come back, and does not count. Nor do answers
    from after today: they tell of a clock that was ahead, not of this day.
    """
    cards = [standing.card for standing in standings if standing.card]
    answered = sum(card.last == today and card.reviews > 1 for card in cards)
    return max(MOST_A_DAY - answered, 0)


def next_due(standings: Iterable[Standing], today: int) -> int | None:
    """The day, from today on, on which something comes back next; None where nothing ever does.

    What was held back because the day's twelve are done, or because its conversation was left in
    the middle, comes back tomorrow.
    """
    listed = tuple(standings)
    days = [max(s.due, today + 1) if s.held else s.due for s in listed if s.due is not None]
    earliest = min(days, default=None)
    if earliest is None:
        return None
    return max(earliest, today if left_today(listed, today) else today + 1)


def moments_in(minutes: int) -> int:
    """How many moments fit into so many minutes: six into five."""
    return max(1, round(minutes * 60 / SECONDS_A_MOMENT))
