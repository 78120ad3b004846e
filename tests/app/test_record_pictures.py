"""Pictures of what looks back and of what is decided; `make shots` takes them anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.stage import played
from app.test_screens import LARGE, SMALL, opened, pressing

if TYPE_CHECKING:
    from collections.abc import Callable

    from roleplay.desk import Desk

    Compare = Callable[..., bool]

JOURNEYS = {
    "scores": ("p", "2"),
    "days": ("p", "3"),
    "habits": ("p", "4"),
    "guesses": ("p", "5"),
    "mastery": ("p", "6"),
    "profiles": ("f2",),
    "settings": ("f3", "home", "down", "down", "down"),
}


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("screen", JOURNEYS)
def test_the_screen_looks_as_it_should(
    screen: str,
    size: tuple[int, int],
    desk: Desk,
    snap_compare: Compare,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for guess in (90, 80, 60, None, 70, 65):
        reply = "blame-her" if guess in (90, 80, None) else "hear-her"
        played(desk, reply, "courier", guess=guess)
    monkeypatch.setenv("ROLEPLAY_NOW", "2026-12-01T09:00:00+00:00")
    monkeypatch.setenv("ROLEPLAY_TRAINEE", "Ada")
    monkeypatch.setenv("ROLEPLAY_DB", "progress.db")
    place = Path("config.toml")
    monkeypatch.setattr("roleplay.app.screens.settings.config_file", lambda: place)
    assert snap_compare(opened(desk), terminal_size=size, run_before=pressing(*JOURNEYS[screen]))
