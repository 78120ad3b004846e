"""What an author sees beside a rehearsal, as plain lines: one place for all shells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.authoring.rehearsing import worth
from roleplay.conversation.state import in_words
from roleplay.reports import wording
from roleplay.scenario.model import METERS
from roleplay.scoring import score

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roleplay.authoring.rehearsing import Worth
    from roleplay.conversation import Attempt
    from roleplay.diagnostics import Diagnostic

STAR = "★"


def state(attempt: Attempt) -> Iterator[str]:
    """Where the conversation stands: place, meters, flags, promises, what was spent and drawn."""
    now = attempt.state
    replies = len(attempt.turns)
    yield f"at {now.place}, after {replies} {'reply' if replies == 1 else 'replies'}"
    for name, value in zip(METERS, now.meters, strict=True):
        yield f"{name} {value}, {in_words(name, value)}"
    for label, names in (
        ("flags", now.flags),
        ("promised", now.promised - now.kept),
        ("kept", now.kept),
    ):
        if names:
            yield f"{label}: {', '.join(sorted(names))}"
    for kind, amount in now.spent:
        limit = attempt.staging.scenario.briefing.authority[kind]
        yield f"spent: {wording.amount(amount)} of {wording.amount(limit)} {kind}"
    for name, drawn in attempt.drawn.items():
        yield f"{name}: {drawn}"


def points(attempt: Attempt) -> Iterator[str]:
    """What was earned so far, and at an ending whether it is passed."""
    earned = score(attempt)
    yield f"overall {wording.share(earned.overall)}"
    for name, share in earned.dimensions.items():
        yield f"{name} {wording.share(share)}"
    if attempt.ended:
        yield wording.result(earned)
        for missing in earned.shortfalls:
            yield f"not passed because {wording.shortfall(missing)}"


def replies(attempt: Attempt) -> Iterator[tuple[str, str]]:
    """For each reply, in the order they are listed: its name, cost and way, and what it shows."""
    for reply in worth(attempt):
        star = f" {STAR}" if reply.best else ""
        cost = f"costs {wording.points(reply.cost)}" if reply.cost else "costs nothing"
        walks = " (walks out)" if reply.walks_out else ""
        yield f"{reply.name}{star}: {cost} → {reply.leads_to}{walks}", ", ".join(_facts(reply))


def findings(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """A line for each finding, with its line in the file and its mend."""
    for found in diagnostics:
        place = f"line {found.span.line}"
        yield f"{place}, {found.severity} {found.code}: {found.message} {found.help}"


def _facts(reply: Worth) -> Iterator[str]:
    for dimension, level, behavior in reply.shows:
        critical = " (critical)" if behavior in reply.criticals else ""
        yield f"{dimension} {level} {behavior}{critical}"
    for kind in reply.crossed:
        yield f"more {kind} than allowed"
    for meter, change in reply.moves:
        yield f"{meter} {change:+d}".replace("-", "−")
    if reply.sets:
        yield f"sets {', '.join(reply.sets)}"
