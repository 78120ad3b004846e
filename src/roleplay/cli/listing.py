"""`roleplay list`: the library."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from roleplay.cli.options import DatabaseOption, JsonOption, PackOption, TraineeOption, desk_of
from roleplay.cli.spinner import spinning
from roleplay.cli.terminal import line_width, print_json, print_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from roleplay.library import Entry, Headline
    from roleplay.store import Best

MANY = 3
"""So many files of one folder that hide another's are told in one line."""


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
    print_lines([*_broken(lines, cards), *_hiding(lines, cards)])


def _broken(lines: Sequence[Headline], cards: Sequence[Entry]) -> Iterator[str]:
    """The files that cannot be used, and why."""
    why = "broken, cannot be played"
    for line in lines:
        if line.is_broken:
            yield f"{line.file}:{line.line}:{line.column}: {why}: {line.message}"
    for entry in cards:
        if entry.fault is not None:
            yield f"{entry.fault.span}: {why}: {entry.fault.message}"


def _hiding(lines: Sequence[Headline], cards: Sequence[Entry]) -> Iterator[str]:
    """What hides another of its name; many of one folder that hide those of another in one line."""
    hiding = [(line.id, line.file, line.hides) for line in lines if line.hides]
    hiding += [(card.id, card.file, card.shadows.file) for card in cards if card.shadows]
    folders: dict[tuple[Path, Path], list[str]] = {}
    for name, file, hidden in hiding:
        told = f"{name}: {file} hides {hidden}"
        folders.setdefault((Path(file).parent, Path(hidden).parent), []).append(told)
    for (folder, hidden_folder), those in folders.items():
        if len(those) < MANY:
            yield from those
        else:
            yield f"{len(those)} files in {folder} hide those of the same name in {hidden_folder}"


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
