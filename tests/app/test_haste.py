"""Keys that come faster than the screen: none counts twice, and none answers what was not read."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

import pytest

from app.stage import Person, at_the_app, at_the_replies, copy_pack, played
from app.test_drill import answers, practised
from app.test_play import replies, replies_stored, say
from roleplay.app import breath
from roleplay.app.screens.debrief import DebriefScreen
from roleplay.app.screens.drill import DrillScreen
from roleplay.app.screens.play import PlayScreen
from roleplay.app.screens.predict import PredictScreen
from roleplay.app.screens.today import TodayScreen
from roleplay.app.widgets.answer import AnswerPanel
from roleplay.app.widgets.coach import CoachPanel
from roleplay.app.widgets.replies import Replies
from roleplay.drilling import Drilling
from roleplay.session import Session
from roleplay.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from roleplay.desk import Desk

__all__ = ["practised"]  # a fixture


@pytest.fixture
def breathing(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Nobody can have read what is shown, until this is called."""
    monkeypatch.setattr(breath, "SECONDS", 3600)
    return lambda: monkeypatch.setattr(breath, "SECONDS", 0)


async def hail(person: Person, *keys: str, times: int = 120) -> None:
    """Keys without end, in the middle of whatever the screen is about."""
    for _ in range(times):
        for key in keys:
            person.app.simulate_key(key)
        await asyncio.sleep(0)
    await person.settle()
    await person.settle()


async def at_once(person: Person, *keys: str) -> None:
    """Keys that are all there before the screen has answered the first."""
    for key in keys:
        person.app.simulate_key(key)
    await person.settle()
    await person.settle()


async def test_a_drill_takes_any_number_of_keys_at_once(practised: Desk) -> None:
    async with at_the_app(practised) as person:
        await at_once(person, "d", "1", "1", "enter", "enter", "1", "enter", "enter", "enter")
        await at_once(person, "1", "enter", "enter", "1", "1", "enter", "enter", "enter")
        assert isinstance(person.app.screen, DrillScreen | TodayScreen)
        assert len(answers(practised)) <= 2


async def test_a_hail_of_keys_goes_through_a_drill_and_each_moment_is_answered_once(
    practised: Desk,
) -> None:
    async with at_the_app(practised) as person:
        await person.press("d")
        await hail(person, "1", "enter")
        assert len(answers(practised)) <= 2


@pytest.mark.parametrize("one_key", ["yes", "no"])
@pytest.mark.parametrize("scenario", ["parcel", "clock", "hostile"])
async def test_a_hail_of_keys_goes_through_a_conversation(
    one_key: str,
    scenario: str,
    make_desk: Callable[..., Desk],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for setting in ("FEELINGS", "TYPING", "OWN_WORDS"):
        monkeypatch.setenv(f"ROLEPLAY_{setting}", "yes")
    monkeypatch.setenv("ROLEPLAY_ONE_KEY", one_key)
    copy_pack(tmp_path / "pack", "clock", "hostile")
    desk = make_desk()
    async with at_the_app(desk, scenario) as person:
        await hail(person, "1", "enter", "q", "escape", "b")
        await hail(person, "enter", "down", "1")
        await hail(person, "escape")
    assert not desk.store.integrity()


async def test_a_drill_can_be_left_while_the_next_moment_is_looked_for(
    practised: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, question = threading.Event(), Drilling.question

    def slowly(drilling: Drilling) -> object:
        disk.wait(5)
        return question(drilling)

    async with at_the_app(practised) as person:
        await person.press("d", "1", "1")
        monkeypatch.setattr(Drilling, "question", slowly)
        await person.pilot.press("enter", "enter", "escape")
        disk.set()
        await person.settle()
        assert isinstance(person.app.screen, TodayScreen)


async def test_the_reason_in_a_drill_is_not_passed_over_by_a_key_pressed_twice(
    practised: Desk, breathing: Callable[[], None]
) -> None:
    async with at_the_app(practised) as person:
        await person.press("d", "1", "enter", "enter", "enter")
        assert person.app.screen.query(AnswerPanel)
        breathing()
        await person.press("enter")
        assert "Moment 2 of 2" in person.reads
        assert person.app.screen.query(Replies)


async def test_the_palette_can_be_opened_and_closed_as_fast_as_keys_come(desk: Desk) -> None:
    async with at_the_replies(desk) as person:
        await hail(person, "ctrl+p", "b", "down", "escape", "escape", times=30)
        await at_once(person, "ctrl+p", "b", "r", "i", "enter", "enter", "enter")
        assert person.app.is_running


async def test_progress_can_be_left_before_it_is_there(desk: Desk) -> None:
    played(desk, "hear-her", "courier")
    async with at_the_app(desk) as person:
        for _ in range(3):
            await at_once(person, "p", "escape", "p", "escape")
        assert isinstance(person.app.screen, TodayScreen)


async def test_one_key_does_not_answer_a_moment_that_nobody_has_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, breathing: Callable[[], None]
) -> None:
    monkeypatch.setenv("ROLEPLAY_ONE_KEY", "yes")
    async with at_the_replies(desk) as person:
        await person.press("1")
        assert replies_stored(desk) == []
        assert replies(person).highlighted == 0
        breathing()
        await person.press("1")
        assert len(replies_stored(desk)) == 1


async def test_the_coach_is_heard_once_and_not_before_it_can_be_read(
    desk: Desk, breathing: Callable[[], None]
) -> None:
    async with at_the_app(desk, "parcel") as person:
        await person.press("enter")
        await say(person, "Six today")
        await person.press("enter")
        assert person.app.screen.query_one(CoachPanel).display
        breathing()
        await at_once(person, "enter", "enter", "enter")
        assert replies(person).has_focus


async def test_however_often_enter_is_pressed_at_the_end_the_guess_is_asked_once(
    desk: Desk, breathing: Callable[[], None]
) -> None:
    async with at_the_replies(desk) as person:
        await say(person, "Six today")
        await say(person, "A courier")
        await person.press("enter")
        assert isinstance(person.app.screen, PlayScreen)
        breathing()
        person.app.screen.post_message(Replies.Left())
        person.app.screen.post_message(Replies.Left())
        await person.settle()
        screens = [
            screen for screen in person.app.screen_stack if isinstance(screen, PredictScreen)
        ]
        assert len(screens) == 1


async def test_the_guess_is_not_left_out_by_a_key_pressed_twice(
    desk: Desk, breathing: Callable[[], None]
) -> None:
    played(desk, "hear-her", "courier", finish=False)
    async with at_the_app(desk) as person:
        await person.press("enter", "enter", "enter")
        assert isinstance(person.app.screen, PredictScreen)
        breathing()
        await person.press("enter")
        assert isinstance(person.app.screen, DebriefScreen)


async def test_replay_pressed_twice_begins_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[object] = []
    replay = Session.replay_from.__func__  # type: ignore[attr-defined]  # as a plain function

    def counted(cls: type[Session], *args: Any, **named: Any) -> Session:
        begun.append(args)
        session: Session = replay(cls, *args, **named)
        return session

    monkeypatch.setattr(Session, "replay_from", classmethod(counted))
    played(desk, "blame-her", "look-up")
    async with at_the_app(desk) as person:
        await person.press("p", "enter")
        assert isinstance(person.app.screen, DebriefScreen)
        await person.press("n", "n")
        await at_once(person, "r", "r", "r")
        screens = [screen for screen in person.app.screen_stack if isinstance(screen, PlayScreen)]
        assert len(screens) == 1
    assert len(begun) == 1


async def test_leaving_while_the_first_reply_is_stored_waits_for_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, save = threading.Event(), Store.save_turn

    def slowly(store: Store, *reply: Any) -> None:
        disk.wait(5)
        save(store, *reply)

    monkeypatch.setattr(Store, "save_turn", slowly)
    async with at_the_replies(desk) as person:
        await person.pilot.press("1", "1", "escape")
        assert "Nothing is lost" in person.reads
        await person.pilot.press("enter")
        assert isinstance(person.app.screen, PlayScreen)
        disk.set()
        await person.settle()
        assert isinstance(person.app.screen, TodayScreen)
        assert "Go on: The parcel at the wrong door" in person.reads
