"""Today: what you left in the middle, what today brings, who waits for you, how far you are.

The first frame shows what was read before the app opened. What has to be worked out (what is due,
the path, the story) follows from the background, and moves the highlight only where nobody has
moved it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container

from roleplay.app import attempts
from roleplay.app.attempts import Unfinished
from roleplay.app.background import in_background
from roleplay.app.keys import key_name
from roleplay.app.screens import today_words as words
from roleplay.app.screens.lobby import Lobby
from roleplay.app.widgets.choices import Choice, Choices
from roleplay.app.widgets.footer import Footer
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.widgets import OptionList

    from roleplay.app.attempts import Standing
    from roleplay.app.day import Day, TheStory
    from roleplay.desk import Desk
    from roleplay.library import Entry, Headline
    from roleplay.repetition.paths import PathStanding

DUE, PATH, STORY, LIBRARY = "due", "path", "story", "library"
"""The keys of the lines that are no customers."""

MOST_LEFT = 3
"""Conversations that were left in the middle and are offered again, the newest."""

MOST_CUSTOMERS = 12
"""Where the library holds more customers, Today names some and leads to the others."""


class TodayScreen(Lobby):
    """The first screen."""

    AUTO_FOCUS = "Choices"
    GUIDE = words.GUIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "drill", "Practise", id="today.drill"),
        Binding("x", "set_aside", "Take off", id="today.set-aside"),
        Binding("l", "app.library", "Library", id="today.library"),
        Binding("p", "app.progress", "Progress", id="today.progress"),
        Binding("q", "app.quit", "Quit", id="today.quit"),
    ]

    def __init__(self, desk: Desk, progress: Standing) -> None:
        super().__init__(desk)
        self._progress = progress
        self._day: Day | None = None
        self._lines = {
            f"line-{number}": line
            for number, line in enumerate(sorted(desk.headlines, key=words.place_in_list))
        }
        self._entries: dict[str, Entry | None] = {}
        self._has_left = self._has_stopped = self._is_at_left = False
        self._suggested: str | None = None

    def compose(self) -> ComposeResult:
        """The greeting, then the list, with more about what is highlighted beside or below it."""
        yield Words(self._greeting(), id="greeting")
        with Container(id="middle"):
            choices = Choices(self._choices(), id="customers")
            self._suggested = choices.key
            yield choices
            with Scroll(id="preview", can_focus=False):
                yield Words(self._preview(choices.key), id="about")
        yield Footer()

    def on_mount(self) -> None:
        """What today brings comes after the first frame."""
        self.call_after_refresh(self._look_at_the_day)

    def on_screen_resume(self) -> None:
        """Back from another screen: show what has changed."""
        if self._has_left:
            self._has_left = False
            self.show_anew()

    def on_screen_suspend(self) -> None:
        """Another screen lies on this one."""
        self._has_left, self._has_stopped = True, False

    def show_anew(self) -> None:
        """Read the progress again."""
        in_background(self, lambda: attempts.standing(self._desk), self._take_stock, self.refused)

    def has_stopped(self) -> None:
        """Say that nothing is lost."""
        self._has_stopped = True
        self.query_one("#greeting", Words).show(self._greeting())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """There is something to practise, and what was left can be taken off the list."""
        if action == "set_aside":
            return self._is_at_left
        return action != "drill" or not self._progress.is_new

    def action_drill(self) -> None:
        """Practise what is due."""
        from roleplay.app.drills import Wish

        self.drill(Wish())

    def action_set_aside(self) -> None:
        """Offer a conversation that was left in the middle no more; it stays stored."""
        from roleplay.app.screens.ask import AskScreen

        left = self._row(self.query_one(Choices).key)
        if not isinstance(left, Unfinished):
            return

        def answered(answer: str | None) -> None:
            if answer == "aside":
                self.work(
                    lambda: attempts.set_aside(self._desk, left.row), lambda _: self.show_anew()
                )

        question = AskScreen(words.SET_ASIDE, words.ABOUT_SET_ASIDE, words.ASIDE_OR_KEEP)
        self.app.push_screen(question, answered)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show more about what is highlighted."""
        self._show_preview(event.option_id)
        is_left = isinstance(self._row(event.option_id), Unfinished)
        if is_left != self._is_at_left:
            self._is_at_left = is_left
            self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen."""
        does: dict[str | None, Callable[[], None]] = {
            DUE: self.action_drill,
            PATH: self._go_on_with_path,
            STORY: self._tell_story,
            LIBRARY: lambda: self.call_next(self.run_action, "app.library"),
        }
        chosen = self._row(event.option_id)
        if event.option_id in does:
            does[event.option_id]()
        elif isinstance(chosen, Unfinished):
            self.resume(chosen)
        elif chosen is not None and chosen.is_broken:
            self.work(
                lambda: self._broken(chosen),
                lambda entry: self.tell("This file cannot be played", words.fault_text(entry)),
            )
        elif chosen is not None:
            self.play(chosen.id)

    def _take_stock(self, progress: Standing) -> None:
        self._progress = progress
        self._show_list()
        if progress.unfinished:
            self.query_one(Choices).highlight(progress.unfinished[0].row.uid)
        self._look_at_the_day()
        self.refresh_bindings()

    def _look_at_the_day(self) -> None:
        if not self._progress.is_new:
            from roleplay.app.day import day

            in_background(self, lambda: day(self._desk), self._show_day, self.refused)

    def _show_day(self, day: Day) -> None:
        is_first, self._day = self._day is None, day
        choices = self.query_one(Choices)
        is_untouched = choices.key == self._suggested
        self._show_list()
        if is_first and is_untouched:
            choices.highlight(self._best_next(day))

    def _best_next(self, day: Day) -> str:
        """What is best done next: go on, what is due, the path, somebody new."""
        if self._progress.unfinished:
            return self._progress.unfinished[0].row.uid
        if day.due.count:
            return DUE
        if day.path and not day.path.finished and self._progress.best:
            return PATH
        best, lines = self._progress.best, self._lines
        waiting = (key for key, line in lines.items() if words.is_waiting(line, best))
        return next(waiting, next(iter(lines), DUE))

    def _show_list(self) -> None:
        choices = self.query_one(Choices)
        self.query_one("#greeting", Words).show(self._greeting())
        choices.offer(self._choices())
        self._show_preview(choices.key)

    def _go_on_with_path(self) -> None:
        path = self._day and self._day.path
        if not path:
            return
        if path.started is None:
            self.work(lambda: _begin_path(self._desk, path), self._begin_with_path)
        elif path.finished:
            self.tell(path.path.title, "You have finished this path. Nothing of it is left to do.")
        else:
            self._do_step(path)

    def _begin_with_path(self, day: Day) -> None:
        self._show_day(day)
        if day.path:
            self._do_step(day.path)

    def _do_step(self, path: PathStanding) -> None:
        from roleplay.app.drills import Wish
        from roleplay.scenario.guides import StepKind

        if path.next is None:
            return
        step = path.next.step
        match step.kind:
            case StepKind.SCENARIO:
                self.play(step.scenario)
            case StepKind.DRILL:
                self.drill(Wish(step.minutes))
            case StepKind.READING:
                from roleplay.app.screens.reading import ReadingScreen

                screen = ReadingScreen(path.path.title, step.title, step.text)
                self.app.push_screen(screen, lambda read: self._has_read(path, read=bool(read)))

    def _has_read(self, path: PathStanding, *, read: bool) -> None:
        if read and path.next:
            step = path.next.step.name
            self.work(lambda: _mark_as_read(self._desk, path, step), lambda _: self.show_anew())

    def _tell_story(self) -> None:
        story = self._day and self._day.story
        if story:
            from roleplay.app.screens.story import StoryScreen

            self.app.push_screen(StoryScreen(story), lambda wants: self._practise(story, wants))

    def _practise(self, story: TheStory, wants: bool | None) -> None:  # noqa: FBT001 - what the screen gives back
        from roleplay.app.drills import Wish

        if wants and story.moment:
            self.drill(Wish(minutes=1, moment=(story.scenario, story.moment)))
        elif wants:
            self.play(story.scenario)

    def _greeting(self) -> Content:
        desk = self._desk
        return words.greeting(
            desk.trainee_name,
            self._progress,
            str(desk.database),
            self._titles,
            stopped=self._stopped(),
            key=key_name(self.app, "app.profiles", "F2"),
        )

    def _stopped(self) -> str:
        """That a drill was just left; nothing where none was."""
        if not self._has_stopped:
            return ""
        from roleplay.reports.practice import stopped

        return stopped(self._day.due if self._day else None)

    def _choices(self) -> Iterator[Choice]:
        progress = self._progress
        groups = (
            ("Left in the middle", self._left()),
            ("Today", () if progress.is_new else self._day_rows()),
            ("Customers", self._customers()),
        )
        is_first = True
        for title, rows in groups:
            for number, row in enumerate(rows):
                if number == 0:
                    yield Choice(words.heading(title, is_first=is_first))
                    is_first = False
                yield row

    def _left(self) -> Iterator[Choice]:
        unfinished = self._progress.unfinished
        for left in unfinished[:MOST_LEFT]:
            yield Choice(words.unfinished_row(left, self._title(left)), left.row.uid)
        if len(unfinished) > MOST_LEFT:
            yield Choice(words.more_left(len(unfinished) - MOST_LEFT))

    def _day_rows(self) -> Iterator[Choice]:
        day = self._day
        if day is None:
            if self._progress.best:
                yield Choice(words.LOOKING, DUE)
            return
        from roleplay.app.screens import day_words

        if day_words.has_practised(day):
            yield Choice(day_words.due_row(day), DUE)
        if day.path:
            yield Choice(day_words.path_row(day.path, self._titles), PATH)
        if day.story:
            yield Choice(day_words.story_row(day.story), STORY)

    def _customers(self) -> Iterator[Choice]:
        best, lines = self._progress.best, self._lines
        some = lines
        if len(lines) > MOST_CUSTOMERS:
            waiting = [key for key, line in lines.items() if words.is_waiting(line, best)]
            some = {key: lines[key] for key in waiting[:MOST_CUSTOMERS]}
        for key, line in some.items():
            yield Choice(words.row(line, best.get(line.id)), key)
        if len(some) < len(lines):
            yield Choice(words.library_row(len(lines)), LIBRARY)

    def _show_preview(self, key: str | None) -> None:
        self.query_one("#about", Words).show(self._preview(key))
        line = self._lines.get(key or "")
        if key and line and line.is_broken and key not in self._entries:

            def found(entry: Entry | None) -> None:
                self._entries[key] = entry
                if self.query_one(Choices).key == key:
                    self.query_one("#about", Words).show(self._preview(key))

            in_background(self, lambda: self._broken(line), found, self.refused)

    def _preview(self, key: str | None) -> Content:
        chosen = self._row(key)
        if isinstance(chosen, Unfinished):
            line = self._line(chosen)
            return words.about_unfinished(chosen, self._title(chosen), line.summary if line else "")
        if chosen is None:
            return self._about_day(key)
        if chosen.is_broken:
            return words.about_broken(chosen, self._entries.get(key or ""))
        return words.about(chosen, self._progress.best.get(chosen.id))

    def _about_day(self, key: str | None) -> Content:
        day = self._day
        if key == LIBRARY:
            return words.ABOUT_LIBRARY
        if day is None:
            return words.LOOKING if key == DUE else words.NOTHING_THERE
        from roleplay.app.screens import day_words

        if key == DUE:
            return day_words.about_due(day)
        if key == PATH and day.path:
            return day_words.about_path(day.path, self._titles, day.today)
        if key == STORY and day.story:
            return day_words.about_story(day.story)
        return words.NOTHING_THERE

    def _row(self, key: str | None) -> Unfinished | Headline | None:
        left = (left for left in self._progress.unfinished if left.row.uid == key)
        return next(left, None) or self._lines.get(key or "")

    def _broken(self, line: Headline) -> Entry | None:
        """The broken file itself, which says more than its headline; reads it, and maybe all."""
        alone = self._desk.entry_of(line)
        if alone:
            return alone
        # Beside the others it may be broken where it is sound by itself.
        same = (entry for entry in self._desk.library.scenarios if entry.file == line.file)
        return next(same, None)

    def _line(self, left: Unfinished) -> Headline | None:
        """The headline of an attempt's scenario, where the library still has it."""
        same = (line for line in self._lines.values() if line.id == left.row.scenario)
        return next(same, None)

    def _title(self, left: Unfinished) -> str:
        line = self._line(left)
        return line.title if line and line.title else left.row.scenario

    @property
    def _titles(self) -> dict[str, str]:
        return {line.id: line.title for line in self._lines.values()}


def _begin_path(desk: Desk, path: PathStanding) -> Day:
    from roleplay.app.day import day
    from roleplay.desk import now

    desk.store.paths.start(desk.trainee.uid, path.path.id, now())
    return day(desk)


def _mark_as_read(desk: Desk, path: PathStanding, step: str) -> None:
    from roleplay.desk import now

    desk.store.paths.read(desk.trainee.uid, path.path.id, step, now())
