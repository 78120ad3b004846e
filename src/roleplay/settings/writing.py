"""Changing the config file: one setting at a time; comments and everything else stay as they are.

tomlkit is what keeps them; it is imported when something is written, and only then.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.errors import UserError
from roleplay.settings.places import config_file
from roleplay.settings.reading import read_config
from roleplay.settings.table import Kind, names, setting
from roleplay.settings.values import check_place, file_of, from_text
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from typing import Any

    from roleplay.settings.table import Setting

    Table = MutableMapping[str, Any]  # what tomlkit's tables hold is not known before they are read

_HEAD = "# The settings of roleplay. “roleplay config” lists them with what they mean.\n\n"


def known(name: str) -> Setting:
    """The setting of that name; a key has its binding's name behind it, as in `keys.today.drill`.

    Raises:
        UserError: there is none.
    """
    found = setting(name)
    if found is None:
        raise UserError(f"There is no setting “{name}”. There are: {names()}.")
    return found


def set_setting(name: str, text: str, file: Path | None = None) -> Path:
    """Write what a text says for a setting into the config file; gives the file.

    Raises:
        UserError: it cannot be meant, or the file cannot be read or written.
    """
    found, path = known(name), file or config_file()
    if safe_text(text) != text:
        raise UserError(f"{name} is made of characters that can be seen. Type it again without.")
    value: str | bool = text
    if found.kind is Kind.SWITCH:
        value = from_text(found, name, text) is True
    elif found.kind is Kind.KEYS and name == found.name:
        raise UserError(f"Say which: “roleplay config set {found.example.split(' = ')[0]} x”.")
    elif not text.strip():
        raise UserError(f"{name} needs a value. “roleplay config unset {name}” takes it out.")
    elif found.kind is Kind.FILE:
        check_place(file_of(text))
    _change(path, lambda document: _put(document, name, value))
    return path


def unset_setting(name: str, file: Path | None = None) -> bool:
    """Take a setting out of the config file, so that its default counts; whether it was there.

    Raises:
        UserError: there is no such setting, or the file cannot be read or written.
    """
    known(name)
    return _change(file or config_file(), lambda document: _take(document, name))


def _change(path: Path, change: Callable[[Table], bool]) -> bool:
    import tomlkit

    read_config(path)  # says in words of ours what is wrong with it
    try:
        before = path.read_bytes().decode() if path.exists() else _HEAD
        document = tomlkit.parse(before)
        if change(document):
            _write(path, tomlkit.dumps(document))
            return True
    except OSError as error:
        raise UserError(
            f"The config file {path} cannot be written: {error.strerror}. Check that you may "
            "write to it and to its folder."
        ) from error
    return False


def _put(document: Table, name: str, value: str | bool) -> bool:  # noqa: FBT001 - what is written
    import tomlkit

    held = _held(document, name)
    if held:
        table, key = held
    else:
        *above, key = name.split(".")
        table = document
        for part in above:
            table = table.setdefault(part, tomlkit.table())
    if table.get(key) == value:
        return False
    table[key] = value
    return True


def _take(document: Table, name: str) -> bool:
    held = _held(document, name)
    if not held:
        return False
    table, key = held
    del table[key]
    return True


def _held(table: Table, name: str) -> tuple[Table, str] | None:
    """The table that holds a name, and its key there, which may have dots in quotes."""
    if name in table:
        return table, name
    for key, below in table.items():
        if name.startswith(f"{key}.") and hasattr(below, "items"):
            held = _held(below, name.removeprefix(f"{key}."))
            if held:
                return held
    return None


def _write(path: Path, text: str) -> None:
    """Put a text in the place of a file at once, so that nobody finds half of it."""
    real = Path(os.path.realpath(path))  # a link stays one
    part = real.with_name(f"{real.name}.{os.getpid()}")
    try:
        real.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8", newline="")
        if real.exists():
            part.chmod(real.stat().st_mode & 0o7777)
        part.replace(real)
    finally:
        with suppress(OSError):
            part.unlink()
