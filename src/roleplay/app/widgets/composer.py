"""Own words first: what the trainee would say, typed before the replies can be read.

All keys that print something belong to the line, so what else can be done here has function keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message

from roleplay.app.content import FAINT, shown
from roleplay.app.keys import key_name
from roleplay.app.widgets.line import Line
from roleplay.app.widgets.words import Pressable, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

HOW = "Nobody scores it; it stands beside the model reply in the end."


class Composer(Vertical):
    """A line to write in. Posts `Written` with what was written, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", "Help", id="composer.help", key_display="F1"),
        Binding("f4", "briefing", "Briefing", id="composer.briefing", key_display="F4"),
        Binding("f5", "pause", "Pause", id="composer.pause", key_display="F5"),
    ]

    class Written(Message):
        """The trainee goes on to the replies."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(id="composer")
        self.border_title = shown(" What would you say, in your own words? ")

    def compose(self) -> ComposeResult:
        """The line, and what becomes of it."""
        yield Line()
        yield Words(shown(HOW, FAINT))
        enter = key_name(self.app, "line.keep", "Enter")
        how = f"{enter} shows the replies, also where nothing is written."
        yield Pressable(shown(how, "bold"))

    @property
    def text(self) -> str:
        """What stands in the line now, without white space round it."""
        return self.query_one(Line).text

    def begin(self) -> None:
        """Ask for something new."""
        line = self.query_one(Line)
        line.value = ""
        line.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The screen knows whether there is something to pause."""
        return action != "pause" or self.screen.check_action(action, parameters)

    async def action_briefing(self) -> None:
        """The screen shows it."""
        await self.screen.run_action("briefing")

    async def action_pause(self) -> None:
        """The screen knows how."""
        await self.screen.run_action("pause")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: on to the replies."""
        event.stop()
        self._pass_on()

    def on_pressable_pressed(self) -> None:
        """The mouse goes on as well."""
        self._pass_on()

    def _pass_on(self) -> None:
        self.post_message(self.Written(self.text))
