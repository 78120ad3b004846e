"""`roleplay progress`: what was practised, and how it went."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from roleplay.cli.options import DatabaseOption, JsonOption, PackOption, TraineeOption, desk_of
from roleplay.cli.terminal import line_width, print_json
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roleplay.store import AttemptRow, FinishedAttempt


def progress(
    ctx: typer.Context,
    packs: PackOption = None,
    database: DatabaseOption = None,
    trainee: TraineeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show your attempts with their scores, what you mastered, and your habits."""
    from roleplay.record import calendar_of, of, off_script_runs
    from roleplay.reports.over_time import calendar_as_json, coming_line, practised_line
    from roleplay.reports.record import (
        off_script_as_json,
        off_script_line,
        record_as_json,
        record_lines,
    )

    desk = desk_of(ctx, packs, database, trainee)
    finished, unfinished = desk.history()
    if as_json:
        print_json(
            {
                "version": 1,
                "trainee": desk.trainee_name,
                "attempts": [_as_json(done) for done in finished],
                "unfinished": [_row_as_json(row) for row in unfinished],
                **record_as_json(*of(desk, finished)),
                "off-script": off_script_as_json(off_script_runs(desk, finished)),
                **calendar_as_json(calendar_of(desk, finished)),
            }
        )
        return
    _print(finished, unfinished)
    days = calendar_of(desk, finished)
    if days.done:
        lines = [
            "",
            practised_line(days),
            coming_line(days),
            "",
            *record_lines(*of(desk, finished)),
        ]
        if tested := off_script_runs(desk, finished):
            lines += ["", off_script_line(tested)]
        sys.stdout.write("\n".join(map(safe_text, lines)) + "\n")


def _print(finished: Sequence[FinishedAttempt], unfinished: Sequence[AttemptRow]) -> None:
    from roleplay.reports.progress import attempts_table

    if finished:
        sys.stdout.write(attempts_table(finished, line_width()) + "\n")
        own = [done for done in finished if done.attempt.mode != "replay"]
        passed = sum(done.finish.passed for done in own)
        sys.stdout.write(f"{passed} of {len(own)} passed, replays left out.\n")
    else:
        sys.stdout.write("No attempts yet. “roleplay list” shows whom you can talk to.\n")
    for row in unfinished:
        sys.stdout.write(
            f"Left in the middle: {row.scenario}. “roleplay play {row.scenario}” goes on there.\n"
        )


def _as_json(done: FinishedAttempt) -> dict[str, object]:
    return _row_as_json(done.attempt) | {
        "finished": _iso(done.finish.at),
        "ending": done.finish.ending,
        "outcome": done.finish.outcome,
        "passed": done.finish.passed,
        "overall": done.finish.overall.percent,
        "dimensions": {name: score.percent for name, score in done.finish.scores.items()},
        "predicted": done.predicted,
    }


def _row_as_json(row: AttemptRow) -> dict[str, object]:
    return {
        "uid": row.uid,
        "scenario": row.scenario,
        "mode": row.mode,
        "seed": row.seed,
        "drawn": dict(row.drawn),
        "started": _iso(row.started),
    }


def _iso(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds")
