"""A picture of every screen. `make shots` takes them anew; look at each before you keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.stage import Person, played
from roleplay.app.app import RoleplayApp
from roleplay.app.attempts import Start, standing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from roleplay.desk import Desk

    Compare = Callable[..., bool]

SMALL, LARGE = (80, 24), (120, 40)
JOURNEYS = {
    "today": (),
    "progress": ("p",),
}


def opened(desk: Desk, scenario: str | None = None) -> RoleplayApp:
    start = Start.of(desk, scenario, seed=1) if scenario else None
    return RoleplayApp(desk, standing(desk), start)


def practised(desk: Desk) -> RoleplayApp:
    """Somebody has finished the parcel twice, and left it in the middle the third time."""
    played(desk, "hear-her", "courier", guess=70)
    played(desk, "blame-her", "courier", guess=90)
    played(desk, "ask-number")
    return opened(desk)


def pressing(*keys: str, theme: str | None = None) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def press(pilot: Pilot[None]) -> None:
        person = Person(pilot.app, pilot)  # type: ignore[arg-type]  # it is ours
        if theme:
            pilot.app.theme = theme
        await person.settle()
        await person.press(*keys)

    return press


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("screen", JOURNEYS)
def test_the_screen_looks_as_it_should(
    screen: str, size: tuple[int, int], full_desk: Desk, snap_compare: Compare
) -> None:
    keys = pressing(*JOURNEYS[screen])
    assert snap_compare(practised(full_desk), terminal_size=size, run_before=keys)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
def test_the_welcome_looks_as_it_should(
    size: tuple[int, int], full_desk: Desk, snap_compare: Compare
) -> None:
    assert snap_compare(opened(full_desk), terminal_size=size)


def test_no_color_looks_as_it_should(
    desk: Desk, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(practised(desk), terminal_size=SMALL, run_before=pressing())
