"""What can be said for a setting, in the words of a file, a variable or a command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from roleplay.errors import UserError
from roleplay.settings.table import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from roleplay.settings.table import Setting

    Value: TypeAlias = str | bool | Mapping[str, str]

YES = ("yes", "true", "on", "1")
NO = ("no", "false", "off", "0")

FILE_NAME = "roleplay.db"
"""What the progress file is called where nobody says otherwise."""


def from_text(setting: Setting, where: str, text: str) -> Value:
    """What a text says for a setting; `where` it stands is named in errors.

    Raises:
        UserError: it cannot be meant.
    """
    if setting.kind is Kind.SWITCH:
        return _yes_or_no(where, text)
    if setting.kind is Kind.KEYS:
        return dict(_pairs(where, text))
    return text


def from_toml(setting: Setting, where: str, value: object) -> Value:
    """What a value of the config file says for a setting; `where` it stands is named in errors.

    Raises:
        UserError: it is of another kind.
    """
    match setting.kind, value:
        case Kind.SWITCH, bool() as switch:
            return switch
        case Kind.SWITCH, _:
            raise UserError(f"{where} is either true or false.")
        case Kind.KEYS, dict() as table:
            return dict(_flat(where, table, ""))
        case Kind.KEYS, _:
            raise UserError(f"{where} is a table of names and keys, as in {setting.example}.")
        case _, str() as text:
            return text
    raise UserError(f"{where} is a text: put it in quotes.")


def file_of(database: str) -> Path:
    """The file of that name; “~” is a home folder.

    Raises:
        UserError: there is no such home folder.
    """
    try:
        return Path(database).expanduser()
    except RuntimeError as error:
        raise UserError(
            f"The progress file “{database}” would be in a home folder that does not exist. "
            "Write its whole path, without “~”."
        ) from error


def check_place(file: Path) -> None:
    """Make sure that a file can be kept there; nothing is made or changed.

    Raises:
        UserError: it is a folder, or nobody may write there.
    """
    place = Path(os.path.abspath(file))  # noqa: PTH100 - links stay as they are typed
    try:
        there = next(each for each in (place, *place.parents) if each.exists())
        if place.is_dir():
            raise UserError(f"“{file}” is a folder. Name a file in it, as in {file / FILE_NAME}.")
        is_fit = place.is_file() if there == place else there.is_dir()
    except OSError as error:
        raise UserError(
            f"“{file}” cannot be a file: {error.strerror}. Choose another place."
        ) from error
    mine = os.access in os.supports_effective_ids
    if not is_fit or not os.access(there, os.W_OK, effective_ids=mine):
        raise UserError(
            f"“{file}” cannot be written: “{there}” does not allow it. Choose another place."
        )


def _yes_or_no(where: str, text: str) -> bool:
    if text.lower() in YES:
        return True
    if text.lower() in NO:
        return False
    raise UserError(f"{where} is “{text}”; set it to yes or no.")


def _pairs(where: str, text: str) -> Iterator[tuple[str, str]]:
    for pair in text.split():
        name, equals, keys = pair.partition("=")
        if not (name and equals and keys):
            raise UserError(
                f"{where} has “{pair}”; write names and keys as in “today.drill=v app.help=f1”."
            )
        yield name, keys


def _flat(where: str, table: Mapping[str, object], above: str) -> Iterator[tuple[str, str]]:
    """The names of a table with the names of the tables it lies in: TOML reads dots so."""
    for name, value in table.items():
        match value:
            case dict():
                yield from _flat(where, value, f"{above}{name}.")
            case str():
                yield f"{above}{name}", value
            case _:
                raise UserError(f"{where}.{above}{name} is a key: put it in quotes.")
