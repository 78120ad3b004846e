"""`roleplay config set database`: where nothing could be kept is refused at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from roleplay.settings import config_file
from roleplay.store import Store


def refused(roleplay, place: object) -> str:
    said = roleplay("config", "set", "database", str(place))
    assert (said.status, said.out) == (2, "")
    assert not config_file().exists()
    return said.err


def test_a_folder_is_refused_with_a_file_to_name_in_it(roleplay, tmp_path: Path) -> None:
    said = refused(roleplay, tmp_path)
    assert said == (
        f"roleplay: “{tmp_path}” is a folder. Name a file in it, as in {tmp_path}/roleplay.db.\n"
    )


def test_a_place_under_a_file_or_a_device_is_refused(roleplay, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert "cannot be" in refused(roleplay, tmp_path / "file" / "roleplay.db")
    assert "cannot be written" in refused(roleplay, os.devnull)


def test_a_name_that_is_too_long_is_refused(roleplay) -> None:
    assert "cannot be a file" in refused(roleplay, "x" * 5_000)


def test_a_home_that_is_not_there_is_refused(roleplay) -> None:
    assert "home folder that does not exist" in refused(roleplay, "~nobody-at-all/roleplay.db")


def test_a_place_that_may_not_be_written_is_refused(
    roleplay, unprivileged_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(unprivileged_path / "config"))
    shut = unprivileged_path / "shut"
    shut.mkdir(mode=0o500)
    assert "does not allow it" in refused(roleplay, shut / "new" / "roleplay.db")


def test_a_new_folder_is_made_when_it_is_needed(roleplay, tmp_path: Path) -> None:
    place = tmp_path / "new" / "roleplay.db"
    assert roleplay("config", "set", "database", place).status == 0
    assert not place.parent.exists()


def test_a_file_with_something_else_in_it_is_refused_and_left_alone(
    roleplay, tmp_path: Path
) -> None:
    text = tmp_path / "README.md"
    text.write_text("# Read me\n", "utf-8")
    assert "is not a progress file" in refused(roleplay, text)
    assert text.read_text("utf-8") == "# Read me\n"


def test_a_file_with_progress_or_with_nothing_in_it_is_taken(roleplay, tmp_path: Path) -> None:
    Store.open(tmp_path / "old.db").close()
    (tmp_path / "empty.db").touch()
    for name in ("old.db", "empty.db"):
        assert roleplay("config", "set", "database", tmp_path / name).status == 0


def test_a_name_of_spaces_is_refused(roleplay) -> None:
    assert "needs a value" in refused(roleplay, "  ")
