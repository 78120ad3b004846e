"""`roleplay config`: what is decided, where, and what it means; and deciding it."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.options import DatabaseOption, Given, JsonOption, TraineeOption
from roleplay.cli.terminal import print_json
from roleplay.text import safe_text, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from roleplay.settings import Found

app = typer.Typer(
    name="config",
    help="Show what is decided, where, and what it means; set decides it.",
    rich_markup_mode=None,
    add_completion=False,
)

WIDTH = 76
"""Cells of a line that says what a setting means."""

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="The setting’s name.", show_default=False)
]


@app.callback(invoke_without_command=True)
def config(
    ctx: typer.Context,
    database: DatabaseOption = None,
    trainee: TraineeOption = None,
    as_json: JsonOption = False,
) -> None:
    """List all settings: the value in force, where it comes from, and what it means."""
    if ctx.invoked_subcommand is not None:
        return
    from roleplay.settings import config_file, find_settings

    given = ctx.find_object(Given) or Given()
    options = {"trainee": trainee or given.trainee, "database": database or given.database}
    found = [_with_option(each, options) for each in find_settings(os.environ)]
    if as_json:
        print_json(
            {
                "version": 1,
                "file": str(config_file()),
                "settings": [_as_json(each) for each in found],
            }
        )
        return
    sys.stdout.write("\n".join(map(safe_text, _lines(found))) + "\n")


@app.command("set")
def set_value(
    name: NameArgument,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="What it is to be.")],
) -> None:
    """Decide a setting in the config file; comments there stay as they are."""
    from roleplay.settings import set_setting

    path = set_setting(name, _checked(name, value))
    sys.stdout.write(f"{safe_text(name)} is set in {safe_text(str(path))}.\n")
    _tell_what_wins(name)


@app.command()
def unset(name: NameArgument) -> None:
    """Take a setting out of the config file, so that its default counts."""
    from roleplay.settings import config_file, unset_setting

    path = safe_text(str(config_file()))
    was = "was taken out of" if unset_setting(name) else "is not set in"
    sys.stdout.write(f"{safe_text(name)} {was} {path}.\n")
    _tell_what_wins(name)


@app.command()
def keys(as_json: JsonOption = False) -> None:
    """List everything that keys do, by the names with which `set` changes them."""
    from roleplay.app.keymap import bound, keymap, shown_key
    from roleplay.settings import load_settings

    changed = dict(load_settings(os.environ).keys)
    now = {name: tuple(mine.split(",")) for name, mine in keymap(changed).items()}
    known = [replace(each, keys=now.get(each.id, each.keys)) for each in bound().values()]
    if as_json:
        listed = [
            {
                "name": f"keys.{each.id}",
                "keys": list(each.keys),
                "does": each.does,
                "changed": each.id in changed,
            }
            for each in known
        ]
        print_json({"version": 1, "keys": listed})
        return
    width = max(len(each.id) for each in known) + len("keys.")
    for each in known:
        shown = ", ".join(map(shown_key, each.keys)) + (" *" if each.id in changed else "")
        sys.stdout.write(f"{f'keys.{each.id}':<{width}}  {shown:<14} {each.does}\n")
    sys.stdout.write(
        "“roleplay config set NAME KEY” changes one; * marks those that are changed.\n"
    )


def _with_option(found: Found, options: dict[str, str | Path | None]) -> Found:
    from roleplay.settings import Origin

    option = options.get(found.setting.name)
    return replace(found, value=str(option), origin=Origin.OPTION) if option else found


def _checked(name: str, value: str) -> str:
    """The value as it is written, after what only those know whom a setting is for."""
    from roleplay.errors import UserError

    if name == "theme":
        from roleplay.app.themes import names

        if value not in names():
            raise UserError(f"There is no theme “{value}”. There are: {', '.join(names())}.")
    elif name == "database":
        _refuse_something_else(value)
    elif name == "trainee":
        from roleplay.store import trainee_name

        return trainee_name(value)
    elif name.startswith("keys."):
        from roleplay.app.keymap import check
        from roleplay.settings import load_settings

        check({**load_settings({}).keys, name.removeprefix("keys."): value})
    return value


def _refuse_something_else(database: str) -> None:
    """Refuse a file in which no progress is, before anything would be kept in it."""
    from contextlib import suppress

    from roleplay.errors import UserError
    from roleplay.settings.values import file_of
    from roleplay.store.sqlite import is_something_else

    with suppress(OSError):  # what keeps a file from being read is said where its place is checked
        if is_something_else(file_of(database)):
            raise UserError(
                f"“{database}” is not a progress file. Name another one; where there is none, it "
                "is made."
            )


def _tell_what_wins(name: str) -> None:
    """A variable wins over the file, which somebody who changes the file should know."""
    from roleplay.settings import known

    variable = known(name).variable
    if os.environ.get(variable):
        sys.stderr.write(f"The environment variable {variable} is set, and wins over the file.\n")


def _lines(found: list[Found]) -> Iterator[str]:
    from roleplay.settings import config_file

    path = config_file()
    yield f"The config file is {path}{'' if path.exists() else ' (not there yet)'}."
    for each in found:
        yield ""
        yield f"{each.setting.name} = {each.in_words}  [{_origin(each)}]"
        yield from (f"  {line}" for line in wrap(each.setting.means, WIDTH))
    yield ""
    yield "“roleplay config set NAME VALUE” decides one, “unset NAME” takes it back."


def _origin(found: Found) -> str:
    is_variable = found.origin == "environment"
    return f"environment, {found.setting.variable}" if is_variable else found.origin.value


def _as_json(found: Found) -> dict[str, object]:
    value = found.value
    return {
        "name": found.setting.name,
        "value": value if isinstance(value, str | bool | None) else dict(value),
        "default": found.setting.default,
        "from": found.origin.value,
        "variable": found.setting.variable,
        "means": found.setting.means,
    }
