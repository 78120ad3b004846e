"""Findings that an author accepts, and `accept` that silences nothing (group L, 7xx)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.checks.finding import warning
from roleplay.scenario.accept import acceptances

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from roleplay.diagnostics import Diagnostic
    from roleplay.scenario.accept import Accepted
    from roleplay.scenario.origin import Origin

IDLE_ACCEPT = warning(
    "L701",
    "idle-accept",
    message="“{word}” is accepted here, and nothing of that kind is found any more.",
    why="An old permission would silence a new mistake that nobody has looked at.",
    help="Remove the line.",
    bad="accept: {long-reply: He reads it out from a card.}\n",
    good="""\
accept: {long-reply: He reads it out from a card.}
moments:
  the-veil:
    replies:
      pity:
        say: I do see it, and I am sorry to be told of it so late in the week, as it is a sad day
          for us all if a bag or a box is not put on the van it is to be on by the man who is to
          do so.
""",
)

FINDINGS = (IDLE_ACCEPT,)


def idle_accepts(origin: Origin, accepted: Collection[Accepted]) -> Iterator[Diagnostic]:
    """Every entry of an `accept` that silenced nothing."""
    used = {origin.span_of(each.word) for one in accepted for each in one.by}
    for acceptance in acceptances(origin.root):
        span = origin.span_of(acceptance.word)
        if span not in used:
            yield IDLE_ACCEPT.at(span, origin.excerpt(span), word=acceptance.word.text)
