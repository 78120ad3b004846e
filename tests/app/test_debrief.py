"""What an attempt came to, and playing it again from a reply on."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from app.stage import Person, at_the_app, played
from app.test_play import say
from roleplay.app.screens.play import PlayScreen
from roleplay.app.widgets.turn import TurnCard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from roleplay.desk import Desk


@asynccontextmanager
async def at_the_debrief(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Person]:
    """Of a reply that costs half the points and the model reply, predicted at 90 %."""
    played(desk, "blame-her", "courier", guess=90)
    async with at_the_app(desk, size=size) as person:
        await person.press("p", "enter")
        yield person


async def test_the_customer_comes_first_then_points_then_replies(desk: Desk) -> None:
    async with at_the_debrief(desk) as person:
        reads = person.reads
    in_order = (
        "How Mara Lind left",
        "Resolved.",
        "They stay your customer. They would recommend you.",
        "“They sent a courier, and the cake was not the only surprise.”",
        "You gave EUR 20; this customer is worth EUR 180 a year.",
        "Refund: EUR 20 of EUR 40 given.",
        "Not passed:",
        "You predicted 90 %",
        "empathy",
        "recovery",
        "Not passed because",
        "a critical behavior: blames the customer",
        "Best move: reply 2",
        "Costliest decision: reply 1",
        "Your replies",
        "▾ 1  Opening: cost",
        "The model reply",
        "Six today, and the present",
        "Why: She is heard before anything is solved.",
        "▸ 2  Fix: cost nothing",
    )
    places = [reads.index(words) for words in in_order]
    assert places == sorted(places)


async def test_replies_are_reached_opened_and_closed_by_keys(desk: Desk) -> None:
    async with at_the_debrief(desk) as person:
        await person.press("n", "n")
        second = person.app.screen.query(TurnCard)[1]
        assert second.has_focus
        await person.press("enter")
        assert "Why: She knows who does what, and by when." in person.reads
        await person.press("enter")
        assert not second.has_class("-open")
        await person.press("p")
        assert person.app.screen.query(TurnCard)[0].has_focus


async def test_the_other_replies_tell_what_they_would_have_cost(desk: Desk) -> None:
    async with at_the_debrief(desk) as person:
        await person.press("n", "o")
        assert "Would have cost 50 points, given away here" in person.reads
        assert "May I have your parcel number, please?" in person.reads


async def test_a_click_opens_a_reply(desk: Desk) -> None:
    async with at_the_debrief(desk, size=(120, 60)) as person:
        await person.click(".summary", nth=1)
        assert person.app.screen.query(TurnCard)[1].has_class("-open")


async def test_replay_from_here_is_a_new_attempt_that_stands_before_that_reply(
    desk: Desk,
) -> None:
    async with at_the_debrief(desk) as person:
        await person.press("n", "n", "r")
        assert isinstance(person.app.screen, PlayScreen)
        assert "You should have been at home" in person.reads
        await say(person, "You look for")
        await person.press("enter", "enter")
        assert "You lost this customer." in person.reads
    first, second = desk.store.attempts()
    assert (first.attempt.seed, second.attempt.mode) == (second.attempt.seed, "replay")
    assert [t.reply for t in desk.store.turns(second.attempt.uid)] == ["blame-her", "look-up"]
