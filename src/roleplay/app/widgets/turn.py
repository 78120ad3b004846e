"""One reply in the debrief: what it cost, why, and what would have been better."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.content import Content
from textual.message import Message

from roleplay.app.content import BAD, FAINT, GOOD, shown, stacked
from roleplay.app.widgets.words import Item, Words
from roleplay.reports import labels, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from roleplay.scoring.debrief import DebriefTurn, Option

HEADING = "bold $text-primary"


class TurnCard(Vertical, can_focus=True):
    """A reply that can be opened, and again to see what the other replies would have cost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="turn.open", key_display="Enter"),
        Binding("o", "others", "Others", id="turn.others"),
        Binding("r", "replay", "Replay from here", id="turn.replay"),
    ]

    class Replay(Message):
        """The conversation is to be played again from this reply on."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, turn: DebriefTurn, customer: str, currency: str, *, is_open: bool) -> None:
        super().__init__(classes="-open" if is_open else None)
        self._turn = turn
        self._customer = customer
        self._currency = currency

    def compose(self) -> ComposeResult:
        """The reply in short, and the rest where it is open."""
        yield Words(self._summary(), classes="summary")
        if self.has_class("-open"):
            yield self._body()

    def action_open(self) -> None:
        """Open it, or close it again."""
        self._open(is_open=not self.has_class("-open"))

    def action_others(self) -> None:
        """Show or hide what the other replies would have cost."""
        self.set_class(not (self.has_class("-open") and self.has_class("-others")), "-others")
        self._open(is_open=True)

    def action_replay(self) -> None:
        """Ask for this reply to be given anew."""
        self.post_message(self.Replay(self._turn.number))

    def on_click(self, event: events.Click) -> None:
        """A click on the first lines opens it."""
        if event.widget is self.query_one(".summary"):
            self.action_open()

    def _open(self, *, is_open: bool) -> None:
        self.set_class(is_open, "-open")
        self.query_one(".summary", Words).show(self._summary())
        if is_open and not self.query(".body"):
            self.mount(self._body())

    def _summary(self) -> Content:
        turn = self._turn
        is_open = self.has_class("-open")
        first = Content.assemble(
            shown(f"{'▾' if is_open else '▸'} {turn.number}  ", "bold"),
            shown(f"{labels.spaced(turn.moment).capitalize()}: "),
            shown(wording.cost(turn.chosen.loss), BAD if turn.chosen.loss.total else GOOD),
        )
        if is_open:
            return first
        said = "You said nothing." if turn.silence else _text(turn.chosen)
        return stacked([first, shown(said, FAINT)])

    def _body(self) -> Vertical:
        turn = self._turn
        options = [_option("You said nothing" if turn.silence else "You", turn.chosen)]
        if not turn.chosen.free:
            options.append(_option("The model reply", turn.model))
        changes = [shown(line) for line in wording.happenings(turn.events, self._currency)]
        return Vertical(
            *(Words(line) for line in self._heard()),
            Container(*options, classes="beside"),
            *([Words(stacked(changes), classes="changes")] if changes else []),
            *self._others(),
            classes="body",
        )

    def _heard(self) -> Iterator[Content]:
        for line in self._turn.heard:
            speaker = self._customer if line.speaker == "customer" else line.speaker.capitalize()
            yield Content.assemble(shown(f"{speaker}: ", "bold"), shown(line.text))

    def _others(self) -> Iterator[Vertical]:
        turn = self._turn
        for other in turn.others:
            if turn.chosen.free or not other.model:
                cost = wording.cost(other.loss).removeprefix("cost ")
                yield _option(f"Would have cost {cost}", other, classes="option other")


def _option(heading: str, option: Option, classes: str = "option") -> Vertical:
    return Vertical(
        Words(shown(heading, HEADING)),
        Words(shown(_text(option))),
        *(Item(shown(wording.behavior(judged), FAINT)) for judged in option.judged),
        *([Words(shown(f"Why: {option.because}"))] if option.because else []),
        classes=classes,
    )


def _text(option: Option) -> str:
    return f"(you do) {option.text}" if option.act else f"“{option.text}”"
