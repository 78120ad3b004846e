"""`roleplay list`: the library."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from roleplay.cli.options import DatabaseOption, JsonOption, PackOption, TraineeOption, desk_of
from roleplay.cli.terminal import line_width, print_json
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roleplay.library import Entry, Library
    from roleplay.store import Best


def list_scenarios(
    ctx: typer.Context,
    packs: PackOption = None,
    database: DatabaseOption = None,
    trainee: TraineeOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the scenarios, with your best score in each."""
    desk = desk_of(ctx, packs, database, trainee)
    library = desk.library
    best = desk.best_scores()
    if as_json:
        print_json(_as_json(library, best))
        return
    _print(library, best)


def _print(library: Library, best: Mapping[str, Best]) -> None:
    from roleplay.reports.labels import CHANNELS
    from roleplay.reports.table import table

    playable = [entry for entry in library.scenarios if not entry.is_broken]
    rows = [["NAME", "MOOD", "CHANNEL", "LEVEL", "BEST", "TITLE"]]
    for entry in playable:
        scenario = entry.scenario
        if scenario is None:
            continue
        score = best.get(scenario.id)
        rows.append(
            [
                scenario.id,
                scenario.customer.mood.value,
                CHANNELS[scenario.customer.channel],
                str(scenario.level),
                "new" if score is None else f"{score.percent} %{' ✓' if score.passed else ''}",
                scenario.title,
            ]
        )
    if playable:
        sys.stdout.write(table(rows, line_width(), right=(3, 4)) + "\n")
    else:
        sys.stdout.write("There are no scenarios that can be played.\n")
    for entry in library.scenarios + library.scorecards:
        for line in _remarks(entry):
            sys.stdout.write(safe_text(line) + "\n")


def _remarks(entry: Entry) -> list[str]:
    """What is odd about an entry: that it is broken, or that it hides another."""
    lines = []
    if entry.fault is not None:
        lines.append(f"{entry.fault.span}: broken, cannot be played: {entry.fault.message}")
    if entry.shadows is not None:
        lines.append(f"{entry.id}: {entry.file} hides {entry.shadows.file}")
    return lines


def _as_json(library: Library, best: Mapping[str, Best]) -> dict[str, object]:
    return {
        "version": 1,
        "scenarios": [
            _entry_as_json(entry, best) for entry in library.scenarios if not entry.is_broken
        ],
        "broken": [
            {
                "id": entry.id,
                "file": entry.file,
                "pack": entry.pack.name,
                "code": entry.fault.code,
                "line": entry.fault.span.line,
                "column": entry.fault.span.column,
                "message": entry.fault.message,
            }
            for entry in library.scenarios + library.scorecards
            if entry.fault is not None
        ],
    }


def _entry_as_json(entry: Entry, best: Mapping[str, Best]) -> dict[str, object]:
    scenario = entry.scenario
    if scenario is None:
        return {}
    score = best.get(scenario.id)
    return {
        "id": scenario.id,
        "title": scenario.title,
        "summary": scenario.summary,
        "mood": scenario.customer.mood.value,
        "channel": scenario.customer.channel.value,
        "level": scenario.level,
        "industry": scenario.industry,
        "practices": list(scenario.practices),
        "tags": list(scenario.tags),
        "frequency": scenario.frequency,
        "language": scenario.language,
        "minutes": scenario.minutes,
        "scorecard": scenario.scorecard,
        "pack": entry.pack.name,
        "file": entry.file,
        "hides": entry.shadows.file if entry.shadows else None,
        "best": score.percent if score else None,
        "passed": bool(score and score.passed),
        "attempts": score.attempts if score else 0,
    }
