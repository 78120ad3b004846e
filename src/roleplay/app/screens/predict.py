"""The trainee's own guess, before they see the score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical

from roleplay.app.breath import Breath
from roleplay.app.content import FAINT, WARNING, shown
from roleplay.app.helping import Help
from roleplay.app.keys import key_name
from roleplay.app.screens.page import Page
from roleplay.app.widgets.footer import Footer
from roleplay.app.widgets.guess import Guess
from roleplay.app.widgets.words import Pressable, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


HOW = "Type 0 to 100 or use the arrows, or leave it out."


@dataclass(frozen=True, slots=True)
class Prediction:
    """A guess in percent, or the decision not to make one."""

    percent: int | None


class PredictScreen(Page[Prediction | None]):
    """Gives the prediction, None for going back to the conversation."""

    CSS_PATH = "predict.tcss"
    AUTO_FOCUS = "Guess"
    GUIDE = Help(
        "Your own guess",
        "Most people think they serve better than their customers say. Guess your score before "
        "you see it: the gap, and how it closes over time, tells you how well you see yourself.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="predict.back", key_display="Esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._breath = Breath()

    def compose(self) -> ComposeResult:
        """The question, the number, and how to give it."""
        with Vertical(id="box"):
            yield Words(shown("Before you see it: what did you score?", "bold"))
            yield Words(shown("100 is the best that could be said at every reply.", FAINT))
            yield Guess()
            yield Words(shown(HOW, FAINT), id="how")
            enter = key_name(self.app, "guess.accept", "Enter")
            yield Pressable(shown(f"Press {enter} to see the result.", "bold"), id="accept")
        yield Footer()

    def on_pressable_pressed(self) -> None:
        """The mouse accepts as well."""
        self.query_one(Guess).action_accept()

    def on_guess_accepted(self, event: Guess.Accepted) -> None:
        """The guess is made, or left out by somebody who can have seen the question."""
        if self._breath.is_over:
            self.dismiss(Prediction(event.value))

    def on_guess_refused(self) -> None:
        """More than everything cannot be earned."""
        backspace = key_name(self.app, "guess.erase", "Backspace")
        words = f"100 is the most. {backspace} takes a digit back."
        self.query_one("#how", Words).show(shown(words, f"bold {WARNING}"))
