"""Own words first: what the trainee would say, typed before the replies can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message

from roleplay.app.content import FAINT, shown
from roleplay.app.widgets.line import Line
from roleplay.app.widgets.words import Pressable, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

HOW = "Nobody scores it; it stands beside the model reply in the end. Empty, or Esc, goes on."


class Composer(Vertical):
    """A line to write in. Posts `Written` with what was written, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "skip", "Skip", id="composer.skip", key_display="Esc"),
    ]

    class Written(Message):
        """The trainee goes on to the replies."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(id="composer")
        self.border_title = shown(" What would you say, in your own words? ")

    def compose(self) -> ComposeResult:
        """The line, and what becomes of it."""
        yield Line()
        yield Words(shown(HOW, FAINT))
        yield Pressable(shown("Enter shows the replies.", "bold"))

    def begin(self) -> None:
        """Ask for something new."""
        line = self.query_one(Line)
        line.value = ""
        line.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: on to the replies."""
        event.stop()
        self._pass_on()

    def on_pressable_pressed(self) -> None:
        """The mouse goes on as well."""
        self._pass_on()

    def action_skip(self) -> None:
        """On to the replies without own words."""
        self.post_message(self.Written(""))

    def _pass_on(self) -> None:
        self.post_message(self.Written(self.query_one(Line).text))
