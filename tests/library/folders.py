"""Packs made of the smallest files that can be played."""

from pathlib import Path

CARD = """\
format: roleplay-scorecard/1
title: Service recovery
pass: {overall: 80, each: 70}
dimensions:
  empathy:
    weight: 1
    asks: Does this person feel heard?
    behaviors:
      ignores-the-feeling: {level: 0, means: Says nothing of how they feel.}
      names-the-feeling: {level: 3, means: Says what they feel.}
"""

SCENARIO = """\
format: roleplay/1
title: The cake that never came
scorecard: service
level: 1
customer: {name: Daniel Osei, mood: angry, channel: phone}
start: opening
moments:
  opening:
    customer: Where is my cake?
    replies:
      own-it:
        say: I would be angry too.
        shows: [names-the-feeling]
        because: It names the feeling.
        then: done
      ask-number:
        say: Your order number?
        shows: [ignores-the-feeling]
        then: done
endings:
  done: {customer: Bye., outcome: resolved}
"""


class Folder:
    """A pack on the disk, to write files into."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.scenarios = path / "scenarios"
        self.scenarios.mkdir(parents=True)

    def scenario(self, name: str, text: str = SCENARIO) -> Path:
        path = self.scenarios / name
        path.write_text(text, encoding="utf-8")
        return path

    def scorecard(self, name: str, text: str = CARD) -> Path:
        path = self.path / "scorecards" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path
