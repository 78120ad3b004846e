"""The debrief, in its fixed order: the customer first, points second, replies last."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Footer

from roleplay.app import attempts
from roleplay.app.background import in_background
from roleplay.app.content import BAD, FAINT, GOOD, bar, shown, stacked
from roleplay.app.helping import Help
from roleplay.app.screens.ask import tell_error
from roleplay.app.screens.page import Page
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.turn import HEADING, TurnCard
from roleplay.app.widgets.words import Words
from roleplay.reports import labels, wording
from roleplay.scoring import percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from roleplay.app.attempts import Told
    from roleplay.desk import Desk
    from roleplay.session import Session


class DebriefScreen(Page[None]):
    """What became of an attempt."""

    CSS_PATH = "debrief.tcss"
    AUTO_FOCUS = "#page"
    GUIDE = Help(
        "Debrief",
        "How the customer left comes first, because that is what counts. Then your score, and "
        "every reply with what it cost. n and p go from reply to reply; r plays the conversation "
        "again from that reply on, as a new attempt.",
        (
            ("▸ ▾", "a reply that is closed, or open"),
            ("given away here", "points that this reply itself did not earn"),
            ("behind the door", "points that this reply made impossible to earn later"),
            ("the model reply", "the best that could be said there"),
            ("3 of 4", "the level of a behavior, 0 to 4"),
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "step(1)", "Next reply", id="debrief.next"),
        Binding("p", "step(-1)", "Previous reply", id="debrief.previous", show=False),
        Binding("escape", "app.pop_screen", "Back", id="debrief.back", key_display="Esc"),
    ]

    def __init__(self, desk: Desk, told: Told) -> None:
        super().__init__()
        self._desk = desk
        self._told = told
        self._scenario = told.attempt.staging.scenario

    def compose(self) -> ComposeResult:
        """One page, from the customer's verdict to the last reply."""
        debrief, scenario = self._told.debrief, self._scenario
        with Scroll(id="page"):
            yield Words(shown(scenario.title, FAINT), id="title")
            yield Words(stacked(self._verdict()), id="verdict")
            yield Words(stacked(self._score()), id="score")
            yield Words(stacked(self._turning_points()), id="turning")
            yield Words(shown("Your replies", HEADING))
            for turn in debrief.turns:
                yield TurnCard(
                    turn,
                    scenario.customer.name,
                    scenario.currency,
                    is_open=turn is debrief.costliest,
                )
        yield Footer(show_command_palette=False)

    def action_step(self, step: int) -> None:
        """Go to the next or previous reply."""
        cards = list(self.query(TurnCard))
        focused = self.focused
        if isinstance(focused, TurnCard):
            place = max(0, min(cards.index(focused) + step, len(cards) - 1))
        else:
            place = 0 if step > 0 else len(cards) - 1
        cards[place].focus(scroll_visible=False)
        cards[place].scroll_visible(top=True, animate=False)

    def on_turn_card_replay(self, event: TurnCard.Replay) -> None:
        """Play again from a reply on."""
        told = self._told
        in_background(
            self,
            lambda: attempts.replay_from(self._desk, told.row, told.attempt, event.number),
            self._play,
            lambda error: tell_error(self, "That did not work", error),
        )

    def _play(self, session: Session) -> None:
        from roleplay.app.screens.play import play

        app = self.app
        app.pop_screen()
        play(app, self._desk, session)

    def _verdict(self) -> Iterator[Content]:
        debrief = self._told.debrief
        first, *others = wording.verdict(debrief.ending)
        yield shown(f"How {self._scenario.customer.name} left", HEADING)
        yield shown(first, "bold")
        yield shown(" ".join(others))
        if debrief.ending.review:
            yield shown("")
            yield shown("What they write about you", FAINT)
            yield shown(f"“{debrief.ending.review}”", "italic")
        gesture = wording.gesture(debrief, self._scenario.currency)
        limits = self._told.attempt.view().authority
        used = wording.authority_used(limits, self._scenario.currency)
        gave = [*filter(None, [gesture]), *used]
        if gave:
            yield shown("")
            yield shown("\n".join(gave))

    def _score(self) -> Iterator[Content]:
        score = self._told.debrief.score
        yield shown("Your score", HEADING)
        yield shown(wording.result(score), f"bold {GOOD if score.passed else BAD}")
        if self._told.guess is not None:
            yield shown(wording.gap(self._told.guess, score.overall))
        width = max((len(name) for name in score.dimensions), default=0)
        for name, earned in score.dimensions.items():
            value = percent(earned)
            yield Content.assemble(
                shown(f"{labels.spaced(name):<{width}}  "),
                shown(bar(value, of=100, cells=20), "$primary"),
                shown(f" {wording.share(earned):>5}"),
            )
        for missing in score.shortfalls:
            yield shown(f"Not passed because {wording.shortfall(missing)}.")

    def _turning_points(self) -> Iterator[Content]:
        debrief = self._told.debrief
        if best := debrief.best:
            yield Content.assemble(
                shown("Best move: ", "bold"), shown(f"reply {best.number}, “{best.chosen.text}”")
            )
        if worst := debrief.costliest:
            cost = wording.cost(worst.chosen.loss)
            yield Content.assemble(
                shown("Costliest decision: ", "bold"),
                shown(f"reply {worst.number}, “{worst.chosen.text}” It {cost}."),
            )
