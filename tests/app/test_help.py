"""Keys: each has an id and a description, and the help of each screen names it."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.dom import DOMNode

import roleplay.app
from app.stage import at_the_app, at_the_replies
from roleplay.app.app import RoleplayApp
from roleplay.app.screens.help import HelpScreen
from roleplay.app.screens.page import Page
from roleplay.app.screens.progress import ProgressScreen
from roleplay.app.screens.today import TodayScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.desk import Desk

TAKEN_BY_TERMINALS = {f"ctrl+{letter}" for letter in "bajohmis"}


def own_classes() -> Iterator[type[DOMNode]]:
    """Every class of the app that can have keys."""
    for module in pkgutil.walk_packages(roleplay.app.__path__, "roleplay.app."):
        for value in vars(importlib.import_module(module.name)).values():
            is_class = isinstance(value, type) and issubclass(value, DOMNode)
            if is_class and value.__module__ == module.name:
                yield value


def own_bindings() -> list[Binding]:
    return [
        binding
        for owner in own_classes()
        for binding in vars(owner).get("BINDINGS", ())
        if isinstance(binding, Binding)
    ]


def test_every_key_has_an_id_and_a_description() -> None:
    for binding in own_bindings():
        assert binding.id, binding
        assert binding.description, binding


def test_every_id_means_one_thing() -> None:
    meanings: dict[str | None, set[tuple[str, str]]] = {}
    for binding in own_bindings():
        meanings.setdefault(binding.id, set()).add((binding.key, binding.action))
    assert not {name: found for name, found in meanings.items() if len(found) > 1}


def test_no_key_is_one_that_terminals_keep_for_themselves() -> None:
    keys = {key for binding in own_bindings() for key in binding.key.split(",")}
    assert not keys & TAKEN_BY_TERMINALS


async def test_the_palette_bears_every_key_while_it_shows_no_list(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        for way in ("command_palette", "change_theme"):
            await person.app.run_action(way)
            await person.pilot.press("pageup")
            await person.press("pagedown", "z", "q", "z", "pageup", "escape", "escape")
        assert isinstance(person.app.screen, TodayScreen)


def test_every_screen_has_a_help_page() -> None:
    pages = [owner for owner in own_classes() if issubclass(owner, Page)]
    pages = [page for page in pages if not page.__subclasses__()]
    assert len(pages) > 10
    for page in pages:
        assert page.GUIDE.title
        assert page.GUIDE.about


async def test_help_names_the_keys_and_marks_of_the_screen_below(desk: Desk) -> None:
    async with at_the_replies(desk) as person:
        await person.press("question_mark")
        assert isinstance(person.app.screen, HelpScreen)
        keys = dict(person.app.screen.keys)
        for key, meaning in {
            "Enter": "Say it",
            "1 to 9": "Reply by its number",
            "b": "Briefing",
            "Esc": "Leave",
            "?": "Help",
        }.items():
            assert (key, meaning) in keys.items() or meaning in keys.values()
        assert "the reply that Enter says" in person.reads
        await person.press("question_mark")
        assert not isinstance(person.app.screen, HelpScreen)


async def test_the_footer_shows_four_to_six_keys_on_each_screen(desk: Desk) -> None:
    def footer(app: RoleplayApp) -> int:
        shown = {a.binding.action for a in app.screen.active_bindings.values() if a.binding.show}
        return len(shown)

    counts = Counter()
    async with at_the_app(desk) as person:
        counts["today"] = footer(person.app)
        await person.press("enter", "enter")
        counts["play"] = footer(person.app)
    assert all(4 <= count <= 6 for count in counts.values()), counts


async def test_the_command_palette_goes_to_progress_and_back(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        await person.press("ctrl+p", *"prog", "enter")
        await person.settle()
        assert isinstance(person.app.screen, ProgressScreen)
        names = {command.title for command in person.app.get_system_commands(person.app.screen)}
        assert {"Today", "Practise", "Library", "Progress", "Help", "Theme", "Quit"} <= names
        person.app.action_today()
        await person.settle()
        assert isinstance(person.app.screen, TodayScreen)
