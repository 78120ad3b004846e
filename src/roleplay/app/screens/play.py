"""Play: the conversation with one customer.

A reply is stored before its reaction is shown. Where it cannot be stored, the screen says so and
stays as it was, and the reply can be chosen again. After a reply the customer reacts first; only
then the coach speaks, where there is one, and the next replies come when the trainee goes on.

    asked → storing → typing (in a chat) → reaction → feeling (where asked) → coach → asked

A key belongs to the step that was on the screen when it was pressed. What is typed is never thrown
away: Enter keeps it, and so do the clock that runs out and the trainee who leaves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from roleplay.app import attempts
from roleplay.app.background import in_background
from roleplay.app.retelling import exchanges, first_lines, last_exchange
from roleplay.app.screens import play_words as words
from roleplay.app.screens.ask import tell, tell_error
from roleplay.app.screens.briefing import Beginning, BriefingScreen
from roleplay.app.screens.leaving import Leaving
from roleplay.app.screens.pause import PauseScreen
from roleplay.app.widgets.footer import Footer
from roleplay.app.widgets.scene import Scene
from roleplay.app.widgets.toast import toast
from roleplay.repetition.modes import Mode
from roleplay.reports.feelings import feels_otherwise
from roleplay.scenario.model import Channel
from roleplay.store import Feeling

if TYPE_CHECKING:
    from textual import events
    from textual.app import App, ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from roleplay.app.attempts import Answer
    from roleplay.app.retelling import Exchange
    from roleplay.app.screens.predict import Prediction
    from roleplay.app.widgets.composer import Composer
    from roleplay.app.widgets.feelings import Feelings
    from roleplay.app.widgets.replies import Replies
    from roleplay.app.widgets.words import Words
    from roleplay.desk import Desk
    from roleplay.errors import RoleplayError
    from roleplay.reports.told import Told
    from roleplay.session import Session

TYPING = 1.5
"""Seconds that a customer types, where that is waited for."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """What a reply did, until all of it is on the screen."""

    exchange: Exchange
    answer: Answer


class PlayScreen(Leaving[None]):
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
        super().__init__(one_key=desk.settings.one_key)
        self._desk = desk
        self._session = session
        self._scenario = session.attempt.staging.scenario
        self._view = session.attempt.view()
        self._own_words = own_words
        self._reaction: Reaction | None = None
        self._typing: tuple[Words, Timer] | None = None

    def compose(self) -> ComposeResult:
        """The conversation above the keys."""
        title = self._scenario.title
        if self._session.mode is Mode.REPLAY:
            title = words.replay_of(title)
        yield Scene(self._scenario, self._view, title, one_key=self.one_key)
        yield Footer()

    def on_mount(self) -> None:
        """Tell what was said so far, and go on from there."""
        scene, own_words = self._scene, self._session.own_words
        scene.transcript.add_lines(first_lines(self._session.attempt))
        for number, exchange in enumerate(exchanges(self._session.attempt)):
            scene.tell_own_words(own_words.get(number))
            scene.tell_reply(exchange)
            scene.transcript.add_lines(exchange.lines)
            scene.transcript.add_changes(exchange.events)
        scene.tell_own_words(own_words.get(self._session.replies))
        scene.tell(self._view, self._session.replies)
        scene.transcript.show_newest()
        if self._session.attempt.ended:
            self._predict()
        elif self._session.mode is Mode.TIMED:
            in_background(self, self._time_away, self._ask, self._not_begun)
        else:
            self._ask()

    def on_key(self, event: events.Key) -> None:
        """Any key that means nothing else ends the wait for a customer who types."""
        if self._typing:
            event.stop()
            self._end_typing()

    def on_click(self) -> None:
        """So does the mouse."""
        self._end_typing()

    def on_replies_said(self, event: Replies.Said) -> None:
        """Store the reply; only then show what it does."""
        if self.takes_replies and event.offer in self._view.replies:
            self._answer(event.offer.name)

    def on_countdown_ran_out(self) -> None:
        """Nobody has answered in time, which is an answer too."""
        self._keep_own_words()
        self._answer(None)

    def on_composer_written(self, event: Composer.Written) -> None:
        """Own words are kept, and stay in sight while the reply is chosen."""
        event.stop()
        if self._scene.composer.display:
            self._keep_own_words()
            self._scene.offer_replies()

    def on_feelings_felt(self, event: Feelings.Felt) -> None:
        """Keep what the trainee takes the customer's feeling to be; then show it."""
        event.stop()
        if not self._reaction:
            return
        if event.temper is not None:
            temper = self._session.attempt.state.temper
            feeling = Feeling(self._session.replies - 1, event.temper, temper)
            self.keep(lambda: self._session.keep_feeling(feeling))
        self._reveal(self._reaction)

    def on_coach_panel_heard(self) -> None:
        """On to the next replies, or to the result, once the coach can have been heard."""
        if not (self._scene.coach.display and self.breath.is_over):
            return
        if self._session.attempt.ended:
            self._predict()
        else:
            self._ask()

    def on_replies_left(self) -> None:
        """The conversation is over, and its last words can have been read."""
        if self.breath.is_over:
            self._predict()

    def action_suggest(self) -> None:
        """Say which rule stops one from helping, with the moment in which it does."""
        from roleplay.app.screens.write import WriteScreen

        place = (self._scenario.id, self._moment)

        def written(text: str | None) -> None:
            if text:
                self.keep(
                    lambda: attempts.suggest(self._desk, text, place),
                    lambda: toast(self.app, words.SUGGESTED),
                )

        self.app.push_screen(WriteScreen(*words.SUGGESTION), written)

    def action_briefing(self) -> None:
        """Show the briefing over the conversation."""
        self.app.push_screen(BriefingScreen(self._scenario, self._view))

    def action_pause(self) -> None:
        """Stop the clock; what was said is hidden meanwhile, so that nobody reads on."""
        clock = self._scene.clock
        clock.pause()
        self.app.push_screen(PauseScreen(), lambda _: clock.go_on())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """There is something to pause only while the clock runs."""
        return action != "pause" or self._scene.clock.is_running

    @property
    def is_in_the_middle(self) -> bool:
        """See Leaving; a clock that runs and own words that stand in their line count as well."""
        is_begun = not self._session.is_new or self.is_storing or bool(self._own_words_written)
        return is_begun and not self._session.attempt.ended

    @property
    def about_leaving(self) -> str:
        """See Leaving."""
        is_replay, clock = self._session.mode is Mode.REPLAY, self._scene.clock
        return words.about_leaving(replay=is_replay, clock_runs=clock.is_running)

    def put_away(self) -> None:
        """Own words are kept; a replay is over."""
        self._keep_own_words()
        session = self._session
        if session.mode is Mode.REPLAY and not session.is_new and not session.attempt.ended:
            self.keep(session.set_aside)

    @property
    def _scene(self) -> Scene:
        return self.query_one(Scene)

    @property
    def _moment(self) -> str:
        """The moment that is thought about: while a reply is told, the one that it was given in."""
        turns = self._session.attempt.turns
        is_told = self._reaction or self._scene.coach.display or self._session.attempt.ended
        return turns[-1].moment if turns and is_told else self._view.place

    @property
    def _own_words_written(self) -> str:
        """What stands in the line for own words."""
        composer = self._scene.composer
        return composer.text if composer.display else ""

    # A reply and what it does

    def _answer(self, name: str | None) -> None:
        """Give a reply, or let the time run out where there is none."""
        if self.is_storing or self._reaction:
            return
        self._scene.clock.pause()
        seconds = self.seconds
        self.store(
            lambda: attempts.answer(self._session, name, seconds),
            self._react,
            self._not_said if name else self._silence_not_stored,
        )

    def _react(self, answer: Answer) -> None:
        """Tell the reply, then what the customer says to it."""
        exchange = last_exchange(self._session.attempt)
        self._reaction = Reaction(exchange, answer)
        self._scene.clock.stop()
        self._scene.tell_reply(exchange)
        if self._desk.settings.typing and self._scenario.customer.channel is Channel.CHAT:
            self._begin_typing()
        else:
            self._tell_reaction(self._reaction)
        self.leave_when_stored()

    def _begin_typing(self) -> None:
        """A moment in which the customer types; any key ends it."""
        line = self._scene.transcript.add_typing()
        self._scene.transcript.show_newest()
        self.add_class("-typing")
        self.set_focus(None)
        self._typing = line, self.set_timer(TYPING, self._end_typing)

    def _end_typing(self) -> None:
        if self._typing and self._reaction:
            line, timer = self._typing
            self._typing = None
            timer.stop()
            line.remove()
            self.remove_class("-typing")
            self._tell_reaction(self._reaction)

    def _tell_reaction(self, reaction: Reaction) -> None:
        transcript = self._scene.transcript
        transcript.add_lines(reaction.exchange.lines)
        transcript.show_newest()
        self._view = self._session.attempt.view()
        otherwise = feels_otherwise(reaction.exchange.events) and self._view.replies
        if self._desk.settings.feelings and otherwise:
            self._scene.ask_for_feeling()
        else:
            self._reveal(reaction)

    def _reveal(self, reaction: Reaction) -> None:
        """Show what the reply changed in the customer, then let the coach speak."""
        self._reaction = None
        scene, advice = self._scene, reaction.answer.advice
        with self.app.batch_update():
            scene.transcript.add_changes(reaction.exchange.events)
            scene.tell(self._view, self._session.replies)
            if advice:
                self.breath.take()
                scene.show_advice(advice, is_last=self._session.attempt.ended)
        scene.transcript.show_newest()
        if not advice:
            self._ask()

    def _ask(self, away: float = 0) -> None:
        """Ask for the next reply. Of the time to answer, `away` seconds have passed already."""
        self.ask()
        scene, seconds = self._scene, self._view.seconds
        if seconds and self._session.mode is Mode.TIMED and self._view.replies:
            scene.clock.start(seconds, max(0, seconds - away))
        else:
            scene.clock.stop()
        has_own_words = self._session.replies in self._session.own_words
        if self._own_words and self._view.replies and not has_own_words:
            scene.ask_for_own_words()
        else:
            scene.offer_replies()
        self.refresh_bindings()

    def _not_said(self, error: RoleplayError) -> None:
        self.stay()
        self._scene.clock.go_on()
        tell_error(self, words.NOT_STORED, error)

    def _silence_not_stored(self, error: RoleplayError) -> None:
        """To try again would only fail again, and again: say once what can be done."""
        self.stay()
        self._scene.clock.stop()
        self._scene.offer_replies()
        tell(self, words.SILENCE_NOT_STORED, f"{error} {words.CLOCK_STANDS}")

    # Beside the conversation

    def _keep_own_words(self) -> None:
        """Keep what stands in the line for own words, and show it as said."""
        text, number = self._own_words_written, self._session.replies
        if text:
            self._scene.composer.begin()
            self._scene.tell_own_words(text)
            self.keep(lambda: self._session.keep_own_words(number, text))

    def _time_away(self) -> float:
        """Seconds since the customer said this; nobody can leave to think it over."""
        if self._session.is_new:
            self._session.keep()
            return 0
        return self._session.away

    def _not_begun(self, error: RoleplayError) -> None:
        tell_error(self, "The clock does not run, since nothing can be stored", error)

    # The end

    def _predict(self) -> None:
        from roleplay.app.screens.predict import PredictScreen

        if self.app.screen is self and not self.is_storing:
            self.app.push_screen(PredictScreen(), self._finish)

    def _finish(self, prediction: Prediction | None) -> None:
        if prediction:
            self.store(
                lambda: attempts.finish(self._session, prediction.percent),
                self._debrief,
                self._score_not_stored,
            )

    def _score_not_stored(self, error: RoleplayError) -> None:
        self.stay()
        tell_error(self, "Your score was not stored", error)

    def _debrief(self, told: Told) -> None:
        from roleplay.app.screens.debrief import DebriefScreen

        if self.is_leaving:
            self.leave_when_stored()
            return
        while self.app.screen is not self:
            self.app.pop_screen()
        self.app.switch_screen(DebriefScreen(self._desk, told))


def play(app: App[None], desk: Desk, session: Session) -> None:
    """Show an attempt: at its briefing first, unless it was begun already."""
    attempt = session.attempt

    def begin(beginning: Beginning | None) -> None:
        if beginning is None:
            return
        if session.is_new:
            session.choose(beginning.mode)
        app.push_screen(PlayScreen(desk, session, own_words=beginning.own_words))

    # What was begun with own words goes on with them, whatever is usual.
    own_words = desk.settings.own_words or bool(session.own_words)
    beginning = Beginning(session.mode, own_words)
    if session.replies or not session.is_new:
        begin(beginning)
        return
    scenario = attempt.staging.scenario
    briefing = BriefingScreen(
        scenario, attempt.view(), beginning=beginning, prelude=session.prelude
    )
    app.push_screen(briefing, begin)
