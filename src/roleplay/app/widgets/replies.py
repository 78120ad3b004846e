"""The replies to choose from: a number highlights one, Enter or the same number says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message

from roleplay.app.content import shown
from roleplay.app.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from roleplay.conversation.view import Offer

MARK = "❯"

ASK = "What do you say? Press a number"
ASK_ONE_KEY = "What do you say? Its number says it"
SAY = "Enter says it"
OVER = "The conversation is over"


class ReplyCard(Horizontal):
    """One reply with its number; an act is marked as something you do."""

    class Clicked(Message):
        """The card was clicked."""

        def __init__(self, card: ReplyCard) -> None:
            super().__init__()
            self.card = card

    def __init__(self, number: int, offer: Offer) -> None:
        super().__init__()
        self._number = number
        self.offer = offer

    def compose(self) -> ComposeResult:
        """The number, then the text, which wraps beside it."""
        yield Words(self._label(), classes="number")
        text = f"(you do) {self.offer.text}" if self.offer.act else self.offer.text
        yield Words(shown(text))

    def highlight(self, *, on: bool) -> None:
        """Show whether it is the highlighted one: by a mark as well as by color."""
        self.set_class(on, "-highlighted")
        # The label keeps its width, so nothing need be laid out again: that halves the time a key
        # takes.
        self.query_one(".number", Words).show(self._label(), same_size=True)

    def on_click(self, event: events.Click) -> None:
        """The mouse chooses as numbers do."""
        event.stop()
        self.post_message(self.Clicked(self))

    def _label(self) -> Content:
        mark = MARK if self.has_class("-highlighted") else " "
        return shown(f"{mark} {self._number}", "bold")


class Replies(VerticalScroll, can_focus=True, inherit_bindings=False):
    """The replies that are offered now. Posts what was chosen; the caller decides what it does.

    With `one_key`, a number or a click says a reply at once.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "say", "Say it", id="replies.say", key_display="Enter"),
        Binding("enter", "go_on", "See how it went", id="replies.go-on", key_display="Enter"),
        Binding("up", "move(-1)", "Up", id="replies.up", show=False),
        Binding("down", "move(1)", "Down", id="replies.down", show=False),
        *(
            Binding(str(n), f"number({n})", f"Reply {n}", id=f"replies.number-{n}", show=False)
            for n in range(1, 10)
        ),
    ]

    class Said(Message):
        """A reply was chosen."""

        def __init__(self, offer: Offer) -> None:
            super().__init__()
            self.offer = offer

    class Left(Message):
        """Enter after the last reply: there is nothing more to say here."""

    def __init__(self, *, one_key: bool) -> None:
        super().__init__(id="replies")
        self._one_key = one_key
        self._highlighted: ReplyCard | None = None
        self._is_over = False
        self._said = ""

    async def offer(self, replies: Sequence[Offer]) -> None:
        """Show these replies, with none highlighted."""
        self._highlighted = None
        self._is_over = False
        await self.remove_children()
        await self.mount(*(ReplyCard(n, reply) for n, reply in enumerate(replies, start=1)))
        self.scroll_home(animate=False)
        self._tell_how()

    async def conclude(self, what_now: Content) -> None:
        """Show that the conversation is over, and what Enter does now."""
        self._highlighted = None
        self._is_over = True
        await self.remove_children()
        await self.mount(Words(what_now, id="over"))
        self._tell_how()
        self.refresh_bindings()

    def action_number(self, number: int) -> None:
        """Highlight the reply with that number, or say it."""
        cards = self._cards()
        if number <= len(cards):
            self._choose(cards[number - 1])

    def action_move(self, step: int) -> None:
        """Highlight the next reply in that direction."""
        cards = self._cards()
        if not cards:
            return
        if self._highlighted is None:
            self._highlight(cards[0 if step > 0 else -1])
        else:
            place = cards.index(self._highlighted) + step
            self._highlight(cards[max(0, min(place, len(cards) - 1))])

    def action_say(self) -> None:
        """Say what is highlighted."""
        if self._highlighted is not None:
            self.post_message(self.Said(self._highlighted.offer))

    def action_go_on(self) -> None:
        """Leave a conversation that is over."""
        self.post_message(self.Left())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Enter says a reply, until there is nothing left to say."""
        return {"say": not self._is_over, "go_on": self._is_over}.get(action, True)

    def on_reply_card_clicked(self, event: ReplyCard.Clicked) -> None:
        """A click chooses as a number does."""
        event.stop()
        self._choose(event.card)

    def on_click(self) -> None:
        """A click beside the cards goes on, once the conversation is over."""
        if self._is_over:
            self.post_message(self.Left())

    def on_resize(self) -> None:
        """Keep the highlighted reply in sight, and say whether there is more."""
        if self._highlighted is not None:
            self.call_after_refresh(self._highlighted.scroll_visible, animate=False)
        self.call_after_refresh(self._tell_how)

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Say whether there is more above or below."""
        super().watch_scroll_y(old, new)
        self._tell_how()

    def _choose(self, card: ReplyCard) -> None:
        if self._one_key or card is self._highlighted:
            self._highlight(card)
            self.post_message(self.Said(card.offer))
        else:
            self._highlight(card)

    def _highlight(self, card: ReplyCard) -> None:
        if self._highlighted is not None:
            self._highlighted.highlight(on=False)
        self._highlighted = card
        card.highlight(on=True)
        card.scroll_visible(animate=False)
        self._tell_how()

    def _cards(self) -> list[ReplyCard]:
        return list(self.query(ReplyCard))

    def _tell_how(self) -> None:
        """Say above the replies what to do next, and where there are more than fit."""
        if self._is_over:
            self._title(OVER)
            return
        how = ASK_ONE_KEY if self._one_key else ASK
        if self._highlighted is not None:
            how = SAY
        more = [
            mark
            for mark, is_there in (
                ("▲ more above", self.scroll_y > 0),
                ("▼ more below", self.scroll_y < self.max_scroll_y),
            )
            if is_there
        ]
        self._title("  ·  ".join([how, *more]))

    def _title(self, text: str) -> None:
        # A title that is set is painted again with all that it stands over, even the same one.
        if text != self._said:
            self._said = text
            self.border_title = shown(f" {text} ")
