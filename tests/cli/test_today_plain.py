"""`roleplay --plain`: Today line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.practice_pack import Terminal, lay_out
from cli.test_path import PATH

STORY = """\
format: roleplay-story/1
title: A glass of [water]
story: She put a glass of water on the desk and waited.
why-it-worked: She gave time before she gave a form.
moment: late-parcel/step-1
"""


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ROLEPLAY_NOW", "2026-11-02T09:00:00")
    return lay_out(
        tmp_path / "pack",
        monkeypatch,
        {"paths/first-week.yaml": PATH, "stories/glass.yaml": STORY},
    )


def test_a_first_look_says_what_is_kept_and_makes_no_file(roleplay, pack, database) -> None:
    said = roleplay("--plain", typed="q\n")
    assert (said.status, said.err) == (0, "")
    assert "Welcome, Kim." in said.out
    assert "under the name “Kim”" in said.out
    assert "1. Begin the path “The first week”\n" in said.out
    assert "Meet a customer: The late parcel; angry, phone, level 1\n" in said.out
    assert not database.exists()


def test_what_there_is_to_do_is_done_by_its_number_and_then_told_anew(roleplay, pack) -> None:
    said = roleplay("--plain", typed="1\n\n2\nq\n")
    assert "Hear first. Then solve." in said.out
    assert "the path “The first week”, 1 of 3 steps done; next: The late parcel\n" in said.out
    assert "She gave time before she gave a form." in said.out


@pytest.mark.parametrize("typed", ["1\nq\nq\n", "1\n"])
def test_a_text_counts_as_read_only_after_enter(roleplay, pack, typed: str) -> None:
    said = roleplay("--plain", typed=typed)
    assert "It stays the next step of your path." in said.out
    assert "0 of 3 steps done; next: Hear first" in roleplay("--plain", typed="q\n").out


def test_the_welcome_says_whose_name_it_is_and_how_to_take_another(roleplay, pack) -> None:
    said = roleplay("--plain", "--trainee", "root", typed="q\n")
    assert "You are “root” here; --trainee NAME gives another name." in said.out


def test_a_customer_is_found_by_words_and_met(roleplay, pack) -> None:
    said = roleplay("--plain", typed="6\nno such thing\nsofa furniture\n1\nq\nq\n")
    assert "No customer fits “no such thing”." in said.out
    assert "The wrong sofa\nangry customer" in said.out
    assert "You left. Nothing is lost" in said.out


def test_a_conversation_that_was_left_is_gone_on_with(pack, monkeypatch) -> None:
    kim = Terminal(monkeypatch).on("2026-11-02")
    kim.type("play", "late-parcel", "--plain", answers=["weak", None])
    kim.patch.setattr("cli.practice_pack.Person.readline", lambda self: "")
    assert "1. Go on with “The late parcel”, left after 1 reply\n" in kim.type("--plain")


def test_what_is_due_is_practised_and_progress_is_looked_at(roleplay, pack, monkeypatch) -> None:
    Terminal(monkeypatch).on("2026-11-02").type("play", "late-parcel", "--plain")
    monkeypatch.setenv("ROLEPLAY_NOW", "2026-11-20T09:00:00")
    said = roleplay("--plain", typed="1\nq\n7\nq\n")
    assert "1. Practise what is due: 3 moments\n" in said.out
    assert "Moment 1 of" in said.out
    assert "You stopped. Every answer is stored" in said.out
    assert "1 of 1 passed, replays left out." in said.out


@pytest.mark.parametrize("typed", ["", "0\n", "99\n", "x\n", "\x1b[31m\n", "9" * 5000 + "\n", "\n"])
def test_whatever_is_typed_it_ends_with_the_input(roleplay, pack, typed: str) -> None:
    said = roleplay("--plain", typed=typed)
    assert (said.status, said.err) == (0, "")
    assert "\x1b" not in said.out


def test_plain_before_a_command_holds_for_it(roleplay, pack, monkeypatch) -> None:
    """Even where the terminal could show the full screen."""
    monkeypatch.setattr("roleplay.cli.play.can_show_screens", lambda: True)
    assert "The late parcel\nangry customer" in roleplay("--plain", "play", "late-parcel").out


def test_without_a_terminal_the_app_still_says_how_to_go_on(roleplay, pack) -> None:
    assert "The app needs a terminal." in roleplay().err
