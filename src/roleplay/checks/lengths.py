"""Best replies that give themselves away by their length (group A, 1xx)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.checks.chance import at_least, per_hundred
from roleplay.checks.finding import warning
from roleplay.checks.wording import said_in_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from roleplay.checks.plays import Decision, Variant
    from roleplay.checks.subject import Subject
    from roleplay.diagnostics import Diagnostic, Finding

_GOOD = """\
moments:
  the-doubt:
    replies:
      drive-there:
        say: You were let down before, so of course you ask. Then my shift ends there, at the gate.
"""

BEST_IS_LONGER = warning(
    "A101",
    "best-is-longer",
    message="The best reply “{reply}” has {letters} letters, and the others about {usual}.",
    why="Trainees soon learn to pick the longest reply without reading it.",
    help="Shorten it, or give the weaker replies as much to say.",
    bad="""\
moments:
  the-doubt:
    replies:
      drive-there:
        say: You were let down before, so of course you ask. Then my shift ends there, at the gate,
          and you hear from me.
""",
    good=_GOOD,
)

BEST_IS_MUCH_LONGER = warning(
    "A102",
    "best-is-much-longer",
    message="The best reply “{reply}” stands out: {letters} letters, and the others about {usual}.",
    why="Whoever picks the longest reply here is right without having read anything.",
    help="Shorten it, and give the weaker replies as much to say.",
    bad="""\
moments:
  the-doubt:
    replies:
      drive-there:
        say: You were let down before, so of course you ask. Then my shift ends there, at the gate,
          and you hear my voice at two, from their counter, with the veil in my hand.
""",
    good=_GOOD,
)

LONGEST_IS_BEST = warning(
    "A103",
    "longest-is-best",
    message="In {hits} of {of} moments the longest reply is the best{where}: in letters {letters}. "
    "Chance alone does that in {percent} of 100 scenarios.",
    why="Over a whole conversation even small differences tell which reply is meant to be right.",
    help="Shorten some of the best replies, or let some weaker ones say more.",
    bad="""\
moments:
  opening:
    replies:
      own-it:
        say: Three days late, so close to the day, would worry me too. I'll find it for you
          right now.
  the-veil:
    replies:
      irreplaceable:
        say: So nothing in a shop could take its place. I'd be afraid too, and I'm now on its track.
  the-plan:
    replies:
      depot-now:
        say: After all those stories you want facts. I ring the depot now, and I call you by two.
  the-doubt:
    replies:
      drive-there:
        say: You were let down before, so of course you ask. Then my shift ends there, at the gate.
  good-bye:
    replies:
      her-day:
        say: It means that she walks in with it on Saturday. You hear my voice at two, either way.
""",
    good=_GOOD,
)

FINDINGS = (BEST_IS_LONGER, BEST_IS_MUCH_LONGER, LONGEST_IS_BEST)


def check_lengths(subject: Subject) -> Iterator[Diagnostic]:
    """Best replies that are clearly the longest of their moment, and of the whole file."""
    told = False
    for moment, decisions in subject.decisions.items():
        for variant, decision in decisions:
            found = _in_moment(subject, variant, decision)
            if found is not None:
                finding, reply, letters, usual = found
                path = ("moments", moment, "replies", reply)
                yield subject.at(finding, *path, reply=reply, letters=letters, usual=usual)
                told = True
                break
    if not told:
        yield from _in_file(subject)


def _in_moment(
    subject: Subject, variant: Variant, decision: Decision
) -> tuple[Finding, str, int, int] | None:
    """The finding, its reply, its length and that of the others."""
    lengths = _lengths(variant, decision)
    others = [length for name, length in lengths.items() if name not in decision.best]
    if not decision.is_scored or not others:
        return None
    reply = min(decision.best, key=lambda name: (lengths[name], name))
    usual = _middle(others)
    if lengths[reply] <= max(others) or lengths[reply] <= subject.thresholds.length_ratio * usual:
        return None
    strong = lengths[reply] > subject.thresholds.length_ratio_strong * usual
    finding = BEST_IS_MUCH_LONGER if strong else BEST_IS_LONGER
    return finding, reply, lengths[reply], usual


def _in_file(subject: Subject) -> Iterator[Diagnostic]:
    """Whether in every variant the longest reply is the best too often for chance."""
    found = []
    for number, (variant, decisions) in enumerate(subject.by_variant):
        hits = len(_hits(variant, decisions))
        found.append((at_least(hits, [d.luck for d in decisions]), hits, -number))
    if found:
        chance, hits, number = max(found)
        if chance * 100 < subject.thresholds.chance:
            variant, decisions = subject.by_variant[-number]
            names: dict[str, str | int] = {
                "hits": hits,
                "of": len(decisions),
                "where": subject.where(variant) if len(found) > 1 else "",
                "letters": "; ".join(_letters(variant, each) for each in _hits(variant, decisions)),
                "percent": per_hundred(chance),
            }
            yield subject.at(LONGEST_IS_BEST, "moments", **names)


def _hits(variant: Variant, decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions in which the longest reply is the best."""
    return [decision for decision in decisions if _longest(variant, decision) in decision.best]


def _letters(variant: Variant, decision: Decision) -> str:
    """A moment with the lengths of its best reply, and of the longest of the others."""
    lengths = _lengths(variant, decision)
    best = max(length for name, length in lengths.items() if name in decision.best)
    others = [length for name, length in lengths.items() if name not in decision.best]
    return f"“{decision.moment}” {best}, the others {max(others, default=0)} at most"


def _longest(variant: Variant, decision: Decision) -> str | None:
    """The reply that is longer than all others."""
    lengths = _lengths(variant, decision)
    most = max(lengths.values())
    names = [name for name, length in lengths.items() if length == most]
    return names[0] if len(names) == 1 else None


def _middle(numbers: Iterable[int]) -> int:
    """The median, rounded down."""
    ordered = sorted(numbers)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) // 2


def _lengths(variant: Variant, decision: Decision) -> dict[str, int]:
    """How many letters each reply has; of several wordings the middle one."""
    return {
        step.reply.name: _middle(map(len, said_in_all(variant, step))) for step in decision.steps
    }
