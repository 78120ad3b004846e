"""`roleplay progress` in words that a trainer and a trainee read."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from cli.practice_pack import Terminal, lay_out
from roleplay.repetition.consistency import Consistency, Unlock, wilson_lower
from roleplay.reports.labels import spaced
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


def test_a_moment_that_begins_in_silence_comes_back_by_what_was_said_before(kim: Terminal) -> None:
    """All moments that come back are told alike: in the customer's words."""
    file = Path("scenarios/late-parcel.yaml")
    text = file.read_text("utf-8").replace("    customer: What now, for {child}, at step-2?\n", "")
    text = text.replace("then: step-2", "reaction: Is that so?, then: step-2")
    file.write_text(text, "utf-8")
    told = kim.type("play", "late-parcel", "--plain", answers=["weak"])
    assert "“Is that so?”" in told
    assert "step 2" not in told.split("Back tomorrow: ")[1].splitlines()[0]


def test_an_hour_in_a_name_reads_as_an_hour() -> None:
    assert spaced("four-o-clock") == "four o'clock"


def test_the_evidence_of_a_level_is_never_rounded_up_to_what_is_needed() -> None:
    """18 of 20 vouch for 69.9 %, and that is not the 70 % that are needed."""
    lower = wilson_lower(18, 20)
    evidence = Consistency(20, 18, lower, Fraction(9, 10), Fraction(0), critical=0)
    told = unlock_line(Unlock(2, open=False, evidence=evidence))
    assert "fairly sure (95 %) that you pass 69 % or more" in told
    assert "It opens at 70 %: 10 passes in a row show that." in told


def test_why_a_level_is_not_open_is_told_as_one_tells_a_new_colleague() -> None:
    evidence = Consistency(3, 1, wilson_lower(1, 3), Fraction(29, 100), Fraction(1, 2), critical=2)
    assert unlock_line(Unlock(2, open=False, evidence=evidence)) == (
        "Level 2 (practised): not yet. At level 1 you passed 1 of your last 3 conversations, with "
        "a lowest score of 29 %. That makes it fairly sure (95 %) that you pass 6 % or more. "
        "It takes 10 conversations; with the same customer the first of a day counts. "
        "It opens at 70 %: 10 passes in a row show that. No score may be under 60 %. "
        "There must be no critical behavior, and 2 of these have one."
    )


def test_nobody_is_praised_for_what_they_mostly_leave_out(kim: Terminal) -> None:
    """“What you do well, again and again: 2 of 12 times” is no praise."""
    for day in range(2, 6):
        kim.on(f"2026-11-{day:02}")
        answers = ["best", "weak"] if day < 4 else ["weak"]
        kim.type("play", "late-parcel", "--plain", "--new", answers=answers)
    told = kim.type("progress")
    assert "What you do well" not in told
    assert "What to practise" in told


def test_the_worth_of_a_behavior_is_not_called_a_level(kim: Terminal) -> None:
    missed_for(kim, 2)
    assert "recites: 2 of 6 times (33 %), worth 1 of 4" in kim.type("progress")


def test_on_a_narrow_terminal_no_line_breaks_a_word(kim: Terminal) -> None:
    missed_for(kim, 2)
    whole = kim.type("progress")
    kim.patch.setattr("roleplay.cli.terminal.line_width", lambda: 40)
    narrow = kim.type("progress")
    assert set(narrow.split("practised on")[1].split()) <= set(whole.split())
    assert all(len(line) <= 40 for line in narrow.split("practised on")[1].splitlines())


@pytest.mark.parametrize("enough", [False, True], ids=["due", "enough"])
def test_the_next_day_is_never_a_day_that_has_passed(kim: Terminal, *, enough: bool) -> None:
    kim.type("play", "late-parcel", "--plain", answers=["weak"])
    kim.on("2026-12-24")
    if enough:
        kim.type("drill", "--plain", "--minutes", "30")
    due = json.loads(kim.type("due", "--json"))
    assert (due["due"] > 0) is not enough
    assert due["next"] >= ("2026-12-25" if enough else "2026-12-24")
