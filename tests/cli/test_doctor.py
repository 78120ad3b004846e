"""`roleplay doctor` plays again what was finished: a score that was shown stands."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

PERFECT = "hear-her\npay-now\nnote-her-wish\n\n"


@pytest.fixture
def played(roleplay, pack, database):
    """A finished attempt, and how to change what is stored of it."""
    roleplay("play", "parcel", "--plain", "--mode", "plain", "--seed", "1", typed=PERFECT)

    def change(statement: str) -> None:
        with closing(sqlite3.connect(database)) as connection, connection:
            connection.execute(statement)

    return change


def test_sound_attempts_are_played_again_and_said_to_be_sound(roleplay, played):
    result = roleplay("doctor")
    assert result.status == 0
    assert "1 finished attempt." in result.out
    assert "1 played again, and each scores what it scored then." in result.out


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE finish SET numerator = '1', denominator = '2'", "it scores otherwise than it did"),
        ("UPDATE score SET numerator = '1', denominator = '7'", "it scores otherwise than it did"),
        ("UPDATE turn SET reply = 'gone' WHERE seq = 1", "its replies do not lead to its end"),
        ("DELETE FROM turn WHERE seq = 2", "its replies do not lead to its end"),
        ("UPDATE content SET body = x'00'", "The text of a scenario that was played is damaged"),
    ],
)
def test_an_attempt_that_was_tampered_with_is_found(roleplay, played, statement, problem):
    played(statement)
    result = roleplay("doctor")
    assert result.status == 1
    assert problem in result.out


def test_an_attempt_of_other_rules_stands_as_it_is_stored(roleplay, played):
    played("UPDATE attempt SET rules = 0")
    result = roleplay("doctor")
    assert result.status == 0
    assert "1 from another version of roleplay; their scores stand as stored." in result.out


def test_all_can_be_asked_for(roleplay, played):
    assert "1 played again" in roleplay("doctor", "--all").out


def test_when_moments_come_back_follows_from_the_answers(roleplay, played):
    assert "moments come back as their answers say." in roleplay("doctor").out


@pytest.mark.parametrize(
    "statement",
    ["UPDATE card SET due = due + 30", "UPDATE card SET lapses = 4", "DELETE FROM card"],
)
def test_a_card_that_does_not_is_found_and_mended(roleplay, played, statement):
    played(statement)
    result = roleplay("doctor")
    assert result.status == 1
    assert "to Kim on another day than the answers say. “roleplay doctor --fix” mends it." in (
        result.out
    )
    mended = roleplay("doctor", "--fix")
    assert (mended.status, "that was mended." in mended.out) == (0, True)
    again = roleplay("doctor")
    assert (again.status, "moments come back as their answers say." in again.out) == (0, True)


def test_a_missing_card_is_not_counted_among_those_that_are_as_they_should_be(roleplay, played):
    played("DELETE FROM card WHERE moment <> (SELECT MIN(moment) FROM card)")
    said = roleplay("doctor").out
    assert "1 moment comes back as its answers say." in said
    assert not re.search(r"-\d+ moment", said)


def test_where_the_clock_was_set_back_there_is_nothing_to_mend(roleplay, pack, monkeypatch):
    """What is answered before the clock has caught up is kept, and changes no card."""
    weak = "blame-the-driver\n" * 6
    for day, typed in (("20", PERFECT), ("05", weak), ("12", PERFECT), ("25", PERFECT)):
        monkeypatch.setenv("ROLEPLAY_NOW", f"2026-11-{day}T09:00:00")
        roleplay("play", "parcel", "--plain", "--new", typed=typed)
        said = roleplay("doctor", "--fix")
        assert (said.status, "back to Kim on another day" in said.out) == (0, False)


def test_a_file_that_cannot_be_read_is_not_mended(roleplay, played):
    """A grade that there is not: a sentence, and no traceback."""
    played("UPDATE review SET grade = 9")
    result = roleplay("doctor", "--fix")
    assert result.status == 1
    assert "Problem: " in result.out
