"""Writing files for people: a new file never takes the place of one that is there."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from roleplay.errors import UserError
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_new(files: Mapping[Path, str]) -> None:
    """Write files that are not there yet, with the folders they need; all of them, or none.

    Raises:
        UserError: one of them is there already, or the system refuses.
    """
    there = [path for path in files if os.path.lexists(path)]
    if there:
        names = ", ".join(f"“{_name(path)}”" for path in there)
        raise UserError(
            f"There is already {names}. Nothing was written; choose another place or name."
        )
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except (OSError, ValueError) as error:
            raise _refused(path, error) from error


def put_out(text: str, output: Path | None, source: Path | None = None) -> None:
    """Print a text, or write it to a file and say so; an older file of that name is replaced.

    Raises:
        UserError: it would take the place of `source`, from which it was made, or the system
            refuses.
    """
    if output is None:
        sys.stdout.write(text)
        return
    if source is not None and os.path.realpath(output) == os.path.realpath(source):
        raise UserError(f"“{_name(output)}” is the file itself. Name another one with -o.")
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except (OSError, ValueError) as error:
        raise _refused(output, error) from error
    sys.stderr.write(f"Written to {_name(output)}.\n")


def _refused(path: Path, error: OSError | ValueError) -> UserError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return UserError(
        f"“{_name(path)}” cannot be written; the system says “{reason}”. Choose another place."
    )


def _name(path: Path) -> str:
    return safe_text(str(path))
