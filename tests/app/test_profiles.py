"""Several people on one machine: choosing, naming and switching while the app runs."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from app.stage import Person, at_the_app, played
from roleplay.app.screens.profiles import ProfilesScreen
from roleplay.app.screens.today import TodayScreen
from roleplay.settings import config_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from roleplay.desk import Desk


async def name(person: Person, text: str) -> None:
    """Type the name of somebody new."""
    await person.press("n")
    for character in text:
        await person.pilot.press(character)
    await person.press("enter")


async def test_somebody_else_is_chosen_and_sees_only_their_own(
    make_desk: Callable[..., Desk],
) -> None:
    played(make_desk("Bo"), "hear-her", "courier")
    async with at_the_app(make_desk("Ada")) as person:
        assert "Hello, Ada." in person.reads
        await person.press("f2")
        assert isinstance(person.app.screen, ProfilesScreen)
        assert "Bo: 1 conversation, last " in person.reads
        await person.press("home", "enter")
        assert isinstance(person.app.screen, TodayScreen)
        assert "Hello, Bo." in person.reads
        await person.press("p")
        assert "1 of 1 conversations passed" in person.reads
    assert tomllib.loads(config_file().read_text())["trainee"] == "Bo"


async def test_somebody_new_needs_only_a_name(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        await person.press("f2")
        assert "under the name “Ada”" in person.reads
        await name(person, "Zoë")
        assert isinstance(person.app.screen, TodayScreen)
        assert "Welcome, Zoë." in person.reads
    assert not desk.database.exists(), "nothing is stored before something is begun"


@pytest.mark.parametrize("text", ["[/red]", "李 ß", "$primary"])
async def test_a_name_may_be_anything_that_can_be_printed(text: str, desk: Desk) -> None:
    async with at_the_app(desk) as person:
        await person.press("f2")
        await name(person, text)
        assert f"Welcome, {text}." in person.reads
        await person.press("f2")
        assert f"Now it is {text}." in person.reads


async def test_a_name_that_is_too_long_is_told_and_nothing_changes(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        await person.press("f2")
        await person.press("n")
        person.app.screen.query_one(Input).value = "x" * 81
        await person.press("enter")
        assert "A name has at most 80 characters" in person.reads
        await person.press("enter", "escape")
        assert "Welcome, Ada." in person.reads


async def test_where_the_environment_decides_it_the_choice_is_for_now(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "ROLEPLAY_TRAINEE", "Ada")
    async with at_the_app(desk) as person:
        await person.press("f2")
        await name(person, "Bo")
        assert "Welcome, Bo." in person.reads
    assert not config_file().exists()


async def test_it_is_in_the_command_palette_and_on_the_mouse(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        await person.press("ctrl+p", *"who", "enter")
        await person.settle()
        assert isinstance(person.app.screen, ProfilesScreen)
        await person.click("Choices", line=1)
        assert "Who practises?" in person.reads
        await person.press("escape")
        assert isinstance(person.app.screen, ProfilesScreen)
