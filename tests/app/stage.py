"""A small pack that never changes, and somebody who sits before the screen."""

from __future__ import annotations

import html
import re
import shutil
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widgets import OptionList

from roleplay.app import attempts
from roleplay.app.app import RoleplayApp
from roleplay.app.attempts import Start, standing
from roleplay.app.screens.play import PlayScreen
from roleplay.app.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot

    from roleplay.desk import Desk
    from roleplay.session import Session

PACK = Path(__file__).with_name("pack")
"""A scorecard; the parcel, a short conversation; long, hostile and broken scenarios."""


def copy_pack(folder: Path, *scenarios: str) -> Path:
    """A pack with the scorecard and these scenarios of `PACK`."""
    for kind in ("scenarios", "scorecards"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    shutil.copy(PACK / "scorecards" / "service.yaml", folder / "scorecards")
    for name in scenarios:
        shutil.copy(PACK / "scenarios" / f"{name}.yaml", folder / "scenarios")
    return folder


CELL = 12.2
"""The width of a character in the pictures that Textual makes."""


def played(desk: Desk, *replies: str, guess: int | None = None, finish: bool = True) -> Session:
    """The parcel, played without a screen; finished where these replies lead to an ending."""
    session = attempts.begin(desk, Start.of(desk, "parcel", seed=1))
    for name in replies:
        session.reply(name)
    if session.attempt.ended and finish:
        attempts.finish(session, guess)
    return session


class Person:
    """Somebody at the keyboard and the mouse, who waits until the screen has answered."""

    def __init__(self, app: RoleplayApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, each after the last one has had its effect."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def click(self, selector: str | type, nth: int = 0, line: int = 0) -> None:
        """Click a part of the screen."""
        target = list(self.app.screen.query(selector))[nth]
        await self.pilot.click(target, offset=(3, line))
        await self.settle()

    async def settle(self) -> None:
        """Wait for the store and for the screen."""
        await self.pilot.pause()
        while len(self.app.workers):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for what time brings; no longer than it can take."""
        for _ in range(500):
            if is_so():
                return
            await self.pilot.pause(0.02)
        raise AssertionError("what was waited for has not come")

    @property
    def reads(self) -> str:
        """All texts of the screen on top, also those that are scrolled out of sight."""
        texts = [str(words.visual) for words in self.app.screen.query(Words) if words.display]
        for choices in self.app.screen.query(OptionList):
            texts += [str(option.prompt) for option in choices.options]
        return "\n".join(texts)

    @property
    def sees(self) -> list[str]:
        """The lines that are on the screen now."""
        return lines_of(self.app.export_screenshot())


def lines_of(svg: str) -> list[str]:
    """The lines of a picture of the screen, each character where it stands."""
    rows: dict[int, str] = {}
    pattern = r'<text [^>]* x="([^"]*)"[^>]*-line-(\d+)\)">(.*?)</text>'
    for x, number, text in re.findall(pattern, svg):
        line, column = rows.get(int(number), ""), round(float(x) / CELL)
        rows[int(number)] = line.ljust(column) + html.unescape(text).replace("\xa0", " ")
    return [rows.get(number, "").rstrip() for number in range(max(rows) + 1)]


@asynccontextmanager
async def at_the_app(
    desk: Desk,
    scenario: str | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    seed: int = 1,
    fresh: bool = False,
) -> AsyncIterator[Person]:
    """The app, opened as `open_roleplay` opens it; it closes at the end."""
    start = Start.of(desk, scenario, seed=seed, fresh=fresh) if scenario else None
    app = RoleplayApp(desk, standing(desk), start)
    async with app.run_test(size=size) as pilot:
        person = Person(app, pilot)
        await person.settle()
        yield person


@asynccontextmanager
async def at_the_replies(
    desk: Desk, scenario: str = "parcel", *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Person]:
    """In the conversation, its briefing read."""
    async with at_the_app(desk, size=size) as person:
        session = attempts.begin(desk, Start.of(desk, scenario, seed=1))
        await person.app.push_screen(PlayScreen(desk, session))
        await person.pilot.pause()
        yield person
