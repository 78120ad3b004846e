"""Copies: complete, never over another file, and a handful of daily ones."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from roleplay.errors import StoreAccessError
from roleplay.store import Store
from roleplay.store.sqlite import Database
from store.samples import attempt, turn

if TYPE_CHECKING:
    from pathlib import Path

DAY = 86_400_000
NOON = 1_795_348_800_000
"""2026-11-22 12:00:00 UTC, in milliseconds."""


def test_a_copy_holds_everything_and_stands_alone(store: Store, tmp_path: Path) -> None:
    begun = attempt(store)
    store.save_turn(begun.uid, turn(0))
    folder = tmp_path / "stick"
    folder.mkdir()
    store.backup(folder / "copy.db")
    store.save_turn(begun.uid, turn(1))
    assert [file.name for file in folder.iterdir()] == ["copy.db"]
    assert stat.S_IMODE((folder / "copy.db").stat().st_mode) == 0o600
    with Store.open(folder / "copy.db") as copy:
        assert copy.attempt(begun.uid) == begun
        assert copy.turns(begun.uid) == (turn(0),)
        assert copy.integrity() == []


def test_a_copy_may_be_named_from_the_folder_one_is_in(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store.backup("copy.db")
    with Store.open("copy.db") as copy:
        assert copy.path == tmp_path / "copy.db"


def test_a_copy_never_overwrites_a_file(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "letter.txt"
    target.write_text("Dear Ana")
    with pytest.raises(StoreAccessError):
        store.backup(target)
    with pytest.raises(StoreAccessError):
        store.backup(store.path)
    assert target.read_text() == "Dear Ana"
    assert [f.name for f in tmp_path.iterdir() if f.suffix == ".part"] == []


def test_one_copy_a_day_is_kept_and_the_oldest_go(store: Store) -> None:
    folder = store.path.parent / "backups"
    assert store.copy_of_the_day(NOON) == folder / "roleplay.db-2026-11-22.db"
    assert store.copy_of_the_day(NOON + 1) is None
    for day in range(1, 7):
        store.copy_of_the_day(NOON + day * DAY, keep=3)
    names = ["roleplay.db-2026-11-26.db", "roleplay.db-2026-11-27.db", "roleplay.db-2026-11-28.db"]
    assert sorted(file.name for file in folder.iterdir()) == names


def test_only_daily_copies_of_this_file_are_ever_removed(store: Store) -> None:
    folder = store.path.parent / "backups"
    folder.mkdir()
    others = {"roleplay.db-1999-01-01.db.old", "roleplay.db-mine.db", "other-1999-01-01.db", "a.db"}
    for name in others | {"roleplay.db-1999-01-01.db"}:
        (folder / name).touch()
    store.copy_of_the_day(NOON, keep=1)
    assert {file.name for file in folder.iterdir()} == others | {"roleplay.db-2026-11-22.db"}


def test_two_starts_on_a_new_day_make_one_copy(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_to = Database.copy_to

    def overtaken(database: Database, target: Path) -> None:
        copy_to(database, target)  # the other window, between the look and the copy
        copy_to(database, target)

    monkeypatch.setattr(Database, "copy_to", overtaken)
    assert store.copy_of_the_day(NOON) is None
    folder = store.path.parent / "backups"
    assert [file.name for file in folder.iterdir()] == ["roleplay.db-2026-11-22.db"]


def test_files_that_differ_in_their_ending_have_copies_of_their_own(tmp_path: Path) -> None:
    for name in ("z.db", "z.sqlite"):
        with Store.open(tmp_path / name) as store:
            copy = store.copy_of_the_day(NOON)
        assert copy == tmp_path / "backups" / f"{name}-2026-11-22.db"


def test_copies_of_days_to_come_stay_and_do_not_push_out_the_new_one(store: Store) -> None:
    for day in (401, 0, 1):
        assert store.copy_of_the_day(NOON + day * DAY, keep=1)
    names = [f"roleplay.db-{day}.db" for day in ("2026-11-23", "2027-12-28")]
    assert sorted(file.name for file in (store.path.parent / "backups").iterdir()) == names
