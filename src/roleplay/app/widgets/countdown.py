"""The time to answer, running down in words and as a bar."""

from __future__ import annotations

from math import ceil
from time import monotonic
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from roleplay.app.content import BAD, FAINT, WARNING, bar, shown

if TYPE_CHECKING:
    from textual.timer import Timer

TICK = 0.2
"""Seconds between two looks at the clock; only a new second is painted."""

HURRY = 10
"""Seconds from which on it is told in another style, and in words."""


class Countdown(Widget):
    """Runs down from a number of seconds. Posts `RanOut` once, when nothing is left."""

    class RanOut(Message):
        """The time is over."""

    def __init__(self) -> None:
        super().__init__(id="countdown")
        self._of = 0
        self._left = 0.0
        self._since: float | None = None
        self._ticking: Timer | None = None
        self.display = False

    @property
    def is_running(self) -> bool:
        """Whether time passes."""
        return self._since is not None

    @property
    def left(self) -> float:
        """Seconds that are left."""
        passed = 0.0 if self._since is None else monotonic() - self._since
        return max(0.0, self._left - passed)

    def on_mount(self) -> None:
        """Look at the clock from time to time."""
        self._ticking = self.set_interval(TICK, self._look, pause=True)

    def start(self, of: int, left: float) -> None:
        """Run down from `left` of `of` seconds."""
        self._of, self._left = of, left
        self.display = True
        self._run()

    def go_on(self) -> None:
        """Let the time pass again after a pause; what has run out does not run out again."""
        if self._left > 0:
            self._run()

    def pause(self) -> None:
        """Stop the clock where it is."""
        self._left, self._since = self.left, None
        if self._ticking:
            self._ticking.pause()

    def stop(self) -> None:
        """There is no time to answer now."""
        self.pause()
        self._of = 0
        self.display = False

    def render(self) -> Content:
        """How much is left, such as `Time to answer: 38 seconds  ████░░`."""
        left = ceil(self.left)
        told = "1 second" if left == 1 else f"{left} seconds"
        hurry = ", hurry" if left <= HURRY else ""
        style = BAD if left <= HURRY else WARNING
        return Content.assemble(
            shown("Time to answer: ", FAINT),
            shown(f"{told}{hurry}  ", "bold"),
            shown(bar(left, of=max(1, self._of), cells=20), style),
        )

    def _run(self) -> None:
        if self._of and self._since is None:
            self._since = monotonic()
            if self._ticking:
                self._ticking.resume()
            self.refresh()
            self._look()

    def _look(self) -> None:
        if not self.is_running:
            return
        self.refresh()
        if self.left <= 0:
            self.pause()
            self.post_message(self.RanOut())
