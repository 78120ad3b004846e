"""Pieces of text on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from roleplay.app.content import shown

if TYPE_CHECKING:
    from textual.app import ComposeResult

NOTHING = Content()


class Words(Static):
    """Shows a `Content`, and nothing else: the type keeps plain strings, and so markup, out."""

    def __init__(
        self,
        content: Content = NOTHING,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(content, id=id, classes=classes, markup=False)

    def show(self, content: Content, *, same_size: bool = False) -> None:
        """Show something else; what has the `same_size` need not be laid out again."""
        self.update(content, layout=not same_size)


class Pressable(Words):
    """Words that the mouse can press, for what a key does as well."""

    class Pressed(Message):
        """They were clicked."""

        def __init__(self, pressed: Pressable) -> None:
            super().__init__()
            self.pressed = pressed

    def on_click(self) -> None:
        """Pass the click on as what it means."""
        self.post_message(self.Pressed(self))


class Item(Horizontal):
    """A text behind a bullet, which wraps beside it and not below."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content

    def compose(self) -> ComposeResult:
        """The bullet and the text."""
        yield Words(shown("•"), classes="bullet")
        yield Words(self._content)
