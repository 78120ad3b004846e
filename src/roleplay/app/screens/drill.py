"""A drill: moments from many conversations, each with its way there, the choice and the reason.

An answer is stored before its reaction is shown. Where it cannot be stored, the screen says so and
the question stands. Every answer stands for itself, so nothing has to be asked when somebody stops.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container, Vertical

from roleplay.app.background import in_background
from roleplay.app.keys import key_name
from roleplay.app.screens import drill_words as words
from roleplay.app.screens.answering import Answering
from roleplay.app.screens.ask import tell_error
from roleplay.app.screens.briefing import BriefingScreen
from roleplay.app.widgets.answer import AnswerPanel
from roleplay.app.widgets.briefing import BriefingPanel
from roleplay.app.widgets.footer import Footer
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
    from roleplay.repetition.standing import DueCount


class DrillScreen(Answering[bool]):
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
        super().__init__(one_key=one_key)
        self._drilling = drilling
        self._question: Question | None = None
        self._answer: tuple[AnswerPanel, Pressable] | None = None
        self._titles: list[str] = []
        self._is_looking = self._is_over = False

    def compose(self) -> ComposeResult:
        """Which moment it is above, the moment itself below."""
        yield Words(words.LOOKING, id="heading")
        yield Vertical(id="body")
        yield Footer()

    def on_mount(self) -> None:
        """Look for the first moment."""
        self._look_for_question()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """What can be done depends on whether something is asked, was told, or all is over."""
        return {
            "go_on": bool(self._answer or self._is_over),
            "briefing": self._question is not None and not self._is_over,
            "leave": not self._is_over,
            "close": self._is_over,
        }.get(action, True)

    def on_replies_said(self, event: Replies.Said) -> None:
        """Store the answer; only then show what it does."""
        if not self.takes_replies or self._question is None or self._answer:
            return
        if event.offer not in self._question.attempt.view().replies:
            return  # said to a moment that is gone
        name, seconds = event.offer.name, self.seconds
        self.store(
            lambda: self._drilling.answer(name, seconds),
            self._tell,
            lambda error: tell_error(self, words.NOT_STORED, error),
        )

    def action_go_on(self) -> None:
        """Read on, to the next moment, to the end of the drill, or out of it."""
        if not self.breath.is_over:
            return
        if self._is_over:
            self.action_close()
        elif self._answer and self._answer[0].has_more_below:
            self._answer[0].read_on()
        elif self._answer:  # a key that comes late, to a moment that is asked by now, does nothing
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

    def action_leave(self) -> None:
        """Stop, without a question: all that was answered is stored."""
        self.dismiss(bool(self._drilling.answered))

    def action_close(self) -> None:
        """Leave a drill that is over."""
        self.dismiss(False)  # noqa: FBT003 - what the screen gives back

    def _look_for_question(self) -> None:
        if not self._is_looking:
            self._is_looking = True
            in_background(self, self._drilling.question, self._show_question, self._not_found)

    def _show_question(self, question: Question | None) -> None:
        if question is None:  # the last answer stands until the end is there
            in_background(self, self._drilling.still_due, self._sum_up, self._not_found)
            return
        self._is_looking, self._answer = False, None
        self._question = question
        self.query_one("#heading", Words).show(words.heading(question, self._drilling.items))
        self._show(Asking(question, one_key=self.one_key))
        self.ask()

    def _tell(self, answered: Answered) -> None:
        if self._question is None:
            return
        scenario = self._question.attempt.staging.scenario
        self._titles.append(scenario.title)
        panel = AnswerPanel(answered, scenario.customer.name, scenario.currency)
        self._answer = panel, Pressable(classes="go-on")
        self._show(*self._answer)
        panel.focus()
        self._tell_what_now()

    def _sum_up(self, left: DueCount) -> None:
        self._is_looking, self._is_over, self._question = False, True, None
        self.query_one("#heading", Words).show(words.DONE)
        answers = zip(self._titles, self._drilling.answered, strict=True)
        page = Scroll(Words(words.summary(answers, left)), id="summary")
        enter = key_name(self.app, "drill.go-on", "Enter")
        self._show(page, Pressable(words.close(enter), classes="go-on"))
        page.focus()

    def _show(self, *parts: Widget) -> None:
        """Show something else. What was there goes a little later, so it is hidden first."""
        body = self.query_one("#body")
        with self.app.batch_update():
            for part in body.children:
                part.display = False
            body.remove_children()
            body.mount(*parts)
        self.breath.take()
        self.refresh_bindings()

    def on_answer_panel_placed(self) -> None:
        """More or less of the answer is out of sight."""
        self._tell_what_now()

    def _tell_what_now(self) -> None:
        if self._question and self._answer:
            panel, go_on = self._answer
            is_last = self._question.number == self._question.of
            enter = key_name(self.app, "drill.go-on", "Enter")
            escape = key_name(self.app, "drill.leave", "Esc")
            is_more = panel.has_more_below
            go_on.show(words.what_now(enter, escape, is_last=is_last, is_more=is_more))

    def _not_found(self, error: RoleplayError) -> None:
        self._is_looking = False
        tell_error(self, "The next moment cannot be shown", error)


class Asking(Container):
    """A moment: what led to it, what is known, and the replies.

    The replies get the room that they need, but never what was said last.
    """

    def __init__(self, question: Question, *, one_key: bool) -> None:
        super().__init__()
        self._question = question
        self._one_key = one_key

    def compose(self) -> ComposeResult:
        """What was said, beside it what is known where there is room, and the replies below."""
        attempt = self._question.attempt
        scenario = attempt.staging.scenario
        with Container(id="middle"):
            yield Transcript.of(scenario)
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
        replies = self.query_one(Replies)
        replies.offer(question.attempt.view().replies)
        replies.focus()
        self._fit()
        transcript.show_newest()

    def on_resize(self) -> None:
        """Share the room out anew."""
        self._fit()

    def _fit(self) -> None:
        briefing = self.query_one(BriefingPanel)
        is_above = briefing.display and not self.screen.has_class("-wide")
        room = self.size.height - (briefing.outer_size.height if is_above else 0)
        said = self.query_one(Transcript).least_lines(room, self.size.width)
        self.query_one(Replies).styles.max_height = max(3, room - said)
