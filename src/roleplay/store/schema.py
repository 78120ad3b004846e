"""The schema of the progress file: numbered steps, each one SQL file in `migrations`.

A step and its number are saved in one transaction. Before the first step that changes a file with
progress in it, a copy of the file is kept beside it. Steps are only ever added; a file with a
higher number than the last step was written by a newer version, and is left alone.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.errors import StoreDamagedError, StoreError, StoreNewerError
from roleplay.store import statements
from roleplay.store.asides import dated
from roleplay.store.values import day_of

if TYPE_CHECKING:
    from roleplay.store.sqlite import Database

FOLDER = Path(__file__).parent / "migrations"

_OURS = {"schema_version", "trainee", "attempt"}
"""Tables that every progress file has had from the first version on."""

_DAYS = 4
"""The step from which on days are kept beside times."""

_DATED = {"finish": "at", "drill": "started", "path_start": "at"}
"""The tables that keep them, and the column of the time."""


def steps() -> dict[int, Path]:
    """The steps by number, first to last."""
    return _steps_in(FOLDER)


@cache
def _steps_in(folder: Path) -> dict[int, Path]:
    return {int(file.name[:4]): file for file in sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))}


def version(database: Database) -> int:
    """The number of the last step the file has seen; 0 for a new file."""
    tables = database.tables()
    if tables >= _OURS:
        number: int = database.rows(statements.SCHEMA_VERSION)[0][0] or 0
        return number
    if tables:
        raise StoreError(
            f"The file “{database.path}” is a database of another program. Choose another file "
            "with --db."
        )
    return 0


def check(database: Database) -> None:
    """Make sure that this version of roleplay may use the file.

    Raises:
        StoreNewerError: a newer version wrote it.
        StoreError: another program wrote it.
    """
    if version(database) > max(steps()):
        raise StoreNewerError(
            f"The progress file “{database.path}” was written by a newer version of roleplay. "
            "Update roleplay, or choose another file with --db."
        )


def bring_up_to_date(database: Database) -> None:
    """Take the steps that the file has not seen.

    Raises:
        StoreError: as for `check`; or a step could not be taken, and the file is as it was.
    """
    check(database)
    safe = version(database) == 0  # a new file has nothing to lose
    for number, file in steps().items():
        if version(database) >= number:
            continue
        with database.transaction():
            found = version(database)
            if found >= number:  # another process took the step while this one waited
                continue
            if not safe:
                database.copy_to(dated(database.path, f"schema-{found}"))
                safe = True
            _take(database, number, file)


def _take(database: Database, number: int, file: Path) -> None:
    for statement in _split(file.read_text("utf-8")):
        database.write(statement)
    if number == _DAYS:
        try:
            _work_out_days(database)
        except (ValueError, TypeError, OverflowError, OSError) as error:
            raise StoreDamagedError(
                f"The progress file “{database.path}” cannot be brought up to date, since a time "
                "in it is none. Put a copy from the folder “backups” beside it in its place."
            ) from error
    database.write(statements.ADD_SCHEMA_VERSION, number)


def _work_out_days(database: Database) -> None:
    """Fill in the days of what was kept before days were, in the time zone of now."""
    for table, at in _DATED.items():
        times = [time for (time,) in database.rows(f"SELECT DISTINCT {at} FROM {table}")]  # noqa: S608 - the names above
        update = f"UPDATE {table} SET day = ? WHERE {at} BETWEEN ? AND ?"  # noqa: S608 - the same
        for day, those in groupby(sorted(times), key=day_of):
            first, *later = those
            database.write(update, day, first, later[-1] if later else first)


def _split(script: str) -> list[str]:
    """The statements of a script; each ends with a semicolon at the end of a line."""
    lines = [line for line in script.splitlines() if not line.lstrip().startswith("--")]
    return [part.strip() for part in "\n".join(lines).split(";\n") if part.strip()]
