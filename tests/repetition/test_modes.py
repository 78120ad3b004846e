"""Help fades by evidence; a closed level is advice about assessment, never about practice."""

from __future__ import annotations

import pytest

from roleplay.repetition.consistency import Unlock
from roleplay.repetition.modes import Closed, Mode, modes
from roleplay.reports.modes import meaning

OPEN, LOCKED = Unlock(2, open=True, evidence=None), Unlock(2, open=False, evidence=None)


@pytest.mark.parametrize(
    ("unlock", "passed", "off_script", "default"),
    [
        (OPEN, False, False, Mode.COACHED),
        (OPEN, True, False, Mode.PLAIN),
        (LOCKED, False, False, Mode.COACHED),
        (LOCKED, True, False, Mode.COACHED),
        (OPEN, False, True, Mode.PLAIN),
        (LOCKED, False, True, Mode.PLAIN),
    ],
)
def test_coached_until_it_is_passed_and_never_off_the_script(
    unlock: Unlock, passed: bool, off_script: bool, default: Mode
) -> None:
    found = modes(unlock=unlock, passed=passed, off_script=off_script, clocks=2)
    assert found.default is default
    assert default not in found.closed
    assert (Mode.COACHED in found.closed) is off_script


def test_a_level_that_is_not_open_closes_what_assesses_and_gives_the_evidence() -> None:
    found = modes(unlock=LOCKED, passed=False, off_script=False, clocks=2)
    assert found.closed == {Mode.PLAIN: Closed.LEVEL, Mode.TIMED: Closed.LEVEL}
    assert found.unlock is LOCKED


def test_where_no_clock_runs_nothing_can_be_timed() -> None:
    found = modes(unlock=OPEN, passed=True, off_script=False, clocks=0)
    assert found.closed == {Mode.TIMED: Closed.NO_CLOCK}
    assert found.unlock is None


@pytest.mark.parametrize(
    ("clocks", "told"),
    [
        (1, "as plain; 1 reply has a clock, and silence counts"),
        (4, "as plain; up to 4 replies have a clock, and silence counts"),
    ],
)
def test_against_the_clock_it_is_said_how_many_replies_have_one(clocks: int, told: str) -> None:
    found = modes(unlock=OPEN, passed=True, off_script=False, clocks=clocks)
    assert meaning(Mode.TIMED, found) == told
