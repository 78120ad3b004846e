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

    @property
    def has_more_below(self) -> bool:
        """Whether something below the last line in sight can be scrolled to."""
        return self.scroll_y < self.max_scroll_y

    def read_on(self) -> None:
        """Scroll a page down, with one line of the last one left."""
        page = max(1, self.scrollable_content_region.height - 1)
        self.scroll_relative(y=page, animate=False, immediate=True)
