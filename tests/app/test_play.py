"""A conversation on the screen."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import OptionList

from app.stage import Person, at_the_app, at_the_replies, played
from roleplay.app.screens.briefing import BriefingScreen
from roleplay.app.screens.debrief import DebriefScreen
from roleplay.app.screens.play import PlayScreen
from roleplay.app.screens.predict import PredictScreen
from roleplay.app.screens.today import TodayScreen
from roleplay.app.widgets.replies import LABEL_WIDTH, Replies
from roleplay.app.widgets.transcript import Transcript
from roleplay.errors import StoreFullError
from roleplay.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from roleplay.desk import Desk


def replies(person: Person) -> Replies:
    return person.app.screen.query_one(Replies)


def number_of(person: Person, text: str) -> str:
    """The number before the reply with these words."""
    offers = replies(person).offers
    return str(next(n for n, offer in enumerate(offers, 1) if text in offer.text))


def highlighted_is_in_sight(person: Person) -> bool:
    widget = replies(person)
    assert widget.highlighted is not None
    return widget.content_region.contains_region(widget.region_of(widget.highlighted))


async def say(person: Person, text: str) -> None:
    """Say the reply with these words by its number, pressed twice."""
    number = number_of(person, text)
    await person.press(number, number)


def replies_stored(desk: Desk) -> list[str]:
    store = desk.store
    rows = store.unfinished(desk.trainee.uid)
    return [turn.reply for row in rows for turn in store.turns(row.uid)]


async def test_keys_alone_lead_from_the_first_start_to_a_best_score(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        assert "Welcome, Ada." in person.reads
        assert "progress.db" in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, BriefingScreen)
        assert "Number 14 is away until Monday." in person.reads
        assert "refund: up to EUR 40 without asking" in person.reads
        await person.press("enter")
        await say(person, "Six today")
        assert "Names the feeling" in person.reads
        await person.press("enter")
        await say(person, "A courier")
        assert "Press Enter to see how it went." in "\n".join(person.sees)
        await person.press("enter")
        assert isinstance(person.app.screen, PredictScreen)
        await person.press("7", "0", "enter")
        assert "Passed: 100 % overall." in person.reads
        assert "You predicted 70 %, 30 lower than it is." in person.reads
        await person.press("escape")
        assert isinstance(person.app.screen, TodayScreen)
        assert "passed ✓  best 100 %" in person.reads


async def test_the_mouse_alone_leads_there_too(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        await person.click(OptionList)
        await person.pilot.click(OptionList, offset=(5, 2))
        await person.settle()
        await person.click("#ready")
        for _ in range(2):
            await person.click(Replies, line=1)
            assert replies(person).highlighted == 0
            await person.click(Replies, line=1)
            await person.click(".go-on")
        await person.click("#accept")
        assert isinstance(person.app.screen, DebriefScreen)


async def test_one_press_highlights_and_does_not_say(desk: Desk) -> None:
    async with at_the_replies(desk) as person:
        await person.press("1")
        assert replies(person).highlighted == 0
        await person.press("2")
        assert replies(person).highlighted == 1
        assert replies_stored(desk) == []


async def test_arrows_and_enter_say_a_reply(desk: Desk) -> None:
    async with at_the_replies(desk) as person:
        await person.press("down", "down", "up")
        chosen = replies(person).offers[0].name
        await person.press("enter")
        assert replies_stored(desk) == [chosen]


async def test_enter_says_nothing_while_nothing_is_highlighted(desk: Desk) -> None:
    async with at_the_replies(desk) as person:
        await person.press("enter")
        assert replies_stored(desk) == []


async def test_with_the_setting_one_key_is_enough(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEPLAY_ONE_KEY", "yes")
    async with at_the_replies(desk) as person:
        await person.press("1")
        assert len(replies_stored(desk)) == 1


async def test_the_transcript_tells_who_spoke_and_what_moved(desk: Desk) -> None:
    async with at_the_replies(desk) as person:
        await say(person, "You should have been")
        reads = person.reads
    for line in (
        "Bot\nPlease say your parcel number.",
        "Mara Lind\nI said it three times!",
        "Colleague\nI am putting her through to you.",
        "You hear a child in the background.",
        "You\nYou should have been at home",
        "Temper rises from 7 to 10 (angry → boiling over). Why: blames the customer.",
        "Mara Lind\nI beg your pardon?",
        "Mara Lind\nAnd what are you going to do about it?",
        "temper ██████████ 10 boiling over ▲ from 7",
    ):
        assert line in reads


async def test_leaving_asks_once_and_resuming_stands_at_the_very_reply(
    make_desk: Callable[[], Desk],
) -> None:
    async with at_the_replies(make_desk()) as person:
        await say(person, "May I have")
        await person.press("escape")
        assert "Nothing is lost" in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, TodayScreen)
        assert "Go on: The parcel at the wrong door" in person.reads
    async with at_the_app(make_desk()) as person:
        assert "1 reply, begun 2026-11-05" in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, PlayScreen)
        assert "You\nMay I have your parcel number, please?" in person.reads
        assert "And what are you going to do about it?" in person.reads
        assert len(replies(person).offers) == 2


async def test_staying_is_one_key_too(desk: Desk) -> None:
    played(desk, "ask-number")
    async with at_the_app(desk) as person:
        await person.press("enter", "q", "escape")
        assert isinstance(person.app.screen, PlayScreen)


async def test_somebody_who_only_read_the_briefing_left_nothing_in_the_middle(
    desk: Desk,
) -> None:
    async with at_the_app(desk) as person:
        await person.press("enter", "escape")
        assert "Left in the middle" not in person.reads
        await person.press("enter", "enter")
        assert isinstance(person.app.screen, PlayScreen)
    assert not desk.store.unfinished(desk.trainee.uid)


async def test_a_customer_left_in_the_middle_can_be_begun_anew(desk: Desk) -> None:
    played(desk, "ask-number")
    async with at_the_app(desk) as person:
        await person.press("end", "enter")
        assert "Go on where you left?" in person.reads
        await person.press("down", "enter")
        assert isinstance(person.app.screen, BriefingScreen)
        await person.press("enter")
        assert len(replies(person).offers) == 3


async def test_an_attempt_that_had_ended_goes_straight_to_its_result(desk: Desk) -> None:
    played(desk, "hear-her", "courier", finish=False)
    async with at_the_app(desk) as person:
        await person.press("enter")
        assert isinstance(person.app.screen, PredictScreen)
        await person.press("enter")
        assert isinstance(person.app.screen, DebriefScreen)
        assert "You predicted" not in person.reads


async def test_going_back_from_the_prediction_shows_the_last_words_again(desk: Desk) -> None:
    played(desk, "hear-her", "courier", finish=False)
    async with at_the_app(desk) as person:
        await person.press("enter", "escape")
        assert "By five, then. Thank you for listening." in person.reads


async def test_a_reply_that_cannot_be_stored_is_not_said_and_can_be_chosen_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFullError("The disk is full. Free some space and try again.")

    async with at_the_replies(desk) as person:
        with monkeypatch.context() as broken:
            broken.setattr(Store, "save_turn", full)
            await say(person, "Six today")
        assert "The disk is full. Free some space and try again." in person.reads
        await person.press("enter")
        assert "And what are you going to do" not in person.reads
        await say(person, "Six today")
        assert "And what are you going to do" in person.reads
    assert replies_stored(desk) == ["hear-her"]


async def test_the_reaction_is_shown_only_once_the_reply_is_stored(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    save = Store.save_turn

    def watch(store: Store, *reply: Any) -> None:
        entries = person.app.screen.query_one(Transcript).children
        seen.append(any("Six today" in str(entry.render()) for entry in entries))
        save(store, *reply)

    monkeypatch.setattr(Store, "save_turn", watch)
    async with at_the_replies(desk) as person:
        await say(person, "Six today")
    assert seen == [False]


async def test_the_briefing_is_one_key_away_and_knows_what_is_left(desk: Desk) -> None:
    async with at_the_replies(desk) as person:
        await person.press("b")
        assert isinstance(person.app.screen, BriefingScreen)
        assert "refund: up to EUR 40 without asking" in person.reads
        await person.press("escape")
        assert isinstance(person.app.screen, PlayScreen)


async def test_four_replies_of_forty_words_are_all_in_sight_with_what_was_said_last(
    full_desk: Desk,
) -> None:
    async with at_the_replies(full_desk, "long") as person:
        assert person.app.screen.query_one(Transcript).size.height >= 4
        assert not any("▼ more below" in line for line in person.sees)
        for number in "1234":
            await person.press(number)
            assert highlighted_is_in_sight(person), number


async def test_where_room_is_short_the_customer_takes_one_line_and_is_told_in_words(
    full_desk: Desk,
) -> None:
    async with at_the_replies(full_desk, "long", size=(80, 21)) as person:
        assert "Tom Berg  by e-mail" in person.sees[0]
        assert "temper 5 annoyed · trust 5 undecided" in person.sees[0]
        assert not any("▼ more below" in line for line in person.sees)
        await person.pilot.resize_terminal(80, 30)
        await person.settle()
        assert "Four long replies" in person.sees[1]


async def test_where_they_do_not_fit_it_says_that_there_are_more(full_desk: Desk) -> None:
    async with at_the_replies(full_desk, "long", size=(60, 20)) as person:
        assert person.app.screen.query_one(Transcript).size.height >= 4
        assert any("▼ more below" in line for line in person.sees)
        for number in "1234":
            await person.press(number)
            assert highlighted_is_in_sight(person), number


async def test_the_highlighted_reply_stays_in_sight_when_the_window_changes(
    full_desk: Desk,
) -> None:
    async with at_the_replies(full_desk, "long", size=(120, 40)) as person:
        await person.press("4")
        for size in ((60, 20), (80, 24), (120, 40)):
            await person.pilot.resize_terminal(*size)
            await person.settle()
            assert highlighted_is_in_sight(person), size


async def test_every_word_of_a_long_reply_can_be_read(full_desk: Desk) -> None:
    async with at_the_replies(full_desk, "long") as person:
        for number in "1234":
            await person.press(number)
            reply = int(number) - 1
            region = replies(person).region_of(reply)
            lines = person.sees[region.y : region.bottom]
            seen = " ".join(line[region.x + LABEL_WIDTH : region.right].strip() for line in lines)
            assert seen == replies(person).offers[reply].text


async def test_a_store_that_takes_its_time_is_waited_for_and_the_screen_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = threading.Event()
    save = Store.save_turn

    def slowly(store: Store, *reply: Any) -> None:
        disk.wait(5)
        save(store, *reply)

    monkeypatch.setattr("roleplay.app.screens.answering.PATIENCE", 0.01)
    monkeypatch.setattr(Store, "save_turn", slowly)
    async with at_the_replies(desk) as person:
        number = number_of(person, "Six today")
        await person.pilot.press(number, number, number)
        assert "Storing your reply …" in "\n".join(person.sees)
        disk.set()
        await person.settle()
        assert "And what are you going to do" in person.reads
    assert replies_stored(desk) == ["hear-her"]
