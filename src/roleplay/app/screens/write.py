"""Something to write in one's own words, in a box over the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from roleplay.app.content import FAINT, shown
from roleplay.app.helping import Help
from roleplay.app.keys import PAGE_KEYS, key_name
from roleplay.app.screens.page import ClosesOnce
from roleplay.app.widgets.line import Line
from roleplay.app.widgets.words import Pressable, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input


class WriteScreen(ClosesOnce[str | None], ModalScreen[str | None], inherit_bindings=False):
    """Gives what was written, None when it is left with Escape or nothing was written."""

    CSS_PATH = "ask.tcss"
    AUTO_FOCUS = "Line"
    GUIDE = Help("Writing", "Type it in your own words. Enter keeps it, Esc goes back without.")
    BINDINGS: ClassVar[list[BindingType]] = [
        *PAGE_KEYS,
        Binding("escape", "dismiss(None)", "Back", id="write.back", key_display="Esc"),
    ]

    def __init__(self, title: str, about: str, text: str = "") -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._text = text

    def compose(self) -> ComposeResult:
        """What to write, the line for it, and how to keep it."""
        with Vertical(id="box"):
            yield Words(shown(self._title, "bold"), id="question")
            yield Words(shown(self._about), id="explanation")
            yield Line(self._text)
            enter, escape = (
                key_name(self.app, "line.keep", "Enter"),
                key_name(self.app, "write.back", "Esc"),
            )
            yield Pressable(shown(f"{enter} keeps it", "bold"), id="keep")
            yield Pressable(shown(f"{escape} goes back without", FAINT), id="back")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: this is what there is to say."""
        event.stop()
        self._keep()

    def on_pressable_pressed(self, event: Pressable.Pressed) -> None:
        """The mouse keeps it as well, or goes back without."""
        if event.pressed.id == "keep":
            self._keep()
        else:
            self.dismiss(None)

    def _keep(self) -> None:
        self.dismiss(self.query_one(Line).text or None)
