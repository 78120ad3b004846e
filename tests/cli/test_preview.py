"""`roleplay preview --plain`: a scenario is played line by line while it is being written."""

import os
import sys

import pytest

from roleplay.cli.run import run


def test_says_what_each_reply_is_worth_and_where_it_leads(roleplay, pack):
    result = roleplay("preview", "parcel", "--plain")
    assert result.status == 0
    assert "hear-her ★: costs nothing → mend" in result.out
    assert "listening 3 says-it-back-and-why" in result.out
    assert "blame-the-driver: costs 100 points → hung-up" in result.out
    assert "at opening, after 0 replies" in result.out


def test_plays_on_by_number_or_name_takes_back_and_begins_anew(roleplay, pack):
    out = roleplay("preview", "parcel", "--plain", typed="hear-her\n1\nu\nr\n").out
    places = [line.split(",")[0].strip() for line in out.splitlines() if line.startswith("  at ")]
    assert places == ["at opening", "at mend", "at goodbye", "at mend", "at opening"]


def test_begins_at_a_moment_by_the_best_way_that_leads_to_it(roleplay, pack):
    assert (
        "at goodbye, after 2 replies"
        in roleplay("preview", "parcel", "--plain", "--from", "goodbye").out
    )
    out = roleplay("preview", "parcel", "--plain", "--from", "number").out
    assert "at number, after 1 reply\n" in out


def test_at_the_end_it_says_how_it_ended_and_whether_it_is_passed(roleplay, pack):
    typed = "hear-her\nsend-a-mender\nnote-her-wish\nq\n"
    out = roleplay("preview", "parcel", "--plain", typed=typed).out
    assert "The ending mended: resolved." in out
    assert "Passed: 100 % overall." in out


def test_says_what_the_checks_find(roleplay, pack):
    out = roleplay("preview", "parcel", "--plain", typed="f\n").out
    assert "warning" in out


def test_nothing_is_stored(roleplay, pack, database):
    roleplay("preview", "parcel", "--plain", typed="hear-her\n")
    assert not database.exists()


class Typing:
    """Somebody who types a line, saves the file, and types the next one."""

    def __init__(self, path, *steps):
        self.path = path
        self.steps = list(steps)
        self.saves = 0

    def isatty(self):
        return False

    def readline(self):
        if not self.steps:
            return ""
        typed, change = self.steps.pop(0)
        if change:
            self.saves += 1
            self.path.write_text(change(self.path.read_text("utf-8")), encoding="utf-8")
            at = 1_800_000_000 + self.saves
            os.utime(self.path, (at, at))
        return f"{typed}\n"


@pytest.fixture
def author(pack, monkeypatch, capsys):
    def plays(*steps):
        monkeypatch.setattr(sys, "stdin", Typing(pack / "scenarios" / "parcel.yaml", *steps))
        assert run(["preview", "parcel", "--plain"]) == 0
        return capsys.readouterr().out

    return plays


def test_a_save_is_picked_up_and_the_replies_are_given_again(author):
    out = author(
        ("hear-her", None),
        ("", lambda text: text.replace("So what happens now?", "And now what?")),
    )
    assert "The file was saved; this is its new version." in out
    assert "And now what?" in out
    assert out.count("at mend, after 1 reply") == 2


def test_a_file_with_faults_leaves_the_last_good_version_and_lists_them(author):
    out = author(
        ("", lambda text: text.replace("then: number", "then: nmber")),
        ("ask-number", None),
    )
    assert "saved with faults" in out
    assert "nmber" in out
    assert "at number, after 1 reply" in out


def test_replies_that_are_gone_are_told_and_a_number_then_chooses_nothing(author):
    out = author(
        ("hear-her", None),
        ("1", lambda text: text.replace("hear-her:", "hear-them:")),
    )
    assert "Not all of your replies are there any more" in out
    assert "The replies have changed, so nothing was chosen." in out
    assert out.rstrip().count("at opening") == 2


class TestWhatCannotBePlayed:
    def test_a_moment_that_is_not_there(self, roleplay, pack):
        result = roleplay("preview", "parcel", "--from", "mnd")
        assert result.status == 2
        assert "mend" in result.err

    def test_a_file_with_faults_from_the_beginning(self, roleplay, pack):
        path = pack / "scenarios" / "parcel.yaml"
        path.write_text(path.read_text("utf-8").replace("then: number", "then: nmber"))
        result = roleplay("preview", "parcel", "--plain")
        assert (result.status, result.out) == (1, "")
        assert "nmber" in result.err

    def test_an_ending_in_place_of_a_moment(self, roleplay, pack):
        result = roleplay("preview", "parcel", "--from", "mended")
        assert result.status == 2
        assert "“mended” is an ending; begin at a moment before it: opening, " in result.err

    def test_a_moment_that_is_misspelled(self, roleplay, pack):
        result = roleplay("preview", "parcel", "--from", "goodby")
        assert result.status == 2
        assert "Did you mean “goodbye”?" in result.err


def test_the_briefing_is_shown_on_b(roleplay, pack):
    out = roleplay("preview", "parcel", "--plain", typed="b\nq\n").out
    assert "\nBriefing\n" in out
    assert "b: the briefing." in roleplay("preview", "parcel", "--plain", typed="?\n").out


def test_the_trainee_is_called_by_name(roleplay, pack):
    path = pack / "scenarios" / "parcel.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("So what happens now?", "'And now, {trainee}?'"))
    out = roleplay("preview", "parcel", "--plain", typed="hear-her\n").out
    assert "And now, Kim?" in out


def test_a_file_is_previewed_with_the_scorecard_beside_it(roleplay, pack, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = roleplay("preview", pack / "scenarios" / "parcel.yaml", "--plain")
    assert "listening 3 says-it-back-and-why" in result.out
