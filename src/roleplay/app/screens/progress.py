"""Progress: every finished attempt, and each dimension over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Footer

from roleplay.app import attempts
from roleplay.app.background import in_background
from roleplay.app.content import shown
from roleplay.app.screens import progress_words as words
from roleplay.app.screens.ask import tell_error
from roleplay.app.screens.page import Page
from roleplay.app.widgets.choices import Choice, Choices
from roleplay.app.widgets.words import Words

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import OptionList

    from roleplay.app.attempts import Told
    from roleplay.desk import Desk
    from roleplay.store import FinishedAttempt

MARGINS = 6
"""Cells left and right of a line of the list, and its scrollbar."""


class ProgressScreen(Page[None]):
    """The trainee's finished attempts, the newest first. `finished` has the oldest first."""

    CSS_PATH = "progress.tcss"
    AUTO_FOCUS = "Choices"
    GUIDE = words.GUIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.pop_screen", "Back", id="progress.back", key_display="Esc"),
        Binding("p", "app.pop_screen", "Back", id="progress.close", show=False),
    ]

    def __init__(self, desk: Desk, finished: tuple[FinishedAttempt, ...]) -> None:
        super().__init__()
        self._desk = desk
        self._finished = finished
        self._titles = {line.id: line.title for line in desk.headlines if not line.is_broken}

    def compose(self) -> ComposeResult:
        """The dimensions over time, then the attempts."""
        yield Words(shown("Your progress", "bold"), id="title")
        if self._finished:
            yield Words(words.over_time(self._finished), id="over-time")
            yield Words(id="heading")
            yield Choices(id="attempts")
        else:
            yield Words(words.NOTHING_YET, id="nothing")
        yield Footer(show_command_palette=False)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the attempts out for this width."""
        if not self._finished:
            return
        newest_first = self._finished[::-1]
        heading, lines = words.rows(newest_first, self._titles, event.size.width - MARGINS)
        title = self.query_one("#heading", Words)
        title.display = heading is not None
        title.show(heading or words.NO_HEADING)
        self.query_one(Choices).offer(Choice(line, uid) for uid, line in lines.items())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the debrief of an attempt again."""
        chosen = next(d for d in self._finished if d.attempt.uid == event.option_id)
        in_background(
            self,
            lambda: attempts.look_back(self._desk, chosen),
            self._show,
            lambda error: tell_error(self, "This debrief cannot be shown again", error),
        )

    def _show(self, told: Told) -> None:
        from roleplay.app.screens.debrief import DebriefScreen

        self.app.push_screen(DebriefScreen(self._desk, told))
