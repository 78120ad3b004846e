"""The first screen."""

from __future__ import annotations

import shutil
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any

from app.stage import PACK, at_the_app, copy_pack, played
from roleplay.app import attempts
from roleplay.app.attempts import Start
from roleplay.app.screens.ask import AskScreen
from roleplay.app.screens.briefing import BriefingScreen
from roleplay.app.screens.today import TodayScreen
from roleplay.desk import Desk
from roleplay.errors import StoreBusyError
from roleplay.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


async def test_the_first_start_says_what_is_stored_where_and_who_can_see_it(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        for words in ("progress.db", "“Ada”", "whoever can read that file can see them", "Enter"):
            assert words in person.reads
    assert not desk.database.exists()


async def test_the_list_tells_mood_channel_level_and_that_a_scenario_is_new(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        row = next(line for line in person.sees if "level 1" in line)
        assert row.split() == ["angry", "phone", "level", "1", "new"]


async def test_easy_customers_stand_before_hard_ones_and_broken_files_last(
    full_desk: Desk,
) -> None:
    async with at_the_app(full_desk, size=(80, 40)) as person:
        text = "\n".join(person.sees)
        places = [text.index(t) for t in ("wrong door", "Four long", "[red]Title", "broken.yaml")]
        assert places == sorted(places)


async def test_a_broken_file_shows_its_first_fault_and_cannot_be_played(full_desk: Desk) -> None:
    async with at_the_app(full_desk, size=(80, 40)) as person:
        assert "broken line 1: A scenario needs the key" in person.reads
        await person.press("end", "enter")
        assert isinstance(person.app.screen, AskScreen)
        assert "This file cannot be played" in person.reads
        assert "pack/scenarios/broken.yaml:1:1" in person.reads
        await person.press("escape")
        assert isinstance(person.app.screen, TodayScreen)


async def test_a_few_of_the_conversations_left_are_offered_and_one_can_be_dropped(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "pack" / "scenarios"
    for number in range(5):
        shutil.copy(folder / "parcel.yaml", folder / f"parcel-{number}.yaml")
    for number in range(5):
        start = Start.of(desk, f"parcel-{number}", seed=1)
        attempts.begin(desk, start).reply("ask-number")
    async with at_the_app(desk) as person:
        assert person.reads.count("Go on: ") == 3
        assert "and 2 more" in person.reads
        assert any("x Take off" in line for line in person.sees)
        await person.press("x", "home", "enter")
        assert "and 1 more" in person.reads
        await person.press("end")
        assert not any("x Take off" in line for line in person.sees)
    assert len(desk.store.unfinished(desk.trainee.uid)) == 4


async def test_enter_leads_somebody_new_to_a_customer_also_where_others_have_practised(
    make_desk: Callable[..., Desk],
) -> None:
    played(make_desk("Bo"), "hear-her", "courier")
    async with at_the_app(make_desk("Ada")) as person:
        await person.press("enter")
        assert isinstance(person.app.screen, BriefingScreen)


async def test_a_file_that_cannot_be_played_is_never_read_on_the_thread_of_the_screen(
    full_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers = []
    read = Desk.entry_of

    def watched(*args: Any) -> Any:
        readers.append(current_thread())
        return read(*args)

    monkeypatch.setattr(Desk, "entry_of", watched)
    async with at_the_app(full_desk) as person:
        await person.press("end", "enter")
        assert "pack/scenarios/broken.yaml:1:1" in person.reads
    assert readers
    assert main_thread() not in readers


async def test_the_highlighted_customer_is_described(desk: Desk) -> None:
    async with at_the_app(desk, size=(120, 40)) as person:
        for words in ("A present went to the neighbors", "Mara Lind, angry", "about 3 minutes"):
            assert any(words in line for line in person.sees), words


async def test_an_empty_library_says_where_to_look(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path / "empty")
    async with at_the_app(Desk([pack], tmp_path / "x.db", "Ada")) as person:
        assert "There are no scenarios here." in person.reads
        await person.press("enter", "down")


async def test_a_store_that_fails_is_told_on_the_screen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise StoreBusyError("Another program kept the file locked. Try again in a moment.")

    async with at_the_app(desk) as person:
        monkeypatch.setattr(Store, "open", busy)
        await person.press("enter")
        assert "Another program kept the file locked. Try again in a moment." in person.reads
        monkeypatch.undo()
        await person.press("enter", "enter")
        assert isinstance(person.app.screen, BriefingScreen)


async def test_an_attempt_whose_texts_cannot_be_read_any_more_can_be_taken_off_the_list(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(desk, "ask-number")
    async with at_the_app(desk) as person:
        read = Store.content
        renamed = (b"ask-number", b"hear-her", b"blame-her")

        def of_another_version(store: Store, digest: str) -> bytes:
            text = read(store, digest)
            for name in renamed:
                text = text.replace(name, b"other-" + name)
            return text

        monkeypatch.setattr(Store, "content", of_another_version)
        await person.press("enter")
        assert "begun with another version of roleplay" in person.reads
        await person.press("enter")
        assert "Left in the middle" not in person.reads


async def test_a_scenario_that_is_named_opens_at_its_briefing(desk: Desk) -> None:
    async with at_the_app(desk, "parcel") as person:
        assert isinstance(person.app.screen, BriefingScreen)
        await person.press("escape")
        assert isinstance(person.app.screen, TodayScreen)


async def test_a_file_beside_the_packs_can_be_played(desk: Desk, tmp_path: Path) -> None:
    shutil.copy(PACK / "scenarios" / "long.yaml", tmp_path / "mine.yaml")
    async with at_the_app(desk, "mine.yaml") as person:
        assert isinstance(person.app.screen, BriefingScreen)
        await person.press("enter", "1", "1", "enter", "enter", "escape")
        assert isinstance(person.app.screen, TodayScreen)


async def test_q_leaves_the_app(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        await person.pilot.press("q")
        assert not person.app.is_running or person.app._exit
