"""Keys that several screens and widgets share. Each has an id, so that it can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.binding import Binding

if TYPE_CHECKING:
    from textual.app import App

PAGE_KEYS = (
    Binding("tab", "app.focus_next", "To the next part", id="page.next-part", show=False),
    Binding(
        "shift+tab", "app.focus_previous", "To the part before", id="page.part-before", show=False
    ),
    Binding("ctrl+c", "screen.copy_text", "Copy selected text", id="page.copy", show=False),
)
"""What every screen understands."""

SCROLL_KEYS = (
    Binding("up", "scroll_up", "Up", id="scroll.up", show=False),
    Binding("down", "scroll_down", "Down", id="scroll.down", show=False),
    Binding("pageup", "page_up", "A page up", id="scroll.page-up", show=False),
    Binding("pagedown", "page_down", "A page down", id="scroll.page-down", show=False),
    Binding("home", "scroll_home", "To the beginning", id="scroll.home", show=False),
    Binding("end", "scroll_end", "To the end", id="scroll.end", show=False),
)
"""What everything that scrolls understands."""


def key_name(app: App[Any], does: str, usual: str) -> str:
    """What people call the key that does something: the usual one, or what it was changed to.

    `does` is the id of its binding.
    """
    changed = getattr(app, "changed_keys", {}).get(does)
    if changed is None:
        return usual
    from roleplay.app.keymap import shown_key

    return " or ".join(shown_key(key.strip()) for key in changed.split(","))
