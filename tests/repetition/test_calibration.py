"""How well somebody knows how well they did."""

from fractions import Fraction

from roleplay.repetition.calibration import Calibration, calibration


def test_nothing_is_said_before_five_predictions():
    assert calibration([(80, 70)] * 4) is None


def test_the_bias_says_which_way_and_the_error_how_far():
    told = calibration([(90, 70), (60, 70), (80, 80), (85, 80), (70, 69)])
    assert told == Calibration(5, bias=Fraction(16, 5), error=Fraction(36, 5))


def test_who_is_as_often_too_high_as_too_low_has_no_bias_and_still_errs():
    told = calibration([(90, 80), (70, 80)] * 3)
    assert (told.bias, told.error) == (0, 10)
