"""A file from before days were kept: they are worked out once, when it is brought up to date."""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from roleplay.errors import StoreDamagedError
from roleplay.store import Store, schema

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD = 3
"""The last step without days."""


@pytest.fixture(autouse=True)
def tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


def at(text: str) -> int:
    return round(datetime.fromisoformat(text).timestamp() * 1000)


@pytest.fixture
def old_file(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ana finished two conversations around midnight in Tokyo, drilled, and began a path."""
    folder = tmp_path / "steps"
    folder.mkdir()
    for number, step in schema.steps().items():
        if number <= OLD:
            shutil.copy(step, folder)
    with monkeypatch.context() as patch:
        patch.setattr(schema, "FOLDER", folder)
        Store.open(path).close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("INSERT INTO trainee VALUES ('ana', 'Ana', 1)")
        file.execute("INSERT INTO content VALUES ('d', 'scenario', 'cake', x'00')")
        for uid, ended in (("a", "2026-11-02T23:59+09:00"), ("b", "2026-11-03T00:01+09:00")):
            begun = at("2026-11-02T23:50+09:00")
            columns = f"'{uid}', 'ana', 'cake', 'd', 'card', 'd', 1, 1, 'plain', '{{}}', {begun}"
            file.execute(f"INSERT INTO attempt VALUES ({columns})")
            values = f"'{uid}', 'e', 'resolved', 1, '1', '1', 100, {at(ended)}"
            file.execute(f"INSERT INTO finish VALUES ({values})")
        drilled = at("2026-11-05T08:00+09:00")
        for uid in ("answered", "left"):
            file.execute(f"INSERT INTO drill VALUES ('{uid}', 'ana', 5, 1, {drilled})")
        file.execute(
            "INSERT INTO review VALUES ('answered', 0, 'ana', 'cake', 'm', '', '[]', 'd', 'd', 1, "
            f"'{{}}', '[]', 'r', '[]', '[]', 3, 1, 1, 0, 9, 1, {drilled})"
        )
        file.execute(f"INSERT INTO path_start VALUES ('ana', 'weeks', {drilled})")
        file.commit()
    return path


def test_old_days_are_those_of_the_time_zone_in_which_the_file_is_brought_up_to_date(
    old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(old_file) as store:
        assert store.integrity() == []
    monkeypatch.setenv("TZ", "Pacific/Honolulu")
    time.tzset()
    with Store.open(old_file) as store:
        days = [date.fromordinal(done.finish.day).day for done in store.attempts()]
        (drill,) = store.practice.drills_done("ana")
        start = store.paths.starts("ana")["weeks"]
    assert days == [2, 3]
    assert (date.fromordinal(drill.day).day, date.fromordinal(start.day).day) == (5, 5)
    assert drill.to_the_end


def test_a_copy_of_the_old_file_is_kept(old_file: Path) -> None:
    Store.open(old_file).close()
    (copy,) = old_file.parent.glob("roleplay.schema-3-*.db")
    with closing(sqlite3.connect(copy)) as file:
        assert file.execute("SELECT COUNT(*) FROM finish").fetchone() == (2,)


def test_what_an_older_version_that_was_still_open_wrote_later_has_its_days_too(
    old_file: Path,
) -> None:
    """It knows no days, and wrote to the file after this version had brought it up to date."""
    Store.open(old_file).close()
    with closing(sqlite3.connect(old_file)) as file:
        for table in ("finish", "drill", "path_start"):
            file.execute(f"UPDATE {table} SET day = NULL")
        file.execute("DELETE FROM drill_end")
        file.commit()
    with Store.open(old_file) as store:
        days = [date.fromordinal(done.finish.day).day for done in store.attempts()]
        (drill,) = store.practice.drills_done("ana")
        start = store.paths.starts("ana")["weeks"]
    assert days == [2, 3]
    assert (date.fromordinal(drill.day).day, date.fromordinal(start.day).day) == (5, 5)
    assert drill.to_the_end


@pytest.mark.parametrize("absurd", [10**17, -(10**17), 2**62])
def test_an_absurd_time_does_not_keep_a_file_from_being_brought_up_to_date(
    old_file: Path, absurd: int
) -> None:
    with closing(sqlite3.connect(old_file)) as file:
        file.execute(f"UPDATE path_start SET at = {absurd}")
        file.commit()
    with Store.open(old_file) as store:
        assert date.fromordinal(store.paths.starts("ana")["weeks"].day)


def test_a_time_that_is_none_is_told_and_the_file_left_as_it_is(old_file: Path) -> None:
    with closing(sqlite3.connect(old_file)) as file:
        file.execute("UPDATE path_start SET at = 'noon'")
        file.commit()
    with pytest.raises(StoreDamagedError, match="cannot be brought up to date"):
        Store.open(old_file)
    with closing(sqlite3.connect(old_file)) as file:
        assert file.execute("SELECT MAX(version) FROM schema_version").fetchone() == (OLD,)
