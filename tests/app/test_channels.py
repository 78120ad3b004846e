"""The channel changes the screen: where one is, how a line is announced, how a chat waits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from app.stage import at_the_app, copy_pack, played
from app.test_play import replies, say
from roleplay.app.widgets.transcript import Transcript
from roleplay.app.widgets.words import Words
from roleplay.reports.channels import directed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from roleplay.desk import Desk


@pytest.fixture
def on_channel(make_desk: Callable[..., Desk], tmp_path: Path) -> Callable[[str], Desk]:
    """The parcel, where the customer comes by another way."""

    def change(channel: str) -> Desk:
        desk = make_desk()
        path = copy_pack(tmp_path / "pack", "parcel") / "scenarios" / "parcel.yaml"
        path.write_text(path.read_text().replace("channel: phone", f"channel: {channel}"))
        return desk

    return change


WHERE = {
    "phone": ("phone 0:00", "● Mara Lind\nMy son", "▶ You\nSix today"),
    "chat": ("in the chat", "● Mara Lind\nMy son", "▶ You\nSix today"),
    "email": (
        "by e-mail",
        "From: Mara Lind   Subject: Re: The parcel at the wrong door\nMy son",
        "From: You   Subject: Re: The parcel at the wrong door\nSix today",
    ),
    "in-person": ("stands before you", "● Mara Lind\nMy son", "▶ You\nSix today"),
    "social": (
        "others may read",
        "● Mara Lind\nMy son",
        "↳ You\nSix today",
    ),
}


@pytest.mark.parametrize("channel", WHERE)
async def test_each_channel_says_where_one_is_and_who_speaks(
    channel: str, on_channel: Callable[[str], Desk]
) -> None:
    where, theirs, own = WHERE[channel]
    async with at_the_app(on_channel(channel), "parcel") as person:
        await person.press("enter")
        assert f"Mara Lind  {where}" in person.reads
        assert theirs in person.reads
        await say(person, "Six today")
        assert own in person.reads
        assert person.app.screen.query_one(Transcript).has_class(f"-{channel}")


@pytest.fixture
def in_a_thread(on_channel: Callable[[str], Desk], tmp_path: Path) -> Callable[[str, str], Desk]:
    """The parcel on social media, where the customer begins with something else."""

    def begin(said: str, reply: str = "") -> Desk:
        desk = on_channel("social")
        path = tmp_path / "pack" / "scenarios" / "parcel.yaml"
        text = re.sub(r"customer: My son .*", f"customer: {said}", path.read_text())
        if reply:
            text = re.sub(r"say: Six today.*", reply, text)
        path.write_text(text)
        return desk

    return begin


async def test_what_is_said_in_private_says_so_and_is_no_post(
    in_a_thread: Callable[[str, str], Desk],
) -> None:
    async with at_the_app(in_a_thread("(In private.) Keep the money.", ""), "parcel") as person:
        await person.press("enter")
        assert "● Mara Lind\n(In private.)\nKeep the money." in person.reads
        assert "posts" not in person.reads


async def test_what_only_happens_is_nobodys_post(in_a_thread: Callable[[str, str], Desk]) -> None:
    happens = "(Jo has written below it. Ten people like that.)"
    async with at_the_app(in_a_thread(happens, "do: You give it a heart."), "parcel") as person:
        await person.press("enter")
        last = list(person.app.screen.query(Transcript).first().query(".entry").results(Words))[-1]
        assert str(last.visual) == happens
        await say(person, "You give it a heart.")
        assert "▶ You do\nYou give it a heart." in person.reads


@pytest.mark.parametrize(
    ("line", "direction", "said"),
    [
        ("(She waits.) Well?", "(She waits.)", "Well?"),
        ("(Under (and over) it.) Oh.", "(Under (and over) it.)", "Oh."),
        ("Well (she waits) then?", "", "Well (she waits) then?"),
        ("(She waits", "", "(She waits"),
        (") No", "", ") No"),
        ("", "", ""),
    ],
)
def test_a_stage_direction_stands_in_parentheses_before_what_is_said(
    line: str, direction: str, said: str
) -> None:
    assert directed(line) == (direction, said)


async def test_speakers_are_told_apart_by_name_and_mark(desk: Desk) -> None:
    async with at_the_app(desk, "parcel") as person:
        await person.press("enter")
        for line in ("□ Bot\nPlease say", "● Mara Lind\nI said", "◆ Colleague\nI am putting"):
            assert line in person.reads


async def test_the_first_letter_has_a_whole_head(on_channel: Callable[[str], Desk]) -> None:
    async with at_the_app(on_channel("email"), "parcel") as person:
        await person.press("enter")
        head = "From: Bot   To: Mara Lind\nSubject: The parcel at the wrong door\nPlease say"
        assert head in person.reads


async def test_time_on_the_line_goes_by_replies(desk: Desk) -> None:
    played(desk, "ask-number")
    async with at_the_app(desk) as person:
        await person.press("enter")
        assert "phone 0:30" in person.reads
        await say(person, "A courier")
        assert "phone 1:00" in person.reads


async def test_a_talk_that_began_in_public_is_not_said_to_be_read_by_others_later(
    on_channel: Callable[[str], Desk],
) -> None:
    """It can have gone on in private since."""
    async with at_the_app(on_channel("social"), "parcel") as person:
        await person.press("p", "enter")
        assert "others may read" in person.reads
        await say(person, "May I have")
        assert "others may read" not in person.reads
        assert "began in public" in person.reads


@pytest.mark.parametrize("ends_by", ["a key", "time"])
async def test_in_a_chat_the_customer_types_and_any_key_skips_it(
    ends_by: str, on_channel: Callable[[str], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEPLAY_TYPING", "yes")
    monkeypatch.setattr("roleplay.app.screens.play.TYPING", 60 if ends_by == "a key" else 0.2)
    desk = on_channel("chat")
    async with at_the_app(desk, "parcel") as person:
        await person.press("p", "enter")
        number = next(n for n, o in enumerate(replies(person).offers, 1) if "You should" in o.text)
        await person.pilot.press(str(number), str(number))
        if ends_by == "a key":  # the other is over before a slow machine has looked
            await person.until(lambda: person.app.screen.has_class("-typing"))
            assert "Mara Lind is typing …" in person.reads
            assert "I beg your pardon?" not in person.reads
            assert not any("Press a number" in line for line in person.sees), "old replies are gone"
            await person.pilot.press("x")
        await person.until(lambda: "I beg your pardon?" in person.reads)
        await person.settle()
        assert "I beg your pardon?" in person.reads
        assert "is typing" not in person.reads
        assert replies(person).has_focus
