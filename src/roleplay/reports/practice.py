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
    from roleplay.repetition.drill import DrillItem
    from roleplay.repetition.standing import DueCount, Standing

WHY = {
    "due": "It is time for this one.",
    "revised": "Revised since you met it.",
    "weak-behavior": "Against a habit of yours.",
    "other-industry": "From another trade.",
    "easy-win": "An easy one after the break.",
    "new": "New to you.",
    "ahead": "Not due yet, and a good moment to keep.",
}
"""Why a moment is in a drill, by the name of the reason."""


GRADED = {
    Grade.EASY: "The best reply, and quickly.",
    Grade.GOOD: "The best reply.",
    Grade.HARD: "Close: one level below the best.",
    Grade.AGAIN: "There is a better one.",
}
"""What a reply was, by its grade."""

HELD = "What is due waits until you have gone on with the conversation you left in the middle."
"""Where nothing else is due: to drill a conversation's moments would tell how it goes on."""

BEST = Grade.GOOD
"""From this grade on no reply would have been better."""


def why_told(why: str, *, is_new: bool) -> str:
    """Why a moment is in a drill, and whether somebody never met it."""
    told, new = WHY[why], WHY["new"]
    return f"{new} {told}" if is_new and told != new else told


def makeup(items: Iterable[DrillItem]) -> str:
    """What a drill is made of, as in “5 due and 1 new”: the same numbers as `roleplay due`."""
    listed = tuple(items)
    due = sum(item.is_due for item in listed)
    new = sum(item.is_new for item in listed)
    counts = {"due": due, "new": new, "ahead of time": len(listed) - due - new}
    *before, last = [f"{count} {what}" for what, count in counts.items() if count]
    return f"{', '.join(before)} and {last}" if before else last


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


def stopped(left: DueCount | None) -> str:
    """That a drill was left before its end, when so much is due still; None for not known yet."""
    rest = "; what is left stays due" if left and left.count else ""
    return f"You stopped. Every answer is stored{rest}."


def drill_told(answers: Sequence[tuple[Grade, int | None]], left: DueCount) -> Iterator[str]:
    """What a drill came to in a few lines, from each answer's grade and days until it returns.

    `left` is what is due still: only where that is nothing it is enough.
    """
    best = sum(grade >= BEST for grade, _ in answers)
    if not answers:
        yield "Nothing could be drilled today."
        return
    if left.count:
        are = "is" if left.is_one else "are"
        rest = f"{left.in_words} {are} due still, for now or for later today."
    else:
        rest = "Enough for now."
    yield f"{best} of {len(answers)} with the best reply. {rest}"
    days = [due for _, due in answers if due is not None]
    if days:
        first = "The first of those you answered" if left.count else "The next of these"
        yield f"{first} comes back {in_days(min(days))}."


def due_line(due: DueCount, next_day: int | None, today: int) -> str:
    """What is due in one line, and how to do it; or when something will be."""
    if due.count:
        are = "is" if due.is_one else "are"
        return f"{due.in_words} {are} due, about {minutes(due.minutes)}: roleplay drill"
    if due.more:
        return "Enough for today. The rest comes back tomorrow."
    if due.held:
        return HELD
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
