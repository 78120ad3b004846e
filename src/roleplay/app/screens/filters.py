"""What the library is filtered by: one list of all there is, each chosen or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen

from roleplay.app.content import FAINT, shown
from roleplay.app.helping import Help
from roleplay.app.keys import PAGE_KEYS, key_name
from roleplay.app.screens.page import ClosesOnce
from roleplay.app.shelf import FACETS, counts
from roleplay.app.widgets.choices import Choice, Choices
from roleplay.app.widgets.words import Pressable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import OptionList

    from roleplay.app.shelf import Shelved

ALL = "all"


class FilterScreen(ClosesOnce[None], ModalScreen[None], inherit_bindings=False):
    """Tells `changed` the value chosen for each facet, each time one is chosen or taken back."""

    CSS_PATH = "filters.tcss"
    AUTO_FOCUS = "Choices"
    GUIDE = Help(
        "Filter",
        "Choose what the customers have to be; of each kind one thing can be chosen. What has a "
        "tick is in force.",
        (("✓", "only these are shown"), ("12", "so many there are")),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *PAGE_KEYS,
        Binding("escape", "dismiss(None)", "Close", id="filters.close", key_display="Esc"),
        Binding("ctrl+f", "dismiss(None)", "Close", id="filters.toggle", show=False),
        Binding("question_mark", "app.help", "Help", id="filters.help", key_display="?"),
    ]

    def __init__(
        self,
        customers: Sequence[Shelved],
        filters: Mapping[str, str],
        changed: Callable[[Mapping[str, str]], None],
    ) -> None:
        super().__init__()
        self._customers = customers
        self._filters = dict(filters)
        self._changed = changed

    def compose(self) -> ComposeResult:
        """All facets with their values."""
        choices = Choices(self._choices(), id="facets")
        choices.border_title = shown(" Show only ", "bold")
        yield choices
        enter = key_name(self.app, "choices.choose", "Enter")
        escape = key_name(self.app, "filters.close", "Esc")
        how = f"{enter} or a click chooses. {escape}, or a click here, closes."
        yield Pressable(shown(how, FAINT), id="how")

    def on_pressable_pressed(self) -> None:
        """The mouse closes it as well."""
        self.dismiss(None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose a value, or take it back."""
        facet, _, value = (event.option_id or "").partition("=")
        if facet == ALL:
            self._filters.clear()
        elif self._filters.get(facet) == value:
            del self._filters[facet]
        else:
            self._filters[facet] = value
        self.query_one(Choices).offer(self._choices())
        self._changed(self._filters)

    def _choices(self) -> Iterator[Choice]:
        mark = " " if self._filters else "✓"
        yield Choice(shown(f"{mark} all customers"), ALL)
        for facet in FACETS:
            values = counts(self._customers, facet)
            if values:
                yield Choice(shown(facet.capitalize(), "bold $text-primary"))
            for value, count in values.items():
                mark = "✓" if self._filters.get(facet) == value else " "
                line = Content.assemble(shown(f"{mark} {value}"), shown(f"  {count:,}", FAINT))
                yield Choice(line, f"{facet}={value}")
