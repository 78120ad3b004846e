"""`roleplay doctor` replays what was finished: a score that was shown is a score that stands."""

from __future__ import annotations

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


def test_sound_attempts_are_replayed_and_said_to_be(roleplay, played):
    result = roleplay("doctor")
    assert result.status == 0
    assert "1 finished attempt." in result.out
    assert "1 replayed, and each scores what it scored then." in result.out


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
    assert "1 replayed" in roleplay("doctor", "--all").out
