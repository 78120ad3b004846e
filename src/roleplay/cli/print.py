"""`roleplay print`: the whole script of a scenario, for those who sign it off."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from roleplay.cli.options import PackOption, desk_of


class Format(StrEnum):
    """What the script is written as."""

    MARKDOWN = "markdown"
    HTML = "html"


def print_script(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A scenario's file, or its name.", show_default=False),
    ],
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", help="By itself HTML for an -o that ends in .html, else Markdown."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write it there, not on the screen."),
    ] = None,
    packs: PackOption = None,
) -> None:
    """Print the whole script: every reply, its points and reasons, and room to sign."""
    from roleplay.authoring.script import script
    from roleplay.cli.writing import put_out
    from roleplay.reports import script_html, script_markdown
    from roleplay.session import playable

    library = desk_of(ctx, packs).library
    entry = library.find(name)
    chosen = playable(library, name)
    scenario = chosen.scenario
    blocks = script(scenario, chosen.scorecard)
    is_page = output is not None and output.suffix.lower() in (".html", ".htm")
    if form is Format.HTML or (form is None and is_page):
        text = script_html.render(blocks, scenario.title, scenario.language)
    else:
        text = script_markdown.render(blocks)
    put_out(text, output, entry.path)
