"""A day stays the day it was: what was done on it does not move when the machine travels."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.practice_pack import Terminal, lay_out

PATH = """\
format: roleplay-path/1
title: Two days
steps:
  parcel: {scenario: late-parcel, rule: pass-on-two-days}
"""
TOKYO, HONOLULU = "Asia/Tokyo", "Pacific/Honolulu"


@pytest.fixture(autouse=True)
def own_zone_again() -> Iterator[None]:
    """Back to the machine's own time zone afterwards."""
    yield
    time.tzset()


@pytest.fixture
def kim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    lay_out(tmp_path / "pack", monkeypatch, {"paths/two-days.yaml": PATH})
    return Terminal(monkeypatch)


def at(kim: Terminal, zone: str, day: str, hour: str) -> Terminal:
    """Kim at a local time somewhere in the world."""
    kim.patch.setenv("TZ", zone)
    time.tzset()
    return kim.on(day, hour)


def record(kim: Terminal) -> dict[str, object]:
    return json.loads(kim.type("progress", "--json"))


def test_two_days_stay_two_days_wherever_they_are_looked_at(kim: Terminal) -> None:
    """A morning and an afternoon in Tokyo are one day in Honolulu, and were two for Kim."""
    at(kim, TOKYO, "2026-11-02", "23:00").type("play", "late-parcel", "--plain")
    at(kim, TOKYO, "2026-11-03", "01:00").type("play", "late-parcel", "--plain", "--new")
    there = record(kim)
    assert there["days"] == {"2026-11-02": 1, "2026-11-03": 1}
    at(kim, HONOLULU, "2026-11-03", "12:00").type("path", "start", "two-days")
    here = record(kim)
    assert here["days"] == there["days"]
    assert here["mastery"] == there["mastery"]
    assert here["mastery"]["late-parcel"]["days"] == 2
    assert "✓ The late parcel" in kim.type("path")


def test_one_day_does_not_become_two_by_travelling(kim: Terminal) -> None:
    """Only the first run of a day counts, and the second in Tokyo was on the same day."""
    for hour in ("08:00", "20:00"):
        at(kim, TOKYO, "2026-11-02", hour).type("play", "late-parcel", "--plain", "--new")
    at(kim, HONOLULU, "2026-11-05", "12:00")
    assert record(kim)["mastery"]["late-parcel"]["days"] == 1
    assert record(kim)["days"] == {"2026-11-02": 2}


def test_the_day_of_a_conversation_is_the_one_on_which_it_ended(kim: Terminal) -> None:
    at(kim, TOKYO, "2026-11-02", "23:50")
    kim.type("play", "late-parcel", "--plain", answers=["best", None])
    at(kim, TOKYO, "2026-11-03", "00:10").type("play", "late-parcel", "--plain")
    (done,) = record(kim)["attempts"]
    assert done["day"] == "2026-11-03"
    assert record(kim)["days"] == {"2026-11-03": 1}


def test_a_drill_and_the_start_of_a_path_keep_their_days(kim: Terminal) -> None:
    at(kim, TOKYO, "2026-11-02", "01:00").type("path", "start", "two-days")
    kim.type("drill", "--plain")
    at(kim, HONOLULU, "2026-11-04", "12:00")
    assert record(kim)["days"] == {"2026-11-02": 1}
    (path,) = json.loads(kim.type("path", "--json"))["paths"]
    assert path["started"] == "2026-11-02"


def test_passing_once_asks_for_the_first_run_of_some_day(kim: Terminal) -> None:
    """What is repeated at once shows what is still in the ear."""
    Path("paths/two-days.yaml").write_text(PATH.replace("pass-on-two-days", "pass-once"), "utf-8")
    at(kim, TOKYO, "2026-11-02", "09:00").type("path", "start", "two-days")
    kim.type("play", "late-parcel", "--plain", answers=["weak"])
    kim.on("2026-11-02", "10:00").type("play", "late-parcel", "--plain")
    assert "0 of 1 steps" in kim.type("path")
    kim.on("2026-11-03").type("play", "late-parcel", "--plain")
    assert "1 of 1 steps" in kim.type("path")


def test_a_coached_pass_is_evidence_as_any_other(kim: Terminal) -> None:
    """The coach speaks after each reply, so the replies are Kim's own."""
    for day in ("02", "03", "04"):
        at(kim, TOKYO, f"2026-11-{day}", "09:00")
        kim.type("play", "late-parcel", "--plain", "--new", "--mode", "coached", "--seed", day)
    assert record(kim)["mastery"]["late-parcel"]["mastered"]
    assert {done["mode"] for done in record(kim)["attempts"]} == {"coached"}
