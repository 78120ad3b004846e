"""A percentage to be guessed: typed, or moved with the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from roleplay.app.content import FAINT, bar, shown, stacked

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

MOST_CELLS = 50
BAR_AT = 2
MIDDLE = 50
HIGHEST = 100


class Guess(Widget, can_focus=True):
    """A whole number 0 to 100, or none yet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", "See the result", id="guess.accept", key_display="Enter"),
        Binding("right", "change(1)", "One more", id="guess.more", show=False),
        Binding("left", "change(-1)", "One less", id="guess.less", show=False),
        Binding("up", "change(5)", "Five more", id="guess.five-more", show=False),
        Binding("down", "change(-5)", "Five less", id="guess.five-less", show=False),
        Binding("backspace", "erase", "Take back a digit", id="guess.erase", show=False),
        *(
            Binding(str(n), f"digit({n})", f"Type {n}", id=f"guess.digit-{n}", show=False)
            for n in range(10)
        ),
    ]

    value: reactive[int | None] = reactive(None)
    """The guess in percent; None before there is one."""

    class Accepted(Message):
        """Enter: this is the guess, or there is none."""

        def __init__(self, value: int | None) -> None:
            super().__init__()
            self.value = value

    class Refused(Message):
        """It would be more than there is."""

    def render(self) -> Content:
        """The number above a bar."""
        number = "–" if self.value is None else f"{self.value} %"
        filled = bar(self.value or 0, of=100, cells=self._cells())
        return stacked(
            [
                shown(number, "bold"),
                Content.assemble(
                    shown("0 ", FAINT), shown(filled, "$primary"), shown(" 100", FAINT)
                ),
            ]
        )

    def on_click(self, event: events.Click) -> None:
        """A click into the bar is a guess."""
        cells = self._cells()
        place = event.x - BAR_AT
        if 0 <= place < cells:
            self.value = round(place * 100 / (cells - 1))

    def _cells(self) -> int:
        return max(2, min(MOST_CELLS, self.size.width - 2 * BAR_AT - 3))

    def action_change(self, step: int) -> None:
        """Move it; the first move begins in the middle."""
        start = MIDDLE if self.value is None else self.value
        self.value = max(0, min(HIGHEST, start + step))

    def action_digit(self, digit: int) -> None:
        """Type a digit; one that would lead above 100 is refused, and nothing changes."""
        longer = (self.value or 0) * 10 + digit
        if longer > HIGHEST:
            self.post_message(self.Refused())
        else:
            self.value = longer

    def action_erase(self) -> None:
        """Take back the last digit."""
        self.value = self.value // 10 if self.value is not None and self.value > 9 else None

    def action_accept(self) -> None:
        """Give the guess."""
        self.post_message(self.Accepted(self.value))
