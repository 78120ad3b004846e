"""What was said so far, and what it did; scrolls, and keeps the newest in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.app.content import FAINT, shown, stacked
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.words import Words
from roleplay.reports import wording
from roleplay.scenario.model import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from roleplay.conversation.events import Event
    from roleplay.conversation.view import Offer, Spoken


class Transcript(Scroll):
    """A conversation with one customer."""

    def __init__(self, customer: str, currency: str) -> None:
        super().__init__(id="transcript")
        self._customer = customer
        self._currency = currency

    def add_lines(self, lines: Sequence[Spoken]) -> None:
        """Lines that somebody else said."""
        self.mount(*(self._entry(line) for line in lines))

    def add_reply(self, reply: Offer, events: Iterable[Event]) -> None:
        """What the trainee said or did, and what that changed."""
        changes = wording.happenings(events, self._currency)
        self.mount(
            _passage("You do" if reply.act else "You", reply.text, "you"),
            *(Words(shown(change, FAINT), classes="change") for change in changes),
        )

    def show_newest(self) -> None:
        """Scroll to the end, but not past the beginning of what was said last."""
        self.call_after_refresh(self._scroll_to_newest)

    def on_resize(self) -> None:
        """Another width wraps the lines otherwise."""
        self.show_newest()

    def _entry(self, line: Spoken) -> Words:
        if line.speaker is Speaker.NOTE:
            return Words(shown(line.text, "italic"), classes="entry note")
        speaker = self._customer if line.speaker is Speaker.CUSTOMER else line.speaker.capitalize()
        return _passage(speaker, line.text, line.speaker.value)

    def _scroll_to_newest(self) -> None:
        if self.children:
            top = self.children[-1].virtual_region.y
            self.scroll_to(y=min(top, self.max_scroll_y), animate=False, immediate=True)


def _passage(speaker: str, text: str, kind: str) -> Words:
    return Words(stacked([shown(speaker, "bold"), shown(text)]), classes=f"entry {kind}")
