"""When a scenario is mastered."""

from fractions import Fraction

from roleplay.repetition.mastery import Mastery, Run, mastery

DAY = 86_400_000


def run(day, *, passed=True, cake="lemon", hour=9, has_variants=True, scenario="cake"):
    drawn = {"cake": cake} if has_variants else {}
    at = day * DAY + hour * DAY // 24
    score = Fraction(9, 10) if passed else Fraction(1, 2)
    return Run(scenario, day, at, passed, score, False, drawn, has_variants, 1)


def test_three_days_in_two_variants_are_mastery():
    told = mastery([run(1), run(5, cake="plum"), run(9)])
    assert told == Mastery(days_passed=3, variants=2, variants_needed=2)
    assert told.mastered


def test_one_variant_is_not_enough_where_there_are_more():
    told = mastery([run(1), run(5), run(9), run(12)])
    assert (told.days_missing, told.variants_missing, told.mastered) == (0, 1, False)


def test_a_scenario_without_variants_needs_only_the_days():
    runs = [run(day, has_variants=False) for day in (1, 2, 3)]
    assert mastery(runs).mastered
    assert mastery(runs[:2]).days_missing == 1


def test_only_the_first_run_of_a_day_counts_in_whatever_order_they_are_given():
    """Who fails and tries again at once has shown what is still in the ear."""
    failed, again = run(1, passed=False, hour=9), run(1, cake="plum", hour=10)
    assert mastery([again, failed]).days_passed == 0
    assert mastery([again]).days_passed == 1


def test_nobody_has_mastered_what_they_never_played():
    assert mastery([]) == Mastery(days_passed=0, variants=0, variants_needed=1)
    assert not mastery([]).mastered
