"""What Today brings beside the customers: what is due, the path, the story, the last change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from app.conftest import NOON
from app.stage import Person, at_the_app, played
from roleplay.app.screens.briefing import BriefingScreen
from roleplay.app.screens.drill import DrillScreen
from roleplay.app.screens.reading import ReadingScreen
from roleplay.app.screens.story import StoryScreen
from roleplay.app.screens.today import TodayScreen
from roleplay.app.widgets.choices import Choices
from roleplay.desk import now
from roleplay.store import Decision, ToldStory

if TYPE_CHECKING:
    from pathlib import Path

    from roleplay.desk import Desk

PATH = """\
format: roleplay-path/1
title: Your first [days]
summary: From the first call to working alone.
steps:
  hear:
    title: Hear [/x] first
    reading: "[red]Hear[/red] first, then solve."
    due: 2
  call: {scenario: parcel}
  warm-up: {drill: 5}
"""

STORY = """\
format: roleplay-story/1
title: The [glass] of water
told-by: Ines, night desk
story: She put a glass of water on the desk and waited. [/]
why-it-worked: She gave time before she gave a form.
moment: parcel/opening
"""

TWO_DAYS = 2 * 24 * 3600 * 1000
LATER = "2026-12-01T09:00:00+00:00"


@pytest.fixture
def guided(desk: Desk, tmp_path: Path) -> Desk:
    """A desk whose pack has a path and a story, at which somebody has talked to Mara Lind."""
    for folder, text in (("paths", PATH), ("stories", STORY)):
        (tmp_path / "pack" / folder).mkdir()
        (tmp_path / "pack" / folder / "one.yaml").write_text(text, encoding="utf-8")
    played(desk, "blame-her", "courier")
    return desk


async def choose(person: Person, key: str) -> None:
    """Highlight a line of Today, and press Enter."""
    person.app.screen.query_one(Choices).highlight(key)
    await person.press("enter")


async def test_an_empty_install_is_told_nothing_about_drills_paths_and_stories(
    guided: Desk, tmp_path: Path
) -> None:
    from roleplay.desk import Desk

    async with at_the_app(Desk([tmp_path / "pack"], tmp_path / "new.db", "Ada")) as person:
        assert "Welcome, Ada." in person.reads
        for word in ("Practise", "Path", "Story"):
            assert f"{word}  " not in person.reads
        await person.press("d")
        assert isinstance(person.app.screen, TodayScreen)
        await person.press("enter")
        assert isinstance(person.app.screen, BriefingScreen)


async def test_the_last_score_is_told_with_how_it_changed(desk: Desk) -> None:
    played(desk, "blame-her", "courier")
    async with at_the_app(desk) as person:
        assert "The parcel at the wrong door: 50 % the first time." in person.reads
    played(desk, "hear-her", "courier")
    async with at_the_app(desk) as person:
        assert "The parcel at the wrong door: 100 %, 50 more than last time." in person.reads
    played(desk, "blame-her", "courier")
    async with at_the_app(desk) as person:
        assert "The parcel at the wrong door: 50 %, 50 less than last time." in person.reads


async def test_what_is_due_is_counted_calmly_and_enter_practises_it(
    guided: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_the_app(guided) as person:
        assert "nothing is due; the next comes back tomorrow" in person.reads
    monkeypatch.setenv("ROLEPLAY_NOW", LATER)
    async with at_the_app(guided) as person:
        assert "2 moments, about 2 minutes" in person.reads
        assert "You can stop after any key" in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, DrillScreen)


async def test_a_path_is_begun_and_walked_step_by_step_from_today(guided: Desk) -> None:
    async with at_the_app(guided, size=(120, 40)) as person:
        assert "Your first [days]: Enter begins it" in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, ReadingScreen)
        assert "Hear [/x] first\nYour first [days]" in person.reads
        assert "[red]Hear[/red] first, then solve." in person.reads
        await person.press("escape")
        assert "░░░ 0 of 3  Next: Hear [/x] first" in person.reads
        assert "❯ Hear [/x] first\n  read it; planned within 2 days" in person.reads
        await choose(person, "path")
        await person.press("enter")
        assert "█░░ 1 of 3  Next: The parcel at the wrong door" in person.reads
        assert "✓ Hear [/x] first" in person.reads
        await choose(person, "path")
        assert isinstance(person.app.screen, BriefingScreen)


async def test_a_drill_of_a_path_is_opened_and_the_end_is_told(
    guided: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, uid = guided.store, guided.trainee.uid
    store.paths.start(uid, "one", now())
    store.paths.read(uid, "one", "hear", now())
    monkeypatch.setattr("roleplay.app.attempts.now", lambda: NOON + TWO_DAYS)
    played(guided, "hear-her", "courier")
    monkeypatch.setenv("ROLEPLAY_NOW", LATER)
    async with at_the_app(guided) as person:
        assert "██░ 2 of 3  Next: A drill of 5 minutes" in person.reads
        await choose(person, "path")
        assert isinstance(person.app.screen, DrillScreen)
        await person.press("1", "1", "escape")
        assert "██░ 2 of 3  Next: A drill of 5 minutes" in person.reads
        await choose(person, "path")
        await person.press("1", "1", "enter", "escape")
        assert "███ 3 of 3  Your first [days]: finished ✓" in person.reads


async def test_the_story_of_these_days_leads_to_its_moment(guided: Desk) -> None:
    async with at_the_app(guided) as person:
        assert "Story     “The [glass] of water”" in person.reads
        await choose(person, "story")
        assert isinstance(person.app.screen, StoryScreen)
        for words in ("Ines, night desk", "and waited. [/]", "She gave time before"):
            assert words in person.reads
        assert "Press Enter to practise this moment." in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, DrillScreen)
        assert "Moment 1 of 1" in person.reads
        await person.press("escape")
        assert isinstance(person.app.screen, TodayScreen)


async def test_the_mouse_alone_opens_the_story_and_practises_it(guided: Desk) -> None:
    async with at_the_app(guided) as person:
        line = next(n for n, text in enumerate(person.sees) if "“The [glass]" in text)
        top = person.app.screen.query_one(OptionList).region.y
        await person.click(OptionList, line=line - top)
        await person.click("#go-on", line=1)
        assert isinstance(person.app.screen, DrillScreen)


async def test_a_story_of_the_staff_is_told_once_it_is_accepted(desk: Desk) -> None:
    played(desk, "hear-her", "courier")
    story = ToldStory(
        *("f" * 32, "Ben", "A candle", "She brought her own.", "", "", "", now()), Decision("open")
    )
    desk.store.voices.tell(desk.trainee.uid, story)
    async with at_the_app(desk) as person:
        assert "A candle" not in person.reads
    desk.store.voices.decide_story("f" * 32, Decision("accepted", "", "Eva", now()))
    async with at_the_app(desk) as person:
        await choose(person, "story")
        assert "A candle\nAda" in person.reads
        assert "Press Enter" not in person.reads
        await person.press("enter", "escape")
        assert isinstance(person.app.screen, TodayScreen)


async def test_nothing_moves_the_highlight_of_somebody_who_was_quicker(guided: Desk) -> None:
    async with at_the_app(guided) as person:
        screen = person.app.screen
        assert isinstance(screen, TodayScreen)
        choices = screen.query_one(Choices)
        choices.highlight("line-0")
        screen.show_anew()
        await person.settle()
        assert choices.key == "line-0"


async def test_a_large_library_is_named_in_part_and_one_line_leads_to_the_rest(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "pack" / "scenarios"
    text = (folder / "parcel.yaml").read_text("utf-8")
    for number in range(13):
        copy = text.replace("The parcel at", f"Parcel {number:02} at")
        (folder / f"copy-{number}.yaml").write_text(copy, "utf-8")
    played(desk, "hear-her", "courier")
    async with at_the_app(desk) as person:
        assert "All 14 customers" in person.reads
        assert "The parcel at the wrong door\n" not in person.reads, "it is passed already"
        assert "Parcel 11 at" in person.reads
        assert "Parcel 12 at" not in person.reads
        await choose(person, "library")
        assert "14 customers" in person.reads
