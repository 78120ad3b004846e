"""What an answer in a drill did: the reaction, the grade, the reason, and what would be better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container, Vertical
from textual.message import Message

from roleplay.app.content import BAD, FAINT, GOOD, WARNING, shown, stacked
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.words import Item, Words
from roleplay.repetition.grades import Grade
from roleplay.reports import practice, wording
from roleplay.reports.coaching import quoted
from roleplay.scenario.model import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from roleplay.drilling import Answered
    from roleplay.scoring.debrief import Option

HEADING = "bold $text-primary"
MARKS = {
    Grade.EASY: ("✓✓", GOOD),
    Grade.GOOD: ("✓", GOOD),
    Grade.HARD: ("≈", WARNING),
    Grade.AGAIN: ("→", BAD),
}
"""Mark and style of each grade; the words beside it say the same."""


class AnswerPanel(Scroll):
    """One answer, told: the customer first, the grade second, then why, then when it returns.

    Posts `Placed` when more or less of it has come into sight.
    """

    class Placed(Message):
        """It was laid out, so it is known whether it all fits."""

    def __init__(self, answered: Answered, customer: str, currency: str) -> None:
        super().__init__(id="answer")
        self._answered = answered
        self._customer = customer
        self._currency = currency

    def compose(self) -> ComposeResult:
        """From the customer's reaction to the day on which the moment comes back."""
        told = self._answered
        for line in told.reaction:
            if line.speaker is Speaker.NOTE:
                yield Words(shown(line.text, "italic"), classes="reaction note")
            else:
                said = [shown(self._customer, "bold"), shown(line.text)]
                yield Words(stacked(said), classes="reaction")
        yield from self._changes()
        mark, style = MARKS[told.grade]
        yield Words(shown(f"{mark}  {practice.GRADED[told.grade]}", f"bold {style}"), id="grade")
        with Container(classes="beside"):
            yield from self._options()
        yield Words(shown(practice.returns(told.days, stuck=told.stuck)), id="returns")

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """More or less of it is out of sight."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Placed())

    def watch_virtual_size(self) -> None:
        """All of it has its place now."""
        self.post_message(self.Placed())

    def on_resize(self) -> None:
        """There is more room for it, or less."""
        self.post_message(self.Placed())

    def _changes(self) -> Iterator[Words]:
        changes = wording.happenings(self._answered.turn.events, self._currency)
        lines = [shown(change, FAINT) for change in changes]
        if lines:
            yield Words(stacked(lines), classes="changes")

    def _options(self) -> Iterator[Vertical]:
        turn = self._answered.turn
        yield _option("You", turn.chosen)
        if self._answered.grade < practice.BEST:
            yield _option("The model reply", turn.model)


def _option(heading: str, option: Option) -> Vertical:
    return Vertical(
        Words(shown(heading, HEADING)),
        Words(shown(quoted(option))),
        *(Item(shown(wording.behavior(judged), FAINT)) for judged in option.judged),
        *([Words(shown(f"Why: {option.because}"))] if option.because else []),
        classes="option",
    )
