"""Reading a person's file from the disk, whatever stands under its name.

A folder, a pipe, a link to nowhere or a file without permission is an answer, not an exception:
one bad file must not keep the others from being listed. Pipes and devices are never opened, since
that could wait for ever. No more is read than tells the reader that a file is too large.
"""

from __future__ import annotations

import errno
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.library.packs import SUFFIXES
from roleplay.scenario.source import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file cannot be read, as the end of “… cannot be read: …”, and what to do about it."""

    reason: str
    remedy: str


MISSING = Unreadable("it is not there", "Look at its name, and at the folder it is in.")
_DANGLING = Unreadable("it is a link to a file that is not there", "Mend the link, or remove it.")
_LOOP = Unreadable("it is a link that leads back to itself", "Mend the link, or remove it.")
_FOLDER = Unreadable(
    "it is a folder", "Rename the folder, or name a file in it: a scenario or scorecard is a file."
)
_SPECIAL = Unreadable(
    "it is a pipe or a device, not a file", "Only a plain file can be a scenario or scorecard."
)
_FORBIDDEN = Unreadable(
    "you have no permission to read it", "Ask whoever owns it to let you read it."
)


def read_file(path: Path) -> bytes | Unreadable:
    """The first bytes of a file, at most one more than the reader's limit for a whole file."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            return _FOLDER if stat.S_ISDIR(mode) else _SPECIAL
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return _unreadable(error, path)


def list_files(folder: Path) -> list[Path] | Unreadable:
    """The scenario or scorecard files of a folder by name; none where there is no such folder."""
    try:
        found = [
            path
            for path in folder.iterdir()
            if path.suffix.lower() in SUFFIXES and not path.name.startswith(".")
        ]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        return _unreadable(error, folder)
    return sorted(found, key=lambda path: path.name)


def _unreadable(error: OSError | ValueError, path: Path) -> Unreadable:
    if isinstance(error, ValueError):  # a zero byte in the name
        return MISSING
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR | errno.ENAMETOOLONG:
            return _DANGLING if _is_link(path) else MISSING
        case errno.EACCES | errno.EPERM:
            return _FORBIDDEN
        case errno.ELOOP:
            return _LOOP
    return Unreadable(
        f"the system says “{error.strerror or error}”", "Look at the disk, or copy the file anew."
    )


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:
        return False
