"""Leaving a conversation in the middle: asked once, and only when all that was said is stored.

What is said beside the conversation (own words, feelings, rules) is stored while the screen goes
on. Who wants to leave meanwhile waits for it: where it cannot be stored they are told, and stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import ScreenResultType

from roleplay.app.background import in_background
from roleplay.app.screens.answering import Answering
from roleplay.app.screens.ask import AskScreen, tell_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from roleplay.errors import RoleplayError

LEAVE = "Leave this conversation?"
LEAVE_OR_STAY = (("leave", "Leave for now"), ("stay", "Stay with the customer"))
NOT_KEPT = "It was not kept"


class Leaving(Answering[ScreenResultType]):
    """Can be in the middle of something, and then asks before anybody goes elsewhere."""

    def __init__(self, *, one_key: bool) -> None:
        super().__init__(one_key=one_key)
        self._keeping = 0
        self._is_asking = False
        self._then: Callable[[], object] | None = None

    @property
    def is_in_the_middle(self) -> bool:
        """Whether something was said, written or begun that somebody could miss later."""
        raise NotImplementedError  # the screen alone knows what is under way on it

    @property
    def about_leaving(self) -> str:
        """What becomes of it."""
        raise NotImplementedError  # the screen alone knows what is under way on it

    def put_away(self) -> None:
        """The trainee leaves: store what is left to be stored."""

    def action_leave(self) -> None:
        """One step back: at once where there is nothing to be left in the middle."""
        self.leave_for(self._close)

    def leave_for(self, then: Callable[[], object]) -> None:
        """See Page; who is asked already and insists does not stay for the answer."""
        if self._is_asking or not self.is_in_the_middle:
            self._go(then)
            return
        self._is_asking = True

        def answered(answer: str | None) -> None:
            self._is_asking = False
            if answer == "leave":
                self._go(then)

        self.app.push_screen(AskScreen(LEAVE, self.about_leaving, LEAVE_OR_STAY), answered)

    def keep(self, work: Callable[[], None], done: Callable[[], object] = lambda: None) -> None:
        """Store something beside the conversation."""
        self._keeping += 1

        def kept(_: None) -> None:
            self._keeping -= 1
            done()
            self.leave_when_stored()

        def not_kept(error: RoleplayError) -> None:
            self._keeping -= 1
            self.stay()
            tell_error(self, NOT_KEPT, error)

        in_background(self, work, kept, not_kept)

    @property
    def is_leaving(self) -> bool:
        """Whether the trainee wants to go elsewhere, and waits for what is being stored."""
        return self._then is not None

    def leave_when_stored(self) -> None:
        """Go where the trainee wanted to go, unless something is still to be stored."""
        then = self._then
        if then and not (self.is_storing or self._keeping):
            self._then = None
            then()

    def stay(self) -> None:
        """Something could not be stored: nobody leaves without having been told."""
        self._then = None

    def _go(self, then: Callable[[], object]) -> None:
        self._then = then
        self.put_away()
        self.leave_when_stored()

    def _close(self) -> None:
        """Take this screen away, with whatever was opened over it meanwhile."""
        while self.app.screen is not self:
            self.app.pop_screen()
        self.app.pop_screen()
