"""`roleplay list`: the library."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from roleplay.cli.options import DatabaseOption, JsonOption, PackOption, TraineeOption, desk_of
from roleplay.cli.spinner import spinning
from roleplay.cli.terminal import line_width, print_json
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from roleplay.library import Entry, Headline
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
    desk.make_sure_of_trainee()
    with spinning() as say:
        say("Reading the scenarios")
        lines, cards = desk.headlines, desk.broken_scorecards()
    best = desk.best_scores()
    if as_json:
        print_json(_as_json(lines, cards, best))
        return
    _print(lines, cards, best)


def _print(lines: Sequence[Headline], cards: Sequence[Entry], best: Mapping[str, Best]) -> None:
    from roleplay.reports.labels import CHANNELS
    from roleplay.reports.table import table

    rows = [["NAME", "MOOD", "CHANNEL", "LEVEL", "BEST", "TITLE"]]
    for line in lines:
        if line.is_broken:
            continue
        score = best.get(line.id)
        rows.append(
            [
                line.id,
                line.mood,
                CHANNELS[line.channel],
                str(line.level),
                "new" if score is None else f"{score.percent} %{' ✓' if score.passed else ''}",
                line.title,
            ]
        )
    if len(rows) > 1:
        sys.stdout.write(table(rows, line_width(), right=(3, 4)) + "\n")
    else:
        sys.stdout.write("There are no scenarios that can be played.\n")
    for remark in (*map(_remarks, lines), *map(_card_remarks, cards)):
        for told in remark:
            sys.stdout.write(safe_text(told) + "\n")


def _remarks(line: Headline) -> list[str]:
    """What is odd about a scenario: that it is broken, or that it hides another."""
    told = []
    if line.is_broken:
        where = f"{line.file}:{line.line}:{line.column}"
        told.append(f"{where}: broken, cannot be played: {line.message}")
    if line.hides:
        told.append(f"{line.id}: {line.file} hides {line.hides}")
    return told


def _card_remarks(entry: Entry) -> list[str]:
    """The same of a scorecard."""
    told = []
    if entry.fault is not None:
        told.append(f"{entry.fault.span}: broken, cannot be played: {entry.fault.message}")
    if entry.shadows is not None:
        told.append(f"{entry.id}: {entry.file} hides {entry.shadows.file}")
    return told


def _as_json(
    lines: Sequence[Headline], cards: Sequence[Entry], best: Mapping[str, Best]
) -> dict[str, object]:
    return {
        "version": 1,
        "scenarios": [_line_as_json(line, best) for line in lines if not line.is_broken],
        "broken": [
            *(_fault_as_json(line) for line in lines if line.is_broken),
            *(_card_fault_as_json(entry) for entry in cards if entry.fault is not None),
        ],
    }


def _fault_as_json(line: Headline) -> dict[str, object]:
    return {
        "id": line.id,
        "file": line.file,
        "pack": line.pack,
        "code": line.code,
        "line": line.line,
        "column": line.column,
        "message": line.message,
    }


def _card_fault_as_json(entry: Entry) -> dict[str, object]:
    fault = entry.fault
    if fault is None:
        return {}
    return {
        "id": entry.id,
        "file": entry.file,
        "pack": entry.pack.name,
        "code": fault.code,
        "line": fault.span.line,
        "column": fault.span.column,
        "message": fault.message,
    }


def _line_as_json(line: Headline, best: Mapping[str, Best]) -> dict[str, object]:
    score = best.get(line.id)
    return {
        "id": line.id,
        "title": line.title,
        "summary": line.summary,
        "mood": line.mood,
        "channel": line.channel,
        "level": line.level,
        "industry": line.industry,
        "practices": list(line.practices),
        "tags": list(line.tags),
        "frequency": line.frequency or None,
        "language": line.language,
        "minutes": line.minutes or None,
        "scorecard": line.scorecard,
        "off-script": bool(line.off_script),
        "pack": line.pack,
        "file": line.file,
        "hides": line.hides or None,
        "best": score.percent if score else None,
        "passed": bool(score and score.passed),
        "attempts": score.attempts if score else 0,
    }
