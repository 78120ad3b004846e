"""`roleplay map`: a scenario as a tree, in the terminal or as a picture."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.options import PackOption, desk_of

if TYPE_CHECKING:
    from roleplay.authoring.outline import Outline


class Format(StrEnum):
    """How a map is drawn."""

    TEXT = "text"
    MERMAID = "mermaid"
    SVG = "svg"
    JSON = "json"


def map_scenario(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A scenario's file, or its name.", show_default=False),
    ],
    form: Annotated[Format, typer.Option("--format", help="How to draw it.")] = Format.TEXT,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write it there, not on the screen."),
    ] = None,
    packs: PackOption = None,
) -> None:
    """Draw a scenario: where each reply leads, the best path, and how it can end."""
    from roleplay.authoring.outline import outline
    from roleplay.cli.writing import put_out
    from roleplay.session import playable

    library = desk_of(ctx, packs).library
    entry = library.find(name)
    chosen = playable(library, name)
    drawn = _drawn(outline(chosen.scenario, chosen.scorecard), form, to_file=output is not None)
    put_out(drawn, output, entry.path)


def _drawn(mapped: Outline, form: Format, *, to_file: bool) -> str:
    if form is Format.MERMAID:
        from roleplay.reports import map_mermaid

        return map_mermaid.render(mapped)
    if form is Format.SVG:
        from roleplay.reports import map_svg

        return map_svg.render(mapped)
    if form is Format.JSON:
        import json

        from roleplay.reports.map_json import as_json

        return json.dumps(as_json(mapped), indent=2) + "\n"
    from roleplay.cli.terminal import line_width
    from roleplay.reports import map_text

    on_terminal = sys.stdout.isatty() and not to_file
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    width = line_width() if on_terminal else 0
    return map_text.render(mapped, color=on_terminal and not plain, width=width)
