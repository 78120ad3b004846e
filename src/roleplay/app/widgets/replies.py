"""The replies to choose from: a number highlights one, Enter or the same number says it.

One widget paints all of them line by line, and a key paints only the two replies again whose
highlight changes: half of a key's time with a widget for each reply went into styles and layout.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from roleplay.app.content import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.content import Content

    from roleplay.conversation.view import Offer

MARK = "❯"
LABEL_WIDTH = 5
"""Cells before the text: the mark and the number."""

ASK = "What do you say? Press a number"
ASK_ONE_KEY = "What do you say? Its number says it"
SAY = "Enter says it"
OVER = "The conversation is over"
WAITING = "Storing your reply …"


@dataclass(frozen=True, slots=True)
class Block:
    """A reply as it is laid out: its text, the first of its lines, and how many it takes."""

    text: Content
    top: int
    height: int


class Replies(ScrollView, can_focus=True, inherit_bindings=False):
    """The replies that are offered now. Posts what was chosen; the caller decides what it does.

    With `one_key`, a number or a click says a reply at once where all of it is in sight. Replies
    are counted from 0.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "replies--reply",
        "replies--highlighted",
        "replies--hover",
    }
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
        self._offers: tuple[Offer, ...] = ()
        self._texts: tuple[Content, ...] = ()
        self._highlighted: int | None = None
        self._hovered: int | None = None
        self._is_over = self._is_waiting = False
        self._laid_out_for = (-1, -1)
        self._blocks: tuple[Block, ...] = ()
        self._strips: dict[tuple[int, str], list[Strip]] = {}
        self._how = ""

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The replies, in the order of their numbers."""
        return self._offers

    @property
    def highlighted(self) -> int | None:
        """The reply that Enter says."""
        return self._highlighted

    def region_of(self, reply: int) -> Region:
        """Where a reply is on the screen now, also where that is out of sight."""
        content, block = self.scrollable_content_region, self._blocks[reply]
        top = content.y + block.top - self.scroll_offset.y
        return Region(content.x, top, content.width, block.height)

    def offer(self, replies: Sequence[Offer]) -> None:
        """Show these replies, with none highlighted."""
        self._offers = tuple(replies)
        texts = (f"(you do) {reply.text}" if reply.act else reply.text for reply in replies)
        self._show(map(shown, texts), is_over=False)

    def conclude(self, what_now: Content) -> None:
        """Show that the conversation is over, and what Enter does now."""
        self._offers = ()
        self._show([what_now], is_over=True)
        self.refresh_bindings()

    def wait(self, *, on: bool) -> None:
        """Say that a reply is being stored, or that it is not any more."""
        self._is_waiting = on
        self._tell_how()

    # Choosing

    def action_number(self, number: int) -> None:
        """Highlight the reply with that number, counted from 1, or say it."""
        if number <= len(self._offers):
            self._choose(number - 1)

    def action_move(self, step: int) -> None:
        """Highlight the next reply in that direction."""
        last = len(self._offers) - 1
        if last < 0:
            return
        if self._highlighted is None:
            self._highlight(0 if step > 0 else last)
        else:
            self._highlight(max(0, min(self._highlighted + step, last)))

    def action_say(self) -> None:
        """Say what is highlighted."""
        if self._highlighted is not None:
            self.post_message(self.Said(self._offers[self._highlighted]))

    def action_go_on(self) -> None:
        """Leave a conversation that is over."""
        self.post_message(self.Left())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Enter says a reply, until there is nothing left to say."""
        return {"say": not self._is_over, "go_on": self._is_over}.get(action, True)

    def on_click(self, event: events.Click) -> None:
        """The mouse chooses as numbers do."""
        pointed = self._pointed_at(event)
        if self._is_over:
            self.post_message(self.Left())
        elif pointed is not None:
            self._choose(pointed)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what a click would choose."""
        self._hover(self._pointed_at(event))

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self._hover(None)

    def _choose(self, reply: int) -> None:
        is_sure = (self._one_key and self._is_in_sight(reply)) or reply == self._highlighted
        self._highlight(reply)
        if is_sure:
            self.post_message(self.Said(self._offers[reply]))

    def _is_in_sight(self, reply: int) -> bool:
        """Whether all of a reply can be read now: nobody says what they have not seen."""
        return self.scrollable_content_region.contains_region(self.region_of(reply))

    def _highlight(self, reply: int) -> None:
        before, self._highlighted = self._highlighted, reply
        self._paint(before, reply)
        self._keep_in_sight()
        self._tell_how()

    def _hover(self, reply: int | None) -> None:
        if reply != self._hovered:
            before, self._hovered = self._hovered, reply
            self._paint(before, reply)

    def _pointed_at(self, event: events.MouseEvent) -> int | None:
        place = event.get_content_offset(self)
        if place is None or self._is_over:
            return None
        line = place.y + self.scroll_offset.y
        blocks = enumerate(self._blocks)
        return next((n for n, b in blocks if b.top <= line < b.top + b.height), None)

    # Layout

    def _show(self, texts: Iterable[Content], *, is_over: bool) -> None:
        self._texts = tuple(texts)
        self._highlighted = self._hovered = None
        self._is_over, self._is_waiting = is_over, False
        self._laid_out_for, self._blocks = (-1, -1), ()
        self._lay_out(self.scrollable_content_region.width)
        self.scroll_home(animate=False)
        self.refresh(layout=True)
        self._tell_how()

    def _lay_out(self, width: int) -> int:
        """Give each reply its lines at a width in cells; gives how many lines that is in all."""
        gap = self.get_component_styles("replies--reply").padding.bottom
        if self._laid_out_for != (width, gap) and width > 0:
            self._laid_out_for = (width, gap)
            self._strips.clear()
            blocks, top = [], 0
            for text in self._texts:
                height = text.get_height({}, max(1, width - LABEL_WIDTH))
                blocks.append(Block(text, top, height))
                top += height + gap
            self._blocks = tuple(blocks)
            self.virtual_size = Size(width, top)
        return self.virtual_size.height

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """All lines; the styles say how many of them are in sight at most."""
        return self._lay_out(width - self.scrollbar_size_vertical)

    def needs(self, width: int) -> int:
        """The lines that all replies take on a screen of a width in cells, with the line above."""
        padding, border = self.styles.padding.width, 1
        return self._lay_out(width - padding - self.scrollbar_size_vertical) + border

    def on_resize(self) -> None:
        """Another width wraps the texts otherwise."""
        self._lay_out(self.scrollable_content_region.width)
        self.call_after_refresh(self._settle)

    def notify_style_update(self) -> None:
        """Another theme paints them otherwise."""
        self._strips.clear()
        super().notify_style_update()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say whether there is more above or below."""
        super().watch_scroll_y(old_value, new_value)
        self._tell_how()

    def _settle(self) -> None:
        self._keep_in_sight()
        self._tell_how()

    def _keep_in_sight(self) -> None:
        """Scroll as little as shows the highlighted reply, its beginning first."""
        if self._highlighted is not None and self._blocks:
            block = self._blocks[self._highlighted]
            region = Region(0, block.top, self.virtual_size.width, block.height)
            self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def _tell_how(self) -> None:
        """Say above the replies what to do next, and where there are more than fit."""
        how = ASK_ONE_KEY if self._one_key else ASK
        if self._highlighted is not None:
            how = SAY
        above = ["▲ more above"] if self.scroll_y > 0 else []
        below = ["▼ more below"] if self.scroll_y < self.max_scroll_y else []
        title = "  ·  ".join([how, *above, *below])
        if self._is_over or self._is_waiting:
            title = OVER if self._is_over else WAITING
        # A title that is set is painted again with all that it stands over, even the same one.
        if title != self._how:
            self._how = title
            self.border_title = shown(f" {title} ")

    # Painting

    def render_line(self, y: int) -> Strip:
        """A line of the screen."""
        line = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        for number, block in enumerate(self._blocks):
            if block.top <= line < block.top + block.height:
                return self._painted(number, width)[line - block.top]
        return Strip.blank(width, self.get_visual_style("replies--reply").rich_style)

    def _painted(self, number: int, width: int) -> list[Strip]:
        """The lines of a reply as they look now."""
        look = "reply"
        if number == self._highlighted:
            look = "highlighted"
        elif number == self._hovered:
            look = "hover"
        key = (number, look)
        if key not in self._strips:
            self._strips[key] = self._paint_block(number, look, width)
        return self._strips[key]

    def _paint_block(self, number: int, look: str, width: int) -> list[Strip]:
        style = self.get_visual_style("replies--reply", f"replies--{look}")
        block = self._blocks[number]
        mark = MARK if look == "highlighted" else " "
        label = "" if self._is_over else f" {mark} {number + 1} "
        lines = Visual.to_strips(
            self, block.text, width - LABEL_WIDTH, block.height, style, pad=True
        )
        first = Visual.to_strips(self, shown(label, "bold"), LABEL_WIDTH, 1, style, pad=True)
        below = [Strip.blank(LABEL_WIDTH, style.rich_style)] * (len(lines) - 1)
        return [Strip.join(parts) for parts in zip(first + below, lines, strict=True)]

    def _paint(self, *replies: int | None) -> None:
        """Paint these replies again; before they are laid out, nothing of them was painted yet."""
        for number in replies:
            if number is not None and self._blocks:
                block = self._blocks[number]
                self.refresh_lines(block.top, block.height)
