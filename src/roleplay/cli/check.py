"""`roleplay check`: what is wrong with scenario and scorecard files."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.options import PackOption, desk_of
from roleplay.cli.terminal import rendered
from roleplay.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.desk import Desk
    from roleplay.library import Entry


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"


def check(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files or folders; without any, everything in the library."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    packs: PackOption = None,
) -> None:
    """Check files: every fault with its place, why it matters and how to mend it."""
    desk = desk_of(ctx, packs)
    entries = list(_entries(desk, paths))
    diagnostics = [found for entry in entries for found in entry.diagnostics]
    if form is Format.JSON:
        from roleplay.render import json

        sys.stdout.write(json.render(diagnostics))
    else:
        sys.stdout.write(rendered(diagnostics, sys.stdout))
        files = "1 file" if len(entries) == 1 else f"{len(entries)} files"
        if not diagnostics:
            sys.stdout.write(f"{files} checked, nothing found.\n")
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(found.severity in bad for found in diagnostics):
        raise typer.Exit(1)


def _entries(desk: Desk, paths: list[Path] | None) -> Iterator[Entry]:
    if not paths:
        yield from desk.library.scorecards
        yield from desk.library.scenarios
    for path in paths or ():
        if path.is_dir():
            yield from desk.entries_in(path)
        else:
            yield desk.library.read(path)
