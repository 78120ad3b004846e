"""A small pack that never changes, and somebody who sits before the screen."""

from __future__ import annotations

import html
import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual.widgets import OptionList

from roleplay.app.app import RoleplayApp
from roleplay.app.attempts import Start, standing
from roleplay.app.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from roleplay.desk import Desk

CARD = """\
format: roleplay-scorecard/1
title: Service
pass: {overall: 80, each: 70}
dimensions:
  empathy:
    weight: 1
    asks: Does this person feel heard?
    behaviors:
      blames-the-customer: {level: 0, critical: yes, temper: +3, trust: -2, means: Says it is their own fault.}
      ignores-the-feeling: {level: 0, temper: +1, means: Goes to the facts at once.}
      names-the-feeling: {level: 3, temper: -2, trust: +1, means: Says what they feel and why.}
  recovery:
    weight: 1
    asks: Is it put right?
    behaviors:
      denies-it: {level: 0, temper: +1, means: Says that nothing is wrong.}
      owned-fix: {level: 3, temper: -2, trust: +1, means: "Says who does what, by when."}
"""

PARCEL = """\
format: roleplay/1
title: The parcel at the wrong door
summary: A present went to the neighbors, and the birthday is today.
scorecard: service
level: 1
industry: parcels
practices: [P3, P5]
minutes: 3
currency: EUR
customer:
  name: Mara Lind
  mood: angry
  channel: phone
  waited: 9 minutes
  about: Sends a parcel to her son every month.
  worth: 180
briefing:
  you: You answer the phone of a parcel service.
  facts: [The driver left it at number 14., Number 14 is away until Monday.]
  authority: {refund: 40}
before:
  - bot: Please say your parcel number.
  - customer: I said it three times!
  - colleague: I am putting her through to you.
  - note: You hear a child in the background.
start: opening
moments:
  opening:
    customer: My son turns six today, and his present is behind somebody else's door. What now?
    replies:
      hear-her:
        say: Six today, and the present behind a stranger's door. I would be angry too.
        shows: [names-the-feeling]
        because: She is heard before anything is solved.
        then: fix
      ask-number:
        say: May I have your parcel number, please?
        shows: [ignores-the-feeling]
        because: She has said it three times already.
        then: fix
      blame-her:
        say: You should have been at home when the driver came.
        shows: [blames-the-customer]
        reaction: I beg your pardon?
        because: Now she is angry with you and not with the driver.
        then: fix
  fix:
    customer: And what are you going to do about it?
    replies:
      courier:
        say: A courier brings another one by five, and I am refunding 20 to you now.
        shows: [owned-fix]
        spends: {refund: 20}
        promise: by-five
        because: She knows who does what, and by when.
        then: thanks
      look-up:
        do: You look for the parcel in the system.
        shows: [denies-it]
        because: Everything you find there, she has told you.
        then: gone
endings:
  thanks:
    customer: By five, then. Thank you for listening.
    outcome: resolved
    stays: yes
    recommends: yes
    keep: by-five
    review: They sent a courier, and the cake was not the only surprise.
  gone:
    customer: Forget it.
    outcome: lost
    stays: no
    recommends: no
    review: Three calls, no present.
"""

_WORDS = "and then we look together at what you have paid so far and what is still open".split()


def forty_words(number: int) -> str:
    """A reply of forty words that begins with its number."""
    words = [f"Reply-{number}", *(_WORDS * 3)][:39]
    return " ".join([*words, "end."])


LONG = """\
format: roleplay/1
title: Four long replies
scorecard: service
level: 2
customer: {{name: Tom Berg, mood: complaining, channel: email, trust: 5}}
start: opening
moments:
  opening:
    customer: {said}
    replies:
      one: {{say: {one}, shows: [names-the-feeling, owned-fix], because: Best., then: done}}
      two: {{say: {two}, shows: [ignores-the-feeling, denies-it], then: done}}
      three: {{say: {three}, shows: [ignores-the-feeling], then: done}}
      four: {{say: {four}, shows: [denies-it], then: done}}
endings:
  done: {{customer: Goodbye., outcome: resolved}}
""".format(
    said=forty_words(0),
    one=forty_words(1),
    two=forty_words(2),
    three=forty_words(3),
    four=forty_words(4),
)

HOSTILE = r"""
format: roleplay/1
title: "[red]Title[/] [/x] [@click=app.quit]quit[/]"
summary: "[bold]Summary[/bold] [/]"
scorecard: service
level: 3
customer:
  name: "[red]Max[/red] \U0001F468\u200D\U0001F469\u200D\U0001F467"
  mood: confused
  channel: chat
  about: "[/] \\x1b[31mred?"
  waited: "[on red]long[/]"
briefing: {you: "[link=x]You[/link] [/b]", facts: ["[/] a fact [red]", "日本語の長い文"], authority: {"refund": 10}}
before: [{note: "[/] note"}, {bot: "[i]bot[/i]"}]
start: opening
moments:
  opening:
    customer: "[/] \\x1b[31m \u001B not red [red]really[/red] Donaudampfschifffahrtsgesellschaftskapitaenskajuetentuergriffpolierlappen-Donaudampfschifffahrtsgesellschaft 🙂"
    replies:
      one:
        say: "[/x] [red]reply[/red] 🙂"
        because: "[/] because"
        reaction: "[b]reaction[/]"
        shows: [names-the-feeling, owned-fix]
        then: done
      two: {say: "$primary {customer}", shows: [denies-it], then: done}
endings:
  done: {customer: "[/] bye", outcome: resolved, review: "[/red] review [red]"}
"""

BROKEN = "format: roleplay/1\ntitel: Oops [/x]\nscorecard: service\n"


def write_pack(folder: Path, **scenarios: str) -> Path:
    """A pack with the scorecard of these tests and the scenarios by file name."""
    for kind in ("scenarios", "scorecards"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    (folder / "scorecards" / "service.yaml").write_text(CARD, encoding="utf-8")
    for name, text in scenarios.items():
        file = folder / "scenarios" / f"{name}.yaml"
        file.write_text(text.lstrip(), encoding="utf-8")
    return folder


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

    async def click(self, selector: str | type, nth: int = 0) -> None:
        """Click a part of the screen."""
        target = list(self.app.screen.query(selector))[nth]
        await self.pilot.click(target, offset=(3, 0))
        await self.settle()

    async def settle(self) -> None:
        """Wait for the store and for the screen."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

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
    """The lines of a picture of the screen."""
    rows: dict[float, str] = {}
    pattern = r'<text class="[^"]*-r\d+" x="[^"]*" y="([^"]*)"[^>]*>(.*?)</text>'
    for y, text in re.findall(pattern, svg):
        rows[float(y)] = rows.get(float(y), "") + html.unescape(text)
    return [rows[y].replace("\xa0", " ").rstrip() for y in sorted(rows)]


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
