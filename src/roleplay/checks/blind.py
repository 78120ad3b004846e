"""Bots that pass without reading the customer (group B).

Chances are exact wherever the scenario is small enough, and always those of the worst variant; of
sampled ones only counts what is surely so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.checks.analysis import EXPERT
from roleplay.checks.finding import warning
from roleplay.checks.lengths import check_lengths
from roleplay.checks.positions import check_positions
from roleplay.checks.subject import RANDOM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from roleplay.checks.analysis import Chances
    from roleplay.checks.subject import Subject
    from roleplay.diagnostics import Diagnostic

_GOOD = """\
moments:
  good-bye:
    then: thanks
"""
_THREE_EACH = """\
moments:
  opening:
    replies:
      other-desk:
  the-veil:
    replies:
      insured:
  the-plan:
    replies:
      call-us:
  the-doubt:
    replies:
      trust-me:
  good-bye:
    replies:
      survey:
"""

_SHORT_IS_BEST = """\
moments:
  opening:
    replies:
      own-it:
        say: So late, so close to the day. I'll find it now.
  the-plan:
    replies:
      depot-now:
        say: You want facts. I ring the depot now.
  the-doubt:
    replies:
      drive-there:
        say: Of course you ask. Then I drive there.
  good-bye:
    replies:
      her-day:
        say: She walks in with it. You hear me at two.
"""

CLICKS_THROUGH = warning(
    "B101",
    "clicks-through",
    message="Somebody who clicks at random passes {percent} of 100 times{where}; {most} are "
    "bearable.",
    why="A pass should mean that somebody listened.",
    help="Add moments or plausible weaker replies; six moments of four replies are usually enough.",
    bad=_THREE_EACH,
    good=_GOOD,
)

CLICKS_THROUGH_EASILY = warning(
    "B102",
    "clicks-through-easily",
    message="Somebody who clicks at random passes {percent} of 100 times{where}.",
    why="Among twenty trainees somebody passes without having read a word.",
    help="Add moments or plausible weaker replies; six moments of four replies are usually enough.",
    bad=_THREE_EACH.replace(
        "other-desk:\n",
        "other-desk:\n"
        "      busy-season:\n"
        "        shows: [names-the-feeling, owns-it]\n"
        "        because: As good as the other.\n",
    )
    + """\
      somebody:
        shows: [names-the-feeling, owns-it]
        because: As good as the other.
""",
    good=_GOOD,
)

BLIND_PASS = warning(
    "B201",
    "blind-pass",
    message="Whoever {habit} passes {percent} of 100 times{where}, without reading the customer.",
    why="Trainees find such a pattern sooner than the skill that was meant.",
    help="Break the pattern in some moments: let a weaker reply fit it too, or a best one not.",
    bad=_SHORT_IS_BEST
    + """\
  the-veil:
    replies:
      irreplaceable:
        say: No shop has anything to match it. I'm on its track.
""",
    good=_GOOD,
)

BLIND_SCORE = warning(
    "B202",
    "blind-score",
    message="Whoever {habit} scores {percent} % on average{where}, without reading the customer; "
    "the best replies score 100 %.",
    why="With so little between them the score does not tell skill from a pattern.",
    help="Break the pattern in some moments: let a weaker reply fit it too, or a best one not.",
    bad=_SHORT_IS_BEST,
    good=_GOOD,
)

FINDINGS = (CLICKS_THROUGH, CLICKS_THROUGH_EASILY, BLIND_PASS, BLIND_SCORE)


def check_blind_bots(subject: Subject) -> Iterator[Diagnostic]:
    """Bots that pass too often or score too much; where nearly everybody passes, nothing more."""
    if subject.nobody_passes or subject.everybody_passes:
        return
    yield from _random(subject)
    told = {RANDOM, EXPERT.name, *_told_elsewhere(subject)}
    blind = [bot for name, bot in subject.bots.items() if name not in told]
    passing = [b for b in blind if b.strongest.passes_surely * 100 > subject.thresholds.blind_pass]
    for bot in passing:
        names = {"habit": bot.habit, "percent": _percent(bot.strongest.passes)}
        where = subject.where(bot.strongest.variant)
        yield subject.at(BLIND_PASS, "moments", where=where, **names)
    if not passing and blind:
        yield from _best(subject, blind)


def _told_elsewhere(subject: Subject) -> Iterator[str]:
    """The bots that live on a pattern which the findings about answers name."""
    if any(check_positions(subject)):
        yield from ("first", "last")
    if any(check_lengths(subject)):
        yield "longest"


def _random(subject: Subject) -> Iterator[Diagnostic]:
    """Whether clicking at random passes too often."""
    chance = subject.bots[RANDOM].strongest
    limits = subject.thresholds
    if chance.passes_surely * 100 > limits.random_pass:
        strong = chance.passes_surely * 100 > limits.random_pass_strong
        yield subject.at(
            CLICKS_THROUGH_EASILY if strong else CLICKS_THROUGH,
            "moments",
            percent=_percent(chance.passes),
            where=subject.where(chance.variant),
            most=f"{float(limits.random_pass):g}",
        )


def _best(subject: Subject, blind: Sequence[Chances]) -> Iterator[Diagnostic]:
    """Whether the best of the bots scores nearly as much as perfect play, which has 100 %."""
    best = max(blind, key=lambda bot: bot.strongest.overall)
    chance = best.strongest
    if chance.overall * 100 > 100 - subject.thresholds.bot_gap:
        names = {"habit": best.habit, "percent": _percent(chance.overall)}
        yield subject.at(BLIND_SCORE, "moments", where=subject.where(chance.variant), **names)


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.3g}"
