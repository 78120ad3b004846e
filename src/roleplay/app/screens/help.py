"""Help: the keys of the screen below, and what its marks mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen

from roleplay.app.content import FAINT, shown, stacked
from roleplay.app.helping import Help
from roleplay.app.keys import PAGE_KEYS, key_name
from roleplay.app.screens.page import ClosesOnce
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.words import Pressable, Words
from roleplay.text import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen

    Pair = tuple[str, str]

NO_GUIDE = Help("Help", "Choose with the arrows and Enter.")


class HelpScreen(ClosesOnce[None], ModalScreen[None], inherit_bindings=False):
    """A list of keys and marks over the screen that it is about."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *PAGE_KEYS,
        Binding("escape", "dismiss(None)", "Close", id="help.close", key_display="Esc"),
        Binding("question_mark", "dismiss(None)", "Close", id="help.toggle", key_display="?"),
    ]

    def __init__(self, about: Help, keys: Iterable[Pair]) -> None:
        super().__init__()
        self._about = about
        self.keys = tuple(keys)

    @classmethod
    def about(cls, screen: Screen[Any]) -> HelpScreen:
        """The help of a screen with what has its focus now."""
        return cls(getattr(screen, "GUIDE", NO_GUIDE), keys_of(screen))

    def compose(self) -> ComposeResult:
        """What the screen is for, its keys, its marks."""
        about = self._about
        with Scroll(id="box"):
            yield Words(shown(about.title, "bold"))
            yield Words(shown(about.about))
            yield Words(_table("Keys", self.keys))
            if about.marks:
                yield Words(_table("What the marks mean", about.marks))
        escape = key_name(self.app, "help.close", "Esc")
        how = f"{escape}, or a click here, closes this help"
        yield Pressable(shown(how, FAINT), id="close")

    def on_pressable_pressed(self) -> None:
        """The mouse closes it as well."""
        self.dismiss(None)


def keys_of(screen: Screen[Any]) -> Iterator[Pair]:
    """The keys that do something now, as (keys, description), a line for each description."""
    keys: dict[str, list[str]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        shown_key = binding.key_display or screen.app.get_key_display(binding)
        keys.setdefault(_kind(binding), []).append(shown_key)
    for description, names in keys.items():
        yield _range(names), description


def _kind(binding: Binding) -> str:
    """Numbers do the same thing to different replies, so they share one line."""
    word, _, number = binding.description.rpartition(" ")
    return f"{word} by its number" if number.isdecimal() else binding.description


def _range(names: list[str]) -> str:
    if len(names) > 2 and all(name.isdecimal() for name in names):
        return f"{names[0]} to {names[-1]}"
    return ", ".join(names)


def _table(heading: str, rows: Iterable[Pair]) -> Content:
    rows = tuple(rows)
    width = max(cells(key) for key, _ in rows)
    lines = [
        Content.assemble(
            shown(f"  {key}{' ' * (width - cells(key))}  ", "bold"), shown(description)
        )
        for key, description in rows
    ]
    return stacked([shown(heading, "bold $text-primary"), *lines])
