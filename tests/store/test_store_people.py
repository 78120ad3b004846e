"""People: their names, everything that is stored of them, and forgetting them for good."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from roleplay.errors import NotFoundError, UserError
from roleplay.store import (
    Decision,
    DrillRow,
    Store,
    Suggestion,
    ToldStory,
    copies_of,
    people_statements,
    schema,
    trainee_name,
)
from store.samples import STARTED, attempt, finish, turn

if TYPE_CHECKING:
    from pathlib import Path

NOBODYS = {"schema_version", "content"}
"""Tables that belong to no person."""
SECRET = "zanzibar-and-back"
WRITES = {
    **people_statements.FORGET,
    **{f"rename {name}": sql for name, sql in people_statements.RENAME_DECIDER.items()},
    **{f"empty {name}": sql for name, sql in people_statements.FORGET_DECIDER.items()},
}


def tables() -> set[str]:
    steps = "".join(file.read_text("utf-8") for file in schema.steps().values())
    return set(re.findall(r"CREATE TABLE (\w+)", steps))


def lived(store: Store, name: str, scenario: str = "cake") -> None:
    """Somebody with something in every part of the file."""
    row = attempt(store, trainee=name, scenario=scenario)
    store.save_turn(row.uid, turn(0))
    store.notes.keep_own_words(row.uid, 0, f"{SECRET} {name}", STARTED)
    store.notes.keep_lesson(row.uid, f"Never again, {name}", STARTED)
    store.predict(row.uid, 50, STARTED)
    store.finish(row.uid, finish())
    store.paths.start(row.trainee, "first", STARTED)
    store.paths.read(row.trainee, "first", "intro", STARTED)
    store.practice.begin_drill(DrillRow(f"drill-{name}", row.trainee, 5, 1, STARTED, 9))
    said = (name, "A rule", "rule", "", "", STARTED, Decision("open"))
    store.voices.suggest(row.trainee, Suggestion(f"{name.lower()}-suggestion", *said))
    told = (name, "Title", "Text", "Why", "", "", STARTED, Decision("open"))
    store.voices.tell(row.trainee, ToldStory(f"{name.lower()}-story", *told))


def test_everybody_is_listed_by_name_with_what_they_did(store: Store) -> None:
    lived(store, "Kim")
    store.trainee("Ana", STARTED)
    ana, kim = store.trainees.all()
    assert (ana.trainee.name, ana.finished, ana.last) == ("Ana", 0, None)
    assert (kim.trainee.name, kim.finished, kim.last) == ("Kim", 1, STARTED)


def test_everything_that_is_stored_of_somebody_can_be_had(store: Store) -> None:
    lived(store, "Kim")
    lived(store, "Ana")
    rows = dict(store.trainees.rows_of(store.trainees.named("Kim").uid))
    assert set(rows) == tables() - NOBODYS
    assert rows["own_words"][0]["text"] == f"{SECRET} Kim"
    assert rows["finish"][0]["ending"] == "hung-up"
    assert "Ana" not in str(rows)


def test_no_table_with_something_of_a_person_is_forgotten_about() -> None:
    assert set(people_statements.OWNED) == tables() - NOBODYS


@pytest.mark.parametrize("table", sorted(tables() - NOBODYS))
def test_who_is_forgotten_has_no_row_left_in(table: str, store: Store) -> None:
    lived(store, "Kim")
    uid = store.trainees.named("Kim").uid
    assert store.trainees.forget(store.trainees.named("Kim"))
    assert store.trainees.amount(uid)[table] == 0


def test_what_others_did_stays_as_it_was(store: Store) -> None:
    lived(store, "Kim")
    lived(store, "Ana")
    ana = store.trainees.named("Ana")
    before = dict(store.trainees.rows_of(ana.uid))
    store.trainees.forget(store.trainees.named("Kim"))
    assert dict(store.trainees.rows_of(ana.uid)) == before
    assert store.integrity() == []


def test_texts_go_that_nobody_needs_any_more(store: Store) -> None:
    row = attempt(store, trainee="Kim")
    unused = store.keep_content("scenario", "other", b"title: Nobody played it\n")
    attempt(store, trainee="Ana")
    store.trainees.forget(store.trainees.named("Kim"))
    assert store.content(row.scenario_digest)
    store.trainees.forget(store.trainees.named("Ana"))
    for digest in (row.scenario_digest, unused):
        with pytest.raises(Exception, match="There is no text"):
            store.content(digest)


def test_what_is_erased_is_nowhere_in_the_file_or_its_log(store: Store, path: Path) -> None:
    lived(store, "Kim")
    store.trainees.forget(store.trainees.named("Kim"))
    store.close()
    left = b"".join(file.read_bytes() for file in path.parent.glob("roleplay.db*"))
    assert SECRET.encode() not in left
    assert b"Kim" not in left


def test_while_another_window_reads_it_says_that_the_log_is_left(store: Store, path: Path) -> None:
    lived(store, "Kim")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM trainee").fetchall()
        store._database._connection.execute("PRAGMA busy_timeout = 10")
        assert not store.trainees.forget(store.trainees.named("Kim"))
    assert store.trainees.all() == ()


def test_a_decision_stays_without_name_and_note_of_who_is_forgotten(store: Store) -> None:
    lived(store, "Ana")
    lived(store, "Kim")
    decision = Decision("accepted", f"{SECRET} says Kim", "Kim", STARTED + 1)
    store.voices.decide_suggestion("ana", decision)
    store.voices.decide_story("ana", decision)
    store.trainees.forget(store.trainees.named("Kim"))
    for told in (*store.voices.suggestions(), *store.voices.stories()):
        assert told.decision == Decision("accepted", "", "", STARTED + 1)


def test_what_somebody_decided_about_others_is_theirs_to_have(store: Store) -> None:
    lived(store, "Ana")
    lived(store, "Kim")
    store.voices.decide_suggestion("ana", Decision("accepted", "Yes", "Kim", STARTED + 1))
    store.voices.decide_story("ana", Decision("declined", "No", "Kim", STARTED + 1))
    rows = dict(store.trainees.rows_of(store.trainees.named("Kim").uid))
    assert rows["suggestion_decision"][0]["note"] == "Yes"
    assert rows["story_decision"][0]["note"] == "No"


def test_who_is_renamed_keeps_everything(store: Store) -> None:
    lived(store, "Kim")
    before = store.trainees.named("Kim")
    store.voices.decide_suggestion("kim", Decision("accepted", "", "Kim", STARTED + 1))
    renamed = store.trainees.rename(before.uid, "  Kim Ö. [/red] 李 ")
    assert renamed.name == "Kim Ö. [/red] 李"
    assert store.trainees.named(renamed.name).uid == before.uid
    assert store.voices.suggestions()[0].decision.by == renamed.name


def test_two_people_cannot_have_one_name(store: Store) -> None:
    kim = store.trainee("Kim", STARTED)
    store.trainee("Ana", STARTED)
    with pytest.raises(UserError, match="Somebody is called “Ana” already"):
        store.trainees.rename(kim.uid, "Ana")
    assert store.trainees.rename(kim.uid, "Kim") == kim


def test_who_is_not_there_is_told_with_those_who_are(store: Store) -> None:
    with pytest.raises(NotFoundError, match="Nobody does yet"):
        store.trainees.named("Kim")
    store.trainee("Ana", STARTED)
    with pytest.raises(NotFoundError, match="There are: “Ana”"):
        store.trainees.named("Kim")


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\x1b[31m", "a\nb", "a\u202eb", "\ud800"])
def test_what_cannot_be_printed_or_is_too_long_is_no_name(name: str) -> None:
    with pytest.raises(UserError):
        trainee_name(name)


@pytest.mark.parametrize("name", ["Kim", " Ö ", "李", "[/red]", "O'Neil; DROP TABLE", "🙂", "../x"])
def test_whatever_can_be_printed_is_a_name(name: str) -> None:
    assert trainee_name(name) == name.strip()


def test_copies_are_found_and_nothing_else(store: Store, path: Path) -> None:
    daily = store.copy_of_the_day(STARTED)
    aside = path.with_name("roleplay.damaged-20261122-093000.db")
    for file in (aside, path.with_name("roleplay.other.db"), path.with_name("notes.txt")):
        file.write_text("x")
    assert copies_of(path) == tuple(sorted([daily, aside]))


@pytest.mark.parametrize("sql", WRITES.values(), ids=WRITES)
def test_only_rows_of_one_person_are_deleted_and_only_names_and_notes_are_changed(sql: str) -> None:
    deletes = re.fullmatch(r"DELETE FROM \w+ WHERE \w+ (= \?|IN \(SELECT .* = \?\))", sql)
    renames = re.fullmatch(r"UPDATE \w+ SET decider = (\?|'', note = '') WHERE decider = \?", sql)
    assert deletes or renames


def test_every_statement_about_people_runs(store: Store, path: Path) -> None:
    listed = [*people_statements.ROWS.values(), *people_statements.COUNT.values(), *WRITES.values()]
    listed += [people_statements.RENAME, people_statements.PEOPLE]
    listed.append(people_statements.FORGET_UNUSED_CONTENT)
    with closing(sqlite3.connect(path)) as connection:
        for sql in listed:
            connection.execute(f"EXPLAIN {sql}", [None] * sql.count("?"))
