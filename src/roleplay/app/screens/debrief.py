"""The debrief, in its fixed order: the customer first, points second, replies last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content

from roleplay.app import attempts
from roleplay.app.background import in_background
from roleplay.app.content import BAD, FAINT, GOOD, bar, shown, stacked
from roleplay.app.helping import Help
from roleplay.app.keys import key_name
from roleplay.app.screens.ask import AskScreen, tell_error
from roleplay.app.screens.page import Page
from roleplay.app.widgets.footer import Footer
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.toast import toast
from roleplay.app.widgets.turn import HEADING, TurnCard
from roleplay.app.widgets.words import Pressable, Words
from roleplay.desk import here
from roleplay.reports import labels, wording
from roleplay.reports import told as words
from roleplay.reports.coaching import quoted
from roleplay.scoring import percent
from roleplay.text import cells, in_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from roleplay.desk import Desk
    from roleplay.errors import RoleplayError
    from roleplay.reports.told import Told
    from roleplay.session import Session


SAVE_AS = (
    ("md", "Markdown, to read and to paste"),
    ("html", "a page for the browser, to print"),
)
LESSON = "One rule for next time"
ABOUT_LESSON = (
    "What would you do again, or otherwise? Your rule is shown before the next attempt at this "
    "customer, or at one in the same mood. Nobody scores it."
)
NO_LESSON = "Put what you take from it into one rule of your own (if you like)."


class DebriefScreen(Page[None]):
    """What became of an attempt."""

    CSS_PATH = "debrief.tcss"
    AUTO_FOCUS = ""
    GUIDE = Help(
        "Debrief",
        "How the customer left comes first, because that is what counts. Then your score, and "
        "every reply with what it cost. n and p go from reply to reply, Enter shows the model "
        "reply and what every other one would have led to; r plays the conversation again from "
        "that reply on, as a new attempt that changes nothing about this one.",
        (
            ("▸ ▾", "a reply that is closed, or open"),
            ("given away here", "points that this reply itself did not earn"),
            ("behind the door", "points that this reply made impossible to earn later"),
            ("the model reply", "the best that could be said there"),
            ("3 of 4", "the level of a behavior, 0 to 4"),
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "step(1)", "Next", id="debrief.next"),
        Binding("p", "step(-1)", "Previous reply", id="debrief.previous", show=False),
        Binding("m", "model_path", "Model path", id="debrief.model-path"),
        Binding("l", "lesson", "Your rule", id="debrief.lesson"),
        Binding("s", "save", "Save", id="debrief.save"),
        Binding("escape", "app.pop_screen", "Back", id="debrief.back", key_display="Esc"),
    ]

    def __init__(self, desk: Desk, told: Told) -> None:
        super().__init__()
        self._desk = desk
        self._told = told
        self._lesson = told.lesson
        self._is_beginning = self._is_marked = False
        self._scenario = told.attempt.staging.scenario

    def compose(self) -> ComposeResult:
        """One page, from the customer's verdict to the last words."""
        told = self._told
        after, compared = list(self._after()), words.comparison(told)
        with Scroll(id="page", can_focus=False):
            yield Words(shown(self._scenario.title, FAINT), id="title")
            yield Words(stacked(self._verdict()), id="verdict")
            yield Words(stacked(self._score()), id="score")
            yield Words(stacked(self._turning_points()), id="turning")
            if after:
                yield Words(stacked(after), id="after")
            if compared:
                yield Words(stacked(_table(compared)), id="comparison")
            yield Pressable(self._rule(), id="lesson")
            yield Words(shown("The conversation", HEADING))
            for turn in told.debrief.turns:
                yield TurnCard(told, turn, is_open=turn is told.debrief.costliest)
            for line in told.debrief.last_lines:
                yield Words(shown(words.said(line, told.customer)))
            yield Words(shown(self._how(), FAINT))
        yield Footer()

    def on_mount(self) -> None:
        """The costliest reply has the keys at first, or the first where nothing was lost."""
        self.watch(self.query_one("#page"), "scroll_y", self._has_scrolled, init=False)
        costliest = self._told.debrief.costliest
        cards = list(self.query(TurnCard))
        if cards:
            cards[costliest.number - 1 if costliest else 0].focus(scroll_visible=False)

    def action_step(self, step: int) -> None:
        """Go to the next or previous reply; first to the one with the keys, where it is hidden."""
        cards = list(self.query(TurnCard))
        focused = self.focused
        place = cards.index(focused) if isinstance(focused, TurnCard) else 0
        if isinstance(focused, TurnCard) and self._is_in_sight(focused):
            place = max(0, min(place + step, len(cards) - 1))
        cards[place].focus(scroll_visible=False)
        cards[place].scroll_visible(top=True, animate=False)

    def action_model_path(self) -> None:
        """The way that loses nothing, beside one's own."""
        from roleplay.app.screens.model_path import ModelPathScreen

        self.app.push_screen(ModelPathScreen(self._told))

    def action_lesson(self) -> None:
        """Write one rule in one's own words."""
        from roleplay.app.screens.write import WriteScreen

        self.app.push_screen(WriteScreen(LESSON, ABOUT_LESSON, self._lesson), self._keep_lesson)

    def action_save(self) -> None:
        """Write it all down in a file."""
        question = AskScreen("Save this debrief?", "It becomes a file in this folder.", SAVE_AS)
        self.app.push_screen(question, self._save)

    def on_pressable_pressed(self) -> None:
        """The mouse writes the rule as well."""
        self.action_lesson()

    def on_turn_card_replay(self, event: TurnCard.Replay) -> None:
        """Play again from a reply on; an impatient second key begins nothing more."""
        if self._is_beginning:
            return
        self._is_beginning = True
        told = self._told
        in_background(
            self,
            lambda: attempts.replay_from(self._desk, told.row, told.attempt, event.number),
            self._play,
            self._not_begun,
        )

    def _not_begun(self, error: RoleplayError) -> None:
        self._is_beginning = False
        tell_error(self, "That did not work", error)

    def _play(self, session: Session) -> None:
        from roleplay.app.screens.play import play

        app = self.app
        app.pop_screen()
        play(app, self._desk, session)

    def _keep_lesson(self, text: str | None) -> None:
        if not text:
            return

        def kept(_: None) -> None:
            self._lesson = text
            self.query_one("#lesson", Words).show(self._rule())

        in_background(
            self,
            lambda: attempts.keep_lesson(self._desk, self._told.row.uid, text),
            kept,
            lambda error: tell_error(self, "Your rule was not kept", error),
        )

    def _save(self, kind: str | None) -> None:
        if kind is None:
            return
        told = replace(self._told, lesson=self._lesson)
        in_background(
            self,
            lambda: attempts.save(told, self._desk.trainee_name, kind, here()),
            lambda file: toast(self.app, f"Saved as {file}"),
            lambda error: tell_error(self, "It was not saved", error),
        )

    def _has_scrolled(self) -> None:
        """The reply with the keys has come into sight, or has gone."""

        def look() -> None:
            is_marked = isinstance(self.focused, TurnCard) and self.focused.is_in_sight
            if is_marked != self._is_marked:
                self._is_marked = is_marked
                self.refresh_bindings()

        self.call_after_refresh(look)

    def _is_in_sight(self, card: TurnCard) -> bool:
        page = self.query_one("#page").region
        return page.overlaps(card.region) and card.region.y >= page.y

    def _verdict(self) -> Iterator[Content]:
        debrief = self._told.debrief
        first, *others = wording.verdict(debrief.ending)
        yield shown(f"How {self._told.customer} left", HEADING)
        yield shown(first, "bold")
        yield shown(" ".join(others))
        if debrief.ending.review:
            yield shown("")
            yield shown("What they write about you", FAINT)
            yield shown(in_quotes(debrief.ending.review), "italic")
        gave = list(wording.gave(self._told.attempt, debrief))
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
        if line := words.feelings_line(self._told.feelings):
            yield shown(line)

    def _turning_points(self) -> Iterator[Content]:
        debrief = self._told.debrief
        if best := debrief.best:
            yield Content.assemble(
                shown("Best move: ", "bold"), shown(f"reply {best.number}, {quoted(best.chosen)}")
            )
        if worst := debrief.costliest:
            cost = wording.cost(worst.chosen.loss)
            yield Content.assemble(
                shown("Costliest decision: ", "bold"),
                shown(f"reply {worst.number}, {quoted(worst.chosen)} It {cost}."),
            )
            n = key_name(self.app, "debrief.next", "n")
            r = key_name(self.app, "turn.replay", "r")
            told = f"{n} goes there; {r} plays the conversation again from that reply on."
            yield shown(told, FAINT)

    def _after(self) -> Iterator[Content]:
        lines = list(words.returns_lines(self._told))
        if lines:
            yield shown("When it comes back", HEADING)
            yield from (shown(line) for line in lines)

    def _how(self) -> str:
        s = key_name(self.app, "debrief.save", "s")
        return f"{s} saves this debrief, {key_name(self.app, 'debrief.back', 'Esc')} goes back."

    def _rule(self) -> Content:
        if not self._lesson:
            return shown(f"{key_name(self.app, 'debrief.lesson', 'l')}  {NO_LESSON}", FAINT)
        return Content.assemble(shown("Your rule: ", "bold"), shown(in_quotes(self._lesson)))


def _table(rows: Sequence[Sequence[str]]) -> Iterator[Content]:
    """Rows below their head, in columns; the last row is this attempt."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    yield shown("Beside your attempts before", HEADING)
    for row in rows:
        line = "  ".join(
            cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)
        )
        yield shown(line.rstrip(), "bold" if row is rows[-1] else FAINT if row is rows[0] else "")
