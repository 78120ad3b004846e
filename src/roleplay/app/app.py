"""The app: which screens there are, the keys that work on all of them, and the theme.

Screens compose widgets and turn keys and messages into calls of the core, nothing else. Today is
at the bottom of the stack; every other screen lies on it, and Escape goes one step back.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding

from roleplay.app.screens.today import TodayScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType
    from textual.screen import Screen

    from roleplay.app.attempts import Standing, Start
    from roleplay.desk import Desk

PLAIN_THEME = "ansi-dark"
"""Textual's theme in the terminal's own 16 colors."""


class RoleplayApp(App[None], inherit_bindings=False):
    """The full-screen app."""

    TITLE = "roleplay"
    # Textual loads no CSS of the screen that an app begins with, so it is named here.
    CSS_PATH = ["app.tcss", "screens/today.tcss"]  # noqa: RUF012 - Textual's type
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (78, "-normal"), (110, "-wide")]  # noqa: RUF012 - Textual's type
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high"), (36, "-tall")]  # noqa: RUF012 - Textual's type
    ENABLE_SELECT_AUTO_SCROLL = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help", id="app.help", key_display="?"),
        Binding("ctrl+p", "command_palette", "All commands", id="app.commands", show=False),
        Binding("ctrl+q", "quit", "Quit", id="app.quit", show=False, priority=True),
        Binding("ctrl+c", "help_quit", "How to quit", id="app.interrupt", show=False),
    ]

    def __init__(self, desk: Desk, progress: Standing, start: Start | None = None) -> None:
        no_color = bool(os.environ.get("NO_COLOR"))
        # Textual picks the filter that takes the colors out here, before it knows the theme.
        super().__init__(ansi_color=True if no_color else None)
        self.desk = desk
        self._progress = progress
        self._start = start
        # Motion is slow over a network and distracts; nothing here needs it.
        self.animation_level = "none"

    def get_default_screen(self) -> Screen[None]:
        """Today, with what was read before the app opened."""
        return TodayScreen(self.desk, self._progress)

    def on_mount(self) -> None:
        """Choose a theme that the terminal can show; go to the scenario that was asked for."""
        if self.no_color or self.console.color_system in (None, "standard"):
            self.theme = PLAIN_THEME
        if self._start is not None and isinstance(self.screen, TodayScreen):
            self.screen.start(self._start)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002 - the same everywhere
        """What the command palette offers."""
        yield SystemCommand("Today", "Go to the list of customers", self.action_today)
        yield SystemCommand("Progress", "See your attempts and scores", self.action_progress)
        yield SystemCommand("Help", "The keys here, and what the marks mean", self.action_help)
        yield SystemCommand("Theme", "Choose other colors, light or dark", self.action_change_theme)
        yield SystemCommand("Quit", "Leave roleplay; nothing is lost", self.action_quit)

    def action_help(self) -> None:
        """Show the help of the screen on top."""
        from roleplay.app.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen.about(self.screen))

    def action_today(self) -> None:
        """Go back to Today, from wherever."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def action_progress(self) -> None:
        """Show the progress."""
        from roleplay.app.attempts import standing
        from roleplay.app.screens.ask import tell_error
        from roleplay.app.screens.progress import ProgressScreen
        from roleplay.errors import RoleplayError

        if isinstance(self.screen, ProgressScreen):
            return
        try:
            finished = standing(self.desk).finished
        except RoleplayError as error:
            tell_error(self.screen, "Your progress cannot be shown", error)
        else:
            self.push_screen(ProgressScreen(self.desk, finished))
