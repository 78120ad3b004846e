"""`roleplay bots`: what becomes of trainees who do not listen."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from roleplay.cli.options import JsonOption, PackOption, desk_of
from roleplay.cli.terminal import line_width, print_json

_WIDEST = 100


def bots(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A scenario's file, or its name.", show_default=False),
    ],
    as_json: JsonOption = False,
    packs: PackOption = None,
) -> None:
    """Let players who do not listen have a go: what they score, and how often they pass.

    Below the table stands what each of them does: one clicks at random, one always takes the
    longest reply, one the politest, and so on. What the file accepts gets no advice.
    """
    from roleplay.checks.analysis import BOTS, all_chances
    from roleplay.cli.checking import Checking
    from roleplay.reports import bots as report
    from roleplay.session import playable
    from roleplay.text import wrap

    desk = desk_of(ctx, packs)
    entry = desk.library.find(name)
    chosen = playable(desk.library, name)
    told = all_chances(chosen.scenario, chosen.scorecard)
    if as_json:
        print_json(report.as_json(told))
        return
    width = line_width()
    thresholds = Checking(desk).thresholds(entry.pack.folder)
    sys.stdout.write(report.bots_table(told, width) + "\n\n")
    sys.stdout.write(report.habits(told, width) + "\n\n")
    paragraphs = [report.COLUMNS, *report.advice(told, thresholds, chosen.scenario.accept)]
    missing = report.left_out(told, BOTS)
    for paragraph in [*paragraphs, missing] if missing else paragraphs:
        sys.stdout.write("\n".join(wrap(paragraph, min(width or _WIDEST, _WIDEST))) + "\n")
