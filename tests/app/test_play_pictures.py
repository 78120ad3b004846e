"""Pictures of Play and the debrief. `make shots` takes them anew; look at each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.stage import Person, copy_pack
from app.test_screens import LARGE, SMALL, opened, practised
from roleplay.app import attempts
from roleplay.app.attempts import Start
from roleplay.app.screens.debrief import DebriefScreen
from roleplay.app.screens.play import PlayScreen
from roleplay.repetition.modes import Mode

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from roleplay.desk import Desk

    Compare = Callable[..., bool]
    Press = Callable[[Pilot[None]], Awaitable[None]]

TINY = (60, 20)
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
AT_PLAY = {
    "play": ("2",),
    "leaving": ("escape",),
    "predict": ("2", "2", "enter", "6", "0"),
    "suggestion": ("r", "x"),
    "help": ("question_mark",),
}
AT_DEBRIEF = {
    "debrief": (),
    "replies": ("n",),
    "model-path": ("m",),
    "lesson": ("l", "x"),
}
LOOKS = ["light", "contrast", "no-color"]
THEMES = {"light": "textual-light", "contrast": "high-contrast"}


def at_play(desk: Desk, *keys: str, theme: str | None = None, scenario: str = "") -> Press:
    """In the conversation: gone on with after a first reply, or at its beginning."""

    async def press(pilot: Pilot[None]) -> None:
        person = Person(pilot.app, pilot)  # type: ignore[arg-type]  # it is ours
        await person.settle()
        if scenario:
            session = attempts.begin(desk, Start.of(desk, scenario, seed=1))
            if scenario == "clock":
                session.choose(Mode.TIMED)
        else:
            left = desk.store.unfinished(desk.trainee.uid)[0]
            session = attempts.resume(desk, left)
        await pilot.app.push_screen(PlayScreen(desk, session))
        if theme:
            pilot.app.theme = theme
        await person.settle()
        await person.press(*keys)

    return press


def at_debrief(desk: Desk, *keys: str, theme: str | None = None) -> Press:
    """At what became of the second attempt."""

    async def press(pilot: Pilot[None]) -> None:
        person = Person(pilot.app, pilot)  # type: ignore[arg-type]  # it is ours
        await person.settle()
        told = attempts.look_back(desk, desk.store.attempts()[-1])
        await pilot.app.push_screen(DebriefScreen(desk, told))
        if theme:
            pilot.app.theme = theme
        await pilot.pause()
        await person.press(*keys)

    return press


@SIZES
@pytest.mark.parametrize("screen", AT_PLAY)
def test_play_looks_as_it_should(
    screen: str, size: tuple[int, int], full_desk: Desk, snap_compare: Compare
) -> None:
    keys = at_play(full_desk, *AT_PLAY[screen])
    assert snap_compare(practised(full_desk), terminal_size=size, run_before=keys)


@SIZES
@pytest.mark.parametrize("screen", AT_DEBRIEF)
def test_the_debrief_looks_as_it_should(
    screen: str, size: tuple[int, int], full_desk: Desk, snap_compare: Compare
) -> None:
    keys = at_debrief(full_desk, *AT_DEBRIEF[screen])
    assert snap_compare(practised(full_desk), terminal_size=size, run_before=keys)


@SIZES
@pytest.mark.parametrize("scenario", ["parcel", "long"])
def test_the_briefing_looks_as_it_should(
    scenario: str, size: tuple[int, int], full_desk: Desk, snap_compare: Compare
) -> None:
    async def settle(pilot: Pilot[None]) -> None:
        await Person(pilot.app, pilot).settle()  # type: ignore[arg-type]  # it is ours

    assert snap_compare(opened(full_desk, scenario), terminal_size=size, run_before=settle)


@SIZES
def test_the_coach_looks_as_it_should(
    size: tuple[int, int], desk: Desk, snap_compare: Compare
) -> None:
    keys = at_play(desk, "1", "1", scenario="parcel")
    assert snap_compare(opened(desk), terminal_size=size, run_before=keys)


@SIZES
def test_the_clock_looks_as_it_should(
    size: tuple[int, int],
    desk: Desk,
    tmp_path: Path,
    snap_compare: Compare,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("roleplay.app.widgets.countdown.monotonic", lambda: 0.0)
    copy_pack(tmp_path / "pack", "clock")
    keys = at_play(desk, "1", scenario="clock")
    assert snap_compare(opened(desk), terminal_size=size, run_before=keys)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", ["play", "replies"])
def test_other_looks_are_as_they_should_be(
    screen: str, look: str, desk: Desk, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    if look == "no-color":
        monkeypatch.setenv("NO_COLOR", "1")
    theme = THEMES.get(look)
    if screen == "play":
        keys = at_play(desk, *AT_PLAY[screen], theme=theme)
    else:
        keys = at_debrief(desk, *AT_DEBRIEF[screen], theme=theme)
    assert snap_compare(practised(desk), terminal_size=SMALL, run_before=keys)


@pytest.mark.parametrize("size", [SMALL, TINY], ids=["80x24", "60x20"])
def test_four_long_replies_look_as_they_should(
    size: tuple[int, int], full_desk: Desk, snap_compare: Compare
) -> None:
    keys = at_play(full_desk, "3", scenario="long")
    assert snap_compare(opened(full_desk), terminal_size=size, run_before=keys)


def test_a_tiny_debrief_looks_as_it_should(desk: Desk, snap_compare: Compare) -> None:
    assert snap_compare(practised(desk), terminal_size=TINY, run_before=at_debrief(desk, "n"))
