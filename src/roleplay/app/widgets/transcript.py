"""What was said so far, and what it did; scrolls, and keeps the newest in sight.

The channel changes how it looks: bubbles in a chat, letters by e-mail, a thread that others read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.app.content import FAINT, shown, stacked
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.words import Words
from roleplay.reports import wording
from roleplay.reports.channels import announced, letterhead
from roleplay.scenario.model import Channel, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.content import Content

    from roleplay.conversation.events import Event
    from roleplay.conversation.view import Offer, Spoken


class Transcript(Scroll):
    """A conversation with one customer, on a channel; `title` is the subject of letters."""

    def __init__(
        self,
        customer: str,
        currency: str,
        *,
        channel: Channel = Channel.PHONE,
        title: str = "",
    ) -> None:
        super().__init__(id="transcript", classes=f"-{channel}")
        self._customer = customer
        self._currency = currency
        self._channel = channel
        self._title = title
        self._letters = 0

    def add_lines(self, lines: Sequence[Spoken]) -> None:
        """Lines that somebody else said."""
        self.mount(*(self._entry(line) for line in lines))

    def add_reply(self, reply: Offer, events: Iterable[Event]) -> None:
        """What the trainee said or did, and what that changed."""
        self.mount(
            self._passage(Speaker.YOU, reply.text, act=reply.act),
            *self._changes(events),
        )

    def add_changes(self, events: Iterable[Event]) -> None:
        """What the last reply changed, right below it, when it is not told with the reply."""
        reply = list(self.query(".you"))[-1]
        self.mount(*self._changes(events), after=reply)

    def add_typing(self) -> Words:
        """That the customer is typing, until that is removed again."""
        typing = Words(shown(f"{self._customer} is typing … (any key goes on)", FAINT))
        typing.add_class("entry", "note")
        self.mount(typing)
        return typing

    def show_newest(self) -> None:
        """Scroll to the end, but not past the beginning of what was said last."""
        self.call_after_refresh(self._scroll_to_newest)

    def on_resize(self) -> None:
        """Another width wraps the lines otherwise."""
        self.show_newest()

    def _changes(self, events: Iterable[Event]) -> list[Words]:
        changes = wording.happenings(events, self._currency)
        return [Words(shown(change, FAINT), classes="change") for change in changes]

    def _entry(self, line: Spoken) -> Words:
        if line.speaker is Speaker.NOTE:
            return Words(shown(line.text, "italic"), classes="entry note")
        return self._passage(line.speaker, line.text, act=line.act)

    def _passage(self, speaker: Speaker, text: str, *, act: bool) -> Words:
        heading = self._heading(speaker, act=act)
        return Words(stacked([*heading, shown(text)]), classes=f"entry {speaker.value}")

    def _heading(self, speaker: Speaker, *, act: bool) -> list[Content]:
        name = self._customer if speaker is Speaker.CUSTOMER else speaker.capitalize()
        if self._channel is Channel.EMAIL and not act:
            to = "You" if speaker is Speaker.CUSTOMER else self._customer
            self._letters += 1
            head = letterhead(name, to, self._title, is_first=self._letters == 1)
            return [shown(line, "bold") for line in head]
        return [shown(announced(speaker, name, self._channel, act=act), "bold")]

    def _scroll_to_newest(self) -> None:
        if self.children:
            top = self.children[-1].virtual_region.y
            self.scroll_to(y=min(top, self.max_scroll_y), animate=False, immediate=True)
