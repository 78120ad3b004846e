"""Small scenarios for tests: a piece of YAML laid over a minimal file, key by key at the top."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from roleplay.conversation import Attempt, replay
from roleplay.scenario.reader import read_scenario, read_scorecard

if TYPE_CHECKING:
    from roleplay.scenario.model import Scenario, Scorecard

SCORECARD = """
format: roleplay-scorecard/1
title: Small
pass: {overall: 80, each: 70}
dimensions:
  empathy:
    weight: 50
    asks: Heard?
    behaviors:
      ignores: {level: 0, temper: +2, means: Ignores.}
      blames: {level: 0, critical: yes, temper: +4, trust: -2, means: Blames.}
      hears: {level: 3, temper: -2, sets: heard, means: Hears.}
  recovery:
    weight: 50
    asks: Mended?
    behaviors:
      promises: {level: 1, means: Promises.}
      mends: {level: 4, temper: -3, needs: heard, else: mends-too-early, means: Mends.}
      mends-too-early: {level: 2, temper: -1, means: Mends before hearing.}
      oversteps: {level: 0, critical: yes, means: Crosses the line.}
    over-authority: oversteps
"""

SCENARIO = """
format: roleplay/1
title: Small
scorecard: small
level: 1
customer: {name: Ada Stone, mood: angry, channel: phone}
start: one
moments:
  one:
    customer: Well?
    replies:
      hear: {say: I hear you., shows: [hears], because: It does., then: done}
      ignore: {say: Next., shows: [ignores], then: done}
endings:
  done: {outcome: resolved}
"""


def text(piece: str) -> str:
    """The minimal scenario with the top-level keys of a piece in place of its own."""
    return "".join((blocks(SCENARIO) | blocks(dedent(piece))).values())


def blocks(source: str) -> dict[str, str]:
    """The top-level keys of a file, each with its lines."""
    found: dict[str, str] = {}
    key = ""
    for line in source.strip("\n").splitlines(keepends=True):
        if line[:1].isalpha():
            key = line.split(":")[0]
        found[key] = found.get(key, "") + line.rstrip("\n") + "\n"
    return found


def read(piece: str = "") -> tuple[Scenario, Scorecard]:
    card = read_scorecard(SCORECARD.encode(), "small.yaml")
    assert card.value, card.diagnostics
    scenario = read_scenario(text(piece).encode(), "test.yaml", {"small": card.value})
    assert scenario.value, scenario.diagnostics
    return scenario.value, card.value


def played(piece: str, *replies: str, seed: int = 1) -> Attempt:
    return replay(*read(piece), seed, replies)
