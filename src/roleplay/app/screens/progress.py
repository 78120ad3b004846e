"""Progress: attempts, scores over time, days, habits, guesses and mastery, a part at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.widgets import ContentSwitcher, Footer

from roleplay.app import attempts
from roleplay.app.background import in_background
from roleplay.app.drills import Wish
from roleplay.app.retrospect import retrospect
from roleplay.app.screens import progress_habits as habits
from roleplay.app.screens import progress_words as words
from roleplay.app.screens.lobby import Lobby
from roleplay.app.widgets.chart import Chart
from roleplay.app.widgets.choices import Choices
from roleplay.app.widgets.listing import Listing
from roleplay.app.widgets.parts import Parts
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import OptionList

    from roleplay.app.retrospect import Retrospect
    from roleplay.app.widgets.listing import Line
    from roleplay.desk import Desk
    from roleplay.reports.told import Told

TALKS, SCORES, DAYS, HABITS, GUESSES, MASTERY = range(6)
NAMES = ("Talks", "Scores", "Days", "Habits", "Guesses", "Mastery")
IDS = tuple(name.lower() for name in NAMES)

MARGINS = 4
"""Cells beside a text."""


class ProgressScreen(Lobby):
    """What the trainee did and how it went."""

    CSS_PATH = ["library.tcss", "progress.tcss"]  # noqa: RUF012 - Textual's type
    AUTO_FOCUS = ""
    GUIDE = words.GUIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "debrief", "Debrief", id="progress.debrief", key_display="Enter"),
        Binding("right", "turn(1)", "Next part", id="progress.next", key_display="→"),
        Binding("left", "turn(-1)", "Part before", id="progress.before", key_display="←"),
        *(
            Binding(str(n + 1), f"part({n})", name, id=f"progress.{IDS[n]}", show=False)
            for n, name in enumerate(NAMES)
        ),
        Binding("up", "move(-1)", "Up", id="progress.up", show=False),
        Binding("down", "move(1)", "Down", id="progress.down", show=False),
        Binding("pageup", "page(-1)", "A page up", id="progress.page-up", show=False),
        Binding("pagedown", "page(1)", "A page down", id="progress.page-down", show=False),
        Binding("home", "end(-1)", "To the first", id="progress.first", show=False),
        Binding("end", "end(1)", "To the last", id="progress.last", show=False),
        Binding("escape", "app.pop_screen", "Back", id="progress.back", key_display="Esc"),
        Binding("p", "app.pop_screen", "Back", id="progress.close", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._seen: Retrospect | None = None
        self._part = TALKS
        self._has_left = False
        self._titles = desk.titles

    def compose(self) -> ComposeResult:
        """The parts above, one of them below; what they say comes from the background."""
        yield Words(words.LOOKING, id="title")
        yield Parts(NAMES)
        with ContentSwitcher(initial=IDS[TALKS], id="body"):
            yield Container(id="talks")
            with Vertical(id="scores"):
                yield Words(id="legend")
                yield Chart(id="curves")
            with Scroll(id="days", can_focus=False):
                yield Words(id="calendar")
            with Container(id="habits"):
                yield Choices(id="behaviors")
                with Scroll(id="beside", can_focus=False):
                    yield Words(id="moments")
            with Vertical(id="guesses"):
                yield Words(id="calibration")
                yield Chart(id="predictions")
            with Scroll(id="mastery", can_focus=False):
                yield Words(id="evidence")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Look back."""
        self.query_one(Parts).show(self._part)
        self.query_one("#parts").display = self.query_one("#body").display = False
        self.show_anew()

    def on_resize(self) -> None:
        """Break the legends for this width."""
        if self._seen:
            self._show_legends(self._seen)

    def on_screen_suspend(self) -> None:
        """Another screen lies on this one."""
        self._has_left = True

    def on_screen_resume(self) -> None:
        """Back from another screen: show what has changed."""
        if self._has_left:
            self._has_left = False
            self.show_anew()

    def show_anew(self) -> None:
        """Look back again."""
        in_background(self, self._look_back, self._show, self.refused)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Debriefs stand on the first part; without any attempt there is nothing to turn to."""
        if action == "debrief":
            return bool(self._seen and self._seen.finished) and self._part == TALKS
        if action in ("move", "page", "end"):
            return self._part != HABITS
        return action not in ("turn", "part") or bool(self._seen and self._seen.finished)

    def action_turn(self, step: int) -> None:
        """Show the next part, or the one before."""
        self.action_part((self._part + step) % len(NAMES))

    def action_part(self, part: int) -> None:
        """Show a part."""
        self._part = part
        self.query_one(Parts).show(part)
        self.query_one("#body", ContentSwitcher).current = IDS[part]
        self.set_focus(self.query_one(Choices) if part == HABITS else None)
        self.refresh_bindings()

    def action_move(self, step: int) -> None:
        """Highlight the next attempt, or scroll."""
        for listing in self._listings():
            listing.move(step)
        for scroll in self._scrolls():
            scroll.scroll_relative(y=step, animate=False)

    def action_page(self, direction: int) -> None:
        """A page further."""
        for listing in self._listings():
            listing.move_page(direction)
        for scroll in self._scrolls():
            page = max(1, scroll.scrollable_content_region.height - 1)
            scroll.scroll_relative(y=direction * page, animate=False)

    def action_end(self, direction: int) -> None:
        """To the last, or the first."""
        for listing in self._listings():
            listing.move_to_end(direction)
        for scroll in self._scrolls():
            (scroll.scroll_end if direction > 0 else scroll.scroll_home)(animate=False)

    def action_debrief(self) -> None:
        """Open the debrief of the highlighted attempt again."""
        keys = [listing.key for listing in self._listings()]
        finished = self._seen.finished if self._seen else ()
        chosen = next((done for done in finished if done.attempt.uid in keys), None)
        if chosen:
            self.work(
                lambda: attempts.look_back(self._desk, chosen),
                self._show_debrief,
                lambda error: self.tell("This debrief cannot be shown again", str(error)),
            )

    def on_parts_chosen(self, event: Parts.Chosen) -> None:
        """The mouse turns to a part."""
        self.action_part(event.part)

    def on_listing_chosen(self) -> None:
        """The mouse opens a debrief as well."""
        self.action_debrief()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the moments behind a habit."""
        if self._seen:
            told = habits.moments(self._seen, event.option_id, self._titles)
            self.query_one("#moments", Words).show(told)
            self.query_one("#beside", Scroll).scroll_home(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Make a drill of a habit, where something is left to drill."""
        if self._seen and event.option_id in self._seen.drillable:
            self.drill(Wish(habit=event.option_id))

    def _look_back(self) -> tuple[Retrospect, Sequence[Line]]:
        seen = retrospect(self._desk)
        return seen, words.lines(seen.finished, self._titles)

    async def _show(self, found: tuple[Retrospect, Sequence[Line]]) -> None:
        seen, lines = found
        self._seen = seen
        self.query_one("#title", Words).show(words.title(seen))
        self.query_one("#parts").display = self.query_one("#body").display = bool(seen.finished)
        if seen.finished:
            await self._show_attempts(seen, lines)
            self.query_one("#curves", Chart).draw(seen.curves)
            self.query_one("#calendar", Words).show(words.calendar(seen.calendar))
            self.query_one(Choices).offer(habits.choices(seen.habits))
            self._show_legends(seen)
            self.query_one("#predictions", Chart).draw(seen.guesses)
            self.query_one("#evidence", Words).show(words.evidence(seen, self._titles))
        self.refresh_bindings()

    async def _show_attempts(self, seen: Retrospect, lines: Sequence[Line]) -> None:
        """The table has a column for each dimension, so it is made when they are known."""
        if not self.query(Listing):
            columns = words.columns(seen.finished)
            await self.query_one("#talks").mount(Listing(columns, id="finished"))
        self.query_one(Listing).offer(lines, keep=True)

    def _show_legends(self, seen: Retrospect) -> None:
        width = self.size.width - MARGINS
        self.query_one("#legend", Words).show(words.legend(seen.curves, width))
        self.query_one("#calibration", Words).show(words.calibration(seen, width))

    def _show_debrief(self, told: Told) -> None:
        from roleplay.app.screens.debrief import DebriefScreen

        self.app.push_screen(DebriefScreen(self._desk, told))

    def _listings(self) -> Sequence[Listing]:
        return list(self.query(Listing)) if self._part == TALKS else []

    def _scrolls(self) -> Sequence[Scroll]:
        return list(self.query(f"#{IDS[self._part]}").results(Scroll))
