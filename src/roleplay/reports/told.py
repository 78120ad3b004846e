"""A finished attempt with all that its debrief tells, as a value, and the words for it.

What is scored stands in `scoring.debrief`; here it is put beside what the trainee said themselves
and what was before and comes after.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roleplay.conversation.rules import find, take
from roleplay.conversation.state import in_words
from roleplay.conversation.view import lines_after
from roleplay.reports.labels import first_words, spaced
from roleplay.reports.practice import in_days
from roleplay.reports.progress import local_time
from roleplay.reports.wording import OUTCOMES, listed, share
from roleplay.scenario.model import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from roleplay.conversation import Attempt
    from roleplay.conversation.view import Spoken
    from roleplay.scoring import Debrief
    from roleplay.store import AttemptRow, Feeling, FinishedAttempt

MOST_EARLIER = 5
"""Earlier attempts that one is compared with."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A finished attempt, told.

    `guess` is the trainee's own in percent, None without one. `own_words` are by the number of the
    reply, from 0. `returns` says in how many days each of its moments comes back, `earlier` has the
    attempts at the same scenario before it, the oldest first.
    """

    row: AttemptRow
    attempt: Attempt
    debrief: Debrief
    guess: int | None
    own_words: Mapping[int, str] = field(default_factory=dict)
    feelings: tuple[Feeling, ...] = ()
    lesson: str = ""
    returns: Mapping[str, int] = field(default_factory=dict)
    earlier: tuple[FinishedAttempt, ...] = ()

    @property
    def customer(self) -> str:
        """The customer's name."""
        return self.attempt.staging.scenario.customer.name

    @property
    def currency(self) -> str:
        """The currency of what is given."""
        return self.attempt.staging.scenario.currency


def follows(attempt: Attempt, number: int, reply: str) -> tuple[str, ...]:
    """What a reply at a turn, counted from 1, led to or would have led to, in lines.

    The engine knows exactly: it is the reaction and the next line of the customer, or the end.
    """
    staging, before = attempt.staging, attempt.turns[number - 1].step.before
    bound = find(staging, before, reply)
    if bound is None:  # a silence, which is never offered
        return ()
    step = take(staging, before, bound)
    customer = staging.scenario.customer.name
    told = [said(line, customer) for line in lines_after(staging, step)]
    if step.walked_out:
        told.append("The customer has had enough and leaves.")
    if ending := staging.scenario.endings.get(step.after.place):
        told.append(f"It ends there. {OUTCOMES[ending.outcome]}.")
    return tuple(told)


def said(line: Spoken, customer: str) -> str:
    """A line behind the name of who said it."""
    match line.speaker:
        case Speaker.NOTE:
            return line.text
        case Speaker.CUSTOMER:
            return f"{customer}: {line.text}"
        case speaker:
            return f"{speaker.capitalize()}: {line.text}"


def returns_lines(told: Told) -> Iterator[str]:
    """When the moments come back, the soonest first: “Back in 2 days: “Where is my parcel?”.”."""
    by_days: dict[int, list[str]] = defaultdict(list)
    for moment, days in told.returns.items():
        by_days[days].append(_moment_in_words(told.attempt, moment))
    for days in sorted(by_days):
        yield f"Back {in_days(days)}: {listed(by_days[days])}."


def _moment_in_words(attempt: Attempt, moment: str) -> str:
    """How the customer began there, or what they had just said; its name where they were silent."""
    staging, turns = attempt.staging, attempt.turns
    passage = staging.scenario.moments[moment].customer
    there = (n for n, turn in enumerate(turns) if turn.step.before.place == moment)
    number = next(there, None)
    if number is None:
        return spaced(moment)
    if passage is not None:
        return f"“{first_words(staging.text(passage, turns[number].step.before))}”"
    before = lines_after(staging, turns[number - 1].step) if number else ()
    spoken = [line.text for line in before if line.speaker is Speaker.CUSTOMER and not line.act]
    return f"“{first_words(spoken[-1])}”" if spoken else spaced(moment)


def feelings_line(feelings: Sequence[Feeling]) -> str:
    """How well the trainee knew how the customer felt; empty where nobody asked."""
    if not feelings:
        return ""
    right = sum(_feels(each.guessed) == _feels(each.actual) for each in feelings)
    times = "once" if len(feelings) == 1 else f"{len(feelings)} times"
    return f"How they feel: asked {times}, you were right {right} of {len(feelings)}."


def feeling_line(feeling: Feeling) -> str:
    """One guess at how the customer felt, and what it was."""
    guessed, actual = _feels(feeling.guessed), _feels(feeling.actual)
    if guessed == actual:
        return f"You took them to be {guessed}, and so they were."
    return f"You took them to be {guessed}; they were {actual}."


def _feels(temper: int) -> str:
    return in_words("temper", temper)


def comparison(told: Told) -> tuple[list[str], ...]:
    """A table of the last attempts at the scenario and this one; empty where it is the first.

    The first row is the head: when, overall, the dimensions, and whether it was passed.
    """
    if not told.earlier:
        return ()
    score = told.debrief.score
    names = list(score.dimensions)
    head = ["", "overall", *map(spaced, names), ""]
    rows = [_compared(done, names) for done in told.earlier[-MOST_EARLIER:]]
    return (head, *rows, _this(told, names))


def _compared(done: FinishedAttempt, names: Sequence[str]) -> list[str]:
    scores, finish = done.finish.scores, done.finish
    each = [f"{scores[name].percent} %" if name in scores else "–" for name in names]
    passed = "passed" if finish.passed else "not passed"
    return [local_time(done.attempt.started), f"{finish.overall.percent} %", *each, passed]


def _this(told: Told, names: Sequence[str]) -> list[str]:
    score = told.debrief.score
    each = [share(score.dimensions[name]) for name in names]
    return ["this one", share(score.overall), *each, "passed" if score.passed else "not passed"]
