"""A few words over the screen that go by themselves: what happened, where nothing else shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from roleplay.text import safe_text

if TYPE_CHECKING:
    from textual.app import App


SECONDS = 2.5
"""How long it stays: it covers the keys below."""


def toast(app: App[Any], text: str) -> None:
    """Say it in the corner for some seconds; nothing in it is taken for markup."""
    app.notify(safe_text(text), markup=False, timeout=SECONDS)
