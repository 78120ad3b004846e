"""The exact analysis of a scenario: everything that can happen, what it is worth, how likely it is.

    walked = walk(scenario, scorecard)          # what can be seen, chosen, reached: walked.facts
    Witnesses(walked).of(fact, fails=False)     # a shortest way to a fact, or to where it fails
    lengths(walked)                             # shortest and longest conversation
    meters(walked)                              # which values the meters have where
    can_keep(walked, "call-back")               # whether any way keeps a promise

    perfect(scenario, scorecard)                # the model path of each variant
    recoveries(scenario, scorecard)             # what is left after each reply at the start
    values(scenario, scorecard)                 # model, stake and losses of each moment
    ways_to_pass(scenario, scorecard)           # how many conversations pass, by variant
    chances(scenario, scorecard, bot)           # what becomes of a bot; the bots are in `BOTS`
    all_chances(scenario, scorecard)            # of all bots that know its language

A walk never enumerates states (`bits`), so it reaches far; the rest works on states that are
alike made one (`situations`), and where even those are too many, `perfect`, `recoveries`, `values`
and `ways_to_pass` are None, and chances are sampled and say so. The values are in `results`.
"""

from roleplay.checks.analysis.bots import BOTS, EXPERT, Bot
from roleplay.checks.analysis.chances import all_chances, chances
from roleplay.checks.analysis.meters import meters
from roleplay.checks.analysis.paths import perfect, recoveries, ways_to_pass
from roleplay.checks.analysis.results import (
    Chance,
    Chances,
    Fact,
    Kind,
    Lengths,
    MomentValue,
    Path,
    Perfect,
    Recovery,
    ReplyValue,
    Span,
    Variant,
    Witness,
)
from roleplay.checks.analysis.values import values
from roleplay.checks.analysis.walk import Walk, walk
from roleplay.checks.analysis.witnesses import Witnesses, can_keep, lengths

__all__ = [
    "BOTS",
    "EXPERT",
    "Bot",
    "Chance",
    "Chances",
    "Fact",
    "Kind",
    "Lengths",
    "MomentValue",
    "Path",
    "Perfect",
    "Recovery",
    "ReplyValue",
    "Span",
    "Variant",
    "Walk",
    "Witness",
    "Witnesses",
    "all_chances",
    "can_keep",
    "chances",
    "lengths",
    "meters",
    "perfect",
    "recoveries",
    "values",
    "walk",
    "ways_to_pass",
]
