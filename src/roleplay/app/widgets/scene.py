"""A conversation on the screen: the customer, what was said, and below it what is to be done now.

At the bottom stand the replies, or in their place the coach, the line for own words or the
question how the customer feels. They get the room that they need, but never what the customer
said last: who answers must have read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical

from roleplay.app.content import shown
from roleplay.app.keys import key_name
from roleplay.app.widgets.briefing import BriefingPanel
from roleplay.app.widgets.coach import CoachPanel
from roleplay.app.widgets.composer import Composer
from roleplay.app.widgets.countdown import Countdown
from roleplay.app.widgets.customer import CustomerBar
from roleplay.app.widgets.feelings import Feelings
from roleplay.app.widgets.replies import Replies
from roleplay.app.widgets.transcript import LEAST_SAID, Transcript
from roleplay.app.widgets.words import Words
from roleplay.conversation.view import Spoken
from roleplay.scenario.model import Speaker
from roleplay.text import in_quotes

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from roleplay.app.retelling import Exchange
    from roleplay.conversation.view import View
    from roleplay.reports.coaching import Advice
    from roleplay.scenario.model import Scenario

TIME_RAN_OUT = Spoken(Speaker.NOTE, "The time ran out.")
LEAST_BELOW = 6
"""Lines that what stands below it has at least; it scrolls."""

MOST_OWN_WORDS = 3
"""Lines of own words that stand above the replies at most. The styles know it as well."""


class Scene(Vertical):
    """Shows a conversation with the customer of a scenario, and shares out the room."""

    def __init__(self, scenario: Scenario, view: View, title: str, *, one_key: bool) -> None:
        super().__init__(id="scene")
        self._scenario = scenario
        self._view = view
        self._one_key = one_key
        self._title = title
        self._own_words = ""

    def compose(self) -> ComposeResult:
        """The customer above, what was said in the middle, the replies below."""
        yield CustomerBar(self._scenario, self._title)
        with Horizontal(id="middle"):
            yield Transcript.of(self._scenario)
            yield BriefingPanel(self._scenario, self._view)
        yield Countdown()
        yield CoachPanel()
        yield Composer()
        yield Feelings()
        yield Words(id="own-words")
        yield Replies(one_key=self._one_key)

    @property
    def transcript(self) -> Transcript:
        """What was said."""
        return self.query_one(Transcript)

    @property
    def clock(self) -> Countdown:
        """The time to answer."""
        return self.query_one(Countdown)

    @property
    def composer(self) -> Composer:
        """The line for own words."""
        return self.query_one(Composer)

    @property
    def coach(self) -> CoachPanel:
        """What the coach says."""
        return self.query_one(CoachPanel)

    @property
    def replies(self) -> Replies:
        """What can be said."""
        return self.query_one(Replies)

    def tell(self, view: View, replies: int) -> None:
        """Show how the customer is after so many replies, and what can be said now."""
        self.query_one(CustomerBar).tell(view.meters, replies)
        self.query_one(BriefingPanel).show(view)
        if view.ending:
            enter = key_name(self.app, "replies.go-on", "Enter")
            self.replies.conclude(shown(f"Press {enter} to see how it went.", "bold"))
        else:
            self.replies.offer(view.replies)
        self.fit()

    def tell_reply(self, exchange: Exchange) -> None:
        """Show what the trainee said or did, or that they said nothing in time."""
        self._put_own_words_away()
        self.transcript.is_unread = False
        if exchange.silence:
            self.transcript.add_lines([TIME_RAN_OUT])
        self.transcript.add_reply(exchange.reply, ())

    def tell_own_words(self, text: str | None) -> None:
        """Show above the replies what the trainee would have said, where they wrote something."""
        if text:
            self._own_words = f"In your own words: {in_quotes(text)}"
            self._show_own_words()
            self.fit()

    def offer_replies(self) -> None:
        """Let the trainee choose."""
        self._show_below(self.replies)
        self.replies.focus()

    def ask_for_own_words(self) -> None:
        """Let the trainee write, before the replies can be read."""
        self._show_below(self.composer)
        self.composer.begin()

    def ask_for_feeling(self) -> None:
        """Let the trainee say how the customer feels, before that can be read."""
        feelings = self.query_one(Feelings)
        self._show_below(feelings)
        feelings.begin()

    def show_advice(self, advice: Advice, *, is_last: bool) -> None:
        """Let the coach speak."""
        self.coach.say(advice, is_last=is_last)
        self._show_below(self.coach)
        self.coach.focus()

    def on_resize(self) -> None:
        """Share the room out anew."""
        self.fit()

    def fit(self) -> None:
        """Give what stands below the room that it needs, as long as the last words are in sight."""
        bar, replies = self.query_one(CustomerBar), self.replies
        room = self.size.height - (1 if self.clock.display else 0)
        room -= self._lines_of_own_words
        said = self.transcript.least_lines(room, self.size.width)
        above = bar.lines + bar.gutter.height
        is_tight = replies.display and replies.needs(self.size.width) > room - said - above
        bar.tighten(on=is_tight)
        left = room - (1 if is_tight else above)
        replies.styles.max_height = max(3, left - said)
        last = self.transcript.lines_of_newest(self.size.width) + 1
        self.coach.styles.max_height = max(LEAST_BELOW, left - max(LEAST_SAID, last))

    @property
    def _lines_of_own_words(self) -> int:
        """The lines that own words take above the replies."""
        own_words = self.query_one("#own-words", Words)
        if not own_words.display:
            return 0
        cells = max(1, self.size.width - own_words.styles.padding.width)
        return min(MOST_OWN_WORDS, shown(self._own_words).get_height({}, cells))

    def _put_own_words_away(self) -> None:
        """They stand before the reply that was chosen, from now on."""
        if self._own_words:
            self.transcript.add_lines([Spoken(Speaker.NOTE, self._own_words)])
        self._own_words = ""
        self._show_own_words()

    def _show_own_words(self) -> None:
        line = self.query_one("#own-words", Words)
        line.show(shown(self._own_words))
        line.display = bool(self._own_words)

    def _show_below(self, shown_now: Widget) -> None:
        for part in (self.coach, self.composer, self.query_one(Feelings), self.replies):
            part.display = part is shown_now
        self.fit()
