"""The model path beside one's own: the same customer, and always the best reply."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, Vertical

from roleplay.app.content import BAD, FAINT, GOOD, shown
from roleplay.app.helping import Help
from roleplay.app.retelling import model_path
from roleplay.app.screens.page import Page
from roleplay.app.widgets.footer import Footer
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.words import Words
from roleplay.reports import told as words
from roleplay.reports import wording
from roleplay.reports.coaching import quoted
from roleplay.scoring.debrief import debrief

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from roleplay.conversation.view import Spoken
    from roleplay.reports.told import Told
    from roleplay.scoring import Debrief
    from roleplay.scoring.debrief import DebriefTurn

HEADING = "bold $text-primary"


class ModelPathScreen(Page[None]):
    """Two conversations, step by step beside each other."""

    CSS_PATH = "model_path.tcss"
    AUTO_FOCUS = "Scroll"
    GUIDE = Help(
        "The model path",
        "On the left what you said, on the right the same conversation with the best reply at "
        "every step. From the first reply in which they differ, the customer may say something "
        "else. n and p go from step to step.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "step(1)", "Next step", id="model-path.next"),
        Binding("p", "step(-1)", "Step before", id="model-path.previous"),
        Binding("m", "app.pop_screen", "Back", id="model-path.close", show=False),
        Binding("escape", "app.pop_screen", "Back", id="model-path.back", key_display="Esc"),
    ]

    def __init__(self, told: Told) -> None:
        super().__init__()
        self._told = told
        self._model = debrief(model_path(told.attempt))
        self._step = 0

    def compose(self) -> ComposeResult:
        """A row for each step, and how both end."""
        own, model = self._told.debrief, self._model
        with Horizontal(id="heads"):
            yield Words(shown("Your way", HEADING))
            yield Words(shown("The model path", HEADING))
        with Scroll():
            for left, right in zip_longest(own.turns, model.turns):
                with Horizontal(classes="step"):
                    yield Vertical(*self._turn(left, is_model=False))
                    yield Vertical(*self._turn(right, is_model=True))
            with Horizontal(classes="step"):
                yield Vertical(*self._end(own))
                yield Vertical(*self._end(model))
        yield Footer()

    def action_step(self, step: int) -> None:
        """Go to the next or previous step."""
        rows = list(self.query(".step"))
        self._step = max(0, min(self._step + step, len(rows) - 1))
        rows[self._step].scroll_visible(top=True, animate=False)

    def _turn(self, turn: DebriefTurn | None, *, is_model: bool) -> Iterator[Widget]:
        if turn is None:
            return
        yield from self._heard(turn.heard)
        yield Words(shown("You said nothing" if turn.silence else "You", "bold"))
        yield Words(shown(quoted(turn.chosen)))
        if not is_model:
            style = BAD if turn.chosen.loss.total else GOOD
            yield Words(shown(f"It {wording.cost(turn.chosen.loss)}.", style))

    def _end(self, told: Debrief) -> Iterator[Widget]:
        yield from self._heard(told.last_lines)
        yield Words(shown(" ".join(wording.verdict(told.ending)), "bold"))
        yield Words(shown(wording.result(told.score)))

    def _heard(self, lines: Sequence[Spoken]) -> Iterator[Widget]:
        yield from (Words(shown(words.said(line, self._told.customer), FAINT)) for line in lines)
