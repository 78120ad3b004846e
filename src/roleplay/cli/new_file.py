"""What every `roleplay new` has in common: its options, where the file goes, and writing it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from roleplay.errors import UserError
from roleplay.text import safe_text

SCHEMAS = "schemas"
"""The folder of a pack in which `roleplay init` puts the schemas."""

TitleOption = Annotated[
    str | None, typer.Option("--title", help="What it is called; the file is named after it.")
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="The file to write, if not by its title."),
]
YesOption = Annotated[
    bool, typer.Option("--yes", "-y", help="Ask nothing; take the usual answers.")
]


def template(name: str) -> str:
    """The text of a template that comes with roleplay."""
    from roleplay import authoring

    folder = Path(authoring.__file__).with_name("templates")
    return (folder / f"{name}.yaml").read_text(encoding="utf-8")


def schema_beside(path: Path, kind: str) -> str:
    """Where the schema of the pack is, as seen from a file in it; empty where it has none."""
    schema = f"../{SCHEMAS}/{kind}.schema.json"
    return schema if (path.parent / schema).exists() else ""


def checked_title(given: str) -> str:
    """A title without the spaces around it.

    Raises:
        UserError: there is nothing in it that can be seen, or something that cannot.
    """
    title = given.strip()
    if not title or safe_text(title) != title:
        raise UserError("A title is one line of words that can be seen. Give another with --title.")
    return title


def folder_for(kind: str) -> Path:
    """The folder of the pack for a kind of file, or the current one where it has none."""
    there = Path(kind)
    return there if there.is_dir() else Path()


def target_for(title: str, folder: str, output: Path | None) -> Path:
    """The file to write: as asked, or named after the title, in the pack's folder for its kind."""
    from roleplay.library.packs import SUFFIXES
    from roleplay.scenario.faults import slug

    if output is not None:
        if output.suffix.lower() not in SUFFIXES:
            name = safe_text(str(output))
            raise UserError(f"“{name}” has to end in .yaml. Try “-o {name}.yaml”.")
        return output
    stem = slug(title)
    if not stem:
        raise UserError("This title makes no file name. Say which file to write with -o FILE.")
    return folder_for(folder) / f"{stem}.yaml"


def write_file(path: Path, text: str) -> str:
    """Write the file and print its name; gives the name as people see it."""
    from roleplay.cli.writing import write_new

    write_new({path: text})
    name = safe_text(str(path))
    sys.stdout.write(f"{name}\n")
    return name
