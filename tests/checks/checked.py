"""Checking the frame of the examples, or a piece laid over it."""

from __future__ import annotations

import datetime

from roleplay.checks import examples
from roleplay.checks.check import Checked, check
from roleplay.checks.subject import Subject
from roleplay.checks.thresholds import Thresholds
from roleplay.scenario.reader import Reading, read_scenario, read_scorecard

TODAY = datetime.date(2026, 11, 23)
CARD = read_scorecard(examples.SCORECARD.encode(), "late-parcels.yaml").value


def read(piece: str) -> Reading:
    return read_scenario(examples.complete(piece), "late-parcel.yaml", {"late-parcels": CARD})


def subject_of(piece: str, **given: object) -> Subject:
    reading = read(piece)
    assert reading.value, reading.diagnostics
    return Subject(reading.value, CARD, **{"thresholds": Thresholds(), "today": TODAY} | given)


def check_piece(piece: str, **given: object) -> Checked:
    reading = read(piece)
    return check(subject_of(piece, **given), reading.diagnostics, reading.accepted)


def codes(piece: str, **given: object) -> list[str]:
    return [d.code for d in check_piece(piece, **given).diagnostics]
