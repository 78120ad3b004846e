"""The tutorial, followed to the letter: its scenarios play, and `check` says what it announces."""

import datetime
import re
from pathlib import Path

import pytest

from roleplay.checks.check import check
from roleplay.checks.subject import Subject
from roleplay.checks.thresholds import Thresholds
from roleplay.library import built_in_folder
from roleplay.scenario.reader import read_scenario, read_scorecard

PAGE = (Path(__file__).parents[2] / "docs" / "tutorial.md").read_text(encoding="utf-8")
WHOLE, SECOND, THIRD, _ = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
ABOVE_START = WHOLE[: WHOLE.index("start:")]
CARD = read_scorecard(
    (built_in_folder() / "scorecards" / "service-recovery.yaml").read_bytes(),
    "service-recovery.yaml",
).value
SHORT = {"B102", "S201"}
"""Somebody passes by clicking, and a dimension is asked for once: both for being short."""


@pytest.mark.parametrize(
    ("section", "text", "announced"),
    [
        ("2", WHOLE, SHORT),
        ("4", ABOVE_START + SECOND, SHORT),
        ("5", ABOVE_START + THIRD, {"B102"}),
    ],
)
def test_what_is_written_by_the_tutorial_is_warned_of_for_being_short_and_nothing_else(
    section, text, announced
):
    reading = read_scenario(text.encode(), "x.yaml", {"service-recovery": CARD})
    assert reading.diagnostics == (), section
    today = datetime.date(2026, 11, 23)
    found = check(Subject(reading.value, CARD, Thresholds(), today)).diagnostics
    assert {diagnostic.code for diagnostic in found} == announced


def test_it_says_which_lines_stay_where_it_shows_only_a_piece():
    words = " ".join(PAGE.split())
    assert "Keep the lines above `start`, and put this in place of all the others" in words
    assert "first the lines of the old one above `start`" in words
