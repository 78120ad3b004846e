"""Going on behind a place that is not YAML.

The parser stops at the first such place, and its message helps no trainer. So a likely mistake is
looked for there (mistakes.py), mended in the draft, and the draft is read again: when that gets
further, the guess was right; it is reported with the mend as its fix, and the other faults of the
file are looked for. The work is bounded by counts, never by a clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from roleplay.scenario.failure import Failure
from roleplay.scenario.findings import file as found
from roleplay.scenario.mistakes import guess_mistakes
from roleplay.scenario.source import shorten

if TYPE_CHECKING:
    from collections.abc import Callable

    from roleplay.scenario.failure import Mistake
    from roleplay.scenario.source import Draft, Report

MAX_MENDS = 40
MAX_WORK = 8_000_000
"""How many characters may be read again for all mends of a file together."""

Tree = TypeVar("Tree")


def rescue(
    draft: Draft, failure: Failure, read: Callable[[Draft], Tree | Failure], report: Report
) -> tuple[Draft, Tree | None]:
    """The mended draft and what `read` makes of it, which is None where it cannot be mended."""
    work = 0
    for _ in range(MAX_MENDS):
        for mistake in guess_mistakes(draft.lines, failure):
            trial = draft.change(mistake.changes)
            outcome = read(trial)
            work += _cost(trial, outcome)
            if not isinstance(outcome, Failure):
                _report(mistake, draft, trial, report)
                return trial, outcome
            if mistake.is_mended(failure, outcome) or work > MAX_WORK:
                break
        else:
            break
        if not mistake.is_mended(failure, outcome):
            break
        _report(mistake, draft, trial, report)
        draft, failure = trial, outcome
        if work > MAX_WORK:
            break
    _report_end(draft, failure, report)
    return draft, None


def _cost(draft: Draft, outcome: object) -> int:
    """About how many characters were read; every line costs a little even where none was."""
    read = outcome.line if isinstance(outcome, Failure) else len(draft.lines)
    return len(draft.lines) + sum(map(len, draft.lines[: read + 1]))


def _report(mistake: Mistake, draft: Draft, trial: Draft, report: Report) -> None:
    """Report a mistake in the author's columns, unless its line is reported for its tabs."""
    line = mistake.place[0]
    if mistake.gives_up:
        trial.broken.add(line)
    if line in trial.spaced and mistake.finding is found.INDENT:
        return
    is_sure = mistake.sure and not mistake.gives_up
    offered = (mistake.fix or mistake.changes) if is_sure else ()
    report.add(
        mistake.finding,
        draft.author_place(mistake.place),
        first=None,
        fix=[draft.author_change(each) for each in offered],
        help=mistake.help,
        **mistake.names,
    )


def _report_end(draft: Draft, failure: Failure, report: Report) -> None:
    line = min(failure.line, len(draft.lines) - 1)
    text = draft.lines[line]
    place = draft.author_place((line, 0, line, len(text)))
    if report.diagnostics():
        report.add(found.NOT_READ_ON, place)
    else:
        report.add(found.UNREADABLE, place, text=shorten(text))
