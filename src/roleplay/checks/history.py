"""What time does to a scenario (group H); today and the names that progress knows are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.checks.finding import note
from roleplay.diagnostics import Finding, Severity
from roleplay.scenario.faults import closest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.checks.subject import Subject
    from roleplay.diagnostics import Diagnostic

REVIEWED_LONG_AGO = note(
    "H101",
    "reviewed-long-ago",
    message="What is expected here was last checked on {day}, {months} months ago.",
    why="Prices, rules and what customers put up with change, and nobody notices in a file.",
    help="Read it once more as if you were to play it, and set “reviewed” to that day.",
    bad="reviewed: 2001-02-03\n",
    good="reviewed: 2026-11-01\n",
)

NAME_GONE = Finding(
    code="H201",
    name="name-gone",
    severity=Severity.WARNING,
    message="Trainees' progress points at {what}, which is no longer there.",
    why="What was learned there does not count any more, and comes back as if it were new.",
    help="Give it its old name again{meant}; accept this finding if it is gone for good.",
    bad="“own-it” was practiced, and is called “take-it-over” in the file now",
    good="“own-it” was practiced, and still has its name but a new text",
    kind="progress",
)

FINDINGS = (REVIEWED_LONG_AGO, NAME_GONE)


def check_reviewed(subject: Subject) -> Iterator[Diagnostic]:
    """Whether the expectations were checked too long ago, where it is known what day it is."""
    reviewed, today = subject.scenario.reviewed, subject.today
    if reviewed is None or today is None:
        return
    months = 12 * (today.year - reviewed.year) + today.month - reviewed.month
    months -= today.day < reviewed.day
    if months >= subject.thresholds.review_months:
        yield subject.at(REVIEWED_LONG_AGO, "reviewed", day=reviewed.isoformat(), months=months)


def check_names(subject: Subject) -> Iterator[Diagnostic]:
    """Moments and replies that were practiced and are no longer there."""
    moments = subject.scenario.moments
    gone: dict[str, None] = {}
    for moment, reply in sorted(subject.practiced):
        if moment not in moments:
            gone.setdefault(moment)
        elif reply not in moments[moment].replies:
            what, meant = f"the reply “{moment}/{reply}”", closest(reply, moments[moment].replies)
            names = {"what": what, "meant": _meant(meant)}
            yield subject.at(NAME_GONE, "moments", moment, "replies", **names)
    for moment in gone:
        what, meant = f"the moment “{moment}”", closest(moment, moments)
        yield subject.at(NAME_GONE, "moments", what=what, meant=_meant(meant))


def _meant(name: str | None) -> str:
    return f" (is it “{name}” now?)" if name else ""
