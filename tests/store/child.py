"""Tasks for processes of their own: `python child.py TASK ARGUMENTS`; answers on stdout."""

from __future__ import annotations

import os
import resource
import sqlite3
import sys

from roleplay.errors import StoreError
from roleplay.store import Store
from store.samples import attempt, turn


def say(text: object) -> None:
    print(text, flush=True)


def save_for_ever(path: str) -> None:
    """Begins an attempt and saves turn after turn; names each once it is saved."""
    with Store.open(path) as store:
        uid = attempt(store).uid
        seq = 0
        while True:
            store.save_turn(uid, turn(seq))
            say(f"{uid} {seq}")
            seq += 1


def save(count: str) -> None:
    """For each path on stdin: opens it, saves an attempt with `count` turns, and names it."""
    say("ready")
    for line in sys.stdin:
        with Store.open(line.removesuffix("\n")) as store:
            uid = attempt(store, trainee=f"Trainee {os.getpid()}").uid
            for seq in range(int(count)):
                store.save_turn(uid, turn(seq))
        say(uid)


def lock(path: str) -> None:
    """Holds the lock for writing until a line comes."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    say("locked")
    sys.stdin.readline()
    connection.close()


def fill(path: str, limit: str) -> None:
    """Saves turns until files may not grow any more, then once more when they may."""
    with Store.open(path) as store:
        uid = attempt(store).uid
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), hard))
        seq = 0
        try:
            while True:
                store.save_turn(uid, turn(seq))
                seq += 1
        except StoreError as error:
            say(f"{type(error).__name__}: {error}")
        say(len(store.turns(uid)) == seq)
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        store.save_turn(uid, turn(seq))
        say(len(store.turns(uid)) == seq + 1 and store.integrity() == [])


def create_without_room(path: str, limit: str) -> None:
    """Opens a new file where files may not grow past `limit`."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), hard))
    try:
        Store.open(path).close()
    except StoreError as error:
        say(f"{type(error).__name__}: {error}")
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    with Store.open(path) as store:
        say(store.integrity() == [])


def start(path: str) -> None:
    """Opens the file at once; for being killed meanwhile."""
    say("starting")
    with Store.open(path) as store:
        attempt(store)
    say("done")


if __name__ == "__main__":
    task, *arguments = sys.argv[1:]
    globals()[task](*arguments)
