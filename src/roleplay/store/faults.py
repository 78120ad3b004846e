"""Errors of SQLite and of the file system, told to people: the one seam of the store.

Whatever goes wrong inside `translated(path)` leaves it as a `StoreError` whose sentence says what
to do. SQLite's extended codes are looked up first, then the primary code they belong to.
"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.errors import (
    StoreAccessError,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of failure: which error it is, and its sentence with `{path}` and `{detail}`."""

    kind: type[StoreError]
    sentence: str

    def at(self, path: Path, detail: object = "") -> StoreError:
        """The error for this file."""
        return self.kind(self.sentence.format(path=path, detail=detail))


ACCESS = Fault(
    StoreAccessError,
    "The progress file “{path}” cannot be opened or written. Check that you may write to it and "
    "to its folder, or choose another file with --db.",
)
BUSY = Fault(
    StoreBusyError,
    "Another program keeps the progress file “{path}” locked. Close other windows of roleplay, "
    "and try again.",
)
DAMAGED = Fault(
    StoreDamagedError,
    "The progress file “{path}” is damaged, or is not a progress file at all; it was left as it "
    "is. Move it somewhere safe, and put a copy from the folder “backups” beside it in its place.",
)
FOREIGN = Fault(
    StoreDamagedError,
    "“{path}” is not a progress file; it was left as it is. Choose another with --db.",
)
DISK = Fault(
    StoreError,
    "The disk reported an error with the progress file “{path}” ({detail}). Check the disk, and "
    "keep the file on a disk of this computer, not on a network drive.",
)
FULL = Fault(
    StoreFullError,
    "There is no room to save progress in “{path}”. Free some space on that disk, and try again.",
)
MEMORY = Fault(
    StoreError,
    "There is not enough memory to use the progress file “{path}”. Close other programs, and try "
    "again.",
)
MOVED = Fault(
    StoreAccessError,
    "The progress file “{path}” was moved or deleted while it was in use. Put it back, and start "
    "roleplay again.",
)
REFUSED = Fault(
    StoreError,
    "The progress file “{path}” does not accept this entry ({detail}). Nothing was changed; "
    "please report it, since this is a fault in roleplay.",
)
UNEXPECTED = Fault(
    StoreError,
    "The progress file “{path}” cannot be used ({detail}). Please report it, since this is "
    "probably a fault in roleplay.",
)
UNSTORABLE = Fault(
    StoreError,
    "This cannot be saved in “{path}”: {detail}. Change the text or the number, and try again.",
)

_BY_EXTENDED_CODE: dict[int, Fault] = {
    sqlite3.SQLITE_IOERR_WRITE: FULL,  # a quota or a limit on the size of files
    sqlite3.SQLITE_IOERR_SHMSIZE: FULL,
    sqlite3.SQLITE_IOERR_NOMEM: MEMORY,
    sqlite3.SQLITE_IOERR_ACCESS: ACCESS,
    sqlite3.SQLITE_IOERR_AUTH: ACCESS,
    sqlite3.SQLITE_IOERR_BLOCKED: BUSY,
    sqlite3.SQLITE_IOERR_SHORT_READ: DAMAGED,
    sqlite3.SQLITE_IOERR_DATA: DAMAGED,
    sqlite3.SQLITE_IOERR_CORRUPTFS: DAMAGED,
    sqlite3.SQLITE_READONLY_DBMOVED: MOVED,
}
_BY_PRIMARY_CODE: dict[int, Fault] = {
    sqlite3.SQLITE_AUTH: ACCESS,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_CANTOPEN: ACCESS,
    sqlite3.SQLITE_CONSTRAINT: REFUSED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_FORMAT: DAMAGED,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: DISK,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_MISMATCH: REFUSED,
    sqlite3.SQLITE_NOLFS: FULL,
    sqlite3.SQLITE_NOMEM: MEMORY,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_PERM: ACCESS,
    sqlite3.SQLITE_PROTOCOL: BUSY,
    sqlite3.SQLITE_READONLY: ACCESS,
    sqlite3.SQLITE_TOOBIG: UNSTORABLE,
}
_BY_ERRNO: dict[int, Fault] = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EIO: DISK,
    errno.ENOMEM: MEMORY,
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn every error of SQLite and of the file system into a `StoreError` about `path`."""
    try:
        yield
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise _of_sqlite(error).at(path, error) from error
    except OSError as error:
        raise _BY_ERRNO.get(error.errno or 0, ACCESS).at(path) from error
    except UnicodeEncodeError as error:
        raise UNSTORABLE.at(path, "it contains half a character") from error
    except OverflowError as error:
        raise UNSTORABLE.at(path, "it contains a number that is too large") from error


def _of_sqlite(error: Exception) -> Fault:
    code: int = getattr(error, "sqlite_errorcode", 0)
    if code == 0 and isinstance(error, sqlite3.DataError):
        return UNSTORABLE
    return _BY_EXTENDED_CODE.get(code) or _BY_PRIMARY_CODE.get(code & 0xFF, UNEXPECTED)
