"""A list to choose from, with arrows and Enter or the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import OptionList
from textual.widgets.option_list import Option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType
    from textual.content import Content


@dataclass(frozen=True, slots=True)
class Choice:
    """A line, or several, to choose; without a key it is a heading that is passed over."""

    content: Content
    key: str | None = None


class Choices(OptionList, inherit_bindings=False):
    """Choices, known by their keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose", id="choices.choose", key_display="Enter"),
        Binding("up", "cursor_up", "Up", id="choices.up", show=False),
        Binding("down", "cursor_down", "Down", id="choices.down", show=False),
        Binding("home", "first", "First", id="choices.first", show=False),
        Binding("end", "last", "Last", id="choices.last", show=False),
        Binding("pageup", "page_up", "A page up", id="choices.page-up", show=False),
        Binding("pagedown", "page_down", "A page down", id="choices.page-down", show=False),
    ]

    def __init__(self, choices: Iterable[Choice] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self.offer(choices)

    def offer(self, choices: Iterable[Choice]) -> None:
        """Show other choices; the highlight stays on the same key, or goes to the first."""
        before = self.key
        self.set_options(
            Option(choice.content, choice.key, disabled=choice.key is None) for choice in choices
        )
        if before is not None and any(option.id == before for option in self.options):
            self.highlight(before)
        else:
            self.action_first()

    def highlight(self, key: str) -> None:
        """Highlight the choice with that key."""
        self.highlighted = self.get_option_index(key)

    @property
    def key(self) -> str | None:
        """The key of what is highlighted."""
        option = self.highlighted_option
        return option.id if option else None
