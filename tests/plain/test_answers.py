"""Answers in line mode: numbers, names, commands."""

import io

import pytest

from roleplay.cli.run import run
from roleplay.plain.console import Console, LeftError, picked, whole_number
from worked_example import SCENARIO_TEXT, SCORECARD_TEXT


def test_numbers_are_read_up_to_the_most_and_no_further():
    assert whole_number("0", 100) == 0
    assert whole_number("100", 100) == 100
    for absurd in ("101", "-1", "", "1.5", "²", "1" * 5000):
        assert whole_number(absurd, 100) is None


def test_a_reply_is_picked_by_number_or_by_name():
    names = ["hear-her", "help"]
    assert picked("2", names) == picked("help", names) == "help"
    assert picked("0", names) is picked("3", names) is picked("1" * 5000, names) is None


def test_the_end_of_the_input_leaves():
    with pytest.raises(LeftError):
        Console(io.StringIO(""), io.StringIO()).ask("?")


@pytest.fixture
def play(tmp_path, monkeypatch, capsys):
    """Play the worked example, whose best reply to begin with has the name of a command: help."""
    monkeypatch.setenv("ROLEPLAY_DB", str(tmp_path / "roleplay.db"))
    monkeypatch.setenv("ROLEPLAY_TRAINEE", "Kim")
    monkeypatch.chdir(tmp_path)
    for folder, name, text in (
        ("scenarios", "parcel.yaml", SCENARIO_TEXT.replace("hear-her", "help")),
        ("scorecards", "listening-and-repair.yaml", SCORECARD_TEXT),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text, encoding="utf-8")

    def typing(typed: str, *options: str) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        assert run(["play", "parcel", "--plain", *options]) == 0
        return capsys.readouterr().out

    return typing


def number_of_help(play) -> str:
    offered = play("", "--seed", "1").splitlines()
    return next(line[0] for line in offered if line[1:3] == ". " and "Your mother's cup" in line)


def test_a_command_wins_over_a_reply_of_its_name_which_has_its_number(play):
    number = number_of_help(play)
    out = play("help\n", "--seed", "1")
    assert "Type the number or the name of a reply" in out
    assert "You: Your mother's cup" not in out
    assert "You: Your mother's cup" in play(f"{number}\n", "--seed", "1")


def test_thousands_of_digits_are_no_reply_and_no_prediction(play):
    digits = "1" * 5000
    out = play(f"{digits}\nblame-the-driver\n{digits}\n50\n", "--seed", "1")
    assert "is not one of the replies" in out
    assert "Type a whole number from 0 to 100" in out
    assert "You predicted 50 %" in out


def test_one_reply_is_not_called_replies(play):
    play(f"{number_of_help(play)}\n", "--seed", "1")
    assert "You go on after 1 reply." in play("y\n")


def test_a_prediction_that_stands_is_shown_and_not_asked_for_again(play, monkeypatch):
    # As if the app had been left between the prediction and the debrief.
    monkeypatch.setattr("roleplay.session.Session.predicted", 40)
    out = play("blame-the-driver\n60\n", "--seed", "1")
    assert "what did you score" not in out
    assert "You predicted 40 %" in out
