"""Line by line: own words, feelings, timed play and replays, as on the full screen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from roleplay.desk import Desk, now
from roleplay.repetition.modes import Mode
from roleplay.session import Session, playable
from roleplay.store import Store


@pytest.fixture
def asked(roleplay, pack) -> Callable[..., str]:
    """Play the parcel with a setting on; gives what is said."""

    def play(setting: str, typed: str) -> str:
        roleplay("config", "set", setting, "yes")
        return roleplay("play", "parcel", "--plain", "--seed", "1", typed=typed).out

    return play


def test_where_the_mood_has_changed_the_feeling_is_asked_for_before_it_is_told(asked) -> None:
    said = asked("feelings", "hear-her\nx\n1\npay-now\n")
    question = said.index("How do they feel now?")
    assert "1. Calm\n" in said[question:]
    assert "Type a number from 1 to " in said[question:]
    told = said.index("You took them to be calm")
    assert question < told < said.index("Temper falls")


def test_a_feeling_is_kept_and_need_not_be_told(asked, database: Path) -> None:
    said = asked("feelings", "hear-her\n\nq\n")
    assert "You took them" not in said
    with Store.open(database) as store:
        (left,) = store.unfinished(store.trainee("Kim", 0).uid)
        assert store.notes.feelings(left.uid) == ()
    asked("feelings", "hear-her\ncalm\nq\n")
    with Store.open(database) as store:
        left = store.unfinished(store.trainee("Kim", 0).uid)[0]
        (feeling,) = store.notes.feelings(left.uid)
    assert feeling.seq == 0


def test_without_the_setting_nobody_is_asked(roleplay, pack) -> None:
    said = roleplay("play", "parcel", "--plain", "--seed", "1", typed="hear-her\nq\n").out
    assert "How do they feel now?" not in said


@pytest.mark.parametrize("setting", ["own-words", "feelings"])
def test_q_stops_wherever_something_is_asked(asked, database: Path, setting: str) -> None:
    said = asked(setting, {"own-words": "q\n", "feelings": "hear-her\nq\n"}[setting])
    assert said.endswith("You left. Nothing is lost: play it again to go on where you were.\n")


def test_own_words_that_only_begin_with_q_are_kept(asked, database: Path) -> None:
    asked("own-words", "Quite right, Mara.\nhear-her\nq\n")
    with Store.open(database) as store:
        (left,) = store.unfinished(store.trainee("Kim", 0).uid)
        assert store.notes.own_words(left.uid) == {0: "Quite right, Mara."}


def test_timed_is_not_advised_where_the_full_screen_would_refuse_it_too(roleplay, pack) -> None:
    """No clock runs in the parcel, so nobody is sent to the full screen for nothing."""
    said = roleplay("play", "parcel", "--plain", "--mode", "timed")
    assert said.status == 2
    assert "cannot be played timed" in said.err
    assert "full screen" not in said.err


def test_a_replay_whose_window_was_closed_is_offered_nowhere(
    roleplay, pack, database: Path
) -> None:
    roleplay("play", "parcel", "--plain", "--seed", "1", typed="hear-her\npay-now\nq\n")
    desk = Desk(database=database, trainee="Kim")
    (row,) = desk.store.unfinished(desk.trainee.uid)
    left = Session.resume(desk.store, desk.trainee, row, clock=now)
    again = Session.replay_from(desk.store, desk.trainee, row, left.attempt, 2, clock=now)
    again.reply("pay-now")
    desk.store.set_aside(row.uid, now())
    desk.close()
    assert "You left this conversation" not in roleplay("play", "parcel", "--plain").out
    assert "Go on with" not in roleplay("--plain").out
    assert json.loads(roleplay("progress", "--json").out)["unfinished"] == []


def test_where_a_clock_runs_timed_play_is_for_the_full_screen(roleplay, pack) -> None:
    file = Path("scenarios/parcel.yaml")
    clock = "  opening:\n    seconds: 30\n    silence: blame-the-driver\n"
    file.write_text(file.read_text("utf-8").replace("  opening:\n", clock, 1), "utf-8")
    said = roleplay("play", "parcel", "--plain", "--mode", "timed")
    assert said.status == 2
    assert "Line by line nobody can be held to the clock" in said.err


def test_what_was_said_in_ones_own_words_stands_when_one_goes_on(asked, roleplay) -> None:
    asked("own-words", "Sorry, Mara.\nhear-her\nWe pay.\nq\n")
    went_on = roleplay("play", "parcel", "--plain", typed="y\npay-now\nq\n").out
    before, after = went_on.split("You: ", 1)
    assert "in your own words?" not in before
    assert "in your own words?" in after


@pytest.fixture
def timed(pack, database: Path) -> Store:
    """The parcel against the clock, left after its first reply."""
    file = Path("scenarios/parcel.yaml")
    clock = "  opening:\n    seconds: 30\n    silence: blame-the-driver\n"
    file.write_text(file.read_text("utf-8").replace("  opening:\n", clock, 1), "utf-8")
    desk = Desk(database=database, trainee="Kim")
    chosen = playable(desk.library, "parcel")
    begun = Session.begin(desk.store, desk.trainee, chosen, clock=now, seed=1, mode=Mode.TIMED)
    begun.reply("hear-her")
    desk.close()
    with Store.open(database) as store:
        yield store


def left(store: Store) -> list[str]:
    return [row.mode for row in store.unfinished(store.trainee("Kim", 0).uid)]


def test_today_does_not_offer_to_go_on_with_what_it_would_refuse(roleplay, timed) -> None:
    assert "Go on with" not in roleplay("--plain").out


@pytest.mark.parametrize(
    ("typed", "stays"),
    [("n\n", True), ("q\n", True), ("\nn\n", True), ("y\nhear-her\nq\n", False)],
)
def test_who_left_a_timed_conversation_is_asked_whether_to_begin_anew(
    roleplay, timed, typed: str, stays: bool
) -> None:
    said = roleplay("play", "parcel", "--plain", typed=typed)
    assert (said.status, said.err) == (0, "")
    assert "Begin anew here? (y/n)" in said.out
    assert (left(timed) == ["timed"]) == stays
