"""Best replies that mostly stand in one place of the list (group A, 2xx)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from roleplay.checks.chance import at_least, per_hundred
from roleplay.checks.finding import warning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roleplay.checks.plays import Decision
    from roleplay.checks.subject import Subject
    from roleplay.diagnostics import Diagnostic

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")

_EXCHANGED = {
    "opening": ("take-number", ("own-it",)),
    "the-plan": ("a-mail", ("online", "depot-now")),
    "the-doubt": ("trust-me", ("drive-there",)),
    "good-bye": ("survey", ("her-day",)),
}
_FIRST_IS_BEST = "moments:\n" + "".join(
    f"  {moment}:\n    replies:\n"
    f"      {first}:\n        shows: [names-the-feeling, owns-it]\n"
    "        because: The first reply is the best again.\n"
    + "".join(
        f"      {weaker}:\n        shows: [recites-an-apology, says-somebody-will]\n"
        for weaker in others
    )
    for moment, (first, others) in _EXCHANGED.items()
)

BEST_IN_ONE_PLACE = warning(
    "A201",
    "best-in-one-place",
    message="In {hits} of {of} moments the best reply stands {place}; chance alone does that in "
    "{percent} of 100 scenarios.",
    why="Authors write down the good reply by habit in one place, and whoever reads the file or "
    "sees the replies unshuffled knows it.",
    help="Move some of the best replies to other places; names and history stay as they are.",
    bad=_FIRST_IS_BEST,
    good="""\
moments:
  opening:
    replies:
      own-it:
        say: Three days late, so close to the day, would worry me too. I'll find it for you now.
""",
)

FINDINGS = (BEST_IN_ONE_PLACE,)


def check_positions(subject: Subject) -> Iterator[Diagnostic]:
    """Whether in every variant the best reply stands in one place too often for chance."""
    found = [_most_striking(decisions) for _, decisions in subject.by_variant]
    if not found:
        return
    chance, place, hits, of = max(found)
    if chance * 100 < subject.thresholds.chance:
        where = _ORDINALS[place] if place < len(_ORDINALS) else f"at place {place + 1}"
        percent = per_hundred(chance)
        yield subject.at(
            BEST_IN_ONE_PLACE, "moments", hits=hits, of=of, place=where, percent=percent
        )


def _most_striking(decisions: Sequence[Decision]) -> tuple[Fraction, int, int, int]:
    """The place that chance favors least: chance, place from 0, hits, and of how many moments.

    Since the most striking of several places is looked for, its chance is that many times larger.
    """
    places = max((len(decision.steps) for decision in decisions), default=0)
    tried = []
    for place in range(places):
        there = [d for d in decisions if place < len(d.steps)]
        hits = sum(d.steps[place].reply.name in d.best for d in there)
        chance = at_least(hits, [d.luck for d in there]) * places
        tried.append((chance, place, hits, len(there)))
    return min(tried, default=(Fraction(1), 0, 0, 0))
