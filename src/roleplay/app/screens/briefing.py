"""The briefing before a conversation begins, and again while it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Footer

from roleplay.app.content import FAINT, shown, stacked
from roleplay.app.helping import Help
from roleplay.app.screens.page import Page
from roleplay.app.widgets.briefing import BriefingPanel
from roleplay.app.widgets.meters import meters
from roleplay.app.widgets.words import Pressable, Words
from roleplay.reports import labels

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from roleplay.conversation.view import View
    from roleplay.scenario.model import Scenario


class BriefingScreen(Page[bool]):
    """Gives True for Enter, False for going back."""

    CSS_PATH = "briefing.tcss"
    AUTO_FOCUS = "BriefingPanel"
    GUIDE = Help(
        "Briefing",
        "What you know before you talk to the customer, and what you may give without asking "
        "anybody. During the conversation, b shows it again.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", "Begin", id="briefing.begin", key_display="Enter"),
        Binding("b", "dismiss(False)", "Back", id="briefing.close", show=False),
        Binding("escape", "dismiss(False)", "Back", id="briefing.back", key_display="Esc"),
    ]

    def __init__(self, scenario: Scenario, view: View, *, is_beginning: bool) -> None:
        super().__init__()
        self._scenario = scenario
        self._view = view
        self._is_beginning = is_beginning

    def compose(self) -> ComposeResult:
        """The title, the briefing, and how to go on."""
        yield Words(self._heading(), id="title")
        yield Words(meters(self._view.meters), id="state")
        yield BriefingPanel(self._scenario, self._view)
        if self._is_beginning:
            yield Pressable(shown("Press Enter when you are ready.", "bold"), id="ready")
        yield Footer(show_command_palette=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to begin in the middle of a conversation."""
        return self._is_beginning or (action, parameters) != ("dismiss", (True,))

    def on_pressable_pressed(self) -> None:
        """The mouse begins as well."""
        self.dismiss(True)  # noqa: FBT003 - what the screen gives back

    def _heading(self) -> Content:
        scenario = self._scenario
        customer = scenario.customer
        return stacked(
            [
                shown(scenario.title, "bold"),
                shown(
                    f"{customer.mood.value} customer, {labels.CHANNELS[customer.channel]}, "
                    f"level {scenario.level} ({labels.LEVELS[scenario.level]})",
                    FAINT,
                ),
            ]
        )
