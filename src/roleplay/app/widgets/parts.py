"""The parts of a screen in a row, one of them shown; chosen with the mouse or by the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.message import Message

from roleplay.app.content import shown
from roleplay.app.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class Parts(Horizontal):
    """The names of the parts, numbered from 1."""

    class Chosen(Message):
        """A part was clicked; they are counted from 0."""

        def __init__(self, part: int) -> None:
            super().__init__()
            self.part = part

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(id="parts")
        self._names = tuple(names)

    def compose(self) -> ComposeResult:
        """A name for each part."""
        for number, name in enumerate(self._names):
            yield Part(number, name)

    def show(self, part: int) -> None:
        """Mark a part as the one that is shown."""
        for each in self.query(Part):
            each.mark(is_shown=each.number == part)


class Part(Words):
    """The name of a part."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__(shown(f" {number + 1} {name} "))
        self.number = number
        self._name_of_part = name

    def mark(self, *, is_shown: bool) -> None:
        """Say in brackets and by color whether it is shown."""
        before, after = "[]" if is_shown else "  "
        self.show(shown(f"{before}{self.number + 1} {self._name_of_part}{after}"))
        self.set_class(is_shown, "-shown")

    def on_click(self) -> None:
        """Show this part."""
        self.post_message(Parts.Chosen(self.number))
