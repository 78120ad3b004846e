"""`roleplay suggestions` and `roleplay story`: said, listed, decided, exported."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cli.practice_pack import Terminal, lay_out

STORY = """\
format: roleplay-story/1
title: The candle in the drawer
told-by: Mira, at the counter
story: The candles were sold out. Mira drove home at noon and brought her own.
why-it-worked: It cost her ten minutes, and it was meant for this one customer.
moment: late-parcel/step-1
"""


@pytest.fixture
def kim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    lay_out(tmp_path / "pack", monkeypatch, {"stories/the-candle.yaml": STORY})
    return Terminal(monkeypatch).on("2026-11-02")


def name_of_first(kim: Terminal, command: str, kind: str) -> str:
    return str(json.loads(kim.type(command, "--json"))[kind][0]["name"])


def test_a_suggestion_is_listed_with_its_state_and_who_said_it(kim: Terminal) -> None:
    kim.type("suggestions", "add", "Refunds need a form", "--moment", "late-parcel/step-1")
    listed = kim.type("suggestions")
    assert "open      rule, Kim, 2026-11-02 09:00, at The late parcel, step 1" in listed
    assert "Refunds need a form" in listed


def test_accepting_and_declining_keep_credit_note_and_history(kim: Terminal) -> None:
    kim.type("suggestions", "add", "Refunds need a form")
    name = name_of_first(kim, "suggestions", "suggestions")
    kim.type("suggestions", "decline", name[:8], "--note", "Not this year")
    told = kim.type("suggestions", "accept", name[:8], "--note", "It is gone from Monday")
    assert "Accepted by Kim: It is gone from Monday" in told
    assert "accepted" in kim.type("suggestions")
    assert "No suggestions" in kim.type("suggestions", "--open")


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_a_suggestion_has_some_words_and_not_a_book(kim: Terminal, text: str) -> None:
    kim.type("suggestions", "add", text)
    assert kim.status == 2
    assert "A suggestion " in kim.err


@pytest.mark.parametrize("command", ["suggestions", "story"])
def test_before_anybody_said_anything_nothing_is_decided_and_no_file_made(
    kim: Terminal, command: str, database: Path
) -> None:
    for decision in ("accept", "decline"):
        kim.type(command, decision, "abc")
        assert kim.status == 2
        assert "There is no s" in kim.err
    assert not database.exists()


@pytest.mark.parametrize("moment", ["late-parcel/no", "nobody/step-1", "late-parcel", "/"])
def test_a_suggestion_names_a_moment_that_there_is(kim: Terminal, moment: str) -> None:
    kim.type("suggestions", "add", "Refunds need a form", "--moment", moment)
    assert kim.status == 2
    assert kim.type("suggestions", "--json").count('"name"') == 0


@pytest.mark.parametrize("name", ["", "zz", "%"])
def test_a_name_that_no_suggestion_has_is_refused(kim: Terminal, name: str) -> None:
    kim.type("suggestions", "add", "Refunds need a form")
    kim.type("suggestions", "accept", name)
    assert kim.status == 2
    assert "There is no suggestion" in kim.err


def test_a_spreadsheet_works_out_nothing_of_what_was_typed(kim: Terminal) -> None:
    for text in ("=1+1", "+1", "-1", "@here", 'He said "no", twice'):
        kim.type("suggestions", "add", "--", text)
        assert kim.status == 0
    file = Path("suggestions.csv")
    kim.type("suggestions", "export", "-o", str(file))
    with file.open(encoding="utf-8", newline="") as table:
        texts = [row["text"] for row in csv.DictReader(table)]
    assert sorted(texts) == sorted(["'=1+1", "'+1", "'-1", "'@here", 'He said "no", twice'])


def test_an_export_never_takes_the_place_of_a_file(kim: Terminal) -> None:
    Path("mine.csv").write_text("mine")
    kim.type("suggestions", "export", "-o", "mine.csv")
    assert kim.status == 2
    assert Path("mine.csv").read_text() == "mine"


def test_control_characters_are_shown_and_not_sent(kim: Terminal) -> None:
    kim.type("suggestions", "add", "\x1b[2Jgone")
    assert "\x1b" not in kim.type("suggestions") + kim.type("suggestions", "export")
    assert json.loads(kim.type("suggestions", "--json"))["suggestions"][0]["text"] == "␛[2Jgone"


def test_stories_of_the_pack_are_listed(kim: Terminal) -> None:
    assert kim.type("story") == ("the-candle  The candle in the drawer\n  Mira, at the counter\n")
    (story,) = json.loads(kim.type("story", "--json"))["stories"]
    assert (story["scenario"], story["moment"]) == ("late-parcel", "step-1")


def test_a_story_that_is_told_waits_until_it_is_accepted(kim: Terminal) -> None:
    kim.type("story", "add", "He walked her home.", "--title", "Home", "--why", "It was dark.")
    name = name_of_first(kim, "story", "told")
    assert json.loads(kim.type("story", "--json"))["told"][0]["state"] == "open"
    assert "Accepted by Kim" in kim.type("story", "accept", name)


def test_a_story_names_a_moment_that_there_is(kim: Terminal) -> None:
    kim.type("story", "add", "He walked her home.", "--title", "Home", "--moment", "late-parcel/no")
    assert kim.status == 2
    assert "has no moment “no”. It has: step-1, step-2, step-3." in kim.err


def test_a_broken_story_is_named_and_the_others_are_told(kim: Terminal) -> None:
    Path("stories/broken.yaml").write_text(STORY.replace("step-1", "step-9"), "utf-8")
    kim.type("check", "stories/broken.yaml")
    assert (kim.status, "L802" in kim.out) == (1, True)
    assert "the-candle" in kim.type("story")


def test_a_story_without_a_title_is_called_by_its_first_words(kim: Terminal) -> None:
    told = kim.type(
        "story", "add", "He walked her home through the rain, and then all the way back."
    )
    assert "  He walked her home through the rain, and…\n" in told
    assert "  Home\n" in kim.type("story", "add", "Home")


@pytest.mark.parametrize("decision", ["accept", "decline"])
def test_nobody_decides_on_a_story_of_the_pack(kim: Terminal, decision: str) -> None:
    kim.type("story", decision, "the-candle")
    assert (kim.status, kim.out) == (2, "")
    assert "“the-candle” is a story of the pack “pack”, which everybody reads" in kim.err
    assert "remove stories/the-candle.yaml." in kim.err


@pytest.mark.parametrize("command", ["story", "suggestions"])
def test_what_each_decision_means_stands_in_the_help(kim: Terminal, command: str) -> None:
    assert "accept " in kim.type(command, "--help")
    assert "NAME" in kim.type(command, "decline", "--help")
