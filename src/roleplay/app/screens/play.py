"""Play: the conversation with one customer.

A reply is stored before its reaction is shown. Where it cannot be stored, the screen says so and
stays as it was, and the reply can be chosen again. After a reply the customer reacts first; only
then the coach speaks, where there is one, and the next replies come when the trainee goes on.
"""

from __future__ import annotations

from asyncio import Event, wait_for
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Footer

from roleplay.app import attempts
from roleplay.app.background import in_background
from roleplay.app.content import shown
from roleplay.app.retelling import exchanges, first_lines, last_exchange
from roleplay.app.screens import play_words as words
from roleplay.app.screens.ask import AskScreen, tell_error
from roleplay.app.screens.briefing import Beginning, BriefingScreen
from roleplay.app.screens.page import Page
from roleplay.app.screens.pause import PauseScreen
from roleplay.app.widgets.briefing import BriefingPanel
from roleplay.app.widgets.coach import CoachPanel
from roleplay.app.widgets.composer import Composer
from roleplay.app.widgets.countdown import Countdown
from roleplay.app.widgets.customer import CustomerBar
from roleplay.app.widgets.replies import Replies
from roleplay.app.widgets.toast import toast
from roleplay.app.widgets.transcript import Transcript
from roleplay.conversation.events import MoodMoved
from roleplay.repetition.modes import Mode
from roleplay.scenario.model import Channel
from roleplay.store import Feeling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual import events
    from textual.app import App, ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from roleplay.app.attempts import Answer
    from roleplay.app.retelling import Exchange
    from roleplay.app.screens.predict import Prediction
    from roleplay.conversation.events import Event as Happening
    from roleplay.desk import Desk
    from roleplay.errors import RoleplayError
    from roleplay.reports.told import Told
    from roleplay.session import Session

PATIENCE = 0.3
"""Seconds after which a screen says what it waits for."""

TYPING = 1.5
"""Seconds that a customer types, where that is waited for."""

FOOTER = 1
LEAST_SAID = 4
"""Lines that the conversation keeps whatever the replies need: who said it, and what, last."""


class PlayScreen(Page[None]):
    """One attempt, from its briefing or from where it was left, to its last words."""

    CSS_PATH = "play.tcss"
    AUTO_FOCUS = "Replies"
    GUIDE = words.GUIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "briefing", "Briefing", id="play.briefing"),
        Binding("space", "pause", "Pause", id="play.pause", key_display="Space"),
        Binding("r", "suggest", "A rule stops me", id="play.suggest"),
        Binding("pageup", "page(-1)", "Earlier", id="play.earlier", show=False),
        Binding("pagedown", "page(1)", "Later", id="play.later", show=False),
        Binding("q", "leave", "Leave", id="play.quit", show=False),
        Binding("escape", "leave", "Leave", id="play.leave", key_display="Esc"),
    ]

    def __init__(self, desk: Desk, session: Session, *, own_words: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._scenario = session.attempt.staging.scenario
        self._view = session.attempt.view()
        self._asked = monotonic()
        self._own_words = own_words
        self._is_busy = self._is_storing = False
        self._typed = Event()

    def compose(self) -> ComposeResult:
        """The customer above, what was said in the middle, the replies below."""
        scenario = self._scenario
        customer = scenario.customer
        yield CustomerBar(scenario)
        with Horizontal(id="middle"):
            yield Transcript(
                customer.name, scenario.currency, channel=customer.channel, title=scenario.title
            )
            yield BriefingPanel(scenario, self._view)
        yield Countdown()
        yield CoachPanel()
        yield Composer()
        yield Replies(one_key=self._desk.settings.one_key)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Tell what was said so far, and go on from there."""
        transcript = self.query_one(Transcript)
        transcript.add_lines(first_lines(self._session.attempt))
        for exchange in exchanges(self._session.attempt):
            self._tell_reply(exchange)
            transcript.add_lines(exchange.lines)
            transcript.add_changes(exchange.events)
        self._show_scene()
        transcript.show_newest()
        if self._session.attempt.ended:
            self._predict()
        elif self._session.mode is Mode.TIMED:
            in_background(self, self._time_away, self._ask, self._not_begun)
        else:
            self._ask()

    def on_resize(self) -> None:
        """Share the room out anew."""
        self._fit()

    def on_key(self, event: events.Key) -> None:
        """Any key that means nothing else ends the wait for a customer who types."""
        if self.has_class("-typing"):
            event.stop()
            self._typed.set()

    def on_click(self) -> None:
        """So does the mouse."""
        self._typed.set()

    def on_replies_said(self, event: Replies.Said) -> None:
        """Store the reply; only then show what it does."""
        if event.offer in self._view.replies:
            self._answer(event.offer.name)

    def on_countdown_ran_out(self) -> None:
        """Nobody has answered in time, which is an answer too."""
        self._answer(None)

    def on_composer_written(self, event: Composer.Written) -> None:
        """Own words are kept, and stay in sight while the reply is chosen."""
        if event.text:
            transcript, number = self.query_one(Transcript), self._session.replies
            transcript.add_lines([words.own_words(event.text)])
            transcript.show_newest()
            self._keep(lambda: self._session.keep_own_words(number, event.text))
        self._show_instead(None)

    def on_coach_panel_heard(self) -> None:
        """On to the next replies, or to the result."""
        if self._session.attempt.ended:
            self._predict()
        else:
            self._ask()

    def on_replies_left(self) -> None:
        """The conversation is over, and its last words were read."""
        if not self._is_busy:
            self._predict()

    def action_suggest(self) -> None:
        """Say which rule stops one from helping, with the moment in which it does."""
        from roleplay.app.screens.write import WriteScreen

        place = (self._scenario.id, self._view.place)

        def written(text: str | None) -> None:
            if text:
                self._keep(
                    lambda: attempts.suggest(self._desk, text, place),
                    lambda _: toast(self.app, words.SUGGESTED),
                )

        self.app.push_screen(WriteScreen(*words.SUGGESTION), written)

    def action_briefing(self) -> None:
        """Show the briefing over the conversation."""
        self.app.push_screen(BriefingScreen(self._scenario, self._view))

    def action_pause(self) -> None:
        """Stop the clock; what was said is hidden meanwhile, so that nobody reads on."""
        clock = self.query_one(Countdown)
        clock.pause()
        self.app.push_screen(PauseScreen(), lambda _: clock.go_on())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """There is something to pause only while the clock runs."""
        return action != "pause" or self.query_one(Countdown).is_running

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

        about = words.NOTHING_IS_LOST
        if self.query_one(Countdown).is_running:
            about += words.CLOCK_RUNS_ON
        question = AskScreen(words.LEAVE, about, words.LEAVE_OR_STAY)
        self.app.push_screen(question, answered)

    def _answer(self, name: str | None) -> None:
        """Give a reply, or let the time run out where there is none."""
        if self._is_busy:
            return
        self._is_busy = self._is_storing = True
        self.query_one(Countdown).pause()
        seconds = monotonic() - self._asked
        in_background(
            self,
            lambda: attempts.answer(self._session, name, seconds),
            self._go_on,
            self._not_stored,
        )
        self.set_timer(PATIENCE, self._say_that_it_waits)

    async def _go_on(self, answer: Answer) -> None:
        """Tell the reply, then what the customer says to it, then what it changed in them."""
        self._is_storing = False
        self.query_one(Replies).wait(on=False)
        exchange = last_exchange(self._session.attempt)
        transcript = self.query_one(Transcript)
        self._tell_reply(exchange)
        if self._desk.settings.typing and self._scenario.customer.channel is Channel.CHAT:
            await self._wait_for_typing()
        transcript.add_lines(exchange.lines)
        transcript.show_newest()
        self._view = self._session.attempt.view()
        if self._desk.settings.feelings and _has_moved(exchange.events) and self._view.replies:
            self._ask_feeling(exchange, answer)
        else:
            await self._reveal(exchange, answer)

    async def _reveal(self, exchange: Exchange, answer: Answer) -> None:
        self._is_busy = False
        with self.app.batch_update():
            self.query_one(Transcript).add_changes(exchange.events)
            self._show_scene()
            if answer.advice:
                is_last = self._session.attempt.ended
                panel = self.query_one(CoachPanel)
                await panel.say(answer.advice, is_last=is_last)
                self._show_instead(panel)
        self.query_one(Transcript).show_newest()
        if not answer.advice:
            self._ask()

    def _tell_reply(self, exchange: Exchange) -> None:
        transcript = self.query_one(Transcript)
        if exchange.silence:
            transcript.add_lines([words.TIME_RAN_OUT])
        transcript.add_reply(exchange.reply, ())

    async def _wait_for_typing(self) -> None:
        """A moment in which the customer types; any key ends it."""
        typing = self.query_one(Transcript).add_typing()
        self.query_one(Transcript).show_newest()
        self._typed.clear()
        self.add_class("-typing")
        self.set_focus(None)
        with suppress(TimeoutError):
            await wait_for(self._typed.wait(), TYPING)
        self.remove_class("-typing")
        self.query_one(Replies).focus()
        await typing.remove()

    def _ask_feeling(self, exchange: Exchange, answer: Answer) -> None:
        """Let the trainee say how the customer feels before it can be read."""

        def answered(felt: str | None) -> None:
            if felt:
                temper = self._session.attempt.state.temper
                feeling = Feeling(self._session.replies - 1, int(felt), temper)
                self._keep(lambda: self._session.keep_feeling(feeling))
            self.call_later(self._reveal, exchange, answer)

        question = AskScreen(words.HOW_THEY_FEEL, words.ABOUT_FEELING, words.FEELINGS)
        self.app.push_screen(question, answered)

    def _ask(self, away: float = 0) -> None:
        """Ask for the next reply. Of the time to answer, `away` seconds have passed already."""
        self._asked = monotonic()
        clock, seconds = self.query_one(Countdown), self._view.seconds
        is_timed = self._session.mode is Mode.TIMED and not self._session.attempt.ended
        if seconds and is_timed:
            clock.start(seconds, max(0, seconds - away))
        else:
            clock.stop()
        composer = self.query_one(Composer)
        if self._own_words and self._view.replies:
            self._show_instead(composer)
            composer.begin()
        else:
            self._show_instead(None)
        self._fit()
        self.refresh_bindings()

    def _show_instead(self, panel: Widget | None) -> None:
        """Show the coach or the line for own words in the place of the replies, or the replies."""
        for part in (self.query_one(CoachPanel), self.query_one(Composer)):
            part.display = part is panel
        replies = self.query_one(Replies)
        replies.display = panel is None
        if panel is None:
            replies.focus()
        elif panel.can_focus:
            panel.focus()

    def _time_away(self) -> float:
        """Seconds since the customer said this; nobody can leave to think it over."""
        if self._session.is_new:
            self._session.keep()
            return 0
        return self._session.away

    def _show_scene(self) -> None:
        self.query_one(CustomerBar).tell(self._view.meters, self._session.replies)
        self.query_one(BriefingPanel).show(self._view)
        replies = self.query_one(Replies)
        if self._session.attempt.ended:
            replies.conclude(shown(words.THE_END, "bold"))
        else:
            replies.offer(self._view.replies)
        self._fit()

    def _fit(self) -> None:
        """Give the replies the room they need, as long as the last words stay in sight."""
        bar, replies = self.query_one(CustomerBar), self.query_one(Replies)
        clock = 1 if self.query_one(Countdown).display else 0
        room = self.size.height - FOOTER - clock - LEAST_SAID
        is_tight = replies.needs(self.size.width) > room - bar.lines
        bar.tighten(on=is_tight)
        replies.styles.max_height = max(3, room - (1 if is_tight else bar.lines))

    def _keep(
        self, work: Callable[[], None], done: Callable[[None], object] = lambda _: None
    ) -> None:
        """Store what is said beside the conversation."""
        in_background(self, work, done, lambda error: tell_error(self, "It was not kept", error))

    def _not_begun(self, error: RoleplayError) -> None:
        tell_error(self, "The clock does not run, since nothing can be stored", error)

    def _say_that_it_waits(self) -> None:
        if self._is_storing:
            self.query_one(Replies).wait(on=True)

    def _not_stored(self, error: RoleplayError) -> None:
        self._is_busy = self._is_storing = False
        self.query_one(Replies).wait(on=False)
        self.query_one(Countdown).go_on()
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


def _has_moved(events: Iterable[Happening]) -> bool:
    """Whether the customer's temper is another one now."""
    return any(isinstance(event, MoodMoved) and event.meter == "temper" for event in events)


def play(app: App[None], desk: Desk, session: Session) -> None:
    """Show an attempt: at its briefing first, unless something was said already."""
    attempt = session.attempt

    def begin(beginning: Beginning | None) -> None:
        if beginning is None:
            return
        if session.is_new:
            session.choose(beginning.mode)
        app.push_screen(PlayScreen(desk, session, own_words=beginning.own_words))

    beginning = Beginning(session.mode, desk.settings.own_words)
    if session.replies:
        begin(beginning)
        return
    scenario = attempt.staging.scenario
    briefing = BriefingScreen(
        scenario, attempt.view(), beginning=beginning, prelude=session.prelude
    )
    app.push_screen(briefing, begin)
