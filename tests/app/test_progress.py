"""Looking back: attempts, scores over time, days, habits, guesses and mastery."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from app.stage import at_the_app, played
from roleplay.app import attempts
from roleplay.app.retrospect import retrospect
from roleplay.app.screens.debrief import DebriefScreen
from roleplay.app.screens.drill import DrillScreen
from roleplay.app.screens.progress import NAMES, ProgressScreen
from roleplay.app.screens.progress_habits import choices
from roleplay.app.screens.today import TodayScreen
from roleplay.app.widgets.listing import Listing
from roleplay.repetition.habits import Habit, Habits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from roleplay.desk import Desk

SIZES = [(60, 20), (80, 24), (120, 40)]


LATER = "2026-12-01T09:00:00+00:00"


@pytest.fixture
def practised(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Three attempts four weeks ago; the last was the best."""
    played(desk, "blame-her", "courier", guess=90)
    played(desk, "blame-her", "courier", guess=60)
    played(desk, "hear-her", "courier")
    monkeypatch.setenv("ROLEPLAY_NOW", LATER)
    return desk


def seen(lines: list[str]) -> str:
    return "\n".join(" ".join(line.split()) for line in lines)


async def test_before_the_first_attempt_it_says_what_will_be_here(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        await person.press("p", "right", "2")
        assert "Nothing here yet." in person.reads
        assert "1 Talks" not in seen(person.sees)
        await person.press("escape")
        assert isinstance(person.app.screen, TodayScreen)
    assert not desk.database.exists()


async def test_attempts_are_listed_newest_first_and_open_their_debrief_again(
    practised: Desk,
) -> None:
    async with at_the_app(practised) as person:
        await person.press("p")
        sees = seen(person.sees)
        assert "1 of 3 conversations passed" in sees
        assert sees.index("100 % – passed ✓") < sees.index("50 % 60 % not passed")
        await person.press("end", "enter")
        assert isinstance(person.app.screen, DebriefScreen)
        assert "90 %" in person.reads
        await person.press("escape")
        assert isinstance(person.app.screen, ProgressScreen)


async def test_on_a_wide_screen_each_dimension_has_its_column(practised: Desk) -> None:
    async with at_the_app(practised, size=(120, 40)) as person:
        await person.press("p")
        assert "when conversation empathy recovery score guess result" in seen(person.sees)
        assert "The parcel at the wrong door 0 % 100 % 50 % 90 % not passed" in seen(person.sees)
        await person.pilot.resize_terminal(60, 20)
        assert "conversation score guess result" in seen(person.sees)


async def test_scores_are_curves_with_a_mark_for_each_dimension(practised: Desk) -> None:
    async with at_the_app(practised) as person:
        await person.press("p", "2")
        sees = seen(person.sees)
        assert "• empathy 0 → 100 %" in sees
        assert "+ recovery 100 → 100 %" in sees
        assert "\n50 %" in sees
        assert any("••" in line for line in person.sees[6:])


async def test_runs_of_one_day_stand_side_by_side(practised: Desk) -> None:
    """Three runs on a day four weeks before the next one are four columns and not two."""
    played(practised, "hear-her", "courier")
    empathy, recovery = retrospect(practised).curves
    assert [point.run for point in empathy.points] == [0, 1, 2, 3]
    assert [point.percent for point in recovery.points] == [100] * 4
    async with at_the_app(practised) as person:
        await person.press("p", "2")
        assert "5 Nov" in seen(person.sees)


async def test_dimensions_of_two_scorecards_are_told_apart(
    make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    """By name and by mark, even where both have an “empathy”."""
    pack = tmp_path / "pack"
    card = (pack / "scorecards" / "service.yaml").read_text("utf-8")
    (pack / "scorecards" / "other.yaml").write_text(card, "utf-8")
    story = (pack / "scenarios" / "parcel.yaml").read_text("utf-8")
    other = story.replace("scorecard: service", "scorecard: other")
    (pack / "scenarios" / "again.yaml").write_text(other, "utf-8")
    desk = make_desk()
    played(desk, "hear-her", "courier")
    session = attempts.begin(desk, attempts.Start.of(desk, "again", seed=1))
    for name in ("hear-her", "courier"):
        session.reply(name)
    attempts.finish(session, None)
    async with at_the_app(desk) as person:
        await person.press("p", "2")
        sees = seen(person.sees)
        for told in ("• empathy (service)", "+ recovery (service)", "x empathy (other)"):
            assert told in sees
        assert "* recovery (other)" in sees


async def test_days_show_when_somebody_practised_and_what_comes_back(practised: Desk) -> None:
    async with at_the_app(practised) as person:
        await person.press("p", "3")
        reads = person.reads
        assert "You practised on 1 of the last 86 days." in reads
        assert "Thu  · · · · · · · · ▓ · · ·" in reads
        assert "Today 2 moments come back; none in the six days after it." in reads
        assert "Practised, 13 weeks" in reads
        assert "Coming back, 4 weeks" in reads
        assert all(day in reads for day in ("Mon", "Sun"))


async def test_a_habit_is_told_with_its_moments_and_becomes_a_drill(practised: Desk) -> None:
    async with at_the_app(practised) as person:
        await person.press("p", "4")
        assert "Enter makes a drill of it." in person.reads
        assert "The parcel at the wrong door, " in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, DrillScreen), person.reads
        await person.press("escape")
        assert isinstance(person.app.screen, ProgressScreen)


def test_habits_stand_in_the_order_of_their_numbers_and_the_mark_is_explained() -> None:
    counts = {"recites": 3, "blames": 9, "stalls": 6}
    known = [
        Habit(name, "empathy", 0, name == "blames", count, 12, 2, None, ())
        for name, count in counts.items()
    ]
    told = [choice.content.plain for choice in choices(Habits(tuple(known), (), ()))]
    assert [line.split()[2] for line in told[1:4]] == ["blames", "stalls", "recites"]
    assert told[-1].strip() == "! a critical behavior: no pass with it"


async def test_no_drill_is_offered_of_what_was_answered_today(desk: Desk) -> None:
    for _ in range(2):
        played(desk, "blame-her", "courier")
    async with at_the_app(desk) as person:
        await person.press("p", "4")
        assert "Nothing that trains it is left to drill today." in person.reads
        assert "Enter makes a drill of it." not in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, ProgressScreen)


async def test_guesses_stand_beside_what_came_of_them(practised: Desk) -> None:
    async with at_the_app(practised) as person:
        await person.press("p", "5")
        assert "Predict your score in five runs" in person.reads
        assert "• predicted 90 → 60 %" in person.reads
        assert "+ actual 50 → 50 %" in person.reads


async def test_mastery_quotes_its_evidence(practised: Desk) -> None:
    async with at_the_app(practised) as person:
        await person.press("p", "6")
        assert "Level 2 (practised): not yet. At level 1 you had" in person.reads
        assert "The parcel at the wrong door: passed on " in person.reads


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("part", range(1, 7), ids=NAMES)
async def test_every_part_fits_every_size(
    size: tuple[int, int], part: int, practised: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_the_app(practised, size=size) as person:
        await person.press("p", str(part))
        assert f"[{part} {NAMES[part - 1]}]" in seen(person.sees)
        assert "6 Mastery" in seen(person.sees)
        assert max(map(len, person.sees)) <= size[0]


async def test_the_arrows_and_the_mouse_turn_to_a_part(practised: Desk) -> None:
    async with at_the_app(practised) as person:
        await person.press("p", "right", "right", "left")
        assert "[2 Scores]" in seen(person.sees)
        await person.press("left", "left")
        assert "[6 Mastery]" in seen(person.sees)
        await person.click("Part", nth=2)
        assert "[3 Days]" in seen(person.sees)


async def test_what_changed_meanwhile_is_shown_when_one_comes_back(practised: Desk) -> None:
    async with at_the_app(practised) as person:
        await person.press("p", "enter")
        played(practised, "hear-her", "courier")
        await person.press("escape")
        assert "2 of 4 conversations passed" in person.reads


async def test_hostile_titles_are_shown_as_they_are(full_desk: Desk) -> None:
    async with at_the_app(full_desk, "hostile", size=(120, 40)) as person:
        await person.press("enter", "1", "1", "enter", "enter", "escape")
        await person.app.run_action("progress")
        await person.settle()
        for part in range(1, 7):
            await person.press(str(part))
        assert "[red]Title[/] [/x] [@click=app.quit]quit[/]" in person.reads


async def test_the_highlight_stays_in_sight_in_a_long_list(
    make_desk: Callable[..., Desk],
) -> None:
    desk = make_desk()
    for _ in range(30):
        played(desk, "hear-her", "courier")
    async with at_the_app(desk, size=(60, 20)) as person:
        await person.press("p", "end")
        listing = person.app.screen.query_one(Listing)
        assert "❯" in "\n".join(person.sees)
        await person.press("pageup", "home")
        assert listing.scroll_offset.y == 0


def test_today_opens_without_what_draws_curves_and_writes_settings() -> None:
    look = (
        "import sys, roleplay.app.app\n"
        "later = ('plotext', 'textual_plotext', 'tomlkit', 'numpy')\n"
        "print([name for name in later if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
