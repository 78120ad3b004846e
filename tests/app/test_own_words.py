"""What a trainee says beside the replies: own words, feelings, suggestions, a rule of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Paste

from app.stage import Person, at_the_app, at_the_replies, copy_pack, played
from app.test_debrief import open_debrief
from app.test_play import replies, say
from roleplay.app.app import HOW_TO_LEAVE
from roleplay.app.screens.briefing import BriefingScreen
from roleplay.app.screens.help import HelpScreen
from roleplay.app.screens.play import PlayScreen
from roleplay.app.screens.today import TodayScreen
from roleplay.app.widgets.composer import Composer
from roleplay.app.widgets.line import Line
from roleplay.errors import StoreFullError
from roleplay.store import Feeling, Store
from roleplay.store.notes import Notes

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


async def test_an_empty_line_or_a_click_goes_on_to_the_replies(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEPLAY_OWN_WORDS", "yes")
    async with at_the_app(desk, "parcel") as person:
        await person.click("Way", nth=1)
        await person.press("enter", "enter")
        assert replies(person).has_focus
        await say(person, "Six today")
        await person.click("Composer Pressable")
        assert replies(person).has_focus
    (row,) = desk.store.unfinished(desk.trainee.uid)
    assert desk.store.notes.own_words(row.uid) == {}


async def in_own_words(person: Person) -> None:
    await person.press("p", "w", "enter")


async def test_escape_in_own_words_asks_and_who_stays_finds_what_they_wrote(desk: Desk) -> None:
    async with at_the_app(desk, "parcel") as person:
        await in_own_words(person)
        await person.press("h", "i", "escape")
        assert "Leave this conversation?" in person.reads
        await person.press("escape", "!", "enter")
        assert "In your own words: “hi!”" in person.reads


async def test_own_words_that_are_left_are_kept_and_there_again(
    make_desk: Callable[..., Desk],
) -> None:
    """Before the first reply as well, which alone would not be worth going on with."""
    desk = make_desk()
    async with at_the_app(desk, "parcel") as person:
        await in_own_words(person)
        await person.press("h", "i", "escape", "enter")
        assert isinstance(person.app.screen, TodayScreen)
        assert "Go on: The parcel at the wrong door" in person.reads
        await person.press("enter")
        assert "In your own words: “hi”" in person.reads
        await say(person, "Six today")
    (row,) = desk.store.unfinished(desk.trainee.uid)
    assert desk.store.notes.own_words(row.uid) == {0: "hi"}


async def test_who_leaves_own_words_that_cannot_be_kept_is_told_and_still_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFullError("The disk is full. Free some space and try again.")

    monkeypatch.setattr(Notes, "keep_own_words", full)
    async with at_the_app(desk, "parcel") as person:
        await in_own_words(person)
        await person.press("h", "i", "escape", "enter")
        assert "The disk is full." in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, PlayScreen)
        assert "In your own words: “hi”" in person.reads


async def test_an_impatient_second_enter_says_own_words_once(desk: Desk) -> None:
    async with at_the_app(desk, "parcel") as person:
        await in_own_words(person)
        await person.press("h", "i")
        person.app.screen.query_one(Composer).on_pressable_pressed()
        person.app.screen.query_one(Composer).on_pressable_pressed()
        await person.settle()
        assert person.reads.count("In your own words: “hi”") == 1


async def test_where_letters_are_typed_function_keys_show_the_briefing_and_the_help(
    desk: Desk,
) -> None:
    async with at_the_app(desk, "parcel") as person:
        await in_own_words(person)
        assert "F1 Help  F4 Briefing  Esc Leave" in person.sees[-1]
        await person.press("f4")
        assert isinstance(person.app.screen, BriefingScreen)
        await person.press("escape", "f1")
        assert isinstance(person.app.screen, HelpScreen)


async def test_what_is_pasted_becomes_one_line_that_no_terminal_obeys(desk: Desk) -> None:
    async with at_the_app(desk, "parcel") as person:
        await in_own_words(person)
        line = person.app.screen.query_one(Line)
        line.post_message(Paste("I hear\nyou \x1b[31mred\x07"))
        await person.settle()
        assert line.value == "I hear you ␛[31mred␇"
        line.select_all()
        line.post_message(Paste("\x1b]0;title\x9c"))
        await person.settle()
        assert line.value == "␛]0;title�"


async def test_the_feeling_is_asked_for_before_it_can_be_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEPLAY_FEELINGS", "yes")
    async with at_the_replies(desk) as person:
        await say(person, "You should have been")
        reads = person.reads
        assert any("How do they feel now?" in line for line in person.sees)
        assert "Calm" in reads
        assert any("And what are you going to do about it?" in line for line in person.sees)
        assert "boiling over" not in str(person.app.screen.query_one("#state").render())
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
        *(Store, "begin_attempt"),
        lambda store, row, turns: (begun.append(row), begin(store, row, turns)),
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
