"""Every error of SQLite and of the file system becomes a sentence for the person who sees it."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from roleplay.errors import (
    StoreAccessError,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
)
from roleplay.store.faults import translated

PATH = Path("/home/ana/roleplay.db")

PRIMARY = {
    "ERROR": StoreError,
    "INTERNAL": StoreError,
    "PERM": StoreAccessError,
    "ABORT": StoreError,
    "BUSY": StoreBusyError,
    "LOCKED": StoreBusyError,
    "NOMEM": StoreError,
    "READONLY": StoreAccessError,
    "INTERRUPT": StoreError,
    "IOERR": StoreError,
    "CORRUPT": StoreDamagedError,
    "NOTFOUND": StoreError,
    "FULL": StoreFullError,
    "CANTOPEN": StoreAccessError,
    "PROTOCOL": StoreBusyError,
    "EMPTY": StoreError,
    "SCHEMA": StoreError,
    "TOOBIG": StoreError,
    "CONSTRAINT": StoreError,
    "MISMATCH": StoreError,
    "MISUSE": StoreError,
    "NOLFS": StoreFullError,
    "AUTH": StoreAccessError,
    "FORMAT": StoreDamagedError,
    "RANGE": StoreError,
    "NOTADB": StoreDamagedError,
    "NOTICE": StoreError,
    "WARNING": StoreError,
}
EXTENDED = {
    "BUSY_RECOVERY": StoreBusyError,
    "BUSY_SNAPSHOT": StoreBusyError,
    "BUSY_TIMEOUT": StoreBusyError,
    "LOCKED_SHAREDCACHE": StoreBusyError,
    "READONLY_DIRECTORY": StoreAccessError,
    "READONLY_CANTLOCK": StoreAccessError,
    "READONLY_DBMOVED": StoreAccessError,
    "CANTOPEN_ISDIR": StoreAccessError,
    "CANTOPEN_FULLPATH": StoreAccessError,
    "CORRUPT_INDEX": StoreDamagedError,
    "CORRUPT_SEQUENCE": StoreDamagedError,
    "IOERR_WRITE": StoreFullError,
    "IOERR_SHMSIZE": StoreFullError,
    "IOERR_SHORT_READ": StoreDamagedError,
    "IOERR_CORRUPTFS": StoreDamagedError,
    "IOERR_DATA": StoreDamagedError,
    "IOERR_ACCESS": StoreAccessError,
    "IOERR_AUTH": StoreAccessError,
    "IOERR_BLOCKED": StoreBusyError,
    "IOERR_FSYNC": StoreError,
    "IOERR_READ": StoreError,
    "IOERR_LOCK": StoreError,
    "IOERR_NOMEM": StoreError,
    "CONSTRAINT_FOREIGNKEY": StoreError,
    "CONSTRAINT_PRIMARYKEY": StoreError,
    "CONSTRAINT_NOTNULL": StoreError,
}


def told(error: Exception) -> StoreError:
    """What a person gets for an error of a library."""
    with pytest.raises(StoreError) as caught, translated(PATH):
        raise error
    sentence = str(caught.value)
    assert str(PATH) in sentence
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert caught.value.__cause__ is error
    return caught.value


def test_no_primary_code_of_sqlite_is_left_out() -> None:
    assert {getattr(sqlite3, f"SQLITE_{name}") for name in PRIMARY} == set(range(1, 29))


@pytest.mark.parametrize(("name", "kind"), (PRIMARY | EXTENDED).items())
def test_a_code_of_sqlite_becomes_its_kind_of_error(name: str, kind: type[StoreError]) -> None:
    error = sqlite3.OperationalError("it went wrong")
    error.sqlite_errorcode = getattr(sqlite3, f"SQLITE_{name}")
    assert type(told(error)) is kind


@pytest.mark.parametrize(
    "kind",
    [
        kind
        for kind in vars(sqlite3).values()
        if isinstance(kind, type) and issubclass(kind, Exception)
    ],
)
def test_no_exception_of_sqlite_gets_past(kind: type[Exception]) -> None:
    told(kind("it went wrong"))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, StoreFullError),
        (errno.EDQUOT, StoreFullError),
        (errno.EFBIG, StoreFullError),
        (errno.EACCES, StoreAccessError),
        (errno.EPERM, StoreAccessError),
        (errno.EROFS, StoreAccessError),
        (errno.ENOENT, StoreAccessError),
        (errno.ENOTDIR, StoreAccessError),
        (errno.ELOOP, StoreAccessError),
        (errno.EIO, StoreError),
        (errno.ENOMEM, StoreError),
        (None, StoreAccessError),
    ],
)
def test_an_error_of_the_file_system_becomes_its_kind_of_error(
    code: int | None, kind: type[StoreError]
) -> None:
    assert type(told(OSError(code, "it went wrong"))) is kind


def test_an_error_of_the_store_passes_as_it_is() -> None:
    error = StoreFullError("There is no room.")
    with pytest.raises(StoreFullError) as caught, translated(PATH):
        raise error
    assert caught.value is error


def test_a_bug_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError), translated(PATH):
        raise ZeroDivisionError
