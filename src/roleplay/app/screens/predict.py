"""The trainee's own guess, before they see the score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Footer

from roleplay.app.content import FAINT, shown
from roleplay.app.helping import Help
from roleplay.app.screens.page import Page
from roleplay.app.widgets.guess import Guess
from roleplay.app.widgets.words import Pressable, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


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

    def compose(self) -> ComposeResult:
        """The question, the number, and how to give it."""
        with Vertical(id="box"):
            yield Words(shown("Before you see it: what did you score?", "bold"))
            yield Words(shown("100 is the best that could be said at every reply.", FAINT))
            yield Guess()
            yield Words(shown("Type 0 to 100 or use the arrows, or leave it out.", FAINT))
            yield Pressable(shown("Press Enter to see the result.", "bold"), id="accept")
        yield Footer(show_command_palette=False)

    def on_pressable_pressed(self) -> None:
        """The mouse accepts as well."""
        self.query_one(Guess).action_accept()

    def on_guess_accepted(self, event: Guess.Accepted) -> None:
        """The guess is made, or left out."""
        self.dismiss(Prediction(event.value))
