"""What a trainee says beside the replies: own words, feelings, suggestions, a rule of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.stage import Person, at_the_app, at_the_replies, copy_pack, played
from app.test_debrief import open_debrief
from app.test_play import replies, say
from roleplay.app.app import HOW_TO_LEAVE
from roleplay.app.screens.play import PlayScreen
from roleplay.store import Feeling, Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from roleplay.desk import Desk

OWN = ("[", "/", "]", "s", "o", "r", "r", "y")


def toasts(person: Person) -> list[str]:
    return [notification.message for notification in person.app._notifications]


async def test_own_words_come_first_and_stand_beside_the_model_reply(desk: Desk) -> None:
    async with at_the_app(desk, "parcel") as person:
        await person.press("w")
        assert "w ■ own words" in person.reads
        await person.press("p", "enter")
        assert not replies(person).display
        await person.press(*OWN, "enter")
        assert replies(person).has_focus
        assert "In your own words: “[/]sorry”" in person.reads
        await say(person, "May I have")
        await person.press("enter")
        await say(person, "A courier")
        await person.press("enter", "enter")
        reads = person.reads
        assert "Your own words, before you saw the replies\n“[/]sorry”" in reads
        assert "The model reply" in reads
    (done,) = desk.store.attempts()
    assert desk.store.notes.own_words(done.attempt.uid) == {0: "[/]sorry"}


async def test_own_words_can_be_skipped_with_escape_and_with_the_mouse(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEPLAY_OWN_WORDS", "yes")
    async with at_the_app(desk, "parcel") as person:
        await person.click("Way", nth=1)
        await person.press("enter", "x", "escape")
        assert isinstance(person.app.screen, PlayScreen)
        assert replies(person).has_focus
        await say(person, "Six today")
        await person.click("Composer Pressable")
        assert replies(person).has_focus
    (row,) = desk.store.unfinished(desk.trainee.uid)
    assert desk.store.notes.own_words(row.uid) == {}


async def test_the_feeling_is_asked_for_before_it_can_be_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEPLAY_FEELINGS", "yes")
    async with at_the_replies(desk) as person:
        await say(person, "You should have been")
        reads = person.reads
        assert "How do they feel now?" in reads
        assert "Calm" in reads
        conversation = person.app.screen_stack[-2]
        assert "boiling over" not in str(conversation.query_one("#state").render())
        await person.press("down", "down", "down", "enter")
        assert "Temper rises from 7 to 10" in person.reads
    (row,) = desk.store.unfinished(desk.trainee.uid)
    assert desk.store.notes.feelings(row.uid) == (Feeling(0, 7, 10),)


async def test_how_well_one_knew_their_feelings_stands_in_the_debrief(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = played(desk, "blame-her", "courier")
    desk.store.notes.keep_feeling(session.row.uid, Feeling(0, 7, 10), 1)
    async with at_the_app(desk) as person:
        await open_debrief(person, desk)
        assert "How they feel: asked once, you were right 0 of 1." in person.reads
        assert "You took them to be angry; they were boiling over." in person.reads


async def test_a_rule_that_stops_somebody_is_one_key_away_and_kept_with_its_moment(
    desk: Desk,
) -> None:
    async with at_the_replies(desk) as person:
        await person.press("r", *"limit [/]".replace(" ", ""), "enter")
        assert isinstance(person.app.screen, PlayScreen)
        assert toasts(person) == ["Kept, with this moment. Thank you."]
        await person.press("r", "escape", "r", "enter")
    (kept,) = desk.store.voices.suggestions()
    assert (kept.by, kept.text, kept.area) == ("Ada", "limit[/]", "rule")
    assert (kept.scenario, kept.moment) == ("parcel", "opening")


async def test_a_rule_of_ones_own_comes_back_on_the_next_briefing_of_the_kind(
    make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    copy_pack(tmp_path / "pack", "clock", "hostile")
    desk = make_desk()
    session = played(desk, "hear-her", "courier")
    desk.store.notes.keep_lesson(session.row.uid, "Hear them first [/]", 1)
    for name in ("parcel", "clock"):  # the same customer, and another who is angry
        async with at_the_app(desk, name) as person:
            assert "Your rule from before: “Hear them first [/]”" in person.reads
    async with at_the_app(desk, "hostile") as person:
        assert "Your rule" not in person.reads


async def test_what_cannot_be_stored_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from roleplay.errors import StoreFullError
    from roleplay.store.voices import Voices

    def full(*_: object) -> None:
        raise StoreFullError("The disk is full. Free some space and try again.")

    monkeypatch.setattr(Voices, "suggest", full)
    async with at_the_replies(desk) as person:
        await person.press("r", "x", "enter")
        assert "The disk is full." in person.reads


async def test_own_words_and_a_quick_reply_are_both_stored(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither waits for the other, and the beginning of the attempt is stored once."""
    begun: list[object] = []
    begin = Store.begin_attempt
    monkeypatch.setattr(
        Store, "begin_attempt", lambda store, row: (begun.append(row), begin(store, row))
    )
    async with at_the_app(desk, "parcel") as person:
        await person.press("w", "enter", "x")
        await person.pilot.press("enter", "1", "1")
        await person.settle()
    assert len(begun) == 1
    (row,) = desk.store.unfinished(desk.trainee.uid)
    assert len(desk.store.turns(row.uid)) == 1
    assert desk.store.notes.own_words(row.uid) == {0: "x"}


async def test_ctrl_c_says_how_to_leave_and_leaves_nothing(desk: Desk) -> None:
    async with at_the_replies(desk) as person:
        await person.press("ctrl+c")
        assert toasts(person) == [HOW_TO_LEAVE]
        assert isinstance(person.app.screen, PlayScreen)
