"""Progress as text."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from roleplay.reports.labels import spaced
from roleplay.reports.table import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roleplay.store import FinishedAttempt


def attempts_table(finished: Sequence[FinishedAttempt], width: int) -> str:
    """Finished attempts as a table: when, which, each dimension, overall, predicted, result.

    A replay, which begins with the replies of another attempt, is marked in its result.
    """
    dimensions = list(dict.fromkeys(name for done in finished for name in done.finish.scores))
    heading = ["WHEN", "SCENARIO", *(spaced(name).upper() for name in dimensions)]
    rows = [[*heading, "OVERALL", "PREDICTED", "RESULT"]]
    for done in finished:
        scores = done.finish.scores
        rows.append(
            [
                local_time(done.attempt.started),
                done.attempt.scenario,
                *(f"{scores[name].percent} %" if name in scores else "–" for name in dimensions),
                f"{done.finish.overall.percent} %",
                "–" if done.predicted is None else f"{done.predicted} %",
                _result(done),
            ]
        )
    return table(rows, width, right=range(2, len(heading) + 2))


def _result(done: FinishedAttempt) -> str:
    # A narrow table cuts the end of a result, so what changes its meaning stands in front.
    again = "replay: " if done.is_replay else ""
    return f"{again}{'passed' if done.finish.passed else 'not passed'}, {done.finish.outcome}"


def local_time(at: int) -> str:
    """A time of the store (milliseconds UTC) as the local day and minute."""
    return datetime.fromtimestamp(at / 1000).astimezone().strftime("%Y-%m-%d %H:%M")
