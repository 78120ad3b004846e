"""Whether somebody passes reliably, and what that opens: the figures of the design."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.repetition.consistency import Lacking, consistency, unlocks, wilson_lower
from roleplay.repetition.mastery import Run


def runs(results, *, level=1, score=Fraction(9, 10), critical=False):
    """One run a day; `results` are + for passed and - for not."""
    return [
        Run(f"s-{n}", n, n, mark == "+", score, critical, {}, False, level)
        for n, mark in enumerate(results)
    ]


def is_open(listed, level=2):
    return unlocks(listed)[level - 1].open


@pytest.mark.parametrize(
    ("passed", "of", "lower"),
    [(10, 10, 0.722), (9, 10, 0.596), (18, 20, 0.699), (20, 20, 0.839), (0, 10, 0), (0, 0, 0)],
)
def test_the_lower_bound_is_wilsons(passed, of, lower):
    assert round(wilson_lower(passed, of), 3) == lower


@given(st.integers(1, 200).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_lower_bound_lies_below_the_share_and_grows_with_it(case):
    passed, of = case
    assert 0 <= wilson_lower(passed, of) <= passed / of
    assert wilson_lower(passed, of) <= wilson_lower(min(passed + 1, of), of)
    assert wilson_lower(passed, of) <= wilson_lower(10 * passed, 10 * of)


def test_ten_of_ten_unlock_and_nine_of_ten_or_eighteen_of_twenty_do_not():
    assert is_open(runs("+" * 10))
    assert not is_open(runs("+" * 9 + "-"))
    assert not is_open(runs("-+" + "+" * 16 + "-+"))


def test_nineteen_of_twenty_unlock_though_the_last_ten_alone_would_not():
    told = consistency(runs("+" * 15 + "-" + "+" * 4))
    assert (told.runs, told.passed, told.lacking) == (20, 19, ())
    assert is_open(runs("+" * 15 + "-" + "+" * 4))


def test_what_was_long_ago_is_not_held_against_anybody():
    assert is_open(runs("-" * 30 + "+" * 10))


def test_nine_runs_are_too_few_however_good():
    """Their lower bound would be 0.701."""
    told = consistency(runs("+" * 9))
    assert told.lower > 0.70
    assert told.lacking == (Lacking.RUNS,)
    assert not is_open(runs("+" * 9))


def test_one_bad_score_or_one_critical_behavior_keeps_a_level_locked():
    low = [*runs("+" * 10)[:9], *runs("+" * 10, score=Fraction(59, 100))[9:]]
    assert consistency(low).lacking == (Lacking.WORST,)
    assert (consistency(low).worst, consistency(low).spread) == (
        Fraction(59, 100),
        Fraction(31, 100),
    )
    harmful = [*runs("+" * 10)[:9], *runs("+" * 10, critical=True)[9:]]
    assert consistency(harmful).lacking == (Lacking.CRITICAL,)
    assert not is_open(low)
    assert not is_open(harmful)


def test_a_level_is_unlocked_by_the_level_below_and_the_first_is_always_open():
    assert [unlock.open for unlock in unlocks([])] == [True, False, False]
    assert [unlock.evidence for unlock in unlocks([])] == [None, None, None]
    listed = [*runs("+" * 10), *runs("-" * 10, level=2)]
    assert [unlock.open for unlock in unlocks(listed)] == [True, True, False]
    assert unlocks(listed)[2].evidence.passed == 0


def test_only_the_first_run_at_a_scenario_on_a_day_is_evidence():
    same = [Run("s", 1, n, True, Fraction(1), False, {}, False, 1) for n in range(10)]
    assert consistency(same).runs == 1
