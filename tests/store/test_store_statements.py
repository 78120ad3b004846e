"""The SQL stays within what SQLite and PostgreSQL share, and never changes a fact."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from roleplay import store
from roleplay.store import Store, schema, statements

SOURCES = Path(store.__file__).parent
STATEMENTS = {name: sql for name, sql in vars(statements).items() if name.isupper()}
STEPS = {
    file.name: re.sub(r"^\s*--.*$", "", file.read_text("utf-8"), flags=re.MULTILINE)
    for file in schema.steps().values()
}
TYPES = {"TEXT", "INTEGER", "BIGINT", "BLOB", "DOUBLE"}
ONLY_SQLITE = [
    "AUTOINCREMENT",
    "TRIGGER",
    "INSERT OR",
    "REPLACE",
    "ROWID",
    "PRAGMA",
    "STRICT",
    "IFNULL",
    "GLOB",
    "DATETIME",
    "STRFTIME",
    "JULIANDAY",
    "CURRENT_TIMESTAMP",
    "NOW",
    "JSON_EXTRACT",
    "GROUP_CONCAT",
    "COLLATE",
    "sqlite_",
    '"',
    "`",
    "%",
    ":",
]


@pytest.mark.parametrize("sql", (STATEMENTS | STEPS).values(), ids=(STATEMENTS | STEPS).keys())
def test_nothing_is_used_that_only_one_database_knows(sql: str) -> None:
    for word in ONLY_SQLITE:
        border = r"\b" if word[0].isalpha() else ""
        assert not re.search(border + re.escape(word), sql, re.IGNORECASE), word


@pytest.mark.parametrize("sql", STATEMENTS.values(), ids=STATEMENTS.keys())
def test_facts_are_only_ever_added(sql: str) -> None:
    assert sql.split()[0] in ("SELECT", "INSERT")
    if sql.split()[:3] == ["INSERT", "INTO", "card"]:
        return  # worked out from the reviews, and no fact
    assert not re.search(r"\b(UPDATE|DELETE|DROP|ALTER|TRUNCATE)\b", sql, re.IGNORECASE)


def test_there_are_few_types_and_they_exist_everywhere() -> None:
    for sql in STEPS.values():
        for body in re.findall(r"CREATE TABLE \w+ \((.*?)\n\);", sql, re.DOTALL):
            for line in body.strip().splitlines():
                name, kind = line.replace(",", " ").split()[:2]
                assert name == "PRIMARY" or kind in TYPES, line


def test_every_statement_runs(path: Path) -> None:
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        for sql in STATEMENTS.values():
            connection.execute(f"EXPLAIN {sql}", [None] * sql.count("?"))


def test_every_statement_is_used() -> None:
    code = "".join(file.read_text("utf-8") for file in SOURCES.glob("*.py"))
    assert [name for name in STATEMENTS if f"statements.{name}" not in code] == []


def test_only_the_driver_and_its_errors_know_sqlite() -> None:
    package = SOURCES.parent
    found = {
        file.relative_to(package).as_posix()
        for file in package.rglob("*.py")
        if re.search(r"^\s*(import|from) sqlite3", file.read_text("utf-8"), re.MULTILINE)
    }
    assert found == {"store/sqlite.py", "store/faults.py"}
