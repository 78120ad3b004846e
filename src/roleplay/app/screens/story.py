"""A story: what somebody did for a customer, why it worked, and where to practise it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from roleplay.app.content import FAINT, shown, stacked
from roleplay.app.helping import Help
from roleplay.app.keys import key_name
from roleplay.app.screens.page import Page
from roleplay.app.widgets.footer import Footer
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.words import Pressable, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from roleplay.app.day import TheStory


class StoryScreen(Page[bool]):
    """Gives whether its moment is to be practised."""

    CSS_PATH = "leaflet.tcss"
    AUTO_FOCUS = "Scroll"
    GUIDE = Help(
        "Story",
        "Something that somebody did for a customer. Two are told in a week. Where the same thing "
        "can be practised, Enter leads there.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "dismiss(True)", "Practise this", id="story.practise", key_display="Enter"
        ),
        Binding("escape", "dismiss(False)", "Back", id="story.back", key_display="Esc"),
    ]

    def __init__(self, story: TheStory) -> None:
        super().__init__()
        self._story = story

    def compose(self) -> ComposeResult:
        """Title and credit, the story, why it worked, and how to practise it."""
        story = self._story
        credit = [shown(story.credit, FAINT)] if story.credit else []
        yield Words(stacked([shown(story.title, "bold"), *credit]), id="title")
        with Scroll():
            yield Words(shown(story.text))
            if story.why:
                yield Words(stacked([shown("Why it worked", "bold"), shown(story.why)]), id="why")
        if story.scenario:
            what = "moment" if story.moment else "conversation"
            enter = key_name(self.app, "story.practise", "Enter")
            how = shown(f"Press {enter} to practise this {what}.", "bold")
            yield Pressable(how, id="go-on")
        yield Footer()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Not every story has a place where it can be practised."""
        return bool(self._story.scenario) or (action, parameters) != ("dismiss", (True,))

    def on_pressable_pressed(self) -> None:
        """The mouse practises it as well."""
        self.dismiss(True)  # noqa: FBT003 - what the screen gives back
