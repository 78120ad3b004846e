"""Who the customer is, where one talks to them, and how they feel: above the conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content

from roleplay.app.content import FAINT, shown, stacked
from roleplay.app.widgets.meters import meters, meters_in_a_line
from roleplay.app.widgets.words import Words
from roleplay.reports.channels import whereabouts

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from roleplay.conversation.view import Meter
    from roleplay.scenario.model import Scenario


LEAST_NAME = 14
"""Cells that the name keeps beside the state in one line."""


class CustomerBar(Horizontal):
    """The customer in two lines and more, or in one where the room is needed for the replies."""

    def __init__(self, scenario: Scenario, title: str) -> None:
        super().__init__(id="customer")
        self._scenario = scenario
        self._title = title
        self._state: tuple[Meter, ...] = ()
        self._replies = 0

    def compose(self) -> ComposeResult:
        """Who it is on the left, how they feel on the right."""
        yield Words(id="who")
        yield Words(id="state")

    @property
    def lines(self) -> int:
        """How many lines it takes where there is room for all."""
        lines = max(2, len(self._state))
        return lines + 2 if self.screen.has_class("-narrow") else lines

    def tell(self, state: tuple[Meter, ...], replies: int) -> None:
        """Show how they feel now, after so many replies."""
        self._state, self._replies = state, replies
        self._show()

    def tighten(self, *, on: bool) -> None:
        """Take one line only, or as many as it needs."""
        if on != self.has_class("-tight"):
            self.set_class(on, "-tight")
            self._show()

    def on_resize(self) -> None:
        """Another width has room for more words, or fewer."""
        if self.has_class("-tight"):
            self._show()

    def _show(self) -> None:
        customer = self._scenario.customer
        where = whereabouts(customer.channel, self._replies)
        name = Content.assemble(shown(customer.name, "bold"), shown(f"  {where}", FAINT))
        who, state = self.query_one("#who", Words), self.query_one("#state", Words)
        if self.has_class("-tight"):
            who.show(name)
            state.show(meters_in_a_line(self._state, self.screen.size.width - LEAST_NAME))
        else:
            who.show(stacked([name, shown(self._title, FAINT)]))
            state.show(meters(self._state))
