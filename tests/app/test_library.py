"""All customers: searched, filtered, sorted, and played."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from app.stage import Person, at_the_app, copy_pack, played
from roleplay.app import attempts
from roleplay.app.screens.ask import AskScreen
from roleplay.app.screens.briefing import BriefingScreen
from roleplay.app.screens.filters import FilterScreen
from roleplay.app.screens.help import HelpScreen
from roleplay.app.screens.library import LibraryScreen
from roleplay.app.screens.today import TodayScreen
from roleplay.app.shelf import bare, counts, found, shelf
from roleplay.app.widgets.choices import Choices
from roleplay.app.widgets.listing import Listing
from roleplay.app.widgets.search import Search
from roleplay.library import Headline

if TYPE_CHECKING:
    from pathlib import Path

    from roleplay.desk import Desk


def titles(person: Person) -> list[str]:
    """What stands in the list, from top to bottom, as far as it is in sight."""
    listing = person.app.screen.query_one(Listing)
    rows = person.sees[listing.region.y + 1 : listing.region.bottom]
    texts = (row[3 : listing.region.right].split("  ")[0].strip() for row in rows)
    return [text for text in texts if text]


async def test_keys_alone_find_and_play_a_customer(full_desk: Desk) -> None:
    async with at_the_app(full_desk) as person:
        await person.press("l")
        assert isinstance(person.app.screen, LibraryScreen)
        assert "4 customers" in person.reads
        await person.press(*"berg")
        assert titles(person) == ["Four long replies"] or "1 of 4 customers" in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, BriefingScreen)
        await person.press("escape")
        assert isinstance(person.app.screen, LibraryScreen)
        assert person.app.screen.query_one(Search).value == "berg"
        await person.press("escape")
        assert "4 customers" in person.reads
        await person.press("escape")
        assert isinstance(person.app.screen, TodayScreen)


async def test_the_mouse_alone_finds_and_plays_one(full_desk: Desk) -> None:
    async with at_the_app(full_desk) as person:
        await person.press("l")
        await person.click("#status")
        assert isinstance(person.app.screen, FilterScreen)
        facets = person.app.screen.query_one(OptionList)
        line = next(n for n, option in enumerate(facets.options) if option.id == "mood=angry")
        await person.click(OptionList, line=line + 1)
        await person.press("escape")
        assert "1 of 4 customers" in person.reads
        assert "only angry" in person.reads
        await person.click(Listing, line=1)
        assert isinstance(person.app.screen, BriefingScreen)


async def test_filters_can_be_taken_back_one_by_one_or_all(full_desk: Desk) -> None:
    async with at_the_app(full_desk) as person:
        await person.press("l", "ctrl+f")
        choices = person.app.screen.query_one(Choices)
        for key in ("level=level 1", "mood=angry"):
            choices.highlight(key)
            await person.press("enter")
        assert "✓ level 1  1" in person.reads
        choices.highlight("mood=angry")
        await person.press("enter")
        choices.highlight("all")
        await person.press("enter", "ctrl+f")
        assert isinstance(person.app.screen, LibraryScreen)
        assert "only" not in person.reads


async def test_who_can_be_played_against_the_clock_is_found_and_told(
    full_desk: Desk, tmp_path: Path
) -> None:
    copy_pack(tmp_path / "pack", "clock")
    async with at_the_app(full_desk, size=(120, 40)) as person:
        await person.press("l", *"timed")
        assert "1 of 5 customers" in person.reads
        assert "Clock     can be played against it" in person.reads
        await person.press("escape", "ctrl+f")
        assert "Clock\n  timed  1" in person.reads


async def test_practices_are_told_in_words_and_found_by_them(full_desk: Desk) -> None:
    async with at_the_app(full_desk, size=(120, 40)) as person:
        await person.press("l", *"before", "space", *"solving")
        assert "1 of 4 customers" in person.reads
        assert "P3 hearing somebody before solving" in person.reads


async def test_a_question_mark_asks_for_help_until_something_is_looked_for(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        await person.press("l")
        assert any("? Help" in line for line in person.sees)
        await person.press("question_mark")
        assert isinstance(person.app.screen, HelpScreen)
        await person.press("escape", "a", "question_mark")
        assert person.app.screen.query_one(Search).value == "a?"


async def test_the_mouse_closes_the_filters_and_the_help(desk: Desk) -> None:
    async with at_the_app(desk, size=(80, 40)) as person:
        await person.press("l", "ctrl+f")
        await person.click("#how")
        assert isinstance(person.app.screen, LibraryScreen)
        await person.press("f1")
        await person.click("#close")
        assert isinstance(person.app.screen, LibraryScreen)


async def test_a_key_or_a_click_on_a_heading_sorts(full_desk: Desk) -> None:
    async with at_the_app(full_desk, size=(120, 40)) as person:
        await person.press("l")
        by_level = titles(person)
        assert by_level[0].startswith("The parcel")
        assert by_level[-1].startswith("pack/scenarios/broken")
        await person.press("ctrl+r")
        assert "sorted by title" in person.reads
        assert titles(person)[0].startswith("[red]Title")
        await person.pilot.click(Listing, offset=(4 + len("title") + 24, 0))
        await person.settle()
        assert "sorted by title" not in person.reads


async def test_the_preview_tells_ones_own_history_and_what_is_missing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(desk, "hear-her", "courier")
    played(desk, "blame-her", "courier")
    monkeypatch.setenv("ROLEPLAY_NOW", "2026-12-01T09:00:00+00:00")
    async with at_the_app(desk, size=(120, 40)) as person:
        await person.press("l")
        for words in (
            "finished it 2 times, best 100 %",
            "Last      50 %, 2026-11-05",
            "passed on 1 of 3 days",
            "Due       2 moments",
            "Mara Lind, angry",
            "about 3 minutes",
            "names the feeling",
            "passed ✓, due",
        ):
            assert words in person.reads or any(words in line for line in person.sees), words


async def test_all_that_is_told_about_a_customer_can_be_read_by_keys(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        await person.press("l")
        assert not any("Trains" in line for line in person.sees)
        await person.press(*["shift+down"] * 4)
        assert any("Trains" in line for line in person.sees)
        await person.press(*["shift+up"] * 4)
        assert not any("Trains" in line for line in person.sees)


def test_a_replay_is_not_the_last_score(desk: Desk) -> None:
    """It begins with the replies of another conversation."""
    first = played(desk, "hear-her", "courier")
    again = attempts.replay_from(desk, first.row, first.attempt, 2)
    again.reply("look-up")
    again.finish()
    (parcel,) = shelf(desk).customers
    assert parcel.last is not None
    assert parcel.last.attempt.uid == first.row.uid


async def test_a_level_that_is_not_open_is_advice_and_enter_plays_it(full_desk: Desk) -> None:
    played(full_desk, "hear-her", "courier")
    async with at_the_app(full_desk, size=(120, 40)) as person:
        await person.press("l", *"level 2")
        assert "Level 2 (practised): not yet." in person.reads
        assert "At level 1 you had one conversation that counts and passed it" in person.reads
        assert "Enter plays it all the same." in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, BriefingScreen)


async def test_a_setting_that_opens_all_levels_takes_the_advice_away(
    full_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEPLAY_OPEN_LEVELS", "yes")
    async with at_the_app(full_desk, size=(120, 40)) as person:
        await person.press("l", *"level 2")
        assert "not yet" not in person.reads


async def test_a_broken_file_is_listed_and_says_why_it_cannot_be_played(full_desk: Desk) -> None:
    async with at_the_app(full_desk) as person:
        await person.press("l", *"broken")
        assert "This file cannot be played" in person.reads
        await person.press("enter")
        assert isinstance(person.app.screen, AskScreen)
        assert "A scenario needs the key" in person.reads
        await person.press("escape")
        assert isinstance(person.app.screen, LibraryScreen)


async def test_where_nothing_fits_it_says_how_to_take_that_back(full_desk: Desk) -> None:
    async with at_the_app(full_desk) as person:
        await person.press("l", *"xyz")
        assert "0 of 4 customers" in person.reads
        assert "No customer fits." in person.reads
        await person.press("enter", "down", "pagedown", "ctrl+end")
        assert isinstance(person.app.screen, LibraryScreen)


async def test_hostile_texts_are_shown_as_they_are(full_desk: Desk) -> None:
    async with at_the_app(full_desk, size=(120, 40)) as person:
        await person.press("l", *"[/]")
        assert person.app.screen.query_one(Search).value == "[/]"
        assert any("[red]Title[/] [/x]" in line for line in person.sees)
        person.app.screen.query_one(Search).insert_text_at_cursor("\x1b[31m")
        await person.settle()
        assert person.app.screen.query_one(Search).value == "[/]␛[31m"


async def test_help_is_a_key_away_although_letters_are_searched_for(full_desk: Desk) -> None:
    async with at_the_app(full_desk) as person:
        await person.press("l", "f1")
        assert isinstance(person.app.screen, HelpScreen)
        meanings = {meaning for _, meaning in person.app.screen.keys}
        assert {"Play", "Filter", "Sort", "Back"} <= meanings


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_it_can_be_used_at_every_size(size: tuple[int, int], full_desk: Desk) -> None:
    async with at_the_app(full_desk, size=size) as person:
        await person.press("l", "down")
        assert any("❯ Four long replies" in line for line in person.sees)
        assert sum("Four long replies" in line for line in person.sees) == 2, "list and preview"


# What the list is made of

LINES = tuple(
    Headline(
        id=f"s-{n}",
        file=f"s-{n}.yaml",
        pack="p",
        title=f"Customer {n}",
        customer=f"Robin {n % 7}",
        mood=("angry", "confused", "complaining")[n % 3],
        channel=("phone", "chat", "email")[n % 3],
        level=n % 3 + 1,
        industry=("bank", "hotel")[n % 2],
        practices=(f"P{n % 30}",),
    )
    for n in range(1000)
)


def test_every_word_has_to_be_found_somewhere() -> None:
    customers = bare(LINES).customers
    fitting = found(customers, "ANGRY hotel robin", {"level": "level 1"}, "level")
    assert fitting
    assert all(each.line.mood == "angry" and each.line.industry == "hotel" for each in fitting)
    assert not found(customers, "angry confused", {}, "level")


def test_practices_stand_in_their_own_order() -> None:
    practices = list(counts(bare(LINES).customers, "practice"))
    assert [each.split()[0] for each in practices[:3]] == ["P0", "P1", "P2"]
    assert practices[-1].split()[0] == "P29"


def test_a_thousand_customers_are_searched_within_a_tenth_of_a_second() -> None:
    """Far more than it takes, so that a slow machine does not fail; benches tell the real time."""
    customers = bare(LINES).customers
    began = perf_counter()
    found(customers, "angry hotel", {"level": "level 1"}, "practice")
    assert perf_counter() - began < 0.1
