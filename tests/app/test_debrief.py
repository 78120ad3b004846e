"""What an attempt came to, and playing it again from a reply on."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from app.stage import Person, at_the_app, played
from app.test_play import replies, say
from roleplay.app import attempts
from roleplay.app.screens.debrief import DebriefScreen
from roleplay.app.screens.model_path import ModelPathScreen
from roleplay.app.screens.play import PlayScreen
from roleplay.app.widgets.turn import TurnCard
from roleplay.reports import wording
from roleplay.scoring.debrief import Loss

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from roleplay.desk import Desk


async def open_debrief(person: Person, desk: Desk) -> None:
    """Of the attempt that was finished last."""
    told = attempts.look_back(desk, desk.store.attempts()[-1])
    await person.app.push_screen(DebriefScreen(desk, told))
    await person.pilot.pause()


@asynccontextmanager
async def at_the_debrief(
    desk: Desk, size: tuple[int, int] = (80, 24), *replies: str
) -> AsyncIterator[Person]:
    """Of a reply that costs half the points and the model reply, predicted at 90 %."""
    played(desk, *(replies or ("blame-her", "courier")), guess=90)
    async with at_the_app(desk, size=size) as person:
        await open_debrief(person, desk)
        yield person


async def test_the_customer_comes_first_then_points_then_replies(desk: Desk) -> None:
    async with at_the_debrief(desk) as person:
        reads = person.reads
        assert any("How Mara Lind left" in line for line in person.sees)
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
        "Costliest decision: reply 1, “You should have been",
        "When it comes back",
        "Back tomorrow: “My son",
        "The conversation",
        "▾ 1  Opening: cost",
        "Bot: Please say your parcel number.",
        "Mara Lind: My son turns six today",
        "empathy 0 of 4: blames the customer (critical). Says it is their own fault.",
        "Why: Now she is angry with you",
        "The model reply",
        "Six today, and the present",
        "Why: She is heard before anything is solved.",
        "Then: Mara Lind: And what are you going to do about it?",
        "▸ 2  Fix: cost nothing",
        "Why: She knows who does what, and by when.",
        "Mara Lind: By five, then. Thank you for listening.",
    )
    places = [reads.index(words) for words in in_order]
    assert places == sorted(places)


async def test_the_costliest_reply_has_the_keys_at_first_and_the_verdict_is_in_sight(
    desk: Desk,
) -> None:
    async with at_the_debrief(desk, (80, 24), "hear-her", "look-up") as person:
        second = person.app.screen.query(TurnCard)[1]
        assert second.has_focus
        assert any("You lost this customer." in line for line in person.sees)
        await person.press("n")
        assert second.has_focus
        assert any("▾ 2  Fix" in line for line in person.sees)


async def test_replies_are_reached_opened_and_closed_by_keys(desk: Desk) -> None:
    async with at_the_debrief(desk) as person:
        await person.press("n", "n")
        second = person.app.screen.query(TurnCard)[1]
        assert second.has_focus
        await person.press("enter")
        assert "Would have cost" in person.reads
        await person.press("enter")
        assert not second.has_class("-open")
        await person.press("p")
        assert person.app.screen.query(TurnCard)[0].has_focus


async def test_every_other_reply_tells_what_it_would_have_cost_and_led_to(desk: Desk) -> None:
    async with at_the_debrief(desk) as person:
        assert "Would have cost 50 points, given away here" in person.reads
        assert "May I have your parcel number, please?" in person.reads
        await person.press("n", "n", "enter")
        reads = person.reads
    assert "(you do) You look for the parcel in the system." in reads
    assert "Then: Mara Lind: Forget it." in reads
    assert "Then: It ends there. You lost this customer." in reads


async def test_a_click_opens_a_reply(desk: Desk) -> None:
    async with at_the_debrief(desk, (120, 100)) as person:
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


async def test_replay_needs_no_reply_to_be_chosen_first(desk: Desk) -> None:
    """It begins at the costliest one; where that is the first, at its briefing, with no choice of
    a mode."""
    async with at_the_debrief(desk) as person:
        await person.press("r")
        assert "coached" not in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, PlayScreen)
        assert len(replies(person).offers) == 3


async def test_the_model_path_stands_beside_ones_own(desk: Desk) -> None:
    async with at_the_debrief(desk) as person:
        await person.press("m")
        assert isinstance(person.app.screen, ModelPathScreen)
        reads = person.reads
        assert "“You should have been at home when the driver came.”" in reads
        assert "It cost 50 points, given away here." in reads
        assert "“Six today, and the present behind a stranger's door." in reads
        assert "Passed: 100 % overall." in reads
        await person.press("n", "p", "escape")
        assert isinstance(person.app.screen, DebriefScreen)


async def test_attempts_before_stand_beside_this_one(desk: Desk) -> None:
    played(desk, "hear-her", "courier")
    async with at_the_debrief(desk) as person:
        reads = person.reads
    assert "Beside your attempts before" in reads
    assert "2026-11-05 12:01  100 %" in reads
    assert "this one          50 %" in reads


async def test_a_rule_in_own_words_is_kept_and_can_be_bettered(desk: Desk) -> None:
    async with at_the_debrief(desk) as person:
        await person.press("l", *"[/]first", "enter")
        assert "Your rule: “[/]first”" in person.reads
        await person.press("l", *"!", "enter", "l", "escape")
        assert "Your rule: “[/]first!”" in person.reads
    (lesson,) = desk.store.notes.lessons(desk.trainee.uid)
    assert lesson.text == "[/]first!"


@pytest.mark.parametrize(("keys", "ending"), [((), "md"), (("down",), "html")])
async def test_it_is_saved_beside_what_is_there(
    desk: Desk, tmp_path: Path, keys: tuple[str, ...], ending: str
) -> None:
    (tmp_path / f"debrief-parcel.{ending}").write_text("mine")
    async with at_the_debrief(desk) as person:
        await person.press("s", *keys, "enter")
        (said,) = person.app._notifications
        assert said.message == f"Saved as {tmp_path}/debrief-parcel-2.{ending}"
    assert (tmp_path / f"debrief-parcel.{ending}").read_text() == "mine"
    text = (tmp_path / f"debrief-parcel-2.{ending}").read_text(encoding="utf-8")
    for words in ("How Mara Lind left", "Costliest decision", "Would have cost 50 points"):
        assert words in text


async def test_where_nothing_may_be_written_it_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, os.strerror(13))

    async with at_the_debrief(desk) as person:
        monkeypatch.setattr("pathlib.Path.open", refuse)
        await person.press("s", "enter")
        assert "Permission denied" in person.reads


@pytest.mark.parametrize(
    ("given", "closed", "told"),
    [
        ("84/1000", "434/1000", "52 points: 8 points given away here, 44 points behind the door"),
        ("12/100", "3/1000", "12 points, nearly all given away here"),
        ("0", "5/100", "5 points, behind the door it closed"),
        ("2/1000", "3/1000", "under 1 point, nearly all behind the door it closed"),
        ("0", "0", "nothing"),
    ],
)
def test_what_a_reply_cost_is_told_in_parts_that_add_up(given: str, closed: str, told: str) -> None:
    loss = Loss(Fraction(given), Fraction(closed), ())
    assert wording.cost(loss).startswith(f"cost {told}")
