"""Coached, plain, timed: how a conversation is played, and who decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.stage import Person, at_the_app, copy_pack, played
from app.test_play import replies, say
from roleplay.app import attempts
from roleplay.app.attempts import Start
from roleplay.app.screens.ask import AskScreen
from roleplay.app.screens.briefing import BriefingScreen
from roleplay.app.screens.debrief import DebriefScreen
from roleplay.app.screens.pause import PauseScreen
from roleplay.app.screens.play import PlayScreen
from roleplay.app.screens.predict import PredictScreen
from roleplay.app.screens.today import TodayScreen
from roleplay.app.widgets.coach import CoachPanel
from roleplay.app.widgets.countdown import Countdown
from roleplay.app.widgets.line import Line
from roleplay.errors import StoreFullError, UserError
from roleplay.repetition.modes import Mode
from roleplay.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from roleplay.desk import Desk


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr("roleplay.app.widgets.countdown.monotonic", found)
    return found


@pytest.fixture
def timed_desk(make_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    copy_pack(tmp_path / "pack", "clock")
    return make_desk()


async def tick(person: Person, clock: Clock, seconds: float) -> None:
    clock.now += seconds
    for screen in person.app.screen_stack:
        for countdown in screen.query(Countdown):
            countdown._look()
    await person.pilot.pause()
    await person.settle()


def modes_stored(desk: Desk) -> list[str]:
    return [row.mode for row in desk.store.unfinished(desk.trainee.uid)]


async def test_the_first_time_a_coach_speaks_after_the_reaction_and_never_of_points(
    desk: Desk,
) -> None:
    async with at_the_app(desk, "parcel") as person:
        await person.press("enter")
        await say(person, "You should have been")
        reads = person.reads
        assert "Mara Lind\nI beg your pardon?" in reads
        assert "Blames the customer. Says it is their own fault." in reads
        assert "Why: Now she is angry with you and not with the driver." in reads
        assert "Better here\n“Six today" in reads
        assert "points" not in reads
        assert "of 4" not in reads
        assert not replies(person).display
        await person.press("enter")
        assert replies(person).has_focus
        await say(person, "A courier")
        assert "Nothing better could be said here." in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, PredictScreen)
    assert modes_stored(desk) == ["coached"]


async def test_the_mouse_goes_on_after_the_coach(desk: Desk) -> None:
    async with at_the_app(desk, "parcel") as person:
        await person.click("#ready")
        await say(person, "Six today")
        await person.click(".go-on")
        assert not person.app.screen.query_one(CoachPanel).display


async def test_who_has_passed_it_plays_plain_by_default(desk: Desk) -> None:
    played(desk, "hear-her", "courier")
    async with at_the_app(desk, "parcel") as person:
        await person.press("enter")
        await say(person, "May I have")
        assert not person.app.screen.query_one(CoachPanel).display
        assert replies(person).has_focus
    assert modes_stored(desk) == ["plain"]


async def test_keys_and_mouse_choose_the_mode_on_the_briefing(timed_desk: Desk) -> None:
    async with at_the_app(timed_desk, "clock") as person:
        assert "c ● coached" in person.reads
        await person.press("p")
        assert "p ● plain" in person.reads
        await person.click("Way", nth=2)
        assert "t ● timed" in person.reads
        await person.press("c", "p", "enter")
        await say(person, "Of course")
    assert modes_stored(timed_desk) == ["plain"]


async def test_a_level_that_is_not_open_says_why_and_stays_coached(full_desk: Desk) -> None:
    async with at_the_app(full_desk, "long", size=(120, 40)) as person:
        assert "not open yet" in person.reads
        await person.press("p")
        assert "Level 2 (practised): not yet." in person.reads
        assert "The setting open-levels opens every level." in person.reads
        await person.press("escape")
        assert isinstance(person.app.screen, BriefingScreen)
        assert "c ● coached" in person.reads
    with pytest.raises(UserError, match="open-levels"):
        Start.of(full_desk, "long", mode=Mode.PLAIN)


async def test_the_setting_opens_every_level(
    make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEPLAY_OPEN_LEVELS", "yes")
    copy_pack(tmp_path / "pack", "long")
    async with at_the_app(make_desk(), "long") as person:
        await person.press("p")
        assert "p ● plain" in person.reads


def test_where_no_clock_runs_timed_is_refused_with_a_sentence(desk: Desk) -> None:
    with pytest.raises(UserError, match="No clock runs"):
        Start.of(desk, "parcel", mode=Mode.TIMED)


async def in_time(person: Person) -> None:
    await person.press("t", "enter")


async def test_the_clock_is_told_in_words_and_silence_counts_when_it_runs_out(
    timed_desk: Desk, clock: Clock
) -> None:
    async with at_the_app(timed_desk, "clock") as person:
        await in_time(person)
        assert any("Time to answer: 30 seconds" in line for line in person.sees)
        await tick(person, clock, 22)
        assert any("Time to answer: 8 seconds, hurry" in line for line in person.sees)
        await tick(person, clock, 9)
        assert "The time ran out." in person.reads
        assert "You do\nYou say nothing and go on typing." in person.reads
        assert "Ida Falk\nHello? Hello!" in person.reads
        assert not person.app.screen.query_one(Countdown).display
        await say(person, "I call you back")
        await person.press("enter", "enter")
        assert isinstance(person.app.screen, DebriefScreen)
        assert "You said nothing" in person.reads
    (done,) = timed_desk.store.attempts()
    assert done.attempt.mode == "timed"
    first = timed_desk.store.turns(done.attempt.uid)[0]
    assert (first.reply, first.took_ms) == ("nothing", None)


async def test_a_silence_that_cannot_be_stored_is_told_once_and_the_clock_stands_still(
    timed_desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFullError("The disk is full. Free some space and try again.")

    async with at_the_app(timed_desk, "clock") as person:
        await in_time(person)
        with monkeypatch.context() as broken:
            broken.setattr(Store, "save_turn", full)
            for _ in range(4):
                await tick(person, clock, 31)
        boxes = [screen for screen in person.app.screen_stack if isinstance(screen, AskScreen)]
        assert len(boxes) == 1
        assert "The disk is full." in person.reads
        assert "The clock stands still now. Choose a reply, or leave" in person.reads
        await person.press("enter")
        await say(person, "Of course")
        assert "So what happens now?" in person.reads


async def test_a_reply_that_cannot_be_stored_gives_the_time_back_that_is_left(
    timed_desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFullError("The disk is full. Free some space and try again.")

    async with at_the_app(timed_desk, "clock") as person:
        await in_time(person)
        await tick(person, clock, 10)
        with monkeypatch.context() as broken:
            broken.setattr(Store, "save_turn", full)
            await say(person, "Of course")
        await person.press("enter")
        assert any("Time to answer: 20 seconds" in line for line in person.sees)


async def test_own_words_that_are_being_written_when_the_time_runs_out_are_kept(
    timed_desk: Desk, clock: Clock
) -> None:
    async with at_the_app(timed_desk, "clock") as person:
        await person.press("t", "w", "enter", "h", "i")
        await tick(person, clock, 31)
        assert "In your own words: “hi”" in person.reads
        assert "The time ran out." in person.reads
        assert person.app.screen.query_one(Line).has_focus
        assert person.app.screen.query_one(Line).value == ""
    (row,) = timed_desk.store.unfinished(timed_desk.trainee.uid)
    assert timed_desk.store.notes.own_words(row.uid) == {0: "hi"}


async def test_leaving_before_the_first_reply_does_not_give_the_time_back(
    timed_desk: Desk, clock: Clock
) -> None:
    """Every look at the clock of these tests is a minute later than the one before."""
    async with at_the_app(timed_desk, "clock") as person:
        await in_time(person)
        await person.press("escape")
        assert "The clock runs on while you are away" in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, TodayScreen)
        await person.press("enter")
        await tick(person, clock, 0)
        assert isinstance(person.app.screen, PlayScreen)
        assert "The time ran out." in person.reads


async def test_a_pause_hides_the_text_and_stops_the_clock(timed_desk: Desk, clock: Clock) -> None:
    async with at_the_app(timed_desk, "clock") as person:
        await in_time(person)
        await tick(person, clock, 10)
        await person.press("space")
        assert isinstance(person.app.screen, PauseScreen)
        assert not any("Are you still there?" in line for line in person.sees)
        await tick(person, clock, 500)
        await person.press("enter")
        assert any("Time to answer: 20 seconds" in line for line in person.sees)


async def test_leaving_does_not_stop_the_clock(
    make_desk: Callable[..., Desk], tmp_path: Path, clock: Clock
) -> None:
    """Every look at the clock of these tests is a minute later than the one before."""
    copy_pack(tmp_path / "pack", "clock")
    async with at_the_app(make_desk(), "clock") as person:
        await in_time(person)
        await say(person, "Of course")
        await person.press("escape")
        assert "The clock runs on" not in person.reads
    desk = make_desk()
    start = Start.of(desk, "clock", seed=1, mode=Mode.TIMED)
    session = attempts.begin(desk, start)
    session.keep()
    async with at_the_app(desk) as person:
        await person.app.push_screen(
            PlayScreen(desk, attempts.resume(desk, desk.store.attempt(session.row.uid)))
        )
        await person.settle()
        await tick(person, clock, 0)
        assert "The time ran out." in person.reads
