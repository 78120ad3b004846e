"""Commands as they are typed, in this process."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from roleplay.cli.run import run
from worked_example import SCENARIO_TEXT, SCORECARD_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass
class Result:
    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def database(tmp_path, monkeypatch) -> Path:
    """Where the progress file of the test would be."""
    path = tmp_path / "progress" / "roleplay.db"
    monkeypatch.setenv("ROLEPLAY_DB", str(path))
    monkeypatch.setenv("ROLEPLAY_TRAINEE", "Kim")
    return path


@pytest.fixture
def roleplay(capsys, monkeypatch) -> Callable[..., Result]:
    """Run a command: `roleplay("play", "parcel", typed="1\\n")`."""

    def type_command(*arguments: str | Path, typed: str = "") -> Result:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Result(status, out, err)

    return type_command


@pytest.fixture
def pack(tmp_path, monkeypatch) -> Path:
    """A folder with the worked example as its pack, made the current one."""
    folder = tmp_path / "pack"
    (folder / "scenarios").mkdir(parents=True)
    (folder / "scorecards").mkdir()
    (folder / "scenarios" / "parcel.yaml").write_text(SCENARIO_TEXT, encoding="utf-8")
    (folder / "scorecards" / "listening-and-repair.yaml").write_text(
        SCORECARD_TEXT, encoding="utf-8"
    )
    monkeypatch.chdir(folder)
    return folder
