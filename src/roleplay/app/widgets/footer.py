"""The line at the bottom: the keys that do something here, those that there is room for.

How to get help and how to get back always stay; the help has all keys, also those left out here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import widgets
from textual.widgets._footer import FooterKey  # what Textual's own is made of

from roleplay.text import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

ALWAYS = ("escape", "question_mark", "f1")
"""Keys that are never left out."""

BESIDE, BESIDE_COMPACT = 3, 2
"""Cells around a key and its description."""


class Footer(widgets.Footer):
    """Textual's, without the key for the palette, which the help names."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._composed_for = 0

    def compose(self) -> ComposeResult:
        """The keys, closer together or fewer where there is little room."""
        self._composed_for = width = self.app.size.width
        keys = [key for key in super().compose() if isinstance(key, FooterKey)]
        self.compact = _width(keys, BESIDE) > width
        if self.compact:
            keys = _fitting(keys, width)
        self.styles.grid_size_columns = len(keys)
        yield from keys

    def on_resize(self, event: events.Resize) -> None:
        """Another width has room for others."""
        if self._composed_for not in (0, event.size.width):
            self.call_after_refresh(self.recompose)


def _width(keys: Sequence[FooterKey], beside: int) -> int:
    return sum(cells(key.key_display) + cells(key.description) + beside for key in keys)


def _fitting(keys: list[FooterKey], width: int) -> list[FooterKey]:
    """As many as fit; what comes later goes first, but never how to get help and back."""
    kept = list(keys)
    for key in reversed(keys):
        if _width(kept, BESIDE_COMPACT) > width and key.key not in ALWAYS:
            kept.remove(key)
    return kept
