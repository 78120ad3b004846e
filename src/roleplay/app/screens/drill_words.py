"""What a drill says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from roleplay.app.content import FAINT, bar, shown, stacked
from roleplay.app.helping import Help
from roleplay.app.widgets.answer import MARKS
from roleplay.reports import labels, practice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from roleplay.drilling import Answered, Question
    from roleplay.repetition.drill import DrillItem
    from roleplay.repetition.standing import DueCount

GUIDE = Help(
    "Practice",
    "Moments from conversations, one at a time: what led to it, then your reply. What you know "
    "can differ from the last time, and with it the best reply, so look at it first. Every answer "
    "is stored as you give it: you can stop after any key, and what is due stays due.",
    (
        ("❯", "the reply that Enter says"),
        ("(you do)", "something you do rather than say"),
        ("… 3 replies later …", "this part of the conversation is left out"),
        ("✓✓", "the best reply, and quickly"),
        ("✓", "the best reply"),
        ("≈", "one level below the best"),
        ("→", "there is a better one"),
        ("3 of 4", "the level of a behavior, 0 to 4"),
    ),
)

LOOKING = shown("One moment …", FAINT)
DONE = shown("That is all for now", "bold")
NOT_STORED = "Your answer was not stored, so it does not count"


def close(enter: str) -> Content:
    """What the key does at the end."""
    return shown(f"Press {enter} to go back to Today.", "bold")


def what_now(enter: str, escape: str, *, is_last: bool, is_more: bool) -> Content:
    """What these two keys do after an answer; `is_more` where not all of it is in sight."""
    to = "to see how it went" if is_last else "for the next moment"
    how = f"▼ more below, {enter} reads on." if is_more else f"Press {enter} {to}."
    stored = f"Your answer is stored; {escape} stops here."
    return Content.assemble(shown(how, "bold"), shown(f"  {stored}", FAINT))


def heading(question: Question, items: Sequence[DrillItem]) -> Content:
    """Which moment it is, of what, whose, and why it comes back now.

    The first line of all says what the drill is made of, in the numbers of Today.
    """
    scenario = question.attempt.staging.scenario
    meters = question.attempt.view().meters
    mood = meters[0].words if meters else scenario.customer.mood.value
    place = f"Moment {question.number} of {question.of}"
    of = f"{practice.makeup(items)}. " if question.number == 1 and question.of > 1 else ""
    why = practice.why_told(question.item.why, is_new=question.item.is_new)
    who = f"{scenario.customer.name}, {mood}, {labels.CHANNELS[scenario.customer.channel]}"
    return stacked(
        [
            Content.assemble(
                shown(place, "bold"),
                shown(f"  {bar(question.number, question.of, question.of)}  ", "$primary"),
                shown(f"{of}{why}", FAINT),
            ),
            Content.assemble(shown(scenario.title, "bold"), shown(f"  {who}", FAINT)),
        ]
    )


def summary(answers: Iterable[tuple[str, Answered]], left: DueCount) -> Content:
    """How a drill went, from the scenarios' titles, what was answered there, what is due still."""
    answered = tuple(answers)
    told = practice.drill_told([(each.grade, each.days) for _, each in answered], left)
    return stacked([*(shown(line, "bold") for line in told), *_lines(answered)])


def _lines(answered: tuple[tuple[str, Answered], ...]) -> Iterator[Content]:
    for title, each in answered:
        mark, style = MARKS[each.grade]
        moment = labels.spaced(each.turn.moment)
        yield shown("")
        yield Content.assemble(shown(f"{mark:<2} ", style), shown(f"{title}: {moment}"))
        yield shown(f"   {practice.GRADED[each.grade]} {_back(each)}", FAINT)


def _back(each: Answered) -> str:
    if each.stuck:
        return "It is not drilled any more."
    return practice.back(each.days) if each.days is not None else "Answered today before."
