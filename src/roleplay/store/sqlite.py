"""The SQLite driver: one connection to one file. Everything that only SQLite knows stands here.

Write-ahead logging with full synchronization: a transaction that was committed survives the kill
of the process and the loss of power, and readers never wait for a writer. Writers take the lock
when they begin (`BEGIN IMMEDIATE`), so that waiting for it is covered by the busy timeout.

A file that is open here must never be opened and closed by other means in this process (such as
`Path.read_bytes`): on POSIX, closing any descriptor of a file drops all the locks that the process
holds on it, and SQLite's are such locks.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeAlias

from roleplay.errors import StoreAccessError, StoreDamagedError
from roleplay.store.faults import MOVED, UNSTORABLE, translated
from roleplay.store.values import new_uid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Value: TypeAlias = str | int | float | bytes | None
    Row: TypeAlias = tuple[Any, ...]  # what a row holds is known to its statement only

TIMEOUT = 10.0
"""Seconds to wait for another process that writes."""

ENGINE = f"SQLite {sqlite3.sqlite_version}"
"""The database program and its version, for people."""

ENGINE_VERSION = sqlite3.sqlite_version_info
"""The version of SQLite, as three numbers."""

COMPANIONS = ("-wal", "-shm", "-journal")
"""What SQLite adds to the name of a file for the files it keeps beside it."""

_MAGIC = b"SQLite format 3\0"
"""How every database file begins."""

_SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # macOS: an fsync there does not reach the disk by itself
    "PRAGMA foreign_keys = ON",
)


def whole(path: str | os.PathLike[str]) -> Path:
    """The path from the root, with links followed: companions stand beside the real file."""
    return Path(os.path.realpath(path))


def beside(path: Path, companion: str) -> Path:
    """The companion of a file: `roleplay.db-wal` for `-wal`."""
    return path.with_name(path.name + companion)


def reserve(path: Path) -> None:
    """Make an empty file for its owner; a `FileExistsError` where there is something already."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def is_foreign(path: Path, error: StoreDamagedError) -> bool:
    """Whether the file that gave this error was never a database: something else is in it.

    (Only a file that SQLite does not know is looked into, as nothing can have it open here.)
    """
    if getattr(error.__cause__, "sqlite_errorcode", 0) != sqlite3.SQLITE_NOTADB:
        return False
    return is_something_else(path)


def is_something_else(path: Path) -> bool:
    """Whether there is a file that nothing here has open, with something in it but no database."""
    if not path.is_file() or beside(path, "-wal").exists():
        return False
    with path.open("rb") as file:
        begin = file.read(len(_MAGIC))
    return bool(begin) and begin != _MAGIC


class Database:
    """An open file. May be used from several threads; they take turns."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._identity = _identity(path)
        self._lock = RLock()

    @classmethod
    def open(cls, path: Path, timeout: float = TIMEOUT) -> Database:
        """Open for reading and writing; `path` is absolute. A missing file is made, for its owner.

        Raises:
            StoreError: the file cannot be used.
        """
        with translated(path):
            _refuse_lone_log(path)
            _create(path)
            connection = _connect(path, "rw", timeout)
            try:
                for setting in _SETTINGS:
                    connection.execute(setting)
                _switch_to_write_ahead(path, connection, timeout)
                _try_to_write(connection)
            except BaseException:
                connection.close()
                raise
            return cls(path, connection)

    @classmethod
    def look(cls, path: Path, timeout: float = TIMEOUT) -> Database:
        """Open a file that is there for reading only: even closing it changes nothing in it.

        (An ordinary connection moves the log into the file when it is closed, which would alter a
        damaged one.)
        """
        with translated(path):
            _refuse_lone_log(path)
            return cls(path, _connect(path, "ro", timeout))

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        with self._lock, translated(self.path):
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is saved together when it ends, or nothing of it.

        Raises:
            StoreAccessError: the file is not in its place any more. SQLite would go on writing
                to a deleted file without a word.
        """
        with self._lock, translated(self.path):
            self._refuse_moved()
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.rollback()
                raise
            self._refuse_moved()

    def write(self, statement: str, *values: Value) -> None:
        """Run a statement inside a transaction."""
        with self._lock, translated(self.path):
            self._connection.execute(statement, self._checked(values))

    def rows(self, statement: str, *values: Value) -> list[Row]:
        """Run a query; gives all its rows."""
        with self._lock, translated(self.path):
            return self._connection.execute(statement, self._checked(values)).fetchall()

    def records(self, statement: str, *values: Value) -> list[dict[str, Value]]:
        """Run a query; gives all its rows, by the names of their columns."""
        with self._lock, translated(self.path):
            found = self._connection.execute(statement, self._checked(values))
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found]

    @contextmanager
    def erasing(self) -> Iterator[None]:
        """A transaction that overwrites what it deletes, where SQLite would just let go of it."""
        with self._lock, translated(self.path):
            self._connection.execute("PRAGMA secure_delete = ON")
            try:
                with self.transaction():
                    yield
            finally:
                self._connection.execute("PRAGMA secure_delete = OFF")

    def scrub(self) -> bool:
        """Write the file anew without what was ever let go of, and empty its log.

        Gives whether the log is empty: it cannot be while another process reads.
        """
        with self._lock, translated(self.path):
            self._connection.execute("VACUUM")
            busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy

    def tables(self) -> set[str]:
        """The names of the tables in the file; none in a new one."""
        return {name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type='table'")}

    def breaks(self) -> list[str]:
        """Where the structure of the file is broken, one finding an entry; none in a sound one."""
        try:
            return [row[0] for row in self.rows("PRAGMA quick_check") if row[0] != "ok"]
        except StoreDamagedError as error:
            return [str(error.__cause__)]

    def problems(self) -> list[str]:
        """What is wrong with the file: its breaks, or else the entries that belong to nothing."""
        return self.breaks() or [
            f"an entry of “{row[0]}” belongs to nothing in “{row[2]}”"
            for row in self.rows("PRAGMA foreign_key_check")
        ]

    def copy_to(self, target: Path) -> None:
        """Write a complete copy that needs no other file beside it; `target` is absolute.

        Works while others write, and inside a transaction too (it then holds what was there
        before). The copy has its name only once it is complete.

        Raises:
            StoreAccessError: there is something at `target` already.
        """
        part = target.with_name(f"{target.name}.{new_uid()}.part")
        with translated(target):
            reserve(part)
            try:
                with (
                    closing(_connect(self.path, "ro", TIMEOUT)) as source,
                    closing(_connect(part, "rw", TIMEOUT)) as copy,
                ):
                    source.backup(copy)
                    copy.execute("PRAGMA journal_mode = DELETE")
                reserve(target)
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)

    def _refuse_moved(self) -> None:
        try:
            there = _identity(self.path)
        except FileNotFoundError:
            there = None
        if there != self._identity:
            raise MOVED.at(self.path)

    def _checked(self, values: tuple[Value, ...]) -> tuple[Value, ...]:
        # SQLite would take it, PostgreSQL does not; and no name or text has one.
        if any(isinstance(value, str) and "\0" in value for value in values):
            raise UNSTORABLE.at(self.path, "it contains a NUL character")
        return values


def _identity(path: Path) -> tuple[int, int]:
    """What tells a file from another one that has its name later."""
    status = path.stat()
    return status.st_dev, status.st_ino


def _refuse_lone_log(path: Path) -> None:
    """SQLite deletes a log whose file is missing or empty; but there are replies in it.

    (A log is looked at before its file, as the file of a new database grows before its log.)
    """
    log = beside(path, "-wal")
    if not (log.exists() and log.stat().st_size):
        return
    if not (path.exists() and path.stat().st_size):
        raise StoreDamagedError(
            f"The progress file “{path}” is missing or empty, but its log “{log.name}” is there. "
            "Put the file back beside its log, or move the log somewhere safe to start afresh."
        )


def _create(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        reserve(path)
    except FileExistsError:
        if not path.is_file():
            raise StoreAccessError(
                f"Progress cannot be kept in “{path}”, which is a folder or a device and not a "
                "file. Choose a file with --db."
            ) from None


def _connect(path: Path, mode: str, timeout: float) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.as_uri()}?mode={mode}",
        uri=True,
        timeout=timeout,
        isolation_level=None,
        check_same_thread=False,
    )


def _switch_to_write_ahead(path: Path, connection: sqlite3.Connection, timeout: float) -> None:
    mode = _patiently(lambda: connection.execute("PRAGMA journal_mode = WAL").fetchone(), timeout)
    if mode != ("wal",):
        raise StoreAccessError(
            f"The folder of the progress file “{path}” cannot hold a database safely. Choose a "
            "file on a disk of this computer with --db."
        )


def _try_to_write(connection: sqlite3.Connection) -> None:
    """Find out now that a file is read-only: SQLite opens it, and even begins, without a word."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA user_version = 0")
    connection.execute("ROLLBACK")


def _patiently(call: Callable[[], Row], timeout: float) -> Row:
    """Try again while the file is locked: the switch of the journal ignores the busy timeout."""
    deadline = time.monotonic() + timeout
    while True:
        try:
            return call()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
        time.sleep(0.01)
