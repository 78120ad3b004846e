"""A text to read: the step of a path."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from roleplay.app.content import FAINT, shown, stacked
from roleplay.app.helping import Help
from roleplay.app.keys import key_name
from roleplay.app.screens.page import Page
from roleplay.app.widgets.footer import Footer
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.words import Pressable, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class ReadingScreen(Page[bool]):
    """Gives whether it was read."""

    CSS_PATH = "leaflet.tcss"
    AUTO_FOCUS = "Scroll"
    GUIDE = Help(
        "Reading",
        "A step of your path that is read and not played. Enter marks it as read; Esc goes back "
        "and leaves it for later.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", "I have read it", id="reading.read", key_display="Enter"),
        Binding("escape", "dismiss(False)", "Later", id="reading.later", key_display="Esc"),
    ]

    def __init__(self, path: str, title: str, text: str) -> None:
        super().__init__()
        self._path = path
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """What it is a step of, the text, and how to go on."""
        heading = [shown(self._title, "bold"), shown(self._path, FAINT)]
        yield Words(stacked(heading), id="title")
        with Scroll():
            yield Words(shown(self._text))
        enter = key_name(self.app, "reading.read", "Enter")
        yield Pressable(shown(f"Press {enter} when you have read it.", "bold"), id="go-on")
        yield Footer()

    def on_pressable_pressed(self) -> None:
        """The mouse marks it as read as well."""
        self.dismiss(True)  # noqa: FBT003 - what the screen gives back
