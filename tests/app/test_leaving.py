"""Leaving a conversation by whatever way: asked once, and what was said is there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette

from app.stage import Person, at_the_app, at_the_replies, played
from app.test_play import replies, replies_stored, say
from roleplay.app.commands import commands_of
from roleplay.app.previewing import PreviewApp
from roleplay.app.screens.ask import AskScreen, tell
from roleplay.app.screens.briefing import BriefingScreen
from roleplay.app.screens.library import LibraryScreen
from roleplay.app.screens.pause import PauseScreen
from roleplay.app.screens.play import PlayScreen
from roleplay.app.screens.predict import PredictScreen
from roleplay.app.screens.preview import PreviewScreen
from roleplay.app.screens.profiles import ProfilesScreen
from roleplay.app.screens.today import TodayScreen
from roleplay.app.widgets.guess import Guess
from roleplay.rehearsal import Rehearsal

if TYPE_CHECKING:
    from roleplay.desk import Desk

LONG = "\n".join(f"Line {number}." for number in range(1, 61))


async def by_palette(person: Person, name: str) -> None:
    await person.press("ctrl+p", *name.replace(" ", ""))
    assert isinstance(person.app.screen, CommandPalette)
    await person.pilot.pause(0.3)
    await person.press("enter")


@pytest.mark.parametrize(
    ("command", "leads_to"), [("Today", TodayScreen), ("Library", LibraryScreen)]
)
async def test_the_palette_asks_before_it_leaves_a_conversation(
    command: str, leads_to: type, desk: Desk
) -> None:
    async with at_the_replies(desk) as person:
        await say(person, "Six today")
        await by_palette(person, command)
        assert "Leave this conversation?" in person.reads
        await person.press("escape")
        assert isinstance(person.app.screen, PlayScreen)
        await by_palette(person, command)
        await person.press("enter")
        assert isinstance(person.app.screen, leads_to)
    assert replies_stored(desk) == ["hear-her"]


async def test_the_key_for_somebody_else_asks_as_well(desk: Desk) -> None:
    async with at_the_replies(desk) as person:
        await say(person, "Six today")
        await person.press("f2")
        assert "Leave this conversation?" in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, ProfilesScreen)


async def test_quitting_asks_once_and_who_insists_is_let_go(desk: Desk) -> None:
    async with at_the_replies(desk) as person:
        await say(person, "Six today")
        await person.press("ctrl+q")
        assert "Leave this conversation?" in person.reads
        assert person.app.is_running
        await person.press("ctrl+q")
        assert not person.app.is_running
    assert replies_stored(desk) == ["hear-her"]


async def test_where_nothing_was_said_nothing_is_asked(desk: Desk) -> None:
    async with at_the_replies(desk) as person:
        await person.press("escape")
        assert isinstance(person.app.screen, TodayScreen)


async def test_everything_that_keys_do_here_is_in_the_palette_with_its_keys(desk: Desk) -> None:
    async with at_the_replies(desk) as person:
        found = {command.title: command.help for command in commands_of(person.app.screen)}
        assert found["Briefing"] == "Here, also with b"
        assert found["Leave"] == "Here, also with q or Esc"
        assert "A rule stops me" in found
        assert "Pause" not in found  # no clock runs
        await by_palette(person, "Briefing")
        assert isinstance(person.app.screen, BriefingScreen)


async def test_the_briefing_can_be_had_by_the_palette_in_the_middle_of_own_words(
    desk: Desk,
) -> None:
    async with at_the_app(desk, "parcel") as person:
        await person.press("w", "enter", "h", "i")
        await by_palette(person, "Briefing")
        assert isinstance(person.app.screen, BriefingScreen)
        await person.press("escape", "enter")
        assert "In your own words: “hi”" in person.reads


async def test_in_a_preview_nobody_practises_and_nothing_is_decided(desk: Desk) -> None:
    app = PreviewApp(desk, Rehearsal(desk.library, "parcel"))
    async with app.run_test() as pilot:
        await pilot.press("f2", "f3")
        await pilot.pause()
        assert isinstance(app.screen, PreviewScreen)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_long_message_can_be_read_to_its_end_and_its_answers_stay_in_sight(
    size: tuple[int, int], desk: Desk
) -> None:
    async with at_the_app(desk, size=size) as person:
        tell(person.app.screen, "News", LONG)
        await person.settle()
        assert any("Line 1." in line for line in person.sees)
        for _ in range(12):
            assert any("All right" in line for line in person.sees)
            assert any("PgDn to read on" in line for line in person.sees)
            await person.press("pagedown")
        assert any("Line 60." in line for line in person.sees)
        await person.press("enter")
        assert not isinstance(person.app.screen, AskScreen)


async def test_a_guess_above_everything_is_refused_in_words(desk: Desk) -> None:
    played(desk, "hear-her", "courier", finish=False)
    async with at_the_app(desk) as person:
        await person.press("enter")
        assert isinstance(person.app.screen, PredictScreen)
        await person.press("1", "5", "0")
        assert person.app.screen.query_one(Guess).value == 15
        assert "100 is the most." in person.reads
        await person.press("backspace", "0", "0")
        assert person.app.screen.query_one(Guess).value == 100


async def test_the_pause_stands_in_a_box(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        await person.app.push_screen(PauseScreen())
        await person.settle()
        assert person.app.screen.query_one("#box").region.x > 0


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_customers_last_words_stay_in_sight_above_the_coach(
    size: tuple[int, int], desk: Desk
) -> None:
    async with at_the_app(desk, "parcel", size=size) as person:
        await person.press("enter")
        await say(person, "You should have been")
        sees = person.sees
        assert any("And what are you going to do about it?" in line for line in sees)
        assert any("The coach" in line for line in sees)
        await person.press("enter")
        assert replies(person).display
