"""One reply in the debrief: what was heard, what was said, what that cost and why.

Opened, it shows the model reply beside it, and every other reply with what it would have led to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from roleplay.app.content import BAD, FAINT, GOOD, shown, stacked
from roleplay.app.widgets.words import Item, Words
from roleplay.reports import labels, wording
from roleplay.reports import told as words
from roleplay.reports.coaching import quoted
from roleplay.text import in_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from roleplay.reports.told import Told
    from roleplay.scoring.debrief import DebriefTurn, Option

HEADING = "bold $text-primary"


class TurnCard(Vertical, can_focus=True):
    """A reply that can be opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="turn.open", key_display="Enter"),
        Binding("enter", "close", "Close", id="turn.close", key_display="Enter"),
        Binding("o", "fold", "Open or close", id="turn.others", show=False),
        Binding("r", "replay", "Replay", id="turn.replay"),
    ]

    class Replay(Message):
        """The conversation is to be played again from this reply on."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, told: Told, turn: DebriefTurn, *, is_open: bool) -> None:
        super().__init__(classes="-open" if is_open else None)
        self._told = told
        self._turn = turn

    def compose(self) -> ComposeResult:
        """The reply with what was heard before it; the rest follows when it is opened."""
        turn = self._turn
        yield Words(self._summary(), classes="summary")
        with Vertical(classes="body"):
            for line in turn.heard:
                yield Words(shown(words.said(line, self._told.customer)), classes="heard")
            if own := self._told.own_words.get(turn.number - 1):
                yield Words(shown("Your own words, before you saw the replies", HEADING))
                yield Words(shown(in_quotes(own)), classes="own-words")
            with Container(classes="beside"):
                yield _option("You said nothing" if turn.silence else "You", turn.chosen)
            yield from self._changes()
        if self.has_class("-open"):
            self.call_later(self._unfold)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """It is open, or it is not; and what is out of sight is not marked yet."""
        is_open = self.has_class("-open")
        can = {"open": not is_open, "close": is_open}
        return action not in can or (can[action] and self.is_in_sight)

    def action_open(self) -> None:
        """Show the model reply and all others."""
        self.action_fold()

    def action_close(self) -> None:
        """Show only what was said."""
        self.action_fold()

    def action_fold(self) -> None:
        """Open it, or close it again."""
        self.toggle_class("-open")
        self.query_one(".summary", Words).show(self._summary())
        self._unfold()
        self.refresh_bindings()

    def action_replay(self) -> None:
        """Ask for this reply to be given anew."""
        self.post_message(self.Replay(self._turn.number))

    def on_click(self, event: events.Click) -> None:
        """A click on the first line opens it."""
        if event.widget is self.query_one(".summary"):
            self.action_fold()

    @property
    def is_in_sight(self) -> bool:
        """Whether something of it can be read now."""
        page = self.parent
        return isinstance(page, Widget) and page.region.overlaps(self.region)

    def _unfold(self) -> None:
        """Make what an opened reply shows; it stays, hidden, when it is closed."""
        if self.query(".more"):
            return
        turn = self._turn
        if not turn.chosen.free:
            self.query_one(".beside").mount(self._ahead("The model reply", turn.model))
        others = [o for o in turn.others if turn.chosen.free or not o.model]
        body = self.query_one(".body")
        body.mount(*(self._ahead(wording.would_cost(o.loss), o, "other") for o in others))

    def _summary(self) -> Content:
        turn = self._turn
        mark = "▾" if self.has_class("-open") else "▸"
        return Content.assemble(
            shown(f"{mark} {turn.number}  ", "bold"),
            shown(f"{labels.spaced(turn.moment).capitalize()}: ", "bold"),
            shown(wording.cost(turn.chosen.loss), BAD if turn.chosen.loss.total else GOOD),
        )

    def _changes(self) -> Iterator[Words]:
        events = wording.happenings(self._turn.events, self._told.currency)
        changes = [shown(line, FAINT) for line in events]
        felt = [f for f in self._told.feelings if f.seq == self._turn.number - 1]
        changes += [shown(words.feeling_line(each), FAINT) for each in felt]
        if changes:
            yield Words(stacked(changes), classes="changes")

    def _ahead(self, heading: str, option: Option, kind: str = "model") -> Vertical:
        """A reply that was not given, and what it would have led to."""
        ahead = words.follows(self._told.attempt, self._turn.number, option.name)
        return _option(heading, option, *ahead, classes=f"option more {kind}")


def _option(heading: str, option: Option, *ahead: str, classes: str = "option") -> Vertical:
    return Vertical(
        Words(shown(heading, HEADING)),
        Words(shown(quoted(option))),
        *(Item(shown(wording.behavior(judged), FAINT)) for judged in option.judged),
        *([Words(shown(f"Why: {option.because}"))] if option.because else []),
        *(Words(shown(f"Then: {line}", FAINT), classes="ahead") for line in ahead),
        classes=classes,
    )
