"""A pack for tests of practice: small scenarios, and a person who answers them as told.

Every reply says which it is (“best”, “close”, “weak”, “critical”), so that somebody can be made to
answer well or badly whatever the order, the variant and the wording.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from roleplay.cli.run import run

if TYPE_CHECKING:
    from pathlib import Path

SCORECARD = """\
format: roleplay-scorecard/1
title: Small
dimensions:
  empathy:
    weight: 50
    asks: Heard?
    behaviors:
      blames: {level: 0, critical: yes, means: Blames.}
      recites: {level: 1, means: Recites.}
      names-it: {level: 2, means: Names it.}
      hears: {level: 3, means: Hears.}
  repair:
    weight: 50
    asks: Mended?
    behaviors:
      stalls: {level: 0, means: Stalls.}
      promises: {level: 2, means: Promises.}
      mends: {level: 3, means: Mends.}
"""

REPLIES = """\
      best: {{say: The best one at {moment}., shows: [hears, mends], because: So., then: {to}}}
      close: {{say: A close one at {moment}., shows: [names-it, promises], then: {to}}}
      weak: {{say: A weak one at {moment}., shows: [recites, stalls], then: {to}}}
      critical: {{say: A critical one at {moment}., shows: [blames, stalls], then: {to}}}
"""


def scenario(title: str, *, level: int, industry: str, moments: int = 3, more: str = "") -> str:
    """A scenario of some moments in a row, each answered well or badly, with two names."""
    names = [f"step-{number}" for number in range(1, moments + 1)]
    lines = [
        "format: roleplay/1",
        f"title: {title}",
        "scorecard: small",
        f"level: {level}",
        f"industry: {industry}",
        "practices: [P3]",
        *filter(None, [more]),
        "customer: {name: Ada Stone, mood: angry, channel: phone}",
        "vary: {child: [Ama, Theo]}",
        "start: step-1",
        "moments:",
    ]
    for name, to in zip(names, [*names[1:], "done"], strict=True):
        lines += [
            f"  {name}:",
            f"    customer: What now, for {{child}}, at {name}?",
            "    replies:",
        ]
        lines.append(REPLIES.format(moment=name, to=to).rstrip())
    return "\n".join([*lines, "endings:", "  done: {outcome: resolved}"]) + "\n"


@dataclass
class Person(io.StringIO):
    """Somebody at the keyboard: reads the replies as they are listed, and picks one of a kind.

    `answers` are the kinds in their turn, the last one for ever; None hangs up there.
    """

    screen: io.StringIO
    answers: list[str | None] = field(default_factory=lambda: ["best"])

    def __post_init__(self) -> None:
        super().__init__()

    def readline(self, *_: object) -> str:  # type: ignore[override]
        said = self.screen.getvalue()
        question = said.rsplit("\n", 1)[-1]
        if "Your reply" not in question:
            return "y\n" if "(y/n)" in question else "100\n"
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if answer is None:
            return ""
        listed = said.splitlines()[-5:]
        return next(line[0] for line in listed if f" {answer} one" in line.lower()) + "\n"


@dataclass
class Terminal:
    """Commands typed on days of one's own choosing."""

    patch: pytest.MonkeyPatch
    out: str = ""
    err: str = ""
    status: int = 0

    def on(self, day: str, hour: str = "09:00") -> Terminal:
        """Set the clock: a local day such as 2026-11-02."""
        self.patch.setenv("ROLEPLAY_NOW", f"{day}T{hour}:00")
        return self

    def type(self, *command: str | Path, answers: list[str | None] | None = None) -> str:
        """Run a command, answering as told; gives what it prints."""
        screen, errors = io.StringIO(), io.StringIO()
        person = Person(screen, answers or ["best"])
        with self.patch.context() as patch:
            patch.setattr("sys.stdin", person)
            patch.setattr("sys.stdout", screen)
            patch.setattr("sys.stderr", errors)
            self.status = run([str(part) for part in command])
        self.out, self.err = screen.getvalue(), errors.getvalue()
        return self.out


def lay_out(folder: Path, patch: pytest.MonkeyPatch, more: dict[str, str] | None = None) -> Path:
    """Three customers and a scorecard as the only pack, made the current folder; gives it."""
    files = {
        "scorecards/small.yaml": SCORECARD,
        "scenarios/late-parcel.yaml": scenario("The late parcel", level=1, industry="post"),
        "scenarios/wrong-sofa.yaml": scenario("The wrong sofa", level=1, industry="furniture"),
        "scenarios/lost-dog.yaml": scenario("The lost dog", level=2, industry="kennel"),
        **(more or {}),
    }
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    patch.setattr("roleplay.library.packs.built_in_folder", lambda: None)
    patch.chdir(folder)
    return folder
