"""`roleplay progress`: what was practised, and how it went."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import typer

from roleplay.cli.options import DatabaseOption, JsonOption, PackOption, TraineeOption, desk_of
from roleplay.cli.terminal import line_width, print_json, print_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roleplay.desk import Desk
    from roleplay.store import AttemptRow, FinishedAttempt


def progress(
    ctx: typer.Context,
    packs: PackOption = None,
    database: DatabaseOption = None,
    trainee: TraineeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show your attempts with their scores, what you mastered, and your habits."""
    desk = desk_of(ctx, packs, database, trainee)
    desk.make_sure_of_trainee()
    if as_json:
        print_json(_in_json(desk))
    else:
        print_progress(desk)


def print_progress(desk: Desk) -> None:
    """Print it for people."""
    from roleplay.record import calendar_of, of, off_script_runs
    from roleplay.repetition.drill import drillable
    from roleplay.reports.over_time import coming_line, practised_line
    from roleplay.reports.practice import stuck_lines
    from roleplay.reports.record import off_script_line, record_lines

    finished, unfinished = desk.history()
    _print(finished, unfinished)
    days = calendar_of(desk, finished)
    if not days.done:
        return
    titles, standings = desk.titles, desk.standings()
    can = drillable(standings, desk.today)
    lines = [
        "",
        practised_line(days),
        coming_line(days),
        *stuck_lines(standings, titles),
        "",
        *record_lines(*of(desk, finished), titles=titles, drillable=can),
    ]
    if tested := off_script_runs(desk, finished):
        lines += ["", off_script_line(tested)]
    print_lines(lines)


def _in_json(desk: Desk) -> dict[str, object]:
    from roleplay.record import calendar_of, of, off_script_runs
    from roleplay.reports.over_time import calendar_as_json
    from roleplay.reports.practice import stuck_as_json
    from roleplay.reports.record import off_script_as_json, record_as_json

    finished, unfinished = desk.history()
    return {
        "version": 1,
        "trainee": desk.trainee_name,
        "attempts": [_as_json(done) for done in finished],
        "unfinished": [_row_as_json(row) for row in unfinished],
        **record_as_json(*of(desk, finished)),
        "stuck": stuck_as_json(desk.standings()),
        "off-script": off_script_as_json(off_script_runs(desk, finished)),
        **calendar_as_json(calendar_of(desk, finished)),
    }


def _print(finished: Sequence[FinishedAttempt], unfinished: Sequence[AttemptRow]) -> None:
    from roleplay.record import own_attempts
    from roleplay.reports.progress import attempts_table

    if finished:
        sys.stdout.write(attempts_table(finished, line_width()) + "\n")
        own = own_attempts(finished)
        passed = sum(done.finish.passed for done in own)
        sys.stdout.write(f"{passed} of {len(own)} passed, replays left out.\n")
    else:
        sys.stdout.write("No attempts yet. “roleplay list” shows whom you can talk to.\n")
    for row in unfinished:
        left = f"Left in the middle: {row.scenario}. “roleplay play {row.scenario}” goes on there."
        print_lines([left])


def _as_json(done: FinishedAttempt) -> dict[str, object]:
    return _row_as_json(done.attempt) | {
        "finished": _iso(done.finish.at),
        "day": date.fromordinal(done.finish.day).isoformat(),
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
