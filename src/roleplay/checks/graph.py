"""Replies that lead nowhere (group G, 2xx); what needs no playing is found by the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.checks.finding import warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.checks.subject import Subject
    from roleplay.conversation.rules import Step
    from roleplay.diagnostics import Diagnostic

LEADS_NOWHERE = warning(
    "G201",
    "leads-nowhere",
    message="“{reply}” leads back to “{moment}”, and nothing has changed.",
    why="The trainee says something, and it is as if nothing had been said.",
    help="Let it lead on, or let it change how the customer feels or what is known.",
    bad="""\
moments:
  the-doubt:
    if-nothing-left: good-bye
    replies:
      one-moment:
        say: Hold on for a minute, please. I'd like to think about that, and I'll be with you.
        then: the-doubt
""",
    good="""\
moments:
  the-doubt:
    replies:
      not-my-job:
        then: good-bye
""",
)

FINDINGS = (LEADS_NOWHERE,)


def check_nowhere(subject: Subject) -> Iterator[Diagnostic]:
    """Replies that come back to their own moment with nothing changed, whenever they are given."""
    steps: dict[tuple[str, str], list[Step]] = {}
    for decisions in subject.decisions.values():
        for _, decision in decisions:
            for step in decision.steps:
                steps.setdefault(step.reply.key, []).append(step)
    for (moment, reply), taken in steps.items():
        if all(_changes_nothing(step) for step in taken):
            path = ("moments", moment, "replies", reply)
            yield subject.at(LEADS_NOWHERE, *path, reply=reply, moment=moment)


def _changes_nothing(step: Step) -> bool:
    return not step.shown and step.after._replace(used=frozenset()) == step.before._replace(
        used=frozenset()
    )
