"""The command palette, with two faults of Textual's mended."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette


class Palette(CommandPalette):
    """Textual's; its keys for pages do nothing while there is no list to move in."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """See Screen; a second Enter, which comes before it is gone, closes nothing below it."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()

    def _action_command_list(self, action: str) -> None:
        """See CommandPalette, which looks for the lines of a list that was never laid out."""
        if self.query_one(CommandList).size.height:
            super()._action_command_list(action)
