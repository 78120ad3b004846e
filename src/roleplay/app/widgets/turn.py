"""One reply in the debrief: what it cost, why, and what would have been better."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.content import Content
from textual.message import Message

from roleplay.app.content import BAD, FAINT, GOOD, shown, stacked
from roleplay.app.widgets.words import Words
from roleplay.reports import wording

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
        """The reply in short, then what opens."""
        turn = self._turn
        yield Words(self._summary(), classes="summary")
        with Container(classes="body"):
            yield Words(stacked(self._heard()), classes="heard")
            with Container(classes="beside"):
                yield Words(stacked(self._chosen()), classes="chosen")
                if not turn.chosen.free:
                    yield Words(stacked(_option("The model reply", turn.model)), classes="model")
            yield Words(stacked(self._others()), classes="others")

    def action_open(self) -> None:
        """Open it, or close it again."""
        self.toggle_class("-open")
        self._refresh_summary()

    def action_others(self) -> None:
        """Show or hide what the other replies would have cost."""
        if self.has_class("-open"):
            self.toggle_class("-others")
        else:
            self.add_class("-open", "-others")
        self._refresh_summary()

    def action_replay(self) -> None:
        """Ask for this reply to be given anew."""
        self.post_message(self.Replay(self._turn.number))

    def on_click(self, event: events.Click) -> None:
        """A click on the first lines opens it."""
        if event.widget is self.query_one(".summary"):
            self.action_open()

    def _refresh_summary(self) -> None:
        self.query_one(".summary", Words).show(self._summary())

    def _summary(self) -> Content:
        turn = self._turn
        loss = turn.chosen.loss.total
        mark = "▾" if self.has_class("-open") else "▸"
        said = "You said nothing." if turn.silence else _text(turn.chosen)
        return stacked(
            [
                Content.assemble(
                    shown(f"{mark} {turn.number}  ", "bold"),
                    shown(f"{wording.spaced(turn.moment)}: "),
                    shown(wording.cost(turn.chosen.loss), BAD if loss else GOOD),
                ),
                shown(said, FAINT),
            ]
        )

    def _heard(self) -> Iterator[Content]:
        for line in self._turn.heard:
            speaker = self._customer if line.speaker == "customer" else line.speaker.capitalize()
            yield Content.assemble(shown(f"{speaker}: ", "bold"), shown(line.text))

    def _chosen(self) -> Iterator[Content]:
        turn = self._turn
        yield from _option("What you said", turn.chosen)
        for line in wording.happenings(turn.events, self._currency):
            yield shown(line, FAINT)

    def _others(self) -> Iterator[Content]:
        turn = self._turn
        for other in turn.others:
            if turn.chosen.free or not other.model:
                yield from _option(f"Another reply, which would have {_cost(other)}", other)


def _cost(option: Option) -> str:
    return wording.cost(option.loss)


def _option(heading: str, option: Option) -> Iterator[Content]:
    yield shown(heading, HEADING)
    yield shown(_text(option))
    for judged in option.judged:
        yield shown(f"• {wording.behavior(judged)}", FAINT)
    if option.because:
        yield shown(f"Why: {option.because}")


def _text(option: Option) -> str:
    return f"(you do) {option.text}" if option.act else f"“{option.text}”"
