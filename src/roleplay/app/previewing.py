"""The app as an author sees it: one rehearsal, and nothing that is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand

from roleplay.app.app import RoleplayApp
from roleplay.app.attempts import Standing
from roleplay.app.screens.preview import PreviewScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.screen import Screen

    from roleplay.desk import Desk
    from roleplay.rehearsal import Rehearsal


class PreviewApp(RoleplayApp):
    """The app with the rehearsal at the bottom, in the place of Today."""

    CSS_PATH = ["app.tcss", "screens/play.tcss", "screens/preview.tcss"]  # noqa: RUF012 - Textual's type

    def __init__(self, desk: Desk, rehearsal: Rehearsal) -> None:
        super().__init__(desk, Standing({}, None, (), is_new=False))
        self._rehearsal = rehearsal

    def get_default_screen(self) -> Screen[None]:
        """The rehearsal."""
        return PreviewScreen(self._rehearsal, one_key=self.desk.settings.one_key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Nobody practises here, so there is nothing to decide for them."""
        return action not in ("profiles", "settings")

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the command palette offers."""
        from roleplay.app.commands import commands_of

        yield from commands_of(screen)
        yield SystemCommand("Help", "The keys here, and what the marks mean", self.action_help)
        yield SystemCommand("Theme", "Choose other colors, light or dark", self.action_change_theme)
        yield SystemCommand("Quit", "Stop; nothing was stored", self.action_quit)


def open_preview(desk: Desk, rehearsal: Rehearsal) -> None:
    """Show a rehearsal until the author leaves it."""
    app = PreviewApp(desk, rehearsal)
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
