"""A question with a few answers, or a message to be read, in a box over the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from roleplay.app.content import FAINT, shown
from roleplay.app.keys import PAGE_KEYS, key_name
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

FRAME = 10
"""Lines of the box beside its text and its answers: border, padding, title, gaps and how."""
LEAST_TEXT = 2


class AskScreen(ClosesOnce[str | None], ModalScreen[str | None], inherit_bindings=False):
    """Gives the key of the answer, None when it is left with Escape.

    The answers stay in sight, and the text above them scrolls where it is longer than the screen.
    """

    CSS_PATH = "ask.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        *PAGE_KEYS,
        Binding("pageup", "page(-1)", "Read back", id="ask.page-up", show=False, priority=True),
        Binding("pagedown", "page(1)", "Read on", id="ask.page-down", show=False, priority=True),
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
        with Vertical(id="box"):
            yield Words(shown(self._title, "bold"), id="question")
            with Scroll(id="explanation", can_focus=False):
                yield Words(shown(self._text))
            yield Choices(Choice(shown(answer), key) for key, answer in self._answers)
            yield Words(id="how")

    def on_mount(self) -> None:
        """Share out the room."""
        self._fit()

    def on_resize(self) -> None:
        """Share it out anew."""
        self._fit()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """An answer was chosen."""
        self.dismiss(event.option_id)

    def action_page(self, direction: int) -> None:
        """Scroll the text; the arrows stay with the answers."""
        text = self.query_one("#explanation", Scroll)
        page = max(1, text.scrollable_content_region.height - 1)
        text.scroll_relative(y=direction * page, animate=False)

    def _fit(self) -> None:
        """Leave the text what the answers and the frame do not need, and say where it goes on."""
        text = self.query_one("#explanation", Scroll)
        room = self.size.height * 9 // 10 - FRAME - len(self._answers)
        text.styles.max_height = max(LEAST_TEXT, room)
        self.call_after_refresh(self._tell_how)

    def _tell_how(self) -> None:
        is_more = self.query_one("#explanation", Scroll).max_scroll_y > 0
        enter = key_name(self.app, "choices.choose", "Enter")
        escape = key_name(self.app, "ask.back", "Esc")
        first = (
            f"{key_name(self.app, 'ask.page-down', 'PgDn')} to read on," if is_more else "↑ ↓ and"
        )
        how = f"{first} {enter} to choose, {escape} to go back"
        self.query_one("#how", Words).show(shown(how, FAINT))


def tell(screen: Screen[Any], title: str, text: str) -> None:
    """Show a message until it is put away."""
    screen.app.push_screen(AskScreen(title, text, [("ok", "All right")]))


def tell_error(screen: Screen[Any], title: str, error: RoleplayError) -> None:
    """Show what went wrong and what to do, in the error's own sentences."""
    tell(screen, title, str(error))
