"""Several processes on one file, and processes that die: nothing acknowledged is ever lost."""

from __future__ import annotations

import random
import time
from collections import Counter
from contextlib import closing
from threading import Timer
from typing import TYPE_CHECKING

import pytest

from roleplay.errors import StoreBusyError
from roleplay.store import Store
from roleplay.store.sqlite import Database
from store.samples import STARTED, attempt, turn

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    StartChild = Callable[..., subprocess.Popen[str]]


def test_a_kill_at_any_point_loses_no_reply_that_was_saved(
    path: Path, start_child: StartChild
) -> None:
    draw = random.Random(20261122)
    deadline = time.monotonic() + 15
    saved: Counter[str] = Counter()
    for _ in range(40):
        saved.update(_killed_while_saving(start_child("save_for_ever", path), draw))
        with Store.open(path) as store:
            for uid, count in saved.items():
                assert [row.reply for row in store.turns(uid)[:count]] == ["own-it"] * count
            ana = store.trainee("Ana", at=STARTED).uid
            assert {row.uid for row in store.unfinished(ana)} >= set(saved)
            assert store.integrity() == []
        if time.monotonic() > deadline:
            break
    assert saved.total() > 40


def _killed_while_saving(child: subprocess.Popen[str], draw: random.Random) -> list[str]:
    """The uid of the attempt, once for each turn that was acknowledged."""
    lines = [child.stdout.readline() for _ in range(draw.randrange(60))]
    time.sleep(draw.random() * 0.002)
    child.kill()
    lines += child.stdout.readlines()
    return [line.split()[0] for line in lines if line.endswith("\n")]


def test_a_kill_while_the_file_is_made_leaves_a_file_that_opens(
    tmp_path: Path, start_child: StartChild
) -> None:
    draw = random.Random(7)
    for run in range(25):
        path = tmp_path / f"{run}.db"
        child = start_child("start", path)
        assert child.stdout.readline() == "starting\n"
        time.sleep(draw.random() * 0.012)
        child.kill()
        child.wait()
        with Store.open(path) as store:
            attempt(store)
            assert store.integrity() == []


def test_two_processes_may_make_the_same_file_at_the_same_moment(
    tmp_path: Path, start_child: StartChild
) -> None:
    children = [start_child("save", 2), start_child("save", 2)]
    for child in children:
        assert child.stdout.readline() == "ready\n"
    for run in range(20):
        path = tmp_path / f"{run}.db"
        for child in children:
            child.stdin.write(f"{path}\n")
            child.stdin.flush()
        uids = [child.stdout.readline().strip() for child in children]
        with Store.open(path) as store:
            assert [store.turns(uid) for uid in uids] == [(turn(0), turn(1))] * 2
            assert store.integrity() == []


def test_two_processes_may_write_at_once(path: Path, start_child: StartChild) -> None:
    children = [start_child("save", 150) for _ in range(2)]
    for child in children:
        child.stdin.write(f"{path}\n")
        child.stdin.close()
    with Store.open(path) as store:
        uid = attempt(store).uid
        for seq in range(150):
            store.save_turn(uid, turn(seq))
        for child in children:
            assert child.stdout.readline() == "ready\n"
            assert len(store.turns(child.stdout.readline().strip())) == 150
        assert store.integrity() == []


def test_a_new_file_that_another_process_is_making_is_waited_for(
    path: Path, start_child: StartChild
) -> None:
    path.parent.mkdir()
    child = start_child("lock", path)
    assert child.stdout.readline() == "locked\n"
    release = Timer(0.2, child.communicate, ["go on\n"])
    release.start()
    with Store.open(path, timeout=10) as store:
        assert store.integrity() == []
    release.join()


def test_a_loss_of_power_is_survived_and_writers_wait_for_each_other(path: Path) -> None:
    with closing(Database.open(path)) as database:
        settings = {
            name: database.rows(f"PRAGMA {name}")[0][0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    full = 2
    assert settings == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
    }


def test_a_file_that_stays_locked_is_called_busy_and_can_be_used_later(
    path: Path, start_child: StartChild
) -> None:
    with Store.open(path, timeout=0.05) as store:
        uid = attempt(store).uid
        child = start_child("lock", path)
        assert child.stdout.readline() == "locked\n"
        with pytest.raises(StoreBusyError, match="Close other windows"):
            store.save_turn(uid, turn(0))
        with pytest.raises(StoreBusyError):
            Store.open(path, timeout=0.05)
        assert store.turns(uid) == ()
        child.communicate("go on\n")
        store.save_turn(uid, turn(0))
        assert store.turns(uid) == (turn(0),)
