"""A desk with the pack of these tests, a clock and draws that never change."""

from __future__ import annotations

import itertools
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.stage import copy_pack
from roleplay.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOON = 1_793_880_000_000
"""2026-11-05 12:00 UTC."""


@pytest.fixture(scope="session")
def pictures() -> str:
    """Where the plug-in collects pictures that differ; every test's own environment hides it."""
    return os.environ["TEXTUAL_SNAPSHOT_TEMPDIR"]


@pytest.fixture(autouse=True)
def own_world(
    own_environment: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pictures: str
) -> Iterator[None]:
    """Nothing of the machine, the clock or chance."""
    monkeypatch.setenv("TEXTUAL_SNAPSHOT_TEMPDIR", pictures)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("roleplay.library.packs.built_in_folder", lambda: None)
    clock = itertools.count(NOON, 60_000)
    monkeypatch.setattr("roleplay.app.attempts.now", lambda: next(clock))
    monkeypatch.setenv("ROLEPLAY_NOW", "2026-11-05T12:00:00+00:00")
    monkeypatch.setattr("roleplay.drilling.random_seed", lambda: 1)
    monkeypatch.setattr("roleplay.session.fresh_seed", lambda *_: 1)
    monkeypatch.setattr("roleplay.app.breath.SECONDS", 0)  # these people press fast on purpose
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def make_desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Makes desks of one trainee on one progress file; each as a new start of the program."""
    pack = copy_pack(tmp_path / "pack", "parcel")
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
    copy_pack(tmp_path / "pack", "long", "hostile", "broken")
    return make_desk()
