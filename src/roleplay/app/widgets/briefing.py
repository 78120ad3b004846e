"""What the trainee knows: what happened, the facts, what they may give, and who the customer is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.app.content import shown
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.words import Item, Words
from roleplay.reports import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from roleplay.conversation.view import View
    from roleplay.scenario.model import Scenario


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, the texts below it, and the items below them."""

    heading: str
    texts: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


class BriefingPanel(Scroll):
    """The briefing as it stands now: facts and what is left of the authority can change.

    Beside a conversation the keys stay with the replies; alone it takes them and scrolls.
    """

    def __init__(self, scenario: Scenario, view: View, *, can_focus: bool = False) -> None:
        super().__init__(can_focus=can_focus)
        self._scenario = scenario
        self._parts = tuple(_parts(scenario, view))

    def compose(self) -> ComposeResult:
        """One block for each thing to know."""
        for part in self._parts:
            yield Words(shown(part.heading, "bold $text-primary"))
            for text in part.texts:
                yield Words(shown(text))
            for item in part.items:
                yield Item(shown(item))
            yield Words(classes="gap")

    def show(self, view: View) -> None:
        """Show the briefing of another scene of the same scenario."""
        parts = tuple(_parts(self._scenario, view))
        if parts != self._parts:
            self._parts = parts
            self.refresh(recompose=True)


def _parts(scenario: Scenario, view: View) -> Iterator[Part]:
    told = view.briefing
    if told.you:
        yield Part("What happened", (told.you,))
    customer = scenario.customer.name
    if told.waited:
        customer += f", has waited {told.waited}"
    yield Part("Your customer", tuple(filter(None, (customer, told.about))))
    if told.facts:
        yield Part("What you know", items=told.facts)
    if view.authority:
        limits = tuple(wording.authority(view.authority, scenario.currency))
        yield Part("What you may give", items=limits)
