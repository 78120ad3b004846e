"""What comes back, in words for people: what is due, why a moment is drilled, when it returns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from roleplay.repetition.grades import Grade
from roleplay.repetition.standing import StandingState
from roleplay.reports.labels import moment_at, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from roleplay.repetition.cards import Card
    from roleplay.repetition.standing import DueCount, Standing

WHY = {
    "due": "It is time for this one.",
    "revised": "This moment was revised since you met it.",
    "weak-behavior": "Here you can practise what you often miss.",
    "other-industry": "The same skill in another trade.",
    "easy-win": "You know this one: a good start after a break.",
    "new": "You have not met this one yet.",
    "ahead": "Not due yet, and a good moment to keep.",
}
"""Why a moment is in a drill, by the name of the reason."""


GRADED = {
    Grade.EASY: "The best reply, and quickly, in a variant that was new to you.",
    Grade.GOOD: "The best reply.",
    Grade.HARD: "Close: one level below the best.",
    Grade.AGAIN: "There is a better one.",
}
"""What a reply was, by its grade."""

BEST = Grade.GOOD
"""From this grade on no reply would have been better."""


def left_out(replies: int) -> str:
    """That a part of the way is not told."""
    return f"… {'1 reply' if replies == 1 else f'{replies} replies'} later …"


def returns(days: int | None, *, stuck: bool) -> str:
    """When the moment comes back, or that it does not; None where it was answered today before."""
    if stuck:
        return (
            "You have missed this one often, so it is not drilled any more. Talk it over with "
            "somebody: roleplay play shows it in its conversation."
        )
    if days is None:
        return "You had answered this one today; the first answer of a day is what counts."
    return back(days)


def stuck_lines(standings: Iterable[Standing], titles: Mapping[str, str]) -> Iterator[str]:
    """The moments that are not drilled any more, for whoever trains; nothing where there are none.

    `titles` are those of the scenarios by id.
    """
    stuck = _stuck(standings)
    if stuck:
        yield "Stuck: missed again and again, so not drilled any more. Talk them over:"
    for card in stuck:
        missed = f"missed {card.lapses} times"
        yield f"  {moment_at(card.scenario, card.moment, titles)}; {missed}"


def stuck_as_json(standings: Iterable[Standing]) -> list[dict[str, object]]:
    """The same for programs."""
    return [
        {"scenario": card.scenario, "moment": card.moment, "lapses": card.lapses}
        for card in _stuck(standings)
    ]


def _stuck(standings: Iterable[Standing]) -> list[Card]:
    """Those missed most come first."""
    found = [each.card for each in standings if each.card and each.state is StandingState.STUCK]
    return sorted(found, key=lambda card: (-card.lapses, card.key))


def nothing_to_drill(habit: str, *, enough: bool) -> str:
    """Why a drill has no moments."""
    if habit:
        return f"Nothing that trains “{spaced(habit)}” is left for today. It comes back."
    if enough:
        return "Enough for today. The rest comes back tomorrow."
    return "There is nothing to drill. “roleplay list” shows whom you can talk to."


def drill_told(answers: Sequence[tuple[Grade, int | None]]) -> Iterator[str]:
    """What a drill came to in a few lines, from each answer's grade and days until it returns."""
    best = sum(grade >= BEST for grade, _ in answers)
    if not answers:
        yield "Nothing could be drilled today."
        return
    yield f"{best} of {len(answers)} with the best reply. Enough for now."
    days = [due for _, due in answers if due is not None]
    if days:
        yield f"The next of these comes back {in_days(min(days))}."


def due_line(due: DueCount, next_day: int | None, today: int) -> str:
    """What is due in one line, and how to do it; or when something will be."""
    if due.count:
        are = "is" if due.is_one else "are"
        return f"{due.in_words} {are} due, about {minutes(due.minutes)}: roleplay drill"
    if due.more:
        return "Enough for today. The rest comes back tomorrow."
    if next_day is None:
        return "Nothing is due. Play a customer first: roleplay list"
    return f"Nothing is due today. Next: {in_days(next_day - today)}."


def minutes(number: int) -> str:
    """A number of minutes as in “1 minute”, “5 minutes”."""
    return "1 minute" if number == 1 else f"{number} minutes"


def in_days(days: int) -> str:
    """A number of days as in “today”, “tomorrow”, “in 6 days”."""
    if days <= 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"


def back(days: int) -> str:
    """When a moment returns, as in “Comes back in 6 days”."""
    return f"Comes back {in_days(days)}."


def day_in_words(day: int) -> str:
    """A day as in “27 November 2026”."""
    told = date.fromordinal(day)
    return f"{told.day} {told:%B %Y}"
