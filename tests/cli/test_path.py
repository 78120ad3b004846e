"""`roleplay path`: which paths there are, beginning one, and its next step."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.practice_pack import Terminal, lay_out, scenario

PATH = """\
format: roleplay-path/1
title: The first week
summary: From the first text to the first customer.
steps:
  hear-first: {reading: Hear first. Then solve., title: Hear first, due: 0}
  parcel: {scenario: late-parcel, due: 2}
  drill: {drill: 5}
"""


@pytest.fixture
def kim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    lay_out(tmp_path / "pack", monkeypatch, {"paths/first-week.yaml": PATH})
    return Terminal(monkeypatch).on("2026-11-02")


def test_paths_are_listed_before_anything_is_stored(kim: Terminal) -> None:
    listed = kim.type("path")
    assert "first-week  The first week" in listed
    assert "Not begun: roleplay path start first-week" in listed
    assert not Path("progress").exists()


def test_a_path_that_was_begun_shows_its_bar_and_the_next_step(kim: Terminal) -> None:
    kim.type("path", "start", "first-week")
    kim.type("path", "next")
    assert kim.type("path") == (
        "first-week  The first week\n"
        "  From the first text to the first customer.\n"
        "  ██████░░░░░░░░░░░░░░ 1 of 3 steps\n"
        "  ✓ Hear first\n"
        "  ❯ The late parcel; pass it once; planned within 2 days\n"
        "  · A drill of 5 minutes; answer the moments that are due\n"
        "  “roleplay path next” goes on with ❯.\n"
    )


def test_next_reads_plays_and_drills_until_the_path_is_finished(kim: Terminal) -> None:
    kim.type("path", "start", "first-week")
    assert kim.type("path", "next") == (
        "Hear first\n\nHear first. Then solve.\n\n"
        "Press Enter when you have read it, or type q for later: \n"
    )
    assert "Passed: 100 % overall." in kim.type("path", "next", "--plain")
    assert "with the best reply" in kim.type("path", "next", "--plain")
    assert "Finished." in kim.type("path")
    kim.type("path", "next")
    assert kim.status == 2
    assert "There is no step to do" in kim.err


def test_an_off_script_step_is_done_when_it_is_passed(kim: Terminal) -> None:
    hidden = scenario("The test", level=1, industry="bank", more="off-script: yes")
    Path("scenarios/the-test.yaml").write_text(hidden, "utf-8")
    Path("paths/first-week.yaml").write_text(PATH.replace("late-parcel", "the-test"), "utf-8")
    kim.type("path", "start", "first-week")
    kim.type("play", "the-test", "--plain")
    assert "✓ The test" in kim.type("path")


def test_a_day_that_has_passed_is_no_reproach(kim: Terminal) -> None:
    kim.type("path", "start", "first-week")
    assert "was planned for 2026-11-02; now is fine" in kim.on("2026-11-20").type("path")


def test_beginning_twice_keeps_the_first_day(kim: Terminal) -> None:
    kim.type("path", "start", "first-week")
    kim.on("2026-11-05").type("path", "start", "first-week")
    (path,) = json.loads(kim.type("path", "--json"))["paths"]
    assert (path["started"], path["day"], path["done"]) == ("2026-11-02", 3, 0)


def test_a_path_that_is_not_there_is_refused(kim: Terminal) -> None:
    kim.type("path", "start", "second-week")
    assert kim.status == 2
    assert "There is no path “second-week”" in kim.err


def test_without_a_start_there_is_no_next_step(kim: Terminal) -> None:
    kim.type("path", "next")
    assert kim.status == 2
    assert "how to begin one" in kim.err


def test_a_path_with_a_fault_is_named_with_its_place(kim: Terminal) -> None:
    Path("paths/broken.yaml").write_text(PATH.replace("late-parcel", "late-parsel"), "utf-8")
    assert "paths/broken.yaml:6:22: broken: There is no scenario" in kim.type("path")
    kim.type("check", "paths/broken.yaml")
    assert kim.status == 1
    assert "L801" in kim.out


def test_hostile_titles_are_shown_as_text(kim: Terminal) -> None:
    Path("paths/odd.yaml").write_text(PATH.replace("The first week", '"[red]x[/y]"'), "utf-8")
    assert "odd  [red]x[/y]" in kim.type("path")
    assert kim.status == 0


def drill_is_done(kim: Terminal) -> bool:
    (path,) = json.loads(kim.type("path", "--json"))["paths"]
    return bool(path["steps"][-1]["done"])


def test_a_drill_before_its_turn_does_not_count_and_one_after_it_does(kim: Terminal) -> None:
    """Drilling on the first day, before the text was read and anybody was met, ticks nothing."""
    kim.type("path", "start", "first-week")
    kim.type("drill", "--plain")
    assert not drill_is_done(kim)
    kim.on("2026-11-02", "10:00").type("path", "next")
    kim.type("path", "next", "--plain")
    assert not drill_is_done(kim)
    kim.on("2026-11-03").type("path", "next", "--plain")
    assert drill_is_done(kim)


def test_a_drill_that_was_left_early_or_of_one_habit_only_does_not_count(kim: Terminal) -> None:
    for name in ("wrong-sofa", "lost-dog"):
        Path(f"scenarios/{name}.yaml").unlink()
    kim.type("path", "start", "first-week")
    kim.type("path", "next")
    kim.type("path", "next", "--plain")
    kim.on("2026-11-09").type("drill", "--plain", answers=["best", None])
    assert not drill_is_done(kim)
    kim.on("2026-11-30").type("drill", "--plain", "--habit", "recites")
    assert "3 of 3 with the best reply" in kim.out
    assert not drill_is_done(kim)
    kim.on("2027-02-01").type("drill", "--plain")
    assert drill_is_done(kim)
