"""A library and a progress file of any size, made from the built-in scenarios."""

from __future__ import annotations

import random
import re
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from roleplay.desk import Desk, now
from roleplay.session import Session, playable

BUILT_IN = sorted((Path(__file__).parents[1] / "scenarios").glob("*.yaml"))
DAY = 24 * 60 * 60 * 1000
PLAYED = 30
"""Attempts that are really played; the others are copies of them on earlier days."""

YEARS = 3
"""How far the copies reach back."""

TABLES = ("attempt", "turn", "prediction", "finish", "score", "review")
UIDS, TIMES = ("uid", "attempt", "run"), ("at", "started")


def library(folder: Path, files: int) -> None:
    """Make a pack that brings a library to so many scenarios, the built-in ones counted."""
    scenarios = folder / "scenarios"
    scenarios.mkdir(parents=True)
    for number in range(files - len(BUILT_IN)):
        file = BUILT_IN[number % len(BUILT_IN)]
        text = re.sub(r"(?m)^(title: .*)$", rf"\1 {number}", file.read_text("utf-8"), count=1)
        (scenarios / f"{file.stem}-{number}.yaml").write_text(text, encoding="utf-8")


def progress(database: Path, attempts: int) -> None:
    """Make a progress file with so many finished attempts, and one left in the middle.

    The cards are those of the attempts that were played, a few days ago; they are due.
    """
    desk = Desk(database=database)
    try:
        rng, clock = random.Random(7), count(now() - 5 * DAY, 20_000)
        played = min(attempts, PLAYED)
        for number in range(played + 1):
            scenario = playable(desk.library, BUILT_IN[number % len(BUILT_IN)].stem)
            session = Session.begin(
                desk.store, desk.trainee, scenario, clock=clock.__next__, seed=number
            )
            while not session.attempt.ended:
                session.reply(rng.choice(session.attempt.offered), 6.0)
                if number == played and session.replies == 2:
                    break
            else:
                session.predict(70)
                session.finish()
    finally:
        desk.close()
    if attempts > played:
        _copy(database, attempts - played)


def _copy(database: Path, attempts: int) -> None:
    """Copy the finished attempts, with all that belongs to them, to earlier days."""
    rounds = -(-attempts // PLAYED)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE TEMP TABLE original AS SELECT attempt AS uid FROM finish")
        for table in TABLES:
            _copy_table(connection, table, rounds)
        connection.execute("ANALYZE")


def _copy_table(connection: sqlite3.Connection, table: str, rounds: int) -> None:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    uid = next(name for name in columns if name in UIDS)
    values = [_moved(name) if name in (uid, *TIMES, "day") else name for name in columns]
    originals = connection.execute(
        f"SELECT {uid} FROM {table} WHERE {uid} IN (SELECT uid FROM original)"
    )
    assert originals.fetchone()
    connection.executemany(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {table}"
        f" WHERE {uid} IN (SELECT uid FROM original)",
        [
            {"round": number, "days": number * YEARS * 365 // rounds + 1}
            for number in range(1, rounds + 1)
        ],
    )


def _moved(name: str) -> str:
    if name in TIMES:
        return f"{name} - :days * {DAY}"
    return f"{name} - :days" if name == "day" else f"{name} || '-' || :round"
