"""What all screens but the boxes over them have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen, ScreenResultType

from roleplay.app.keys import PAGE_KEYS

if TYPE_CHECKING:
    from textual.binding import BindingType

    from roleplay.app.helping import Help


class Page(Screen[ScreenResultType], inherit_bindings=False):
    """A screen with a help page of its own."""

    GUIDE: ClassVar[Help]
    """What its help says beside its keys."""
    BINDINGS: ClassVar[list[BindingType]] = [*PAGE_KEYS]
