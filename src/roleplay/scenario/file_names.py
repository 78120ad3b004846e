"""The id that a file has by its name, where it says none itself."""

from __future__ import annotations

from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

from roleplay.diagnostics import Edit, Fix, Span
from roleplay.scenario.faults import short, slug
from roleplay.scenario.findings import folders as findings
from roleplay.scenario.scalars import NAME

if TYPE_CHECKING:
    from roleplay.scenario.faults import Faults
    from roleplay.scenario.nodes import MapNode


def stem(file: str) -> str:
    """A file's name without its folder and its ending, as on Windows so everywhere."""
    return PureWindowsPath(file).stem


def check_id(root: MapNode, faults: Faults) -> None:
    """Report a file whose name would have to be its id, and is not of the form of names."""
    file = faults.origin.file
    own = stem(file)
    if "id" in root.entries or NAME.fullmatch(own):
        return
    name = slug(own)
    help_ = (
        f"Rename the file to “{name}{PureWindowsPath(file).suffix}”, or add a line “id: {name}”."
    )
    faults.add(
        findings.NOT_AN_ID,
        next(iter(root.entries.values())).key,
        help=help_ if name else None,
        fix=_with_id(name, root, faults) if name else None,
        stem=short(own),
    )


def _with_id(name: str, root: MapNode, faults: Faults) -> Fix | None:
    """The mend that writes the id below the format, where keys stand in lines of their own."""
    entry = root.entries.get("format")
    first = next(iter(root.entries.values())).key
    if entry is None or (root.line, root.column) != (first.line, first.column):
        return None
    line = entry.value.end_line
    end = len(faults.origin.lines[line]) + 1
    place = Span(faults.origin.file, line + 1, end, line + 1, end)
    return Fix(f"Add “id: {name}”", (Edit(place, f"\n{' ' * first.column}id: {name}"),))
