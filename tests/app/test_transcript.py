"""What was said stays in sight: the newest line, whole wherever it fits."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from app.stage import Person, at_the_app, copy_pack
from roleplay.app import attempts
from roleplay.app.attempts import Start
from roleplay.app.screens.play import PlayScreen
from roleplay.app.widgets.briefing import BriefingPanel
from roleplay.app.widgets.replies import Replies
from roleplay.app.widgets.transcript import Transcript
from roleplay.repetition.modes import Mode

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from roleplay.desk import Desk

SMALL, TINY, LARGE = (80, 24), (60, 20), (120, 40)
MOMENTS = 5


@pytest.fixture
def flask(make_desk: Callable[..., Desk], tmp_path: Path) -> Callable[[str], Desk]:
    """A long conversation with long replies, on some channel."""

    def change(channel: str) -> Desk:
        desk = make_desk()
        path = copy_pack(tmp_path / "pack", "flask") / "scenarios" / "flask.yaml"
        path.write_text(path.read_text().replace("channel: phone", f"channel: {channel}"))
        return desk

    return change


def in_sight(person: Person, words: str) -> bool:
    """Whether these words stand in the part of the screen that tells what was said."""
    region = person.app.screen.query_one(Transcript).region
    rows = person.sees[region.y : region.bottom]
    seen = " ".join(row[region.x : region.right - 1].strip(" ▏▌▁▂▃▄▅▆▇█") for row in rows)
    return words in " ".join(seen.split())


@asynccontextmanager
async def at_the_flask(desk: Desk, size: tuple[int, int], mode: Mode) -> AsyncIterator[Person]:
    async with at_the_app(desk, size=size) as person:
        session = attempts.begin(desk, Start.of(desk, "flask", seed=1))
        session.choose(mode)
        await person.app.push_screen(PlayScreen(desk, session))
        await person.settle()
        yield person


async def give(person: Person, reply: str) -> None:
    """Give a reply, hear the coach out where there is one, and be asked again."""
    offers = person.app.screen.query_one(Replies).offers
    number = next(n for n, offer in enumerate(offers, 1) if offer.name.startswith(reply))
    await person.press(str(number), str(number))
    if not person.app.screen.query_one(Replies).display:
        await person.press("enter")


@pytest.mark.parametrize("mode", [Mode.COACHED, Mode.PLAIN])
@pytest.mark.parametrize(
    ("channel", "size"),
    [("phone", SMALL), ("phone", TINY), ("phone", LARGE), ("email", SMALL), ("email", TINY)],
)
async def test_what_is_asked_is_in_sight_whenever_replies_are_offered(
    channel: str, size: tuple[int, int], mode: Mode, flask: Callable[[str], Desk]
) -> None:
    async with at_the_flask(flask(channel), size, mode) as person:
        for number in range(1, MOMENTS + 1):
            assert person.app.screen.query_one(Replies).display
            assert in_sight(person, f"Line-{number} ends here?"), "\n".join(person.sees)
            await give(person, "mend")


async def test_a_letter_too_long_for_the_screen_begins_in_sight_and_says_that_it_goes_on(
    flask: Callable[[str], Desk], tmp_path: Path
) -> None:
    desk, path = flask("email"), tmp_path / "pack" / "scenarios" / "flask.yaml"
    path.write_text(path.read_text().replace("Line-1", "And on and on. " * 20 + "Line-1"))
    async with at_the_flask(desk, TINY, Mode.PLAIN) as person:
        assert in_sight(person, "Subject: The flask My flask leaks")
        assert in_sight(person, "more below")
        await person.press("pagedown", "pagedown")
        assert in_sight(person, "Line-1 ends here?")
        assert not in_sight(person, "more below")


async def test_a_click_on_what_was_said_leaves_the_keys_with_the_replies(
    flask: Callable[[str], Desk],
) -> None:
    async with at_the_flask(flask("phone"), LARGE, Mode.PLAIN) as person:
        for part in (Transcript, BriefingPanel):
            await person.click(part)
            assert person.app.screen.query_one(Replies).has_focus
        await person.press("tab", "shift+tab", "1")
        assert person.app.screen.query_one(Replies).highlighted == 0
