"""`roleplay explain`: what a finding means, with a bad and a good example."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.options import JsonOption
from roleplay.cli.terminal import print_json
from roleplay.errors import NotFoundError
from roleplay.text import safe_text, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.diagnostics import Finding

_WIDEST = 100


def explain(
    word: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help="A code such as A101, or a name; none lists all."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Explain a finding of “roleplay check”, with a bad and a good example."""
    from roleplay.checks import catalog

    if word is None:
        _list(as_json=as_json)
        return
    finding = catalog.find(word)
    if finding is None:
        meant = catalog.nearest(word)
        hint = f"Did you mean “{meant}”?" if meant else "“roleplay explain” lists them."
        raise NotFoundError(f"No finding is called “{safe_text(word)}”. {hint}")
    if as_json:
        print_json({"version": 1, **_as_json(finding)})
    else:
        sys.stdout.write("\n".join(_told(finding)) + "\n")


def _list(*, as_json: bool) -> None:
    from roleplay.checks import catalog

    if as_json:
        listed = [_as_json(finding) for finding in catalog.FINDINGS]
        print_json({"version": 1, "findings": listed})
        return
    for letter, title in catalog.GROUPS.items():
        sys.stdout.write(f"{title}\n")
        for finding in sorted(catalog.FINDINGS, key=lambda finding: finding.code):
            if finding.code.startswith(letter):
                sys.stdout.write(f"  {finding.code}  {finding.severity:7}  {finding.name}\n")


def _told(finding: Finding) -> Iterator[str]:
    from roleplay.checks.catalog import in_general

    width = min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else _WIDEST
    yield f"{finding.code} {finding.name} ({finding.severity})"
    for label, text in (
        ("", finding.message),
        ("Why: ", finding.why),
        ("How: ", finding.help),
    ):
        yield ""
        yield from wrap(label + in_general(text), width)
    for label, example in (("Bad:", finding.bad), ("Good:", finding.good)):
        yield from ("", label, "")
        yield from (f"    {line}".rstrip() for line in example.rstrip("\n").split("\n"))


def _as_json(finding: Finding) -> dict[str, str]:
    from roleplay.checks.catalog import in_general

    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": in_general(finding.message),
        "why": in_general(finding.why),
        "help": in_general(finding.help),
        "bad": finding.bad,
        "good": finding.good,
    }
