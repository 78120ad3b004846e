"""`roleplay progress` in words that a trainer and a trainee read."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from cli.practice_pack import Terminal, lay_out
from roleplay.repetition.consistency import Consistency, Unlock, wilson_lower
from roleplay.reports.record import unlock_line


@pytest.fixture
def kim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    lay_out(tmp_path / "pack", monkeypatch)
    return Terminal(monkeypatch).on("2026-11-02")


def missed_for(kim: Terminal, days: int) -> None:
    """The first moment of the parcel is missed on so many days, the others never."""
    for day in range(2, 2 + days):
        kim.on(f"2026-11-{day:02}")
        kim.type("play", "late-parcel", "--plain", "--new", answers=["weak", "best"])


def test_moments_that_will_not_stick_are_told_to_whoever_trains(kim: Terminal) -> None:
    missed_for(kim, 5)
    told = kim.type("progress")
    assert "Stuck: missed again and again, so not drilled any more. Talk them over:\n" in told
    assert "  The late parcel, step 1; missed 4 times\n" in told
    record = json.loads(kim.type("progress", "--json"))
    assert record["stuck"] == [{"scenario": "late-parcel", "moment": "step-1", "lapses": 4}]


def test_where_nothing_is_stuck_nothing_is_said_of_it(kim: Terminal) -> None:
    missed_for(kim, 4)
    assert "Stuck" not in kim.type("progress")
    assert json.loads(kim.type("progress", "--json"))["stuck"] == []


def test_a_habit_names_its_moment_by_title_and_words(kim: Terminal) -> None:
    missed_for(kim, 2)
    assert "last at The late parcel, step 1; --habit recites\n" in kim.on("2026-11-09").type(
        "progress"
    )


def test_a_habit_is_offered_as_a_drill_only_where_something_is_left_to_drill(
    kim: Terminal,
) -> None:
    """Everything that tempts to it was answered today."""
    Path("scenarios/wrong-sofa.yaml").unlink()
    Path("scenarios/lost-dog.yaml").unlink()
    missed_for(kim, 2)
    assert "last at The late parcel, step 1\n" in kim.type("progress")


def test_the_share_of_a_habit_is_rounded_to_the_nearest_percent(kim: Terminal) -> None:
    """Two of three times is 67 %; only scores are rounded down."""
    kim.type("play", "late-parcel", "--plain", answers=["weak", "weak", "best"])
    assert "recites: 2 of 3 times (67 %)" in kim.type("progress")


def test_what_comes_back_is_told_in_the_customers_words(kim: Terminal) -> None:
    told = kim.type("play", "late-parcel", "--plain", "--seed", "1", answers=["weak", "best"])
    assert "Back tomorrow: “What now, for " in told
    assert ", at step-1?”." in told
    assert "Back in 2 days: “What now, for " in told


def test_the_evidence_of_a_level_is_never_rounded_up_to_what_is_needed() -> None:
    """18 of 20 vouch for 69.9 %, and that is not the 70 % that are needed."""
    lower = wilson_lower(18, 20)
    evidence = Consistency(20, 18, lower, Fraction(9, 10), Fraction(0), critical=0)
    told = unlock_line(Unlock(2, open=False, evidence=evidence))
    assert "vouches for 69 % or more" in told
    assert "It needs 70 % vouched for" in told


@pytest.mark.parametrize("enough", [False, True], ids=["due", "enough"])
def test_the_next_day_is_never_a_day_that_has_passed(kim: Terminal, *, enough: bool) -> None:
    kim.type("play", "late-parcel", "--plain", answers=["weak"])
    kim.on("2026-12-24")
    if enough:
        kim.type("drill", "--plain", "--minutes", "30")
    due = json.loads(kim.type("due", "--json"))
    assert (due["due"] > 0) is not enough
    assert due["next"] >= ("2026-12-25" if enough else "2026-12-24")
