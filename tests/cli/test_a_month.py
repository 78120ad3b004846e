"""A month of one trainee, day by day, with the program's own commands and a real progress file."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.practice_pack import Terminal, lay_out

PATH = """\
format: roleplay-path/1
title: The first weeks
steps:
  hear-first: {reading: Hear first. Then solve., title: Hear first, due: 0}
  parcel: {scenario: late-parcel, rule: mastery, due: 9}
  drill: {drill: 5, due: 10}
  sofa: {scenario: wrong-sofa, rule: pass-on-two-days, due: 12}
"""


@pytest.fixture(autouse=True)
def own_zone_again() -> Iterator[None]:
    """Back to the machine's own time zone afterwards."""
    yield
    time.tzset()


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """The pack with a path; a trainee in Berlin."""
    lay_out(tmp_path / "pack", monkeypatch, {"paths/first-weeks.yaml": PATH})
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    return Terminal(monkeypatch)


def test_a_month_from_the_first_bad_call_to_an_open_level_and_a_finished_path(
    terminal: Terminal,
) -> None:
    kim = terminal.on("2026-11-02")
    kim.type("due")
    assert kim.status == 4
    assert "Nothing is due" in kim.out

    # Monday: the path begins with a text, and the first customer goes badly.
    assert "0 of 4 steps" in kim.type("path", "start", "first-weeks")
    assert "Hear first. Then solve." in kim.type("path", "next")
    assert "1 of 4 steps" in kim.type("path")
    kim.type("path", "next", "--plain", answers=["critical", "weak", "best"])
    assert "Not passed" in kim.out
    assert kim.type("due") == "Nothing is due today. Next: tomorrow.\n"

    # Tuesday: the two that went wrong are back, and the drill puts others beside them.
    kim.on("2026-11-03").type("due")
    assert (kim.status, kim.out.split(" are due")[0]) == (0, "2 moments")
    kim.type("drill", "--plain", "--seed", "1", answers=["best", "weak", "best", None])
    assert "The late parcel" in kim.out
    assert "Comes back" in kim.out
    assert "The model reply: The best one" in kim.out

    # The same customers again on the following days: the first run of a day counts.
    for day in ("04", "05", "06"):
        kim.on(f"2026-11-{day}").type("play", "late-parcel", "--plain", "--seed", day)
        assert "Passed: 100 % overall." in kim.out
        kim.on(f"2026-11-{day}", "15:00")
        kim.type("play", "late-parcel", "--plain", "--new", answers=["weak"])
    record = json.loads(kim.type("progress", "--json"))
    assert record["mastery"]["late-parcel"] == {"mastered": True, "days": 3, "variants": 2}

    # The drill of the path practises what came before it: Tuesday's was too early, this one counts.
    assert [each["name"] for each in _steps(kim) if each["done"]] == ["hear-first", "parcel"]
    kim.type("path", "next", "--plain")
    assert "with the best reply. Enough for now." in kim.out
    assert [each["name"] for each in _steps(kim) if each["done"]] == [
        *("hear-first", "parcel", "drill")
    ]
    assert json.loads(kim.type("path", "--json"))["paths"][0]["next"] == "sofa"

    # Level 2 stays advice until ten runs vouch for it.
    assert [level["open"] for level in record["levels"]] == [True, False, False]
    for day in range(7, 17):
        kim.on(f"2026-11-{day:02}").type("play", "wrong-sofa", "--plain", "--new")
    record = json.loads(kim.type("progress", "--json"))
    assert record["levels"][1]["open"]
    assert record["levels"][1]["evidence"]["lower"] == 0.7225
    assert "Level 2 (practised): open. At level 1 you passed 10 of your last 10 conv" in kim.type(
        "progress"
    )
    (path,) = json.loads(kim.type("path", "--json"))["paths"]
    assert path["finished"]
    assert "Finished." in kim.type("path")

    # Kim predicted 100 each time; the afternoons of weak replies were another matter.
    assert record["calibration"]["runs"] >= 5
    assert "recites" in {habit["behavior"] for habit in record["habits"]}

    # Three weeks away: no heap of work, a cap, and an easy one first.
    kim.on("2026-12-10").type("due", "--json")
    due = json.loads(kim.out)
    assert 0 < due["due"] <= 12
    drilled = kim.type("drill", "--plain", "--seed", "2")
    assert "An easy one after the break." in drilled
    assert "6 moments: 5 due and 1 ahead of time." in drilled
    assert "6 of 6 with the best reply. 1 moment is due still" in drilled


def _steps(kim: Terminal) -> list[dict[str, object]]:
    (path,) = json.loads(kim.type("path", "--json"))["paths"]
    return path["steps"]
