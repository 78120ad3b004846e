"""The examples of the findings as whole files.

An example is a piece of a file. It is laid over a minimal file: its top-level keys replace those
of the minimal one, and come first, behind `format` (or before it, where it starts with `%`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roleplay.diagnostics import Finding

SCENARIO = """\
format: roleplay/1
title: A late parcel
scorecard: service-recovery
level: 1
customer:
  name: Ada Bell
  mood: angry
  channel: phone
start: opening
moments:
  opening:
    customer: Where is my parcel?
    replies:
      own-it:
        say: A week without a word from us. I will find your parcel and call you by four.
        shows: [names-the-feeling, owns-it]
        then: thanks
      recite:
        say: We apologize for any inconvenience.
        shows: [recites-an-apology]
        then: hung-up
endings:
  thanks:
    outcome: resolved
  hung-up:
    outcome: lost
"""

SCORECARD = """\
format: roleplay-scorecard/1
title: Service recovery
dimensions:
  empathy:
    weight: 50
    asks: Does this person feel heard?
    behaviors:
      recites-an-apology: {level: 1, means: Apologizes in a formula.}
      names-the-feeling: {level: 3, temper: -2, sets: heard, means: Says what the customer feels.}
  recovery:
    weight: 50
    asks: Is it put right?
    behaviors:
      too-early: {level: 1, means: Solves it before the customer was heard.}
      owns-it: {level: 3, needs: heard, else: too-early, means: Says who does what by when.}
"""

PATH = """\
format: roleplay-path/1
title: Your first week
steps:
  first-call: {scenario: late-parcel}
"""

STORY = """\
format: roleplay-story/1
title: The candle in the drawer
story: The candles were sold out. Mira drove home at noon and brought her own.
why-it-worked: It cost her ten minutes, and it was meant for this one customer.
moment: late-parcel/opening
"""

MINIMAL = {"scenario": SCENARIO, "scorecard": SCORECARD, "path": PATH, "story": STORY}
"""A small file of each kind, without a fault."""

_TOP_LEVEL = re.compile(r"""^(?=[^\s#])""", re.MULTILINE)


def complete(finding: Finding, example: str) -> bytes:
    """A whole file with a finding's example in it, as the bytes of a file."""
    if finding.whole or example.startswith("format:"):
        return example.encode()
    return laid_over(MINIMAL.get(finding.kind, SCENARIO), example).encode()


def laid_over(minimal: str, piece: str) -> str:
    """A whole file with the top-level keys of a piece instead of its own."""
    own = {_key(block) for block in _blocks(piece)}
    first, *rest = _blocks(minimal)
    kept = [block for block in rest if _key(block) not in own]
    start = [piece, first] if piece.startswith("%") else [first, piece]
    return "".join([*start, *kept])


def _blocks(text: str) -> list[str]:
    """A file cut before every line that is not indented."""
    return [block for block in _TOP_LEVEL.split(text) if block]


def _key(block: str) -> str:
    """The first word of a block, which is its key even where the colon is what is wrong."""
    return block.split()[0].partition(":")[0]
