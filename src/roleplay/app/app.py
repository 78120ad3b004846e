"""The app: which screens there are, the keys that work on all of them, and the theme.

Screens compose widgets and turn keys and messages into calls of the core, nothing else. Today is
at the bottom of the stack; every other screen lies on it, and Escape goes one step back.
"""

from __future__ import annotations

import gc
import os
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding

from roleplay.app import themes
from roleplay.app.screens.today import TodayScreen
from roleplay.app.widgets.toast import toast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.await_complete import AwaitComplete
    from textual.binding import BindingType
    from textual.screen import Screen

    from roleplay.app.attempts import Standing, Start
    from roleplay.app.drills import Wish
    from roleplay.desk import Desk


HOW_TO_LEAVE = "Esc goes one step back, ctrl+q leaves roleplay. Nothing that you said is lost."


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
        Binding("f2", "profiles", "Who practises", id="app.profiles", show=False),
        Binding("f3", "settings", "Settings", id="app.settings", show=False),
        Binding("ctrl+p", "command_palette", "All commands", id="app.commands", show=False),
        Binding("ctrl+q", "quit", "Quit", id="app.quit", show=False, priority=True),
        Binding("ctrl+c", "help_quit", "How to quit", id="app.interrupt", show=False),
    ]

    def __init__(
        self, desk: Desk, progress: Standing, start: Start | None = None, drill: Wish | None = None
    ) -> None:
        no_color = bool(os.environ.get("NO_COLOR"))
        # Textual picks the filter that takes the colors out here, before it knows the theme.
        super().__init__(ansi_color=True if no_color else None)
        self.desk = desk
        self._progress = progress
        self._start = start
        self._drill = drill
        # Motion is slow over a network and distracts; nothing here needs it.
        self.animation_level = "none"
        self.changed_keys = desk.settings.keys
        if desk.settings.keys:
            from roleplay.app.keymap import keymap

            self.set_keymap(keymap(desk.settings.keys))

    def get_default_screen(self) -> Screen[None]:
        """Today, with what was read before the app opened."""
        return TodayScreen(self.desk, self._progress)

    def on_mount(self) -> None:
        """Choose a theme that the terminal can show; go to what was asked for."""
        self.call_after_refresh(gc.enable)
        themes.set_up(self, self.desk)
        today = self.screen
        if self._start is not None and isinstance(today, TodayScreen):
            today.start(self._start)
        elif self._drill is not None and isinstance(today, TodayScreen):
            today.drill(self._drill)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the command palette offers: what the screen can do, then what all of them can."""
        from roleplay.app.commands import commands_of

        here = list(commands_of(screen))
        named = {each.title for each in here}
        yield from here
        yield from (each for each in self._commands_everywhere() if each.title not in named)

    def _commands_everywhere(self) -> Iterable[SystemCommand]:
        yield SystemCommand("Today", "Go to the list of customers", self.action_today)
        yield SystemCommand("Practise", "A few minutes of what is due", self.action_drill)
        yield SystemCommand("Library", "Search, filter and sort all customers", self.action_library)
        yield SystemCommand("Progress", "See your attempts and scores", self.action_progress)
        yield SystemCommand("Help", "The keys here, and what the marks mean", self.action_help)
        yield SystemCommand("Who practises", "Go on as somebody else", self.action_profiles)
        yield SystemCommand("Settings", "See and change what is decided", self.action_settings)
        yield SystemCommand("Theme", "Choose other colors, light or dark", self.action_change_theme)
        yield SystemCommand("Quit", "Leave roleplay; nothing is lost", self.action_quit)

    def pop_screen(self) -> AwaitComplete:
        """See App; what was told in passing goes with the screen that it was told on."""
        self.clear_notifications()
        return super().pop_screen()

    def action_help(self) -> None:
        """Show the help of the screen on top."""
        from roleplay.app.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen.about(self.screen))

    def action_command_palette(self) -> None:
        """Show what can be done here, to be searched."""
        from roleplay.app.palette import Palette

        if not isinstance(self.screen, Palette):
            # Without Textual's id: the last palette may not be gone yet, and ids are unique.
            self.push_screen(Palette())

    def search_themes(self) -> None:
        """Show the themes, to be searched."""
        from textual.theme import ThemeProvider

        from roleplay.app.palette import Palette

        self.push_screen(Palette(providers=[ThemeProvider], placeholder="Search for themes…"))

    def action_help_quit(self) -> None:
        """Say how to leave, where ctrl+c has no selected text to copy."""
        toast(self, HOW_TO_LEAVE)

    def leave_for(self, then: Callable[[], object]) -> None:
        """Do what takes every screen away; who is in the middle of something is asked first."""
        from roleplay.app.screens.page import ClosesOnce

        for screen in self.screen_stack:  # the one on top is the first to ask
            if isinstance(screen, ClosesOnce):
                then = partial(screen.leave_for, then)
        then()

    async def action_quit(self) -> None:
        """Leave roleplay, from wherever."""
        self.leave_for(self.exit)

    def action_today(self) -> None:
        """Go back to Today, from wherever."""
        self.leave_for(self._show_today)

    def action_drill(self) -> None:
        """Practise what is due, from wherever."""
        from roleplay.app.drills import Wish

        self.practise(Wish())

    def practise(self, wish: Wish) -> None:
        """Begin a drill over Today, from wherever."""

        def begin() -> None:
            self._show_today()
            if isinstance(self.screen, TodayScreen):
                self.screen.drill(wish)

        self.leave_for(begin)

    def _show_today(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def action_library(self) -> None:
        """Show all customers."""
        from roleplay.app.screens.library import LibraryScreen

        def show() -> None:
            self._show_today()
            self.push_screen(LibraryScreen(self.desk))

        if not isinstance(self.screen, LibraryScreen):
            self.leave_for(show)

    def action_progress(self) -> None:
        """Show the progress."""
        from roleplay.app.screens.progress import ProgressScreen

        if not isinstance(self.screen, ProgressScreen):
            self.push_screen(ProgressScreen(self.desk))

    def action_profiles(self) -> None:
        """Go on as somebody else, at Today."""
        from roleplay.app.screens.profiles import ProfilesScreen

        def chosen(name: str | None) -> None:
            if name is not None:
                self._show_today()

        if not isinstance(self.screen, ProfilesScreen):
            self.leave_for(lambda: self.push_screen(ProfilesScreen(self.desk), chosen))

    def action_settings(self) -> None:
        """Show what is decided."""
        from roleplay.app.screens.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen(self.desk))
