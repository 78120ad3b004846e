"""Ways to play, each in a line: one of several, or one that is on or off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from roleplay.app.content import FAINT, shown
from roleplay.app.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from textual.app import ComposeResult

ONE_OF = ("●", "○")
SWITCH = ("■", "□")
NAME_WIDTH = 9


class Way(Words):
    """A line to press: its key, whether it is chosen, its name and what it means."""

    class Pressed(Message):
        """It was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, key: str, name: str, meaning: str, marks: tuple[str, str]) -> None:
        super().__init__()
        self.key = key
        self._told = (name, meaning)
        self._marks = marks

    def mark(self, *, chosen: bool) -> None:
        """Show whether it is chosen."""
        name, meaning = self._told
        mark = self._marks[0 if chosen else 1]
        self.show(
            Content.assemble(
                shown(f"{self.key} ", "bold $text-accent"),
                shown(f"{mark} {name:<{NAME_WIDTH}} ", "bold" if chosen else ""),
                shown(meaning, FAINT),
            )
        )

    def on_click(self) -> None:
        """The mouse chooses as its key does."""
        self.post_message(self.Pressed(self.key))


class Ways(Vertical):
    """Lines to press."""

    def __init__(self, ways: Iterable[Way], chosen: Collection[str]) -> None:
        super().__init__(id="ways")
        self._ways = tuple(ways)
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Each in a line."""
        yield from self._ways

    def on_mount(self) -> None:
        """Show what is chosen at first."""
        self.mark(self._chosen)

    def mark(self, chosen: Collection[str]) -> None:
        """Show which are chosen, by their keys."""
        for way in self._ways:
            way.mark(chosen=way.key in chosen)
