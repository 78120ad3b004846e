"""A drill in lines: the way to each moment, the choice, what the customer says, the reason.

The answers are those of a conversation; whatever was chosen is stored before the reaction is shown.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from roleplay.plain.debrief import explain
from roleplay.plain.play import choose, know, say_lines
from roleplay.reports import practice

if TYPE_CHECKING:
    from roleplay.drilling import Answered, Drilling, Question
    from roleplay.plain.console import Console


def drill(drilling: Drilling, console: Console) -> None:
    """Ask every moment of a drill, or until the person stops.

    Raises:
        LeftError: they stopped; what was answered is stored.
    """
    count = "1 moment" if len(drilling.items) == 1 else f"{len(drilling.items)} moments"
    console.say(f"{count}: {practice.makeup(drilling.items)}. For help, type ? and Enter.")
    while question := drilling.question():
        _lead_in(question, console)
        asked = monotonic()
        chosen = choose(question.attempt, console)
        answered = drilling.answer(chosen.name, monotonic() - asked)
        console.say(f"You{' do' if chosen.act else ''}: {chosen.text}")
        _tell(question, answered, console)
    console.say()
    answers = [(each.grade, each.days) for each in drilling.answered]
    console.all(practice.drill_told(answers, drilling.still_due()))


def _lead_in(question: Question, console: Console) -> None:
    scenario = question.attempt.staging.scenario
    console.say()
    console.say(f"Moment {question.number} of {question.of}: {scenario.title}")
    console.say(practice.why_told(question.item.why, is_new=question.item.is_new))
    know(question.attempt, console)
    say_lines(question.attempt, console, question.opening)
    if question.left_out:
        console.say(practice.left_out(question.left_out))
    say_lines(question.attempt, console, question.before)


def _tell(question: Question, answered: Answered, console: Console) -> None:
    turn = answered.turn
    console.say()
    say_lines(question.attempt, console, answered.reaction)
    console.say()
    console.say(practice.GRADED[answered.grade])
    explain(turn.chosen, console)
    if answered.grade < practice.BEST:
        console.say(f"The model reply: {turn.model.text}")
        explain(turn.model, console)
    console.say(practice.returns(answered.days, stuck=answered.stuck))
