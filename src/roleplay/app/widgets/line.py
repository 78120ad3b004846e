"""A line to type something in one's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Input

from roleplay.text import safe_text

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

LONGEST = 500
"""Characters that can be typed."""


class Line(Input, inherit_bindings=False):
    """Words of the trainee's own. Posts Textual's `Submitted` for Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Keep it", id="line.keep", key_display="Enter"),
        Binding("left", "cursor_left", "Cursor left", id="line.left", show=False),
        Binding("right", "cursor_right", "Cursor right", id="line.right", show=False),
        Binding("ctrl+left", "cursor_left_word", "A word left", id="line.word-left", show=False),
        Binding("ctrl+right", "cursor_right_word", "A word right", id="line.word", show=False),
        Binding("home", "home", "To the first letter", id="line.home", show=False),
        Binding("end", "end", "Behind the last letter", id="line.end", show=False),
        Binding("backspace", "delete_left", "Erase a letter", id="line.erase", show=False),
        Binding("delete", "delete_right", "Erase the next", id="line.erase-next", show=False),
        Binding("ctrl+w", "delete_left_word", "Erase a word", id="line.erase-word", show=False),
        Binding("ctrl+u", "delete_left_all", "Erase all", id="line.erase-all", show=False),
    ]

    def __init__(self, text: str = "") -> None:
        super().__init__(safe_text(text), max_length=LONGEST, select_on_focus=False, classes="line")

    def replace(self, text: str, start: int, end: int) -> None:
        """See Input; what is typed or pasted can hold characters that a terminal would obey."""
        super().replace(safe_text(text), start, end)

    def on_paste(self, event: events.Paste) -> None:
        """Several lines become one, and none is lost."""
        event.prevent_default()
        event.stop()
        room = LONGEST - len(self.value) + len(self.selected_text)
        self.replace(" ".join(event.text.split())[:room], *self.selection)

    @property
    def text(self) -> str:
        """What was typed, without white space round it."""
        return safe_text(self.value).strip()
