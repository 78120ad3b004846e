"""Today: who waits for you, what you left in the middle, and how far you are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding
from textual.containers import Container
from textual.widgets import Footer

from roleplay.app import attempts
from roleplay.app.attempts import Start, Unfinished
from roleplay.app.background import in_background
from roleplay.app.screens import today_words as words
from roleplay.app.screens.page import Page
from roleplay.app.widgets.choices import Choice, Choices
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.words import Words
from roleplay.errors import RoleplayError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.widgets import OptionList

    from roleplay.app.attempts import Standing
    from roleplay.desk import Desk
    from roleplay.library import Entry, Headline
    from roleplay.session import Session

T = TypeVar("T")


class TodayScreen(Page[None]):
    """The first screen."""

    AUTO_FOCUS = "Choices"
    GUIDE = words.GUIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "app.progress", "Progress", id="today.progress"),
        Binding("q", "app.quit", "Quit", id="today.quit"),
    ]

    def __init__(self, desk: Desk, progress: Standing) -> None:
        super().__init__()
        self._desk = desk
        self._progress = progress
        self._lines = {
            f"line-{number}": line
            for number, line in enumerate(sorted(desk.headlines, key=words.place_in_list))
        }
        self._has_left = False
        self._is_busy = False

    def compose(self) -> ComposeResult:
        """The greeting, then the list, with more about what is highlighted beside or below it."""
        yield Words(self._greeting(), id="greeting")
        with Container(id="middle"):
            choices = Choices(self._choices(), id="customers")
            yield choices
            with Scroll(id="preview", can_focus=False):
                yield Words(self._preview(choices.key), id="about")
        yield Footer(show_command_palette=False)

    def on_screen_resume(self) -> None:
        """Back from another screen: show what has changed."""
        if self._has_left:
            self._has_left = False
            self._refresh()

    def _refresh(self, _done: None = None) -> None:
        try:
            self._progress = attempts.standing(self._desk)
        except RoleplayError as error:
            self._refused(error)
            return
        self.query_one("#greeting", Words).show(self._greeting())
        choices = self.query_one(Choices)
        choices.offer(self._choices())
        if self._progress.unfinished:
            choices.highlight(self._progress.unfinished[0].row.uid)
        self._show_preview(choices.key)

    def on_screen_suspend(self) -> None:
        """Another screen lies on this one."""
        self._has_left = True

    def start(self, start: Start) -> None:
        """Begin a scenario, or ask whether to go on with one that was left in the middle."""
        self._work(
            lambda: attempts.left_in_the_middle(self._desk, start),
            lambda left: self._ask(start, left) if left else self._begin(start),
        )

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show more about what is highlighted."""
        self._show_preview(event.option_id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with, begin or explain what was chosen."""
        chosen = self._row(event.option_id)
        if isinstance(chosen, Unfinished):
            self._resume(chosen)
        elif chosen is not None and chosen.is_broken:
            self._tell("This file cannot be played", words.fault_text(self._broken(chosen)))
        elif chosen is not None:
            self.start(Start.of(self._desk, chosen.id))

    def _begin(self, start: Start) -> None:
        self._work(lambda: attempts.begin(self._desk, start), self._play)

    def _resume(self, left: Unfinished) -> None:
        self._work(
            lambda: attempts.resume(self._desk, left.row),
            self._play,
            lambda error: self._offer_to_set_aside(left, error),
        )

    def _offer_to_set_aside(self, left: Unfinished, error: RoleplayError) -> None:
        """It cannot be gone on with: let it be taken off the list."""
        from roleplay.app.screens.ask import AskScreen

        def answered(answer: str | None) -> None:
            if answer == "aside":
                self._work(lambda: attempts.set_aside(self._desk, left.row), self._refresh)

        question = AskScreen("It cannot be gone on with", str(error), words.STUCK_ANSWERS)
        self.app.push_screen(question, answered)

    def _ask(self, start: Start, left: Unfinished) -> None:
        from roleplay.app.screens.ask import AskScreen

        def answered(answer: str | None) -> None:
            if answer == "resume":
                self._resume(left)
            elif answer == "anew":
                self._begin(start)

        question = words.resume_question(left)
        self.app.push_screen(AskScreen(*question, words.RESUME_ANSWERS), answered)

    def _play(self, session: Session) -> None:
        from roleplay.app.screens.play import play

        play(self.app, self._desk, session)

    def _work(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        refused: Callable[[RoleplayError], None] | None = None,
    ) -> None:
        """One thing at a time, so that an impatient second Enter does not begin two attempts."""
        if self._is_busy:
            return
        self._is_busy = True

        def succeeded(result: T) -> None:
            self._is_busy = False
            done(result)

        def failed(error: RoleplayError) -> None:
            self._is_busy = False
            (refused or self._refused)(error)

        in_background(self, work, succeeded, failed)

    def _refused(self, error: RoleplayError) -> None:
        self._tell("That did not work", str(error))

    def _tell(self, title: str, text: str) -> None:
        from roleplay.app.screens.ask import tell

        tell(self, title, text)

    def _greeting(self) -> Content:
        desk = self._desk
        return words.greeting(desk.trainee_name, self._progress, desk.database, len(self._lines))

    def _choices(self) -> Iterator[Choice]:
        if self._progress.unfinished:
            yield Choice(words.heading("Left in the middle", is_first=True))
        for left in self._progress.unfinished:
            yield Choice(words.unfinished_row(left, self._title(left)), left.row.uid)
        if self._lines:
            yield Choice(words.heading("Customers", is_first=not self._progress.unfinished))
        for key, line in self._lines.items():
            yield Choice(words.row(line, self._progress.best.get(line.id)), key)

    def _show_preview(self, key: str | None) -> None:
        self.query_one("#about", Words).show(self._preview(key))

    def _preview(self, key: str | None) -> Content:
        chosen = self._row(key)
        if chosen is None:
            return words.NOTHING_THERE
        if isinstance(chosen, Unfinished):
            line = self._line(chosen)
            return words.about_unfinished(chosen, self._title(chosen), line.summary if line else "")
        if chosen.is_broken:
            return words.about_broken(self._broken(chosen))
        return words.about(chosen, self._progress.best.get(chosen.id))

    def _row(self, key: str | None) -> Unfinished | Headline | None:
        left = (left for left in self._progress.unfinished if left.row.uid == key)
        return next(left, None) or self._lines.get(key or "")

    def _broken(self, line: Headline) -> Entry | None:
        """The broken file itself, which says more than its headline."""
        same = (entry for entry in self._desk.library.scenarios if entry.file == line.file)
        return next(same, None)

    def _line(self, left: Unfinished) -> Headline | None:
        """The headline of an attempt's scenario, where the library still has it."""
        same = (line for line in self._lines.values() if line.id == left.row.scenario)
        return next(same, None)

    def _title(self, left: Unfinished) -> str:
        line = self._line(left)
        return line.title if line and line.title else left.row.scenario
