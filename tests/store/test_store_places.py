"""Places where progress cannot be kept: a sentence that says what to do, and nothing harmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roleplay.errors import StoreAccessError, StoreError
from roleplay.store import Store, set_damaged_aside
from store.samples import attempt, turn

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    StartChild = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def sound(path: Path) -> bytes:
    """The bytes of a progress file; comes before `unprivileged_path`, as it reads the sources."""
    with Store.open(path) as store:
        attempt(store)
    return path.read_bytes()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreAccessError, match="a folder or a device"):
        Store.open(tmp_path)
    with pytest.raises(StoreAccessError, match="a folder or a device"):
        Store.open("/dev/null")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("I am a file.")
    with pytest.raises(StoreAccessError, match="--db"):
        Store.open(tmp_path / "file" / "roleplay.db")


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreAccessError, match="--db"):
        Store.open(tmp_path / ("x" * 300))


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop.db").symlink_to(tmp_path / "loop.db")
    with pytest.raises(StoreError, match="--db"):
        Store.open(tmp_path / "loop.db")


def test_a_folder_that_may_not_be_written_says_so(sound: bytes, unprivileged_path: Path) -> None:
    file = unprivileged_path / "roleplay.db"
    unprivileged_path.chmod(0o500)
    with pytest.raises(StoreAccessError, match="may write"):
        Store.open(file)
    with pytest.raises(StoreAccessError, match="may write"):
        Store.open(unprivileged_path / "deeper" / "roleplay.db")
    unprivileged_path.chmod(0o700)
    file.write_bytes(sound)
    unprivileged_path.chmod(0o500)
    with pytest.raises(StoreAccessError, match="may write"):
        Store.open(file)
    assert list(unprivileged_path.iterdir()) == [file]
    assert file.read_bytes() == sound


def test_a_file_that_may_not_be_written_says_so(sound: bytes, unprivileged_path: Path) -> None:
    file = unprivileged_path / "roleplay.db"
    file.write_bytes(sound)
    for mode in (0o400, 0o000):
        file.chmod(mode)
        with pytest.raises(StoreAccessError, match="may write"):
            Store.open(file)
    file.chmod(0o600)
    assert file.read_bytes() == sound


def test_a_damaged_file_that_may_not_be_moved_stays(unprivileged_path: Path) -> None:
    file = unprivileged_path / "roleplay.db"
    file.write_bytes(b"SQLite format 3\0" + b"garbage" * 1000)
    unprivileged_path.chmod(0o500)
    with pytest.raises(StoreAccessError, match="may write"):
        set_damaged_aside(file)
    assert list(unprivileged_path.iterdir()) == [file]


def test_a_folder_for_copies_that_cannot_be_written_stops_nobody(store: Store) -> None:
    (store.path.parent / "backups").write_text("in the way")
    assert store.copy_of_the_day(0) is None
    with pytest.raises(StoreAccessError, match="may write"):
        store.backup(store.path.parent / "no such folder" / "copy.db")


@pytest.mark.parametrize("loss", ["deleted", "replaced"])
def test_a_file_that_is_lost_during_a_conversation_is_noticed(path: Path, loss: str) -> None:
    with Store.open(path) as store:
        begun = attempt(store)
        path.rename(path.with_name("elsewhere.db"))
        if loss == "replaced":
            path.touch()
        with pytest.raises(StoreAccessError, match="was moved or deleted"):
            store.save_turn(begun.uid, turn(0))
        assert store.turns(begun.uid) == ()


def test_a_full_disk_says_so_and_what_was_saved_is_safe(
    path: Path, start_child: StartChild
) -> None:
    said, _ = start_child("fill", path, 150_000).communicate()
    sentence, kept, goes_on = said.splitlines()
    assert sentence.startswith("StoreFullError: There is no room to save progress in")
    assert "Free some space" in sentence
    assert (kept, goes_on) == ("True", "True")


@pytest.mark.parametrize("limit", [0, 1000, 5000, 20_000, 40_000])
def test_a_disk_that_is_full_from_the_start_leaves_nothing_half_made(
    path: Path, start_child: StartChild, limit: int
) -> None:
    said, _ = start_child("create_without_room", path, limit).communicate()
    sentence, sound_later = said.splitlines()
    assert sentence.startswith("StoreFullError: There is no room to save progress in")
    assert sound_later == "True"
