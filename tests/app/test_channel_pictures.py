"""Pictures of each channel, the pause, the palette and the preview; `make shots` takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.stage import Person, copy_pack
from app.test_play_pictures import TINY, at_play
from app.test_screens import LARGE, SMALL, opened
from roleplay.app.previewing import PreviewApp
from roleplay.rehearsal import Rehearsal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from roleplay.desk import Desk

    Compare = Callable[..., bool]

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
PRIVATE = "customer: (In private.) This one it is"
HAPPENS = "customer: (Jo has written below it. Ten people like that.)"


@pytest.fixture
def flask_on(make_desk: Callable[..., Desk], tmp_path: Path) -> Callable[[str], Desk]:
    """The long conversation on some channel; on social media not all of it is for everybody."""

    def change(channel: str) -> Desk:
        desk = make_desk()
        path = copy_pack(tmp_path / "pack", "flask") / "scenarios" / "flask.yaml"
        text = path.read_text().replace("channel: phone", f"channel: {channel}")
        if channel == "social":
            text = text.replace("customer: This one it is", PRIVATE)
            text = text.replace("customer: Half past seven. Line-4 ends here?", HAPPENS)
        path.write_text(text)
        return desk

    return change


@SIZES
@pytest.mark.parametrize("channel", ["chat", "email", "in-person", "social"])
def test_the_channel_looks_as_it_should(
    channel: str, size: tuple[int, int], flask_on: Callable[[str], Desk], snap_compare: Compare
) -> None:
    desk = flask_on(channel)
    keys = ("1", "1", "enter") * (3 if channel == "social" else 1)
    press = at_play(desk, *keys, "2", scenario="flask")
    assert snap_compare(opened(desk), terminal_size=size, run_before=press)


def test_a_tiny_letter_looks_as_it_should(
    flask_on: Callable[[str], Desk], snap_compare: Compare
) -> None:
    desk = flask_on("email")
    press = at_play(desk, scenario="flask")
    assert snap_compare(opened(desk), terminal_size=TINY, run_before=press)


@SIZES
@pytest.mark.parametrize("key", ["space", "ctrl+p"])
def test_what_lies_over_a_conversation_looks_as_it_should(
    key: str,
    size: tuple[int, int],
    desk: Desk,
    tmp_path: Path,
    snap_compare: Compare,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("roleplay.app.widgets.countdown.monotonic", lambda: 0.0)
    copy_pack(tmp_path / "pack", "clock")
    press = at_play(desk, key, scenario="clock")
    assert snap_compare(opened(desk), terminal_size=size, run_before=press)


@SIZES
def test_the_preview_looks_as_it_should(
    size: tuple[int, int], desk: Desk, snap_compare: Compare
) -> None:
    async def press(pilot: Pilot[None]) -> None:
        person = Person(pilot.app, pilot)  # type: ignore[arg-type]  # it is ours
        await person.settle()
        await person.press("1", "1")

    app = PreviewApp(desk, Rehearsal(desk.library, "parcel"))
    assert snap_compare(app, terminal_size=size, run_before=press)
