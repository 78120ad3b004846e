"""How does the customer feel now? Asked below their words, before it can be read above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message

from roleplay.app.content import FAINT, shown
from roleplay.app.widgets.choices import Choice, Choices
from roleplay.app.widgets.words import Words
from roleplay.reports.feelings import TEMPERS

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import OptionList

QUESTION = " How do they feel now? "
ABOUT = "Something has changed. Say what you think before you see it."
CANNOT_TELL = "I cannot tell"


class Feelings(Vertical):
    """Every word for a temper to choose from. Posts `Felt`."""

    class Felt(Message):
        """What the trainee takes the temper to be, 0 to 10; None where they cannot tell."""

        def __init__(self, temper: int | None) -> None:
            super().__init__()
            self.temper = temper

    def __init__(self) -> None:
        super().__init__(id="feelings")
        self.border_title = shown(QUESTION)

    def compose(self) -> ComposeResult:
        """The words, from calm on, and a way not to guess."""
        yield Words(shown(ABOUT, FAINT))
        words = [Choice(shown(word.capitalize()), str(temper)) for word, temper in TEMPERS.items()]
        yield Choices([*words, Choice(shown(CANNOT_TELL), "none")])

    def begin(self) -> None:
        """Ask anew."""
        choices = self.query_one(Choices)
        choices.action_first()
        choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A word was chosen."""
        event.stop()
        key = event.option_id
        self.post_message(self.Felt(int(key) if key and key.isdecimal() else None))
