"""The pause of a timed conversation. Nothing of it can be read meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical

from roleplay.app.content import FAINT, shown
from roleplay.app.helping import Help
from roleplay.app.keys import key_name
from roleplay.app.screens.page import Page
from roleplay.app.widgets.footer import Footer
from roleplay.app.widgets.words import Pressable, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class PauseScreen(Page[None]):
    """Lies over the conversation, and hides it."""

    CSS_PATH = "predict.tcss"
    GUIDE = Help(
        "Pause",
        "The clock stands still. The conversation is hidden, so that the pause is no time to read "
        "and think; the clock goes on where it was.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(None)", "Go on", id="pause.go-on", key_display="Enter"),
        Binding("escape", "dismiss(None)", "Go on", id="pause.back", key_display="Esc"),
    ]

    def compose(self) -> ComposeResult:
        """That it is a pause, and how to go on."""
        with Vertical(id="box"):
            yield Words(shown("Pause", "bold"))
            yield Words(shown("The clock stands still, and the conversation is hidden.", FAINT))
            enter = key_name(self.app, "pause.go-on", "Enter")
            yield Pressable(shown(f"Press {enter} to go on.", "bold"), id="accept")
        yield Footer()

    def on_pressable_pressed(self) -> None:
        """The mouse goes on as well."""
        self.dismiss(None)
