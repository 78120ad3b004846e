"""Weaker replies that nobody would choose, or that are not there (group A, 4xx)."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from roleplay.checks.finding import warning
from roleplay.checks.wording import said, words
from roleplay.scenario.scorecard_keys import INDIFFERENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.checks.subject import Subject
    from roleplay.diagnostics import Diagnostic

INSULTS = frozenset(
    {"idiot", "idiots", "stupid", "moron", "morons", "dumb", "fool", "fools", "loser", "losers"}
)
_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")

ALIKE = warning(
    "A401",
    "almost-the-same",
    message="“{one}” and “{other}” say almost the same.",
    why="A choice between two wordings of one thought teaches nothing, and costs a place where a "
    "real mistake could stand.",
    help="Let one of them say what else people say here; wordings of one reply are a list under "
    "“say”.",
    bad="""\
moments:
  the-doubt:
    replies:
      then-tomorrow:
        say: I'd say that is up to them. All I can do is to leave one message, thank you.
""",
    good="""\
moments:
  the-doubt:
    replies:
      then-tomorrow:
        say: I'm sorry, in that case it gets late. I'll try again tomorrow, as early as I can.
""",
)

STRAW_MAN = warning(
    "A402",
    "straw-man",
    message="Nobody at work would say “{reply}”: it has {what}.",
    why="A reply that is obviously wrong is never chosen, so the real choice is smaller than it "
    "looks.",
    help="Write what a tired colleague of good will really says.",
    bad="""\
moments:
  the-doubt:
    replies:
      not-my-job:
        say: I'd say that is up to them!! All I can do is to leave a message, thank you.
""",
    good="""\
moments:
  the-doubt:
    replies:
      not-my-job:
        say: I'd say that is up to them. All I can do is to leave a message, thank you.
""",
)

NO_INDIFFERENCE = warning(
    "A403",
    "no-indifference",
    message="No reply is indifferent, as “{behavior}” would be.",
    why="Not caring is what customers meet and leave for most often, so trainees should learn to "
    "hear it.",
    help="Let one of the weaker replies show a behavior that the scorecard tags as indifferent.",
    bad="""\
moments:
  opening:
    replies:
      busy-season:
        shows: [ignores-the-feeling, offers-nothing]
  the-veil:
    replies:
      borrow-one:
        shows: [ignores-the-feeling, offers-nothing]
""",
    good="""\
moments:
  opening:
    replies:
      busy-season:
        shows: [indifferent, offers-nothing]
""",
)

FEW_REPLIES = warning(
    "A404",
    "few-replies",
    message="“{moment}” offers {count} replies to choose from.",
    why="With so few, guessing is right too often for the score to mean much.",
    help="Add what else people really say here; three that are plausible are enough.",
    bad="""\
moments:
  the-doubt:
    replies:
      then-tomorrow:
      not-my-job:
""",
    good="""\
moments:
  the-doubt:
    replies:
      not-my-job:
""",
)

FINDINGS = (ALIKE, STRAW_MAN, NO_INDIFFERENCE, FEW_REPLIES)


def check_alike(subject: Subject) -> Iterator[Diagnostic]:
    """Replies that are offered together and say almost the same."""
    for moment, decisions in subject.decisions.items():
        told: set[str] = set()
        for variant, decision in decisions:
            spoken = {step.reply.name: words(said(variant, step)) for step in decision.steps}
            for one, other in combinations(spoken, 2):
                if other not in told and _similar(
                    spoken[one], spoken[other], float(subject.thresholds.alike)
                ):
                    told.add(other)
                    path = ("moments", moment, "replies", other)
                    yield subject.at(ALIKE, *path, one=one, other=other)


def _similar(one: list[str], other: list[str], most: float) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() > most and matcher.ratio() > most


def check_straw_men(subject: Subject) -> Iterator[Diagnostic]:
    """Worthless replies that insult or shout."""
    if not subject.is_english:
        return
    for moment, decisions in subject.decisions.items():
        told: set[str] = set()
        for variant, decision in decisions:
            for step in decision.steps:
                name = step.reply.name
                if name in told or not decision.is_scored or any(step.levels):
                    continue
                what = _obvious(said(variant, step))
                if what:
                    told.add(name)
                    path = ("moments", moment, "replies", name)
                    yield subject.at(STRAW_MAN, *path, reply=name, what=what)


def _obvious(text: str) -> str:
    """What shows from afar that a reply is wrong; empty where nothing does."""
    insults = [word for word in words(text) if word in INSULTS]
    if insults:
        return f"the insult “{insults[0]}”"
    if "!!" in text:
        return "“!!”"
    shouted = _SHOUTED.search(text)
    return f"“{shouted[0]}” in capitals" if shouted else ""


def check_indifference(subject: Subject) -> Iterator[Diagnostic]:
    """Whether any reply shows what the scorecard tags as indifferent."""
    indifferent = [b.name for b in subject.scorecard.behaviors.values() if INDIFFERENT in b.tags]
    shown = {
        show.behavior
        for moment in subject.scored_moments
        for reply in moment.replies.values()
        for show in reply.shows
    }
    if indifferent and shown and shown.isdisjoint(indifferent):
        yield subject.at(NO_INDIFFERENCE, "moments", behavior=indifferent[0])


def check_few_replies(subject: Subject) -> Iterator[Diagnostic]:
    """Scored moments with too few replies; a single one is told by the reader."""
    for moment, decisions in subject.decisions.items():
        scored = [decision for _, decision in decisions if decision.is_scored]
        count = max((len(decision.steps) for decision in scored), default=0)
        if 1 < count < subject.thresholds.fewest_replies:
            yield subject.at(FEW_REPLIES, "moments", moment, moment=moment, count=count)
