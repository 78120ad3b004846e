"""What the screens have in common on which a reply is given: in a conversation and in a drill.

A reply is stored before anything that it does is shown; meanwhile no other is taken, and after a
moment the screen says what it waits for. Where it cannot be stored, it can be chosen again.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from textual.screen import ScreenResultType

from roleplay.app.background import in_background
from roleplay.app.breath import Breath
from roleplay.app.screens.page import Page
from roleplay.app.widgets.replies import Replies
from roleplay.app.widgets.transcript import Transcript

if TYPE_CHECKING:
    from collections.abc import Callable

    from roleplay.errors import RoleplayError

T = TypeVar("T")

PATIENCE = 0.3
"""Seconds after which a screen says what it waits for."""


class Answering(Page[ScreenResultType]):
    """Takes one reply at a time. With `one_key` a number says it, once the moment can be seen."""

    def __init__(self, *, one_key: bool) -> None:
        super().__init__()
        self.one_key = one_key
        self.breath = Breath()
        self.is_storing = False
        self._asked = monotonic()

    @property
    def takes_replies(self) -> bool:
        """Whether a reply that is said now is meant for what is asked now."""
        return not self.is_storing and (self.breath.is_over or not self.one_key)

    @property
    def seconds(self) -> float:
        """How long the reply has taken until now."""
        return monotonic() - self._asked

    def ask(self) -> None:
        """From now on the trainee thinks about a reply."""
        self._asked = monotonic()
        self.breath.take()

    def store(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        refused: Callable[[RoleplayError], None],
    ) -> None:
        """Store a reply, then show what it does, or that it was not stored."""
        self.is_storing = True

        def stored(result: T) -> None:
            self._end_storing()
            done(result)

        def not_stored(error: RoleplayError) -> None:
            self._end_storing()
            refused(error)

        in_background(self, work, stored, not_stored)
        self.set_timer(PATIENCE, self._say_that_it_waits)

    def action_page(self, direction: int) -> None:
        """Scroll what was said; the keys stay with the replies."""
        for transcript in self.query(Transcript):
            page = max(1, transcript.scrollable_content_region.height - 1)
            transcript.scroll_relative(y=direction * page, animate=False)

    def _end_storing(self) -> None:
        self.is_storing = False
        for replies in self.query(Replies):
            replies.wait(on=False)

    def _say_that_it_waits(self) -> None:
        if self.is_storing:
            for replies in self.query(Replies):
                replies.wait(on=True)
