"""A column that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from roleplay.app.keys import SCROLL_KEYS

if TYPE_CHECKING:
    from textual.binding import BindingType


class Scroll(VerticalScroll, inherit_bindings=False):
    """Scrolls with the arrows, page by page, and to either end."""

    BINDINGS: ClassVar[list[BindingType]] = [*SCROLL_KEYS]
