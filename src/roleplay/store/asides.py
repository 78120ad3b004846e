"""Files beside the progress file: damaged ones that are kept, and dated copies.

Nothing here overwrites a file. What is put aside carries the time at which the progress was last
written, in UTC: `roleplay.db` becomes `roleplay.damaged-20261122-093000.db`.
"""

from __future__ import annotations

import re
import time
from contextlib import closing
from typing import TYPE_CHECKING

from roleplay.errors import StoreAccessError, StoreDamagedError, StoreFullError
from roleplay.store.faults import translated
from roleplay.store.sqlite import COMPANIONS, Database, beside, is_foreign, reserve, whole

if TYPE_CHECKING:
    import os
    from pathlib import Path

KEPT_COPIES = 5
"""How many daily copies are kept, unless a caller says otherwise."""


def dated(path: Path, label: str) -> Path:
    """A free name beside `path` that says what the file is and when it was last written."""
    there = [file for file in (path, beside(path, "-wal")) if file.exists()]
    written = max((file.stat().st_mtime for file in there), default=0)
    stem = f"{path.stem}.{label}-{time.strftime('%Y%m%d-%H%M%S', time.gmtime(written))}"
    count = 1
    while (free := path.with_name(_numbered(stem, count) + path.suffix)).exists():
        count += 1
    return free


def set_damaged_aside(path: str | os.PathLike[str]) -> Path | None:
    """Rename a damaged progress file and its companions; gives the file's new name.

    Looks again first, since another window may have done it already: a sound file is never
    touched, and neither is one that was never a database; the answer is None then. Entries that
    belong to nothing do not count as damage, since the rest can be used. Of a file that is gone,
    the log that is left is put aside.

    Raises:
        StoreError: the file cannot be read, or its folder cannot be written.
    """
    file = whole(path)
    with translated(file):
        if not _damaged(file):
            return None
        aside = dated(file, "damaged")
        moved = []
        for companion in ("", *COMPANIONS):  # the file first: it is never opened without its log
            if beside(file, companion).exists():
                reserve(beside(aside, companion))
                moved.append(beside(file, companion).replace(beside(aside, companion)))
        return moved[0] if moved else None


def copy_of_the_day(database: Database, at: int, keep: int = KEPT_COPIES) -> Path | None:
    """Keep a copy for the day (UTC) of `at` in the folder `backups`, and at most `keep` up to it.

    None where there is one already, and where none can be written: a full disk or a folder that
    is read-only is no reason not to practise.

    Raises:
        StoreDamagedError: the file is not sound; a sound copy never makes room for such a one.
        StoreError: the disk failed, or another process keeps the file locked.
    """
    try:
        return _copy_of_the_day(database, at, keep)
    except (StoreAccessError, StoreFullError):  # also when another window made it meanwhile
        return None


def _copy_of_the_day(database: Database, at: int, keep: int) -> Path | None:
    path = database.path
    folder = path.parent / "backups"
    day = time.strftime("%Y-%m-%d", time.gmtime(at / 1000))
    target = folder / f"{path.name}-{day}.db"
    with translated(target):
        if target.exists():
            return None
        if problems := database.breaks():
            raise StoreDamagedError(
                f"No copy was made of the progress file “{path}”, since it is damaged "
                f"({problems[0]}). Put the newest file from “{folder}” in its place."
            )
        folder.mkdir(mode=0o700, exist_ok=True)
        database.copy_to(target)
        for old in _copies_before(target, path.name)[max(keep - 1, 0) :]:
            old.unlink(missing_ok=True)
    return target


def copies_of(path: str | os.PathLike[str]) -> tuple[Path, ...]:
    """All copies that were kept of a progress file: daily, before an update, and damaged ones.

    Raises:
        StoreError: a folder cannot be read.
    """
    file = whole(path)
    name, stem, end = re.escape(file.name), re.escape(file.stem), re.escape(file.suffix)
    companion = f"(?:{'|'.join(COMPANIONS)})?"
    daily = re.compile(rf"{name}-\d{{4}}-\d\d-\d\d\.db{companion}")
    aside = re.compile(rf"{stem}\.(?:damaged|schema-\d+)-[\d-]+{end}{companion}")
    with translated(file):
        return tuple(
            sorted(
                each
                for folder, kept in ((file.parent / "backups", daily), (file.parent, aside))
                if folder.is_dir()
                for each in folder.iterdir()
                if kept.fullmatch(each.name)
            )
        )


def _copies_before(copy: Path, name: str) -> list[Path]:
    """The daily copies of the progress file `name` from the days before `copy`, newest first."""
    daily = re.compile(re.escape(name) + r"-\d{4}-\d\d-\d\d\.db")
    found = (file for file in copy.parent.iterdir() if daily.fullmatch(file.name))
    return sorted((file for file in found if file.name < copy.name), reverse=True)


def _numbered(stem: str, count: int) -> str:
    return stem if count == 1 else f"{stem}-{count}"


def _damaged(path: Path) -> bool:
    try:
        with closing(Database.look(path)) as database:
            database.tables()  # raises for what is no database at all
            return bool(database.breaks())
    except StoreDamagedError as error:
        return not is_foreign(path, error)
