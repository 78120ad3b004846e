"""Pictures of practice and the library. `make shots` takes them anew; look at each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.stage import played
from app.test_day import LATER, PATH, STORY
from app.test_screens import LARGE, SMALL, opened, pressing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from roleplay.desk import Desk

    Compare = Callable[..., bool]

TINY = (60, 20)
SIZES = pytest.mark.parametrize(
    "size", [SMALL, LARGE, TINY], ids=[f"{w}x{h}" for w, h in (SMALL, LARGE, TINY)]
)
JOURNEYS = {
    "today": (),
    "moment": ("d",),
    "answer": ("d", "1", "1"),
    "summary": ("d", *("1", "1", "end", "enter") * 4),
    "reading": ("down", "enter"),
    "story": ("down", "down", "enter"),
    "library": ("l", "down"),
    "filters": ("l", "ctrl+f", "down", "enter"),
}


@pytest.fixture
def weeks_later(full_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Somebody comes back after four weeks, to a pack with a path and a story."""
    for folder, text in (("paths", PATH), ("stories", STORY)):
        (tmp_path / "pack" / folder).mkdir()
        (tmp_path / "pack" / folder / "one.yaml").write_text(text, encoding="utf-8")
    played(full_desk, "blame-her", "courier")
    played(full_desk, "hear-her", "courier")
    monkeypatch.setenv("ROLEPLAY_NOW", LATER)
    return full_desk


@SIZES
@pytest.mark.parametrize("screen", JOURNEYS)
def test_the_screen_looks_as_it_should(
    screen: str, size: tuple[int, int], weeks_later: Desk, snap_compare: Compare
) -> None:
    keys = pressing(*JOURNEYS[screen])
    assert snap_compare(opened(weeks_later), terminal_size=size, run_before=keys)


@pytest.mark.parametrize("screen", ["answer", "library"])
def test_no_color_looks_as_it_should(
    screen: str, weeks_later: Desk, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    keys = pressing(*JOURNEYS[screen])
    assert snap_compare(opened(weeks_later), terminal_size=SMALL, run_before=keys)


@pytest.mark.parametrize("screen", ["answer", "library"])
def test_a_light_theme_looks_as_it_should(
    screen: str, weeks_later: Desk, snap_compare: Compare
) -> None:
    keys = pressing(*JOURNEYS[screen], theme="textual-light")
    assert snap_compare(opened(weeks_later), terminal_size=SMALL, run_before=keys)
