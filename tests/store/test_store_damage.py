"""Damaged files are told from sound ones, never changed by opening them, and kept when moved."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from roleplay.errors import StoreDamagedError
from roleplay.store import Store, set_damaged_aside
from store.samples import attempt, turn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOON = 1_795_348_800
"""2026-11-22 12:00:00 UTC, in seconds."""


@pytest.fixture
def sound(path: Path) -> bytes:
    with Store.open(path) as store:
        uid = attempt(store).uid
        for seq in range(200):
            store.save_turn(uid, turn(seq))
    return path.read_bytes()


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder; SQLite's index of the log can be made anew, and does not count."""
    files = {file.name: file.read_bytes() for file in folder.iterdir()}
    return {name: text for name, text in files.items() if text and not name.endswith("-shm")}


HEAD = b"SQLite format 3\0"

FOREIGN = {
    "a diary": b"Dear diary, today I was very patient.\n" * 50,
    "two bytes": b"ab",
    "zeros": bytes(8192),
    "another format": b"SQLite format 4\0" + b"garbage" * 2000,
}

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "a head without sense": lambda _: HEAD + b"garbage" * 2000,
    "only the head": lambda sound: sound[:100],
    "only the first page": lambda sound: sound[:4096],
    "half of it": lambda sound: sound[: len(sound) // 2],
    "without the last page": lambda sound: sound[:-4096],
    "zeros behind the head": lambda sound: sound[:100] + bytes(len(sound) - 100),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_refused_and_left_as_it_is(path: Path, sound: bytes, damage: str) -> None:
    path.write_bytes(DAMAGES[damage](sound))
    before = contents(path.parent)
    for _ in range(2):
        with pytest.raises(StoreDamagedError, match="Move it somewhere safe"):
            Store.open(path)
    assert contents(path.parent) == before


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_file_that_is_something_else_is_never_touched(path: Path, kind: str) -> None:
    path.parent.mkdir()
    path.write_bytes(FOREIGN[kind])
    with pytest.raises(StoreDamagedError, match="is not a progress file; it was left as it is"):
        Store.open(path)
    assert set_damaged_aside(path) is None
    assert contents(path.parent) == {path.name: FOREIGN[kind]}


def test_an_entry_that_belongs_to_nothing_is_told_but_stops_nobody(path: Path) -> None:
    with Store.open(path) as store:
        uid = attempt(store).uid
    alter(path, "INSERT INTO prediction (attempt, percent, at) VALUES ('nobody', 50, 0)")
    assert set_damaged_aside(path) is None
    with Store.open(path) as store:
        assert store.integrity() == ["an entry of “prediction” belongs to nothing in “attempt”"]
        assert store.copy_of_the_day(NOON * 1000)
        assert store.attempt(uid)


@pytest.mark.parametrize("drawn", ["", "{", "[]", '{"cake": 1}', "[" * 100_000])
def test_drawn_values_that_cannot_be_read_are_told_as_damage(path: Path, drawn: str) -> None:
    with Store.open(path) as store:
        uid = attempt(store).uid
        alter(path, "UPDATE attempt SET drawn = ?", drawn)
        with pytest.raises(StoreDamagedError, match="backups"):
            store.attempt(uid)


@pytest.mark.parametrize("shown", ["", "7", "{}", "[7]", '[["own-it"]]', '[["own-it", "1"]]'])
def test_replies_shown_that_cannot_be_read_are_told_as_damage(path: Path, shown: str) -> None:
    with Store.open(path) as store:
        uid = attempt(store).uid
        store.save_turn(uid, turn(0))
        alter(path, "UPDATE turn SET shown = ?", shown)
        with pytest.raises(StoreDamagedError, match="backups"):
            store.turns(uid)


def alter(path: Path, statement: str, *values: str) -> None:
    """Change the file behind the back of the store."""
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(statement, values)


def test_an_empty_file_is_a_new_one(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with Store.open(path) as store:
        assert store.integrity() == []


def test_replies_in_the_log_of_a_damaged_file_are_not_touched(path: Path, tmp_path: Path) -> None:
    folder = _killed(path, tmp_path)
    (folder / path.name).write_bytes(b"garbage" * 2000)
    before = contents(folder)
    assert before[f"{path.name}-wal"]
    with pytest.raises(StoreDamagedError):
        Store.open(folder / path.name)
    assert contents(folder) == before


@pytest.mark.parametrize("lose", ["delete", "empty"])
def test_a_log_without_its_file_is_kept(path: Path, tmp_path: Path, lose: str) -> None:
    folder = _killed(path, tmp_path)
    file = folder / path.name
    file.unlink()
    if lose == "empty":
        file.touch()
    before = contents(folder)
    with pytest.raises(StoreDamagedError, match=f"its log “{path.name}-wal”"):
        Store.open(file)
    assert contents(folder) == before
    assert set_damaged_aside(file)
    assert list(contents(folder).values()) == list(before.values())
    Store.open(file).close()


def test_replies_in_the_log_of_a_process_that_died_are_there(path: Path, tmp_path: Path) -> None:
    folder = _killed(path, tmp_path)
    with Store.open(folder / path.name) as store:
        (begun,) = store.unfinished(store.trainee("Ana", at=0).uid)
        assert store.turns(begun.uid) == (turn(0),)


def _killed(path: Path, tmp_path: Path) -> Path:
    """A folder as a killed process leaves it: the last reply is in the log, not yet in the file."""
    with Store.open(path) as store:
        uid = attempt(store).uid
    with Store.open(path) as store:
        store.save_turn(uid, turn(0))
        return shutil.copytree(path.parent, tmp_path / "killed")


def test_a_damaged_file_is_moved_aside_with_its_log_under_the_time_of_its_last_change(
    path: Path,
) -> None:
    path.parent.mkdir()
    for companion in ("", "-wal"):
        file = path.with_name(path.name + companion)
        file.write_bytes(b"garbage" + companion.encode())
        os.utime(file, (NOON, NOON))
    aside = set_damaged_aside(path)
    assert aside == path.with_name("roleplay.damaged-20261122-120000.db")
    assert contents(path.parent) == {
        "roleplay.damaged-20261122-120000.db": b"garbage",
        "roleplay.damaged-20261122-120000.db-wal": b"garbage-wal",
    }


def test_damaged_files_never_overwrite_each_other(path: Path) -> None:
    path.parent.mkdir()
    asides = []
    texts = [HEAD + word for word in (b"first", b"second", b"third")]
    for text in texts:
        path.write_bytes(text)
        os.utime(path, (NOON, NOON))
        asides.append(set_damaged_aside(path))
    assert [aside.read_bytes() for aside in asides] == texts
    assert asides[2].name == "roleplay.damaged-20261122-120000-3.db"


def test_a_new_file_can_be_made_once_the_damaged_one_is_aside(path: Path, sound: bytes) -> None:
    path.write_bytes(sound[:-5000])
    aside = set_damaged_aside(path)
    with Store.open(path) as store:
        assert store.attempts() == ()
    assert aside.read_bytes() == sound[:-5000]


def test_a_sound_file_is_never_moved_aside(path: Path, sound: bytes) -> None:
    assert set_damaged_aside(path) is None
    with Store.open(path) as store:
        assert set_damaged_aside(path) is None
        assert store.integrity() == []


@pytest.fixture
def rotten(path: Path, sound: bytes) -> Path:
    """A file that opens, but has a page in its midst that holds nothing."""
    page = sound.rindex(b"moment-150") // 4096
    path.write_bytes(sound[: page * 4096] + bytes(4096) + sound[(page + 1) * 4096 :])
    return path


def test_damage_in_the_midst_is_found_by_looking_for_it(rotten: Path) -> None:
    with Store.open(rotten) as store:
        assert store.integrity()


def test_damage_in_the_midst_is_told_when_it_is_met(rotten: Path) -> None:
    with Store.open(rotten) as store:
        (begun,) = store.unfinished(store.trainee("Ana", at=0).uid)
        with pytest.raises(StoreDamagedError, match="backups"):
            store.turns(begun.uid)


def test_no_copy_of_the_day_is_made_of_a_damaged_file(rotten: Path) -> None:
    with Store.open(rotten) as store, pytest.raises(StoreDamagedError, match="No copy was made"):
        store.copy_of_the_day(NOON * 1000)
    assert not (rotten.parent / "backups").exists()


def test_damage_in_the_midst_can_be_moved_aside(rotten: Path) -> None:
    text = rotten.read_bytes()
    aside = set_damaged_aside(rotten)
    assert aside.read_bytes() == text
