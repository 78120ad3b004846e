"""Texts that would be markup or escape codes elsewhere are text here."""

from __future__ import annotations

import ast
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import roleplay.app
from app.stage import at_the_app, played
from roleplay.app.content import shown
from roleplay.app.screens.ask import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from roleplay.desk import Desk

HOSTILE = ("[red]x[/red]", "[/]", "[/x]", "[@click=app.quit]x[/]", "$primary", "\\[red]", "[[x]]")


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_shown_as_it_is_and_styles_nothing(text: str) -> None:
    content = shown(text)
    assert content.plain == text
    assert content.spans == []


def test_control_characters_become_visible() -> None:
    assert shown("a\x1b[31mb\x07\u202ec").plain == "a␛[31mb␇�c"


async def test_a_hostile_scenario_is_played_to_its_end(full_desk: Desk) -> None:
    async with at_the_app(full_desk, "hostile", size=(120, 40)) as person:
        assert "[link=x]You[/link] [/b]" in person.reads
        await person.press("enter")
        assert "\\x1b[31m not red [red]really[/red]" in person.reads
        await person.press("b", "escape", "question_mark", "escape", "1", "1")
        assert "[/x] [red]reply[/red] 🙂" in person.reads or "$primary" in person.reads
        await person.press("enter", "enter")
        assert "“[/red] review [red]”" in person.reads
        await person.press("n", "enter", "o", "escape", "p", "escape")
        assert "[red]Title[/] [/x] [@click=app.quit]quit[/]" in person.reads


async def test_a_hostile_name_is_shown_as_it_is(make_desk: Callable[..., Desk]) -> None:
    async with at_the_app(make_desk("[/red] [b]Eve")) as person:
        assert "Welcome, [/red] [b]Eve." in person.reads


async def test_a_name_with_escapes_in_the_progress_file_is_shown_as_it_is(
    make_desk: Callable[..., Desk],
) -> None:
    """No command stores such a name; a file can hold one."""
    other = make_desk("Eve")
    played(other, "hear-her", "courier")
    other.close()
    with closing(sqlite3.connect(other.database)) as progress, progress:
        progress.execute("UPDATE trainee SET name = ?", ("\x1b[31mEve",))
    async with at_the_app(make_desk("Ada")) as person:
        await person.press("f2")
        assert "␛[31mEve: 1 conversation" in person.reads


async def test_an_error_with_brackets_is_shown_as_it_is(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        tell(person.app.screen, "No [/]", "“/tmp/[/x]” [red] is gone\x1b[0m")
        await person.pilot.pause()
        assert "“/tmp/[/x]” [red] is gone␛[0m" in person.reads


APP = Path(roleplay.app.__file__).parent
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(APP.rglob("*.py"))}
TAKE_STRINGS = {"Static", "Label", "Button", "Option", "Checkbox", "Collapsible", "Markdown"}
TAKE_STRINGS |= {"Tab", "Tree", "notify", "update", "add_row", "add_column", "from_markup"}
TITLES = {"self.border_title", "self.border_subtitle", "self.tooltip", "self.title"}


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def made_of(function: str) -> Iterator[tuple[str, ast.expr]]:
    """What is handed to every call of a function, with its place."""
    for path, tree in TREES.items():
        for call in calls(tree):
            if ast.unparse(call.func) == function:
                yield from ((f"{path.name}:{part.lineno}", part) for part in call.args)


def makers() -> set[str]:
    """The functions of the app that give a `Content`; mypy sees to it that they do."""
    functions = (
        node
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.returns is not None
    )
    return {f.name for f in functions if ast.unparse(f.returns) == "Content"} | {"assemble"}


def is_content(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and name_of(node.func) in makers()


def test_only_three_wrappers_hand_texts_to_the_widgets_of_textual() -> None:
    """`Words` and `Choice` take a `Content` and no string, which mypy holds, and `toast` makes its
    text safe; nothing else may make what takes strings."""
    places = {
        (path.name, name_of(call.func))
        for path, tree in TREES.items()
        for call in calls(tree)
        if name_of(call.func) in TAKE_STRINGS
    }
    assert places == {("choices.py", "Option"), ("words.py", "update"), ("toast.py", "notify")}


def test_titles_are_made_of_content() -> None:
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in TITLES:
                assert is_content(node.value), f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("maker", ["Content", "Content.styled"])
def test_content_is_made_of_safe_text_only(maker: str) -> None:
    for place, part in made_of(maker):
        is_safe = isinstance(part, ast.Call) and name_of(part.func) == "safe_text"
        assert is_safe or isinstance(part, ast.Constant) or name_of(part) == "style", place


def test_pieces_that_are_put_together_are_content_or_literals() -> None:
    for place, part in made_of("Content.assemble"):
        assert isinstance(part, ast.Constant | ast.Starred) or is_content(part), place
