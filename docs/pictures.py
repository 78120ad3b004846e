"""Take the pictures of the README anew: real screens, played by the program itself.

    python docs/pictures.py

Needs Chromium and the font Fira Code, since a terminal's picture is drawn from its SVG. Look at
each picture before you keep it.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roleplay.conversation import Attempt

IMAGES = Path(__file__).parent / "images"
SCENARIO = "the-cake-that-never-came"
PRACTISED = ("the-bill-in-small-print", "no-receipt", "charged-twice")
SIZE = (100, 30)


async def play(images: Path) -> None:
    """Play a scenario, and take its pictures on the way: Play and the debrief."""
    from roleplay.app.app import RoleplayApp
    from roleplay.app.attempts import Start, standing
    from roleplay.desk import Desk

    desk = Desk(trainee="Kim")
    app = RoleplayApp(desk, standing(desk), Start.of(desk, SCENARIO, seed=1))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        await pilot.press("p", "enter")
        await pilot.pause(0.5)
        await pilot.press("2", "2")
        await pilot.pause(0.5)
        await pilot.press("1")
        await pilot.pause(0.2)
        draw(app.export_screenshot(), images / "play.png")
        for _ in range(20):
            await pilot.press("1", "1")
            await pilot.pause(0.1)
        await pilot.press("enter")
        await pilot.pause(0.3)
        await pilot.press("7", "0", "enter")
        await pilot.pause(0.5)
        draw(app.export_screenshot(), images / "debrief.png")
    desk.close()


def practise() -> None:
    """Two weeks of somebody who gets better: every other day a customer, and a guess before."""
    from roleplay.app import attempts
    from roleplay.app.attempts import Start
    from roleplay.desk import Desk

    for number, day in enumerate(range(2, 16, 2)):
        os.environ["ROLEPLAY_NOW"] = f"2026-11-{day:02}T09:00:00+00:00"
        desk = Desk(trainee="Kim")
        chance = random.Random(number)  # noqa: S311 - a picture that is the same every time
        session = attempts.begin(desk, Start.of(desk, PRACTISED[number % len(PRACTISED)], seed=day))
        while not session.attempt.ended:
            best, *others = ranked(session.attempt)
            is_best = not others or chance.random() < 0.5 + 0.08 * number
            session.reply(best if is_best else chance.choice(others))
        attempts.finish(session, guess=60)
        desk.close()


def ranked(attempt: Attempt) -> list[str]:
    """The replies on offer, the best one first."""
    from roleplay.conversation.rules import offered, take
    from roleplay.scoring.stakes import stakes_of

    stakes = stakes_of(attempt.staging)
    steps = [
        take(attempt.staging, attempt.state, reply)
        for reply in offered(attempt.staging, attempt.state)
    ]
    steps.sort(key=lambda step: -stakes.weigh(step.levels))
    return [step.reply.name for step in steps]


async def look_back(images: Path) -> None:
    """What two weeks look like on Progress."""
    from roleplay.app.app import RoleplayApp
    from roleplay.app.attempts import standing
    from roleplay.desk import Desk

    practise()
    desk = Desk(trainee="Kim")
    app = RoleplayApp(desk, standing(desk))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        await pilot.press("p", "right")
        await pilot.pause(1)
        draw(app.export_screenshot(), images / "progress.png")
    desk.close()


def draw(svg: str, target: Path) -> None:
    """The picture of an SVG, in the size it has."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Pictures need Chromium: install it, or leave the pictures as they are.")
    # The fonts of the machine are used; nothing is fetched.
    svg = re.sub(r"@font-face\s*{[^}]*}", "", svg)
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if box is None:
        sys.exit("The screenshot has no size.")
    width, height = (round(float(side)) for side in box.groups())
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "screen.svg")
        source.write_text(svg, encoding="utf-8")
        subprocess.run(
            [
                chromium,
                "--headless=new",
                "--no-sandbox",
                "--hide-scrollbars",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                f"--user-data-dir={folder}/profile",
                f"--window-size={width},{height}",
                f"--screenshot={target}",
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )


def main() -> None:
    """Take all pictures."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "ROLEPLAY_DB": f"{folder}/progress.db",
            "XDG_CACHE_HOME": folder,
            "COLORTERM": "truecolor",
        }
        asyncio.run(play(IMAGES))
        os.environ["ROLEPLAY_DB"] = f"{folder}/two-weeks.db"
        asyncio.run(look_back(IMAGES))


if __name__ == "__main__":
    main()
