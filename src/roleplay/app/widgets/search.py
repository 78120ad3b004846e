"""A line to type what is looked for; all other keys stay with the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Input

from roleplay.text import safe_text

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType


class Search(Input, inherit_bindings=False):
    """Words to look for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "cursor_left", "Cursor left", id="search.left", show=False),
        Binding("right", "cursor_right", "Cursor right", id="search.right", show=False),
        Binding("home", "home", "To the first letter", id="search.home", show=False),
        Binding("end", "end", "Behind the last letter", id="search.end", show=False),
        Binding("backspace", "delete_left", "Erase a letter", id="search.erase", show=False),
        Binding("delete", "delete_right", "Erase the next", id="search.erase-next", show=False),
        Binding("ctrl+u", "delete_left_all", "Erase all", id="search.erase-all", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(
            placeholder="Type to search: a name, a mood, a trade …",
            id="search",
            compact=True,
            select_on_focus=False,
        )
        # A cursor that blinks paints for ever, which a slow line feels.
        self.cursor_blink = False

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """A question mark is looked for in the middle of words; alone it asks for help."""
        return super().check_consume_key(key, character) and not self._asks_for_help(character)

    async def _on_key(self, event: events.Key) -> None:
        """Leave to the screen what Input would take otherwise."""
        if self._asks_for_help(event.character):
            event.prevent_default()

    def _asks_for_help(self, character: str | None) -> bool:
        return character == "?" and not self.value

    def insert_text_at_cursor(self, text: str) -> None:
        """What is pasted can hold characters that a terminal would obey."""
        super().insert_text_at_cursor(safe_text(text))
