"""The coach: what a reply showed, why, and what would have been better, below the reaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.message import Message

from roleplay.app.content import BAD, FAINT, GOOD, shown
from roleplay.app.keys import key_name
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.words import Item, Pressable, Words
from roleplay.reports.coaching import WELL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import BindingType
    from textual.widget import Widget

    from roleplay.reports.coaching import Advice

GO_ON = "to go on"
SEE_RESULT = "to see how it went"


class CoachPanel(Scroll):
    """Says what the coach thinks of a reply. Posts `Heard` when the trainee wants to go on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Go on", id="coach.go-on", key_display="Enter"),
    ]

    class Heard(Message):
        """The trainee has read it."""

    def __init__(self) -> None:
        super().__init__(id="coach")
        self.border_title = shown(" The coach ")

    def say(self, advice: Advice, *, is_last: bool) -> None:
        """Show the advice to the last reply, in place of what was said before."""
        for part in self.children:
            part.display = False  # it goes a little later
        self.remove_children()
        enter = key_name(self.app, "coach.go-on", "Enter")
        self.mount(*_parts(advice, f"Press {enter} {SEE_RESULT if is_last else GO_ON}."))
        self.scroll_home(animate=False)

    def action_go_on(self) -> None:
        """Go on with the conversation."""
        self.post_message(self.Heard())

    def on_pressable_pressed(self) -> None:
        """The mouse goes on as well."""
        self.action_go_on()


def _parts(advice: Advice, how: str) -> Iterator[Widget]:
    for line in advice.shown:
        yield Item(shown(line))
    if advice.because:
        yield Words(shown(f"Why: {advice.because}"))
    if advice.better:
        yield Words(shown("Better here", f"bold {BAD}"), classes="better")
        yield Words(shown(advice.better))
        if advice.better_because:
            yield Words(shown(f"Why: {advice.better_because}", FAINT))
    else:
        yield Words(shown(WELL, f"bold {GOOD}"), classes="better")
    yield Pressable(shown(how, "bold"), classes="go-on")
