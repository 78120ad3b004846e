"""Settings: what is decided, where, and what it means; Enter decides it otherwise."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container

from roleplay.app.background import in_background
from roleplay.app.content import FAINT, shown, stacked
from roleplay.app.helping import Help
from roleplay.app.screens.ask import tell, tell_error
from roleplay.app.screens.page import Page
from roleplay.app.widgets.choices import Choice, Choices
from roleplay.app.widgets.footer import Footer
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.words import Words
from roleplay.settings import Kind, Origin, config_file, find_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.widgets import OptionList

    from roleplay.desk import Desk
    from roleplay.errors import RoleplayError
    from roleplay.settings import Found

NAME_WIDTH = 13
OPTIONS = {"trainee": "trainee", "database": "db"}
"""The options of the command line that decide a setting, by its name."""


class SettingsScreen(Page[None]):
    """The table of settings."""

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "Choices"
    GUIDE = Help(
        "Settings",
        "What you decide here is kept in the config file, with the comments in it. An environment "
        "variable wins over the file, and an option of the command line over both. “roleplay "
        "config” shows and sets the same.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.pop_screen", "Back", id="settings.back", key_display="Esc"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: dict[str, Found] = {}

    def compose(self) -> ComposeResult:
        """The settings, and what the highlighted one means."""
        yield Words(stacked([shown("Settings", "bold"), shown(_where(), FAINT)]), id="title")
        with Container(id="middle"):
            yield Choices(id="settings")
            with Scroll(id="beside", can_focus=False):
                yield Words(id="meaning")
        yield Footer()

    def on_screen_resume(self) -> None:
        """Look them up, now and whenever one may have been decided elsewhere."""
        self._look()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the setting means."""
        found = self._found.get(event.option_id or "")
        if found:
            self.query_one("#meaning", Words).show(_meaning(found))

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Decide a setting otherwise, or say how."""
        found = self._found[event.option_id or ""]
        name = found.setting.name
        if found.origin is Origin.OPTION:
            tell(
                self,
                f"{name} was decided when this began",
                f"The option --{OPTIONS[name]} of the command line decides it until you leave.",
            )
        elif found.origin is Origin.ENVIRONMENT:
            tell(
                self,
                f"{name} is decided elsewhere",
                f"The environment variable {found.setting.variable} decides it. Change it there.",
            )
        elif found.setting.kind is Kind.SWITCH:
            text = "no" if found.value else "yes"
            in_background(
                self,
                lambda: self._desk.decide(name, text),
                lambda _: self._look(),
                self._refused,
            )
        elif name == "theme":
            await self.run_action("app.change_theme")
        elif name == "trainee":
            await self.run_action("app.profiles")
        else:
            tell(
                self,
                f"Set {name} on the command line",
                f"{found.setting.means} In a terminal: roleplay config set "
                f"{found.setting.example.replace(' = ', ' ')}. It counts from the next start.",
            )

    def _look(self) -> None:
        in_background(self, self._in_force, self._show, self._refused)

    def _in_force(self) -> tuple[Found, ...]:
        """Every setting as it counts in this run, options of the command line included."""
        options = self._desk.options
        return tuple(
            replace(each, value=options[each.setting.name], origin=Origin.OPTION)
            if each.setting.name in options
            else each
            for each in find_settings(os.environ)
        )

    def _show(self, found: tuple[Found, ...]) -> None:
        self._found = {each.setting.name: each for each in found}
        self.query_one(Choices).offer(self._choices())

    def _choices(self) -> Iterator[Choice]:
        for name, found in self._found.items():
            yield Choice(shown(f"{name:<{NAME_WIDTH}}{found.in_words}"), name)

    def _refused(self, error: RoleplayError) -> None:
        tell_error(self, "That did not work", error)


def _where() -> str:
    return f"They are kept in {config_file()}, for everybody who uses this login."


def _meaning(found: Found) -> Content:
    origins = {
        Origin.DEFAULT: "Nobody has decided it; this is the default.",
        Origin.FILE: f"It is set in the config file. The default: {found.setting.default}.",
        Origin.ENVIRONMENT: f"The environment variable {found.setting.variable} sets it.",
        Origin.OPTION: "An option of the command line sets it until you leave.",
    }
    return stacked(
        [
            shown(found.setting.means),
            shown(""),
            shown(origins.get(found.origin, ""), FAINT),
            shown(f"In the environment: {found.setting.variable}", FAINT),
        ]
    )
