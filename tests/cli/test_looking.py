"""Looking never writes: nobody comes to be by being asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.practice_pack import Terminal, lay_out
from roleplay.desk import Desk

LOOKS = [("progress",), ("due",), ("path",), ("list",)]


@pytest.fixture
def kim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    lay_out(tmp_path / "pack", monkeypatch)
    terminal = Terminal(monkeypatch).on("2026-11-02")
    terminal.type("play", "late-parcel", "--plain")
    return terminal


def people(kim: Terminal) -> list[str]:
    return [each["name"] for each in json.loads(kim.type("trainee", "--json"))["trainees"]]


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
@pytest.mark.parametrize("json", [(), ("--json",)], ids=["text", "json"])
def test_a_name_that_nobody_has_is_refused_and_not_written_down(
    kim: Terminal, look: tuple[str], json: tuple[str, ...]
) -> None:
    kim.type(*look, "--trainee", "ghost", *json)
    assert (kim.status, kim.out) == (2, "")
    assert kim.err == "roleplay: Nobody called “ghost” practises here. There are: “Kim”.\n"
    assert people(kim) == ["Kim"]


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
def test_a_name_that_was_mistyped_is_told_whose_is_meant(kim: Terminal, look: tuple[str]) -> None:
    kim.type(*look, "--trainee", "kimm")
    assert kim.err == "roleplay: Nobody called “kimm” practises here. Did you mean “Kim”?\n"


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
def test_somebody_new_may_look_and_is_not_written_down(
    kim: Terminal, look: tuple[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their name is that of the login or the config, so nothing was mistyped."""
    monkeypatch.setenv("ROLEPLAY_TRAINEE", "Lou")
    kim.type(*look)
    assert kim.err == ""
    assert kim.status in (0, 4)
    assert people(kim) == ["Kim"]


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
def test_before_anybody_practised_a_name_is_refused_and_no_file_is_made(
    kim: Terminal, look: tuple[str], tmp_path: Path
) -> None:
    kim.type(*look, "--trainee", "ghost", "--db", tmp_path / "new" / "file.db")
    assert kim.status == 2
    assert "Nobody called “ghost” practises here. Nobody does yet." in kim.err
    assert not (tmp_path / "new").exists()


def test_the_next_thing_that_is_done_writes_somebody_new_down(kim: Terminal) -> None:
    kim.type("play", "wrong-sofa", "--plain", "--trainee", "Lou")
    assert people(kim) == ["Kim", "Lou"]


def test_a_desk_keeps_its_file_wherever_the_program_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thread that reads on after the screen was left makes no file in another folder."""
    begun, later = tmp_path / "begun", tmp_path / "later"
    begun.mkdir()
    later.mkdir()
    monkeypatch.chdir(begun)
    desk = Desk(database=Path("progress.db"), trainee="Kim")
    assert desk.is_first_run
    monkeypatch.chdir(later)
    assert desk.trainee.name == "Kim"
    desk.close()
    assert (begun / "progress.db").exists()
    assert list(later.iterdir()) == []
