"""Texts on their way to the screen.

Textual reads square brackets in a `str` as markup, which a scenario could crash or misuse, and
terminals obey control characters. So no widget of this app is ever given a `str` that is not a
literal: every text becomes a `Content` here, in which nothing is obeyed. Styles are theme tokens
and attributes, never colors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable

FAINT = "$foreground-muted"
GOOD = "$text-success"
BAD = "$text-error"
WARNING = "$text-warning"

LABEL_WIDTH = 10


def shown(text: str, style: str = "") -> Content:
    """A text exactly as it is, line breaks and brackets included."""
    return Content.styled(safe_text(text, newlines=True), style)


def stacked(parts: Iterable[Content]) -> Content:
    """Parts below each other."""
    return Content("\n").join(parts)


def labeled(label: str, text: str) -> Content:
    """A label, as wide as all others, and the text it announces."""
    return Content.assemble(shown(f"{label:<{LABEL_WIDTH}}", FAINT), shown(text))


def bar(value: int, of: int = 10, cells: int = 10) -> str:
    """A bar of single-width blocks; anything above nothing shows at least one."""
    full = min(cells, max(value * cells // of, 1 if value > 0 else 0))
    return "█" * full + "░" * (cells - full)
