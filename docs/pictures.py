"""Take the pictures of the README anew: real screens, played by the program itself.

    python docs/pictures.py

Needs Chromium and the font Fira Code, since a terminal's picture is drawn from its SVG. Look at
each picture before you keep it.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

IMAGES = Path(__file__).parent / "images"
SCENARIO = "the-cake-that-never-came"
SIZE = (100, 30)


async def play(images: Path) -> None:
    """Play a scenario, and take its pictures on the way."""
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


if __name__ == "__main__":
    main()
