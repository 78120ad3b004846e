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


TITLE = "The coach"


class CoachPanel(Scroll):
    """Says what the coach thinks of a reply. Posts `Heard` when the trainee wants to go on.

    Enter reads on first, as long as something is out of sight: the better reply comes last.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Go on", id="coach.go-on", key_display="Enter"),
    ]

    class Heard(Message):
        """The trainee has read it."""

    def __init__(self) -> None:
        super().__init__(id="coach")
        self.border_title = shown(f" {TITLE} ")

    def say(self, advice: Advice, *, is_last: bool) -> None:
        """Show the advice to the last reply, in place of what was said before."""
        for part in self.children:
            part.display = False  # it goes a little later
        self.remove_children()
        enter = key_name(self.app, "coach.go-on", "Enter")
        self.mount(*_parts(advice, f"Press {enter} {SEE_RESULT if is_last else GO_ON}."))
        self.scroll_home(animate=False)

    def action_go_on(self) -> None:
        """Go on with the conversation, once all of it was in sight."""
        if self.has_more_below:
            self.read_on()
        else:
            self.post_message(self.Heard())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say whether there is more below."""
        super().watch_scroll_y(old_value, new_value)
        self._tell_whether_more()

    def watch_virtual_size(self) -> None:
        """What it says has its place now."""
        self.call_after_refresh(self._tell_whether_more)

    def on_resize(self) -> None:
        """There is more room for it, or less."""
        self.call_after_refresh(self._tell_whether_more)

    def on_pressable_pressed(self) -> None:
        """The mouse goes on as well."""
        self.action_go_on()

    def _tell_whether_more(self) -> None:
        enter = key_name(self.app, "coach.go-on", "Enter")
        more = f"  ·  ▼ more below, {enter} reads on" if self.has_more_below else ""
        self.border_title = shown(f" {TITLE}{more} ")


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
