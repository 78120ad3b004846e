"""`roleplay check`: what is wrong with scenario and scorecard files, and how well they will train.

Findings go to stdout in the form that was asked for; while it works a line on stderr says so, on a
terminal only. The exit status is 1 when there are errors, with --strict for warnings too.
"""

from __future__ import annotations

import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay import __version__
from roleplay.cli.options import DatabaseOption, PackOption, desk_of
from roleplay.cli.spinner import spinning
from roleplay.cli.terminal import line_width, print_json, rendered
from roleplay.diagnostics import Severity
from roleplay.text import safe_text

if TYPE_CHECKING:
    from roleplay.checks.thresholds import Thresholds
    from roleplay.cli.checking import Report
    from roleplay.desk import Desk

MOST = 10
"""How many findings of a file are shown, unless all are wanted."""


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def check(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Files, folders or names; without any, all of your packs (all that came with "
            "roleplay where you have none)."
        ),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    every: Annotated[
        bool, typer.Option("--all", help=f"Show all findings, not {MOST} of each file.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what has exactly one right mend, and show it.")
    ] = False,
    thresholds: Annotated[
        bool, typer.Option("--thresholds", help="Print the numbers that the checks go by.")
    ] = False,
    packs: PackOption = None,
    database: DatabaseOption = None,
) -> None:
    """Check files: every fault with its place, why it matters and how to mend it."""
    from roleplay.cli.checking import Checking, is_folder

    given = paths or []
    desk = desk_of(ctx, packs, database)
    if thresholds:
        folder = given[0] if given and is_folder(given[0]) else Path()
        _print_thresholds(Checking(desk).thresholds(folder), as_json=form is Format.JSON)
        return
    if fix:
        _mend(desk, given, quiet=form is not Format.TEXT)
        desk = desk_of(ctx, packs, database)
    began = time.perf_counter()
    with spinning() as say:
        report = Checking(desk, say).report(given)
    _print(report, form, every=every, seconds=time.perf_counter() - began)
    found = {each.severity for each in report.diagnostics}
    if form is Format.TEXT and found:
        sys.stdout.write(_verdict(found, strict=strict))
    if Severity.ERROR in found or (strict and Severity.WARNING in found):
        raise typer.Exit(1)


def _verdict(found: set[Severity], *, strict: bool) -> str:
    """What the findings mean for the files, in a line; nothing where there are errors."""
    if Severity.ERROR in found:
        return ""
    if strict and Severity.WARNING in found:
        return "Every file can be played, but under --strict a warning counts as an error.\n"
    return "No errors: every file can be played. The rest is advice.\n"


def _mend(desk: Desk, paths: list[Path], *, quiet: bool) -> None:
    from roleplay.cli.checking import Checking
    from roleplay.cli.mending import mend_files

    out = sys.stderr if quiet else sys.stdout
    for text in mend_files(Checking(desk).entries(paths)):
        out.write(f"{text}\n")


def _print(report: Report, form: Format, *, every: bool, seconds: float) -> None:
    out = sys.stdout
    if form is Format.JSON:
        from roleplay.render import json

        out.write(json.render(report.diagnostics, report.silenced))
    elif form is Format.SARIF:
        from roleplay.render import sarif

        out.write(sarif.render(report.diagnostics, version=__version__, accepted=report.silenced))
    elif form is Format.GITHUB:
        from roleplay.render import github

        out.write(github.render(report.diagnostics))
    else:
        _print_text(report, every=every, seconds=seconds)


def _print_text(report: Report, *, every: bool, seconds: float) -> None:
    out = sys.stdout
    if report.diagnostics:
        out.write(rendered(report.diagnostics, out, None if every else MOST))
    if report.accepted:
        out.write("\nAccepted, each with its reason:\n" if report.diagnostics else "Accepted:\n")
        for found, reason in report.silenced:
            out.write(safe_text(f"  {found.span}  {found.code} {found.name}: {reason}") + "\n")
            out.write(safe_text(f"    {found.message}") + "\n")
    files = "1 file" if report.files == 1 else f"{report.files} files"
    nothing = "" if report.diagnostics else ", nothing found"
    out.write(f"{files} checked in {seconds:.1f} s{nothing}.\n")


def _print_thresholds(thresholds: Thresholds, *, as_json: bool) -> None:
    from dataclasses import asdict

    from roleplay.checks.thresholds import rows
    from roleplay.reports.table import table

    listed = list(rows(thresholds))
    if as_json:
        print_json({"version": 1, "thresholds": [asdict(row) for row in listed]})
        return
    cells = [["NAME", "VALUE", "UNIT", "DEFAULT", "MEANS", "SOURCE"]]
    cells += [[r.name, r.value, r.unit, r.default, r.means, r.source] for r in listed]
    sys.stdout.write(table(cells, line_width(), right=(1, 3)) + "\n")
