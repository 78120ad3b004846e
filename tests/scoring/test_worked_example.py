"""The worked example in the docs, figure by figure."""

from fractions import Fraction

import pytest

from roleplay.conversation import replay
from roleplay.scoring import debrief, score
from worked_example import rows, worked_example


@pytest.mark.parametrize(("replies", "listening", "repair", "overall", "passed"), rows())
def test_the_table_in_the_docs_is_what_the_program_computes(
    replies, listening, repair, overall, passed
):
    scenario, scorecard = worked_example()
    got = score(replay(scenario, scorecard, 1, replies.split(", ")))
    assert got.dimensions == {"listening": Fraction(listening), "repair": Fraction(repair)}
    assert got.overall == Fraction(overall)
    assert got.passed == (passed == "yes")


def test_a_hang_up_gives_away_what_it_should_have_said_and_closes_the_door_on_the_rest():
    scenario, scorecard = worked_example()
    told = debrief(replay(scenario, scorecard, 1, ["blame-the-driver"]))
    loss = dict(told.turns[0].chosen.loss.dimensions)
    assert (loss["listening"].given_away, loss["listening"].closed) == (
        Fraction(3, 4),
        Fraction(1, 4),
    )
    assert (loss["repair"].given_away, loss["repair"].closed) == (0, 1)


def test_a_tie_is_free_and_the_first_in_the_file_is_the_model():
    scenario, scorecard = worked_example()
    told = debrief(replay(scenario, scorecard, 1, ["hear-her", "pay-now", "note-her-wish"]))
    assert told.turns[1].model.name == "send-a-mender"
    assert told.turns[1].chosen.free
    assert told.costliest is None


def test_the_debrief_names_the_best_move_and_the_costliest_decision():
    scenario, scorecard = worked_example()
    told = debrief(replay(scenario, scorecard, 1, ["hear-her", "pass-it-on", "goodbye"]))
    assert told.best.chosen.name == "hear-her"
    assert told.costliest is not None
    assert told.costliest.chosen.name == "pass-it-on"
    assert [option.name for option in told.costliest.others] == ["send-a-mender", "pay-now"]
    assert told.ending.stays is True


def test_why_it_is_not_passed_is_said_with_every_figure():
    scenario, scorecard = worked_example()
    missing = score(replay(scenario, scorecard, 1, ["blame-the-driver"])).shortfalls
    assert [(m.kind, m.name) for m in missing] == [
        ("overall", "overall"),
        ("dimension", "listening"),
        ("dimension", "repair"),
        ("outcome", "lost"),
    ]
