"""Attempts and scores over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.stage import at_the_app, played
from roleplay.app.screens.debrief import DebriefScreen
from roleplay.app.screens.progress import ProgressScreen
from roleplay.app.screens.today import TodayScreen

if TYPE_CHECKING:
    from roleplay.desk import Desk


async def test_before_the_first_attempt_it_says_what_will_be_here(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        await person.press("p")
        assert "Nothing here yet." in person.reads
        await person.press("escape")
        assert isinstance(person.app.screen, TodayScreen)


async def test_attempts_are_listed_newest_first_and_open_their_debrief_again(desk: Desk) -> None:
    played(desk, "blame-her", "courier", guess=90)
    played(desk, "hear-her", "courier")
    async with at_the_app(desk) as person:
        await person.press("p")
        reads = person.reads
        assert "empathy   ▁█  0 % → 100 %" in reads
        assert reads.index("100 % passed ✓") < reads.index("50 % not passed")
        assert "empathy 0 %, recovery 100 %, predicted 90 %" in reads
        await person.press("down", "enter")
        assert isinstance(person.app.screen, DebriefScreen)
        assert "You predicted 90 %" in person.reads
        await person.press("escape")
        assert isinstance(person.app.screen, ProgressScreen)


async def test_on_a_wide_screen_they_are_a_table(desk: Desk) -> None:
    played(desk, "blame-her", "courier", guess=90)
    async with at_the_app(desk, size=(120, 40)) as person:
        await person.press("p")
        table = "\n".join(" ".join(line.split()) for line in person.sees)
        assert "when scenario empathy recovery overall predicted result" in table
        assert "The parcel at the wrong door 0 % 100 % 50 % 90 % not passed" in table
        await person.pilot.resize_terminal(60, 20)
        assert "empathy 0 %, recovery 100 %, predicted 90 %" in person.reads
