"""A question with a few answers, or a message to be read, in a box over the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.screen import ModalScreen

from roleplay.app.content import FAINT, shown
from roleplay.app.keys import PAGE_KEYS
from roleplay.app.screens.page import ClosesOnce
from roleplay.app.widgets.choices import Choice, Choices
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen
    from textual.widgets import OptionList

    from roleplay.errors import RoleplayError


class AskScreen(ClosesOnce[str | None], ModalScreen[str | None], inherit_bindings=False):
    """Gives the key of the answer, None when it is left with Escape."""

    CSS_PATH = "ask.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        *PAGE_KEYS,
        Binding("escape", "dismiss(None)", "Back", id="ask.back", key_display="Esc"),
        Binding("question_mark", "app.help", "Help", id="ask.help", key_display="?"),
    ]

    def __init__(self, title: str, text: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The question above its answers."""
        with Scroll(id="box", can_focus=False):
            yield Words(shown(self._title, "bold"), id="question")
            yield Words(shown(self._text), id="explanation")
            yield Choices(Choice(shown(answer), key) for key, answer in self._answers)
            yield Words(shown("↑ ↓ and Enter to choose, Esc to go back", FAINT), id="how")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """An answer was chosen."""
        self.dismiss(event.option_id)


def tell(screen: Screen[Any], title: str, text: str) -> None:
    """Show a message until it is put away."""
    screen.app.push_screen(AskScreen(title, text, [("ok", "All right")]))


def tell_error(screen: Screen[Any], title: str, error: RoleplayError) -> None:
    """Show what went wrong and what to do, in the error's own sentences."""
    tell(screen, title, str(error))
