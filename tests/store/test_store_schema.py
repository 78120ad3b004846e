"""Files of older and newer versions, and of other programs."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from roleplay.errors import StoreError, StoreNewerError
from roleplay.store import Store, schema
from store.samples import attempt, turn

if TYPE_CHECKING:
    from pathlib import Path

    from roleplay.store.sqlite import Database


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A roleplay whose schema is two steps further; gives the folder of its steps."""
    folder = tmp_path / "migrations"
    shutil.copytree(schema.FOLDER, folder)
    last = max(schema.steps())
    (folder / f"{last + 1:04}_drinks.sql").write_text(
        "-- what people drink; not a fact\nCREATE TABLE drink (\n  name TEXT NOT NULL\n);\n"
        "INSERT INTO drink (name) VALUES ('tea; with milk');\n"
    )
    (folder / f"{last + 2:04}_snacks.sql").write_text("CREATE TABLE snack (name TEXT NOT NULL);\n")
    monkeypatch.setattr(schema, "FOLDER", folder)
    return folder


@pytest.fixture
def older_file(path: Path) -> Path:
    """A file of the present version, with progress in it."""
    with Store.open(path) as store:
        store.save_turn(attempt(store).uid, turn(0))
    return path


def query(path: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_the_steps_are_numbered_without_gaps() -> None:
    assert list(schema.steps()) == list(range(1, len(schema.steps()) + 1))


def test_an_older_file_is_brought_up_to_date_and_a_copy_is_kept(
    older_file: Path, next_version: Path
) -> None:
    last = max(schema.steps())
    with Store.open(older_file) as store:
        assert store.integrity() == []
        (begun,) = store.unfinished(store.trainee("Ana", at=0).uid)
        assert store.turns(begun.uid) == (turn(0),)
    assert query(older_file, "SELECT name FROM drink") == [("tea; with milk",)]
    assert query(older_file, "SELECT MAX(version) FROM schema_version") == [(last,)]
    (copy,) = older_file.parent.glob(f"roleplay.schema-{last - 2}-????????-??????.db")
    assert query(copy, "SELECT MAX(version) FROM schema_version") == [(last - 2,)]
    assert query(copy, "SELECT reply FROM turn") == [("own-it",)]


def test_a_file_that_is_up_to_date_or_new_is_not_copied(path: Path, next_version: Path) -> None:
    for _ in range(2):
        Store.open(path).close()
    assert list(path.parent.iterdir()) == [path]


def test_a_step_that_another_process_takes_meanwhile_is_not_taken_twice(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = schema.version
    others = iter([False, True])  # after the look that finds a step to be taken

    def overtaken(database: Database) -> int:
        seen = look(database)
        if next(others, False):
            Store.open(path).close()
        return seen

    monkeypatch.setattr(schema, "version", overtaken)
    with Store.open(path) as store:
        assert store.integrity() == []


def test_a_step_that_fails_leaves_the_file_as_it_was(older_file: Path, next_version: Path) -> None:
    step = max(next_version.iterdir())
    step.write_text("CREATE TABLE snack (name TEXT);\nCREATE TABLE snack (name TEXT);\n")
    with pytest.raises(StoreError, match="report it"):
        Store.open(older_file)
    assert query(older_file, "SELECT name FROM sqlite_master WHERE name = 'snack'") == []
    assert query(older_file, "SELECT COUNT(*) FROM turn") == [(1,)]
    step.write_text("CREATE TABLE snack (name TEXT);\n")
    with Store.open(older_file) as store:
        assert store.integrity() == []


def test_a_file_of_a_newer_version_is_refused_and_left_alone(
    path: Path, next_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as store:
        attempt(store)
        monkeypatch.undo()
        assert store.integrity()[0].endswith("or choose another file with --db.")
    before = path.read_bytes()
    with pytest.raises(StoreNewerError, match="Update roleplay"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_file_of_a_newer_version_is_refused_even_where_it_was_left_in_the_midst_of_writing(
    path: Path, next_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(path).close()
    path.with_name(path.name + "-journal").touch()
    monkeypatch.undo()
    with pytest.raises(StoreNewerError, match="Update roleplay"):
        Store.open(path)


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photo (name TEXT)")
        connection.execute("CREATE TABLE schema_version (version TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Store.open(path)
    assert path.read_bytes() == before
    assert list(tmp_path.glob("photos*")) == [path]
