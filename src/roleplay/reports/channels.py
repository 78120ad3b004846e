"""What a channel changes: where one is, and how a line is announced there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.scenario.model import Channel, Speaker

if TYPE_CHECKING:
    from collections.abc import Mapping

SECONDS_A_REPLY = 30
"""On the phone, so that time on the line is told alike whenever somebody reads more slowly."""

MARKS: Mapping[Speaker, str] = {
    Speaker.CUSTOMER: "●",
    Speaker.YOU: "▶",
    Speaker.BOT: "□",
    Speaker.COLLEAGUE: "◆",
}
"""Who speaks, for those who tell no colors apart."""

_WHERE = {
    Channel.CHAT: "in the chat",
    Channel.EMAIL: "by e-mail",
    Channel.IN_PERSON: "stands before you",
    Channel.SOCIAL: "others may read",  # as it begins; it can go on in private
}


def whereabouts(channel: Channel, replies: int) -> str:
    """Where the customer is after so many replies, such as “phone 1:30”: the time on the line."""
    if channel is Channel.SOCIAL and replies:
        return "began in public"
    if channel is not Channel.PHONE:
        return _WHERE[channel]
    minutes, seconds = divmod(replies * SECONDS_A_REPLY, 60)
    return f"phone {minutes}:{seconds:02}"


def announced(speaker: Speaker, name: str, channel: Channel, *, act: bool) -> str:
    """The heading of a line: a mark, who says it, and how on this channel."""
    mark = MARKS[speaker]
    if act:
        return f"{mark} {name} do"
    if channel is Channel.SOCIAL and speaker is Speaker.YOU:
        return f"↳ {name}"
    return f"{mark} {name}"


def directed(text: str) -> tuple[str, str]:
    """The stage direction in parentheses that a line begins with, and what is said after it.

    “(In private.) Keep it.” gives “(In private.)” and “Keep it.”. Each can be empty: nobody says
    what is a direction only.
    """
    depth = 0
    for end, letter in enumerate(text, start=1):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth < 1:
            return (text[:end], text[end:].strip()) if end > 1 else ("", text)
    return "", text


def letterhead(name: str, to: str, title: str, *, is_first: bool) -> tuple[str, ...]:
    """The head of an e-mail: in two lines for the first, in one for those that answer it."""
    if is_first:
        return (f"From: {name}   To: {to}", f"Subject: {title}")
    return (f"From: {name}   Subject: Re: {title}",)
