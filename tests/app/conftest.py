"""A desk with the pack of these tests, a clock and draws that never change."""

from __future__ import annotations

import itertools
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.stage import BROKEN, HOSTILE, LONG, PARCEL, write_pack
from roleplay.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOON = 1_793_880_000_000
"""2026-11-05 12:00 UTC."""


@pytest.fixture(autouse=True)
def own_world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Nothing of the machine, the clock or chance."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("roleplay.library.packs.built_in_folder", lambda: None)
    clock = itertools.count(NOON, 60_000)
    monkeypatch.setattr("roleplay.app.attempts.now", lambda: next(clock))
    monkeypatch.setattr("roleplay.session.fresh_seed", lambda *_: 1)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def make_desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Makes desks of one trainee on one progress file; each as a new start of the program."""
    pack = write_pack(tmp_path / "pack", parcel=PARCEL)
    desks: list[Desk] = []

    def make(trainee: str = "Ada") -> Desk:
        desk = Desk([pack], Path("progress.db"), trainee)
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """A desk whose library holds the parcel only."""
    return make_desk()


@pytest.fixture
def full_desk(make_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    """A desk with long, hostile and broken files as well."""
    write_pack(tmp_path / "pack", long=LONG, hostile=HOSTILE, broken=BROKEN)
    return make_desk()
