"""What was said so far, and what it did; scrolls, and keeps the newest in sight.

The channel changes how it looks: bubbles in a chat, letters by e-mail, a thread that others read.

A line has its place only once it was laid out, which is some time after it was added. So each one
says when it has got it, and only then is the newest scrolled to. The keys never stay here: the
screen scrolls it, and goes on answering.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from roleplay.app.content import FAINT, shown, stacked
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.words import Words
from roleplay.reports import wording
from roleplay.reports.channels import announced, directed, letterhead
from roleplay.scenario.model import Channel, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from roleplay.conversation.events import Event
    from roleplay.conversation.view import Offer, Spoken
    from roleplay.scenario.model import Scenario

LEAST_SAID = 4
"""Lines that it keeps whatever stands below it needs: who said it, and what, last."""

BESIDE = 6
BESIDE_BUBBLE = 18
"""Cells beside a line: its border and what is kept free. Its styles know it, but only later."""


class Passage(Words):
    """Something that stands in the transcript."""

    class Placed(Message):
        """It was laid out, for the first time or at another width."""

    def on_resize(self) -> None:
        """It has its place now."""
        self.post_message(self.Placed())


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
        super().__init__(id="transcript", classes=f"-{channel}", can_focus=False)
        self._customer = customer
        self._currency = currency
        self._channel = channel
        self._title = title
        self._letters = 0
        self.is_unread = True
        """Whether what is scrolled off was perhaps never in sight."""
        self.border_title = shown("▲ more above", "not bold")
        self.border_subtitle = shown("▼ more below", "not bold")

    @classmethod
    def of(cls, scenario: Scenario) -> Transcript:
        """Of a conversation in a scenario, with nothing said yet."""
        customer = scenario.customer
        return cls(customer.name, scenario.currency, channel=customer.channel, title=scenario.title)

    async def begin_anew(self, scenario: Scenario) -> None:
        """Take everything back; what follows is told as another version of a scenario has it."""
        await self.remove_children()
        self.remove_class(f"-{self._channel}")
        customer = scenario.customer
        self._customer, self._channel = customer.name, customer.channel
        self._currency, self._title = scenario.currency, scenario.title
        self._letters = 0
        self.add_class(f"-{self._channel}")

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
        typing = Passage(shown(f"{self._customer} is typing … (any key goes on)", FAINT))
        typing.add_class("entry", "note")
        self.mount(typing)
        return typing

    def show_newest(self) -> None:
        """Scroll to the end, but not past the beginning of what was said last."""
        place = self._newest.virtual_region if self._newest else None
        if place:
            had_mark = self.has_class("-above")
            self.scroll_to(y=min(place.y, self.max_scroll_y), animate=False, immediate=True)
            self._tell_whether_more()
            if self.has_class("-above") and not had_mark:
                self.call_after_refresh(self.show_newest)  # the mark takes a line

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say whether there is more above or below."""
        super().watch_scroll_y(old_value, new_value)
        self._tell_whether_more()

    def on_passage_placed(self, event: Passage.Placed) -> None:
        """What is new has its place, or all have another width."""
        event.stop()
        self.show_newest()

    def on_resize(self) -> None:
        """There is more room for it, or less."""
        self.show_newest()

    def watch_virtual_size(self) -> None:
        """Something before the newest line has come or gone."""
        self.call_later(self.show_newest)

    def least_lines(self, room: int, width: int) -> int:
        """The lines that it keeps of a room, on a screen of a width in cells.

        That is what was said last, with the line above it, but no more than half of the room.
        """
        return max(LEAST_SAID, min(self.lines_of_newest(width) + 1, room // 2))

    def lines_of_newest(self, width: int) -> int:
        """The lines that what was said last takes, on a screen of a width in cells."""
        if self._newest is None or not isinstance(self._newest.content, Content):
            return 0
        beside = BESIDE_BUBBLE if self._channel is Channel.CHAT else BESIDE
        cells = (self.size.width or width) - beside
        return self._newest.content.get_height({}, max(1, cells))

    def _tell_whether_more(self) -> None:
        self.set_class(self.is_unread and self.scroll_y > 0, "-above")
        self.set_class(self.scroll_y < self.max_scroll_y, "-more")

    @property
    def _newest(self) -> Words | None:
        """What was said last; what happened then only where nobody has said anything to it."""
        entries = list(self.query(".entry").results(Words))
        spoken = [entry for entry in entries if not entry.has_class("note")]
        if spoken and not spoken[-1].has_class("you"):
            return spoken[-1]
        return entries[-1] if entries else None

    def _changes(self, events: Iterable[Event]) -> list[Words]:
        changes = wording.happenings(events, self._currency)
        return [Passage(shown(change, FAINT), classes="change") for change in changes]

    def _entry(self, line: Spoken) -> Words:
        direction, text = directed(line.text)
        if line.speaker is Speaker.NOTE or not text:
            return Passage(shown(line.text, "italic"), classes="entry note")
        return self._passage(line.speaker, text, act=line.act, direction=direction)

    def _passage(self, speaker: Speaker, text: str, *, act: bool, direction: str = "") -> Words:
        heading = self._heading(speaker, act=act)
        if direction:
            heading.append(shown(direction, f"italic {FAINT}"))
        classes = f"entry {speaker.value}" + (" act" if act else "")
        return Passage(stacked([*heading, shown(text)]), classes=classes)

    def _heading(self, speaker: Speaker, *, act: bool) -> list[Content]:
        name = self._customer if speaker is Speaker.CUSTOMER else speaker.capitalize()
        if self._channel is Channel.EMAIL and not act:
            to = "You" if speaker is Speaker.CUSTOMER else self._customer
            self._letters += 1
            head = letterhead(name, to, self._title, is_first=self._letters == 1)
            return [shown(line, "bold") for line in head]
        return [shown(announced(speaker, name, self._channel, act=act), "bold")]
