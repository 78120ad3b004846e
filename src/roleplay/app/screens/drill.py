"""A drill: moments from many conversations, each with its way there, the choice and the reason.

An answer is stored before its reaction is shown. Where it cannot be stored, the screen says so and
the question stands. Every answer stands for itself, so nothing has to be asked when somebody stops.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.widgets import Footer

from roleplay.app.background import in_background
from roleplay.app.screens import drill_words as words
from roleplay.app.screens.ask import tell_error
from roleplay.app.screens.briefing import BriefingScreen
from roleplay.app.screens.page import Page
from roleplay.app.widgets.answer import AnswerPanel
from roleplay.app.widgets.briefing import BriefingPanel
from roleplay.app.widgets.replies import Replies
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.transcript import Transcript
from roleplay.app.widgets.words import Pressable, Words
from roleplay.conversation.view import Offer, Spoken
from roleplay.reports.practice import left_out
from roleplay.scenario.model import Speaker

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from roleplay.drilling import Answered, Drilling, Question
    from roleplay.errors import RoleplayError

PATIENCE = 0.3
"""Seconds after which a screen says what it waits for."""


class DrillScreen(Page[bool]):
    """Gives whether it was left before its end, with at least one answer stored."""

    CSS_PATH = ["play.tcss", "drill.tcss"]  # noqa: RUF012 - Textual's type
    AUTO_FOCUS = ""
    GUIDE = words.GUIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Go on", id="drill.go-on", key_display="Enter"),
        Binding("b", "briefing", "What you know", id="drill.briefing"),
        Binding("pageup", "page(-1)", "Earlier", id="drill.earlier", show=False),
        Binding("pagedown", "page(1)", "Later", id="drill.later", show=False),
        Binding("q", "leave", "Stop", id="drill.quit", show=False),
        Binding("escape", "leave", "Stop", id="drill.leave", key_display="Esc"),
        Binding("escape", "close", "Back", id="drill.back", key_display="Esc"),
    ]

    def __init__(self, drilling: Drilling, *, one_key: bool) -> None:
        super().__init__()
        self._drilling = drilling
        self._one_key = one_key
        self._question: Question | None = None
        self._titles: list[str] = []
        self._asked = monotonic()
        self._is_asking = self._is_busy = self._is_over = False

    def compose(self) -> ComposeResult:
        """Which moment it is above, the moment itself below."""
        yield Words(words.LOOKING, id="heading")
        yield Vertical(id="body")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Look for the first moment."""
        self._look_for_question()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """What can be done depends on whether something is asked, was told, or all is over."""
        return {
            "go_on": not (self._is_asking or self._is_busy),
            "briefing": self._question is not None and not self._is_over,
            "leave": not self._is_over,
            "close": self._is_over,
        }.get(action, True)

    def on_replies_said(self, event: Replies.Said) -> None:
        """Store the answer; only then show what it does."""
        if self._is_busy or not self._is_asking:
            return
        self._is_busy = True
        name, seconds = event.offer.name, monotonic() - self._asked
        in_background(
            self, lambda: self._drilling.answer(name, seconds), self._tell, self._not_stored
        )
        self.set_timer(PATIENCE, self._say_that_it_waits)

    def action_go_on(self) -> None:
        """To the next moment, to the end of the drill, or out of it."""
        if self._is_over:
            self.action_close()
        else:
            self._look_for_question()

    async def on_pressable_pressed(self) -> None:
        """The mouse goes on as well."""
        await self.run_action("go_on")

    def action_briefing(self) -> None:
        """Show what is known over the moment."""
        if self._question:
            attempt = self._question.attempt
            scenario = attempt.staging.scenario
            self.app.push_screen(BriefingScreen(scenario, attempt.view()))

    def action_page(self, direction: int) -> None:
        """Scroll what was said; the keys stay with the replies."""
        for transcript in self.query(Transcript):
            page = max(1, transcript.scrollable_content_region.height - 1)
            transcript.scroll_relative(y=direction * page, animate=False)

    def action_leave(self) -> None:
        """Stop, without a question: all that was answered is stored."""
        self.dismiss(bool(self._drilling.answered))

    def action_close(self) -> None:
        """Leave a drill that is over."""
        self.dismiss(False)  # noqa: FBT003 - what the screen gives back

    def _look_for_question(self) -> None:
        if not self._is_busy:
            self._is_busy = True
            in_background(self, self._drilling.question, self._ask, self._not_found)

    async def _ask(self, question: Question | None) -> None:
        self._is_busy = False
        if question is None:
            await self._sum_up()
            return
        self._question, self._is_asking = question, True
        self.query_one("#heading", Words).show(words.heading(question))
        asking = Asking(question, one_key=self._one_key)
        await self._show(asking)
        asking.query_one(Replies).focus()
        self._asked = monotonic()

    async def _tell(self, answered: Answered) -> None:
        self._is_busy = self._is_asking = False
        if self._question is None:
            return
        scenario = self._question.attempt.staging.scenario
        self._titles.append(scenario.title)
        panel = AnswerPanel(answered, scenario.customer.name, scenario.currency)
        await self._show(panel, Pressable(classes="go-on"))
        panel.focus()
        self._tell_what_now()
        self.call_after_refresh(self._tell_what_now)

    async def _sum_up(self) -> None:
        self._is_over = True
        self.query_one("#heading", Words).show(words.DONE)
        answers = zip(self._titles, self._drilling.answered, strict=True)
        page = Scroll(Words(words.summary(answers)), id="summary")
        await self._show(page, Pressable(words.CLOSE, classes="go-on"))
        page.focus()

    async def _show(self, *parts: Widget) -> None:
        body = self.query_one("#body")
        with self.app.batch_update():
            await body.remove_children()
            await body.mount(*parts)
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Another size leaves more or less out of sight."""
        self.call_after_refresh(self._tell_what_now)

    def _tell_what_now(self) -> None:
        question, panels = self._question, self.query(AnswerPanel)
        if question and panels:
            is_more = panels.first().max_scroll_y > 0
            now = words.what_now(is_last=question.number == question.of, is_more=is_more)
            self.query_one(".go-on", Words).show(now)

    def _say_that_it_waits(self) -> None:
        if self._is_busy and self._is_asking:
            self.query_one(Replies).wait(on=True)

    def _not_stored(self, error: RoleplayError) -> None:
        self._is_busy = False
        self.query_one(Replies).wait(on=False)
        tell_error(self, words.NOT_STORED, error)

    def _not_found(self, error: RoleplayError) -> None:
        self._is_busy = False
        tell_error(self, "The next moment cannot be shown", error)


class Asking(Container):
    """A moment: what led to it, what is known, and the replies."""

    def __init__(self, question: Question, *, one_key: bool) -> None:
        super().__init__()
        self._question = question
        self._one_key = one_key

    def compose(self) -> ComposeResult:
        """What was said, beside it what is known where there is room, and the replies below."""
        attempt = self._question.attempt
        scenario = attempt.staging.scenario
        with Container(id="middle"):
            yield Transcript(scenario.customer.name, scenario.currency)
            yield BriefingPanel(scenario, attempt.view())
        yield Replies(one_key=self._one_key)

    def on_mount(self) -> None:
        """Tell the way to the moment, and offer the replies."""
        question, transcript = self._question, self.query_one(Transcript)
        transcript.add_lines(question.opening)
        if question.left_out:
            transcript.add_lines([Spoken(Speaker.NOTE, left_out(question.left_out))])
        for line in question.before:
            if line.speaker is Speaker.YOU:
                transcript.add_reply(Offer("", line.text, line.act, 0), ())
            else:
                transcript.add_lines([line])
        self.query_one(Replies).offer(question.attempt.view().replies)
        transcript.show_newest()
