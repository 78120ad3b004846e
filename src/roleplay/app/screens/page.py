"""What all screens but the boxes over them have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType

from roleplay.app.keys import PAGE_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from roleplay.app.helping import Help


class ClosesOnce(Screen[ScreenResultType], inherit_bindings=False):
    """A screen that gives back one answer: keys that arrive together close nothing below it."""

    _is_closed = False

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """See Screen; a second answer, or one from below another screen, is none."""
        if self._is_closed or self.app.screen is not self:
            return AwaitComplete()  # of nothing
        self._is_closed = True
        return super().dismiss(result)

    def leave_for(self, then: Callable[[], object]) -> None:
        """Somebody wants to go elsewhere; a screen in the middle of something asks them first."""
        then()


class Page(ClosesOnce[ScreenResultType], inherit_bindings=False):
    """A screen with a help page of its own."""

    GUIDE: ClassVar[Help]
    """What its help says beside its keys."""
    BINDINGS: ClassVar[list[BindingType]] = [*PAGE_KEYS]
