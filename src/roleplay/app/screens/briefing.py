"""The briefing before a conversation begins, and again while it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content

from roleplay.app.content import FAINT, shown, stacked
from roleplay.app.helping import Help
from roleplay.app.keys import key_name
from roleplay.app.screens.ask import tell
from roleplay.app.screens.page import Page
from roleplay.app.widgets.briefing import BriefingPanel
from roleplay.app.widgets.footer import Footer
from roleplay.app.widgets.meters import meters
from roleplay.app.widgets.ways import ONE_OF, SWITCH, Way, Ways
from roleplay.app.widgets.words import Pressable, Words
from roleplay.repetition.modes import CHOSEN, Mode
from roleplay.reports import labels, modes
from roleplay.text import in_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from roleplay.conversation.view import View
    from roleplay.scenario.model import Scenario
    from roleplay.session import Prelude

KEYS = {Mode.COACHED: "c", Mode.PLAIN: "p", Mode.TIMED: "t"}
OWN_WORDS_KEY = "w"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is decided on the briefing: how to play, and whether own words come first."""

    mode: Mode
    own_words: bool


class BriefingScreen(Page[Beginning | None]):
    """Gives how to begin, None for going back.

    It begins something where there is a `beginning`, which says what is chosen at first; with a
    `prelude` the mode can be chosen too.
    """

    CSS_PATH = "briefing.tcss"
    AUTO_FOCUS = "BriefingPanel"
    GUIDE = Help(
        "Briefing",
        "What you know before you talk to the customer, and what you may give without asking "
        "anybody. During the conversation, b shows it again. Coached, plain and timed are ways to "
        "play: a coach after each reply, the result at the end only, or against the clock.",
        (
            ("●", "the way you play it"),
            ("■ □", "on, or off"),
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Begin", id="briefing.begin", key_display="Enter"),
        *(
            Binding(key, f"mode('{mode}')", f"Play it {mode}", id=f"briefing.{mode}", show=False)
            for mode, key in KEYS.items()
        ),
        Binding(
            *(OWN_WORDS_KEY, "own_words", "Own words first"),
            id="briefing.own-words",
            show=False,
        ),
        Binding("b", "dismiss(None)", "Back", id="briefing.close", show=False),
        Binding("escape", "dismiss(None)", "Back", id="briefing.back", key_display="Esc"),
    ]

    def __init__(
        self,
        scenario: Scenario,
        view: View,
        *,
        beginning: Beginning | None = None,
        prelude: Prelude | None = None,
    ) -> None:
        super().__init__()
        self._scenario = scenario
        self._view = view
        self._beginning = beginning
        self._prelude = prelude

    def compose(self) -> ComposeResult:
        """The title, the briefing, and how to go on."""
        yield Words(self._heading(), id="title")
        yield Words(meters(self._view.meters), id="state")
        if self._prelude and self._prelude.lesson:
            yield Words(
                Content.assemble(
                    shown("Your rule from before: ", "bold $text-primary"),
                    shown(in_quotes(self._prelude.lesson)),
                ),
                id="lesson",
            )
        yield BriefingPanel(self._scenario, self._view, can_focus=True)
        if self._beginning:
            yield Ways(self._ways(), self._chosen(self._beginning))
            enter = key_name(self.app, "briefing.begin", "Enter")
            yield Pressable(shown(f"Press {enter} when you are ready.", "bold"), id="ready")
        yield Footer()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """In the middle of a conversation there is nothing to begin and to choose."""
        if action == "mode":
            return self._prelude is not None
        return self._beginning is not None or action not in {"begin", "own_words"}

    def on_pressable_pressed(self) -> None:
        """The mouse begins as well."""
        self.action_begin()

    def on_way_pressed(self, event: Way.Pressed) -> None:
        """The mouse chooses as the keys do."""
        if event.key == OWN_WORDS_KEY:
            self.action_own_words()
        else:
            self.action_mode(next(mode for mode, key in KEYS.items() if key == event.key))

    def action_begin(self) -> None:
        """Begin as it was chosen."""
        self.dismiss(self._beginning)

    def action_mode(self, mode: str) -> None:
        """Play in that mode, or say why it is not open."""
        if self._prelude and self._beginning:
            chosen = Mode(mode)
            why = modes.why_closed(chosen, self._prelude.modes)
            if why:
                tell(self, f"{chosen.capitalize()}: not open", why)
            else:
                self._choose(Beginning(chosen, self._beginning.own_words))

    def action_own_words(self) -> None:
        """Type it before the replies appear, or do not."""
        if self._beginning:
            self._choose(Beginning(self._beginning.mode, not self._beginning.own_words))

    def _choose(self, beginning: Beginning) -> None:
        self._beginning = beginning
        self.query_one(Ways).mark(self._chosen(beginning))

    def _ways(self) -> Iterator[Way]:
        if self._prelude:
            for mode in CHOSEN:
                yield Way(KEYS[mode], mode, modes.meaning(mode, self._prelude.modes), ONE_OF)
        yield Way(OWN_WORDS_KEY, "own words", "say it yourself before the replies appear", SWITCH)

    def _chosen(self, beginning: Beginning) -> set[str]:
        own_words = {OWN_WORDS_KEY} if beginning.own_words else set()
        return own_words | {KEYS[beginning.mode]} if self._prelude else own_words

    def _heading(self) -> Content:
        scenario = self._scenario
        customer = scenario.customer
        return stacked(
            [
                shown(scenario.title, "bold"),
                shown(
                    f"{customer.mood.value} customer, {labels.CHANNELS[customer.channel]}, "
                    f"level {scenario.level} ({labels.LEVELS[scenario.level]})",
                    FAINT,
                ),
            ]
        )
