"""Play: the conversation with one customer.

A reply is stored before its reaction is shown. Where it cannot be stored, the screen says so and
stays as it was, and the reply can be chosen again.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer

from roleplay.app import attempts
from roleplay.app.background import in_background
from roleplay.app.content import FAINT, shown, stacked
from roleplay.app.helping import Help
from roleplay.app.retelling import exchanges, first_lines
from roleplay.app.screens.ask import AskScreen, tell_error
from roleplay.app.screens.briefing import BriefingScreen
from roleplay.app.screens.page import Page
from roleplay.app.widgets.briefing import BriefingPanel
from roleplay.app.widgets.meters import meters
from roleplay.app.widgets.replies import Replies
from roleplay.app.widgets.transcript import Transcript
from roleplay.app.widgets.words import Words
from roleplay.reports import labels

if TYPE_CHECKING:
    from textual.app import App, ComposeResult
    from textual.binding import BindingType

    from roleplay.app.attempts import Told
    from roleplay.app.screens.predict import Prediction
    from roleplay.conversation.events import Event
    from roleplay.conversation.view import Offer
    from roleplay.desk import Desk
    from roleplay.errors import RoleplayError
    from roleplay.session import Session

PATIENCE = 0.3
"""Seconds after which a screen says what it waits for."""

LEAVING = (
    "Leave this conversation?",
    "Nothing is lost: next time you go on at this very reply.",
    (("leave", "Leave for now"), ("stay", "Stay with the customer")),
)


class PlayScreen(Page[None]):
    """One attempt, from its briefing or from where it was left, to its last words."""

    CSS_PATH = "play.tcss"
    AUTO_FOCUS = "Replies"
    GUIDE = Help(
        "The conversation",
        "Choose what you say: press its number, read it again, then press Enter or the same "
        "number once more. Each reply is stored before the customer answers, so you can leave "
        "at any time and go on at the very same place.",
        (
            ("❯", "the reply that Enter says"),
            ("(you do)", "something you do rather than say"),
            ("temper ███░░░░░░░", "how angry they are, 0 calm to 10 boiling over"),
            ("trust", "how much they trust you, 0 to 10; more is better"),
            ("confusion", "how lost they are, 0 to 10"),
            ("▲ ▼", "where it was before your last reply"),
            ("▲▼ more", "there are more replies than fit; the arrows reach them"),
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "briefing", "Briefing", id="play.briefing"),
        Binding("pageup", "page(-1)", "Earlier", id="play.earlier", show=False),
        Binding("pagedown", "page(1)", "Later", id="play.later", show=False),
        Binding("q", "leave", "Leave", id="play.quit", show=False),
        Binding("escape", "leave", "Leave", id="play.leave", key_display="Esc"),
    ]

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._scenario = session.attempt.staging.scenario
        self._view = session.attempt.view()
        self._asked = monotonic()
        self._is_busy = False

    def compose(self) -> ComposeResult:
        """The customer above, what was said in the middle, the replies below."""
        with Horizontal(id="customer"):
            yield Words(self._customer(), id="who")
            yield Words(meters(self._view.meters), id="state")
        with Horizontal(id="middle"):
            yield Transcript(self._scenario.customer.name, self._scenario.currency)
            yield BriefingPanel(self._scenario, self._view)
        yield Replies(one_key=self._desk.settings.one_key)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Tell what was said so far, or begin with the briefing."""
        transcript = self.query_one(Transcript)
        transcript.add_lines(first_lines(self._session.attempt))
        for exchange in exchanges(self._session.attempt):
            transcript.add_reply(exchange.reply, exchange.events)
            transcript.add_lines(exchange.lines)
        self._show_scene()
        transcript.show_newest()
        if self._session.attempt.ended:
            self._predict()

    def on_replies_said(self, event: Replies.Said) -> None:
        """Store the reply; only then show what it does."""
        if self._is_busy or event.offer not in self._view.replies:
            return
        self._is_busy = True
        offer, seconds = event.offer, monotonic() - self._asked

        def stored(events: tuple[Event, ...]) -> None:
            self._is_busy = False
            self._go_on(offer, events)

        in_background(
            self, lambda: self._session.reply(offer.name, seconds), stored, self._not_stored
        )
        self.set_timer(PATIENCE, self._say_that_it_waits)

    def on_replies_left(self) -> None:
        """The conversation is over, and its last words were read."""
        if not self._is_busy:
            self._predict()

    def action_briefing(self) -> None:
        """Show the briefing over the conversation."""
        self.app.push_screen(BriefingScreen(self._scenario, self._view, is_beginning=False))

    def action_page(self, direction: int) -> None:
        """Scroll what was said; the keys stay with the replies."""
        transcript = self.query_one(Transcript)
        page = max(1, transcript.scrollable_content_region.height - 1)
        transcript.scroll_relative(y=direction * page, animate=False)

    def action_leave(self) -> None:
        """Leave after asking once, or at once where there is nothing to be left in the middle."""
        if not self._session.replies or self._session.attempt.ended:
            self.app.pop_screen()
            return

        def answered(answer: str | None) -> None:
            if answer == "leave":
                self.app.pop_screen()

        self.app.push_screen(AskScreen(*LEAVING), answered)

    def _go_on(self, reply: Offer, events: tuple[Event, ...]) -> None:
        self._view = self._session.attempt.view()
        transcript = self.query_one(Transcript)
        with self.app.batch_update():
            transcript.add_reply(reply, events)
            transcript.add_lines(self._view.lines)
            self._show_scene()
        transcript.show_newest()

    def _show_scene(self) -> None:
        self.query_one("#state", Words).show(meters(self._view.meters))
        self.query_one(BriefingPanel).show(self._view)
        replies = self.query_one(Replies)
        if self._session.attempt.ended:
            replies.conclude(shown("Press Enter to see how it went.", "bold"))
        else:
            replies.offer(self._view.replies)
        self._asked = monotonic()

    def _say_that_it_waits(self) -> None:
        if self._is_busy:
            self.query_one(Replies).wait(on=True)

    def _not_stored(self, error: RoleplayError) -> None:
        self._is_busy = False
        self.query_one(Replies).wait(on=False)
        tell_error(self, "Your reply was not stored, so it was not said", error)

    def _predict(self) -> None:
        from roleplay.app.screens.predict import PredictScreen

        self.app.push_screen(PredictScreen(), self._finish)

    def _finish(self, prediction: Prediction | None) -> None:
        if prediction is None:
            return
        self._is_busy = True
        in_background(
            self,
            lambda: attempts.finish(self._session, prediction.percent),
            self._debrief,
            self._not_finished,
        )

    def _not_finished(self, error: RoleplayError) -> None:
        self._is_busy = False
        tell_error(self, "Your score was not stored", error)

    def _debrief(self, told: Told) -> None:
        from roleplay.app.screens.debrief import DebriefScreen

        while self.app.screen is not self:
            self.app.pop_screen()

        self.app.switch_screen(DebriefScreen(self._desk, told))

    def _customer(self) -> Content:
        customer = self._scenario.customer
        channel = labels.CHANNELS[customer.channel]
        return stacked(
            [
                Content.assemble(shown(customer.name, "bold"), shown(f"  {channel}", FAINT)),
                shown(self._scenario.title, FAINT),
            ]
        )


def play(app: App[None], desk: Desk, session: Session) -> None:
    """Show an attempt: at its briefing first, unless something was said already."""

    def begin(is_ready: bool | None) -> None:  # noqa: FBT001 - what the screen gives back
        if is_ready:
            app.push_screen(PlayScreen(desk, session))

    if session.replies:
        begin(True)  # noqa: FBT003 - as above
    else:
        attempt = session.attempt
        scenario = attempt.staging.scenario
        app.push_screen(BriefingScreen(scenario, attempt.view(), is_beginning=True), begin)
