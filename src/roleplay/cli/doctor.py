"""`roleplay doctor`: where things are, and whether they are sound."""

from __future__ import annotations

import platform
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay import __version__
from roleplay.auditing import MOST_PROBLEMS, audit
from roleplay.cli.options import DatabaseOption, JsonOption, PackOption, desk_of
from roleplay.cli.spinner import spinning
from roleplay.cli.terminal import print_json
from roleplay.errors import RoleplayError
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from roleplay.auditing import Audit
    from roleplay.desk import Desk


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the installation: where it is, what is worth knowing, and what is wrong."""

    name: str
    where: str
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


REPLAYED = 1_000
"""Attempts that are replayed unless all are asked for: about five seconds' work."""


def doctor(
    ctx: typer.Context,
    every: Annotated[
        bool,
        typer.Option("--all", help=f"Replay every attempt, and not only the last {REPLAYED:,}."),
    ] = False,
    packs: PackOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say where packs, progress and config are, and whether they are sound."""
    desk = desk_of(ctx, packs, database)
    with spinning() as say:
        progress = _database(desk, None if every else REPLAYED, say)
    parts = [_program(), _config(desk), *_packs(desk), progress]
    if as_json:
        print_json({"version": 1, "parts": [asdict(part) for part in parts]})
    else:
        for part in parts:
            sys.stdout.write(f"{part.name}: {safe_text(part.where)}\n")
            for note in part.notes:
                sys.stdout.write(f"  {safe_text(note)}\n")
            for problem in part.problems:
                sys.stdout.write(f"  Problem: {safe_text(problem)}\n")
    if any(part.problems for part in parts):
        raise typer.Exit(1)


def _program() -> Part:
    from importlib.metadata import version

    return Part(
        "program",
        f"roleplay {__version__}",
        (
            f"Python {platform.python_version()} on {platform.system()}",
            f"Textual {version('textual')}",
        ),
    )


def _config(desk: Desk) -> Part:
    from roleplay.settings import config_file

    path = config_file()
    try:
        _ = desk.settings
    except RoleplayError as error:
        return Part("config", str(path), problems=(str(error),))
    try:
        notes = () if path.exists() else ("There is none; none is needed.",)
    except OSError as error:
        return Part("config", str(path), problems=(_unreachable(error),))
    return Part("config", str(path), notes)


def _packs(desk: Desk) -> list[Part]:
    try:
        library = desk.library
    except RoleplayError as error:
        return [Part("packs", "–", problems=(str(error),))]
    parts = []
    entries = library.scorecards + library.scenarios
    for pack in desk.packs:
        own = [entry for entry in entries if entry.pack == pack]
        broken = [entry for entry in own if entry.is_broken]
        parts.append(
            Part(
                f"pack {pack.name} ({pack.origin})",
                str(pack.folder),
                (f"{len(own) - len(broken)} files can be used.",),
                tuple(f"{e.fault.span}: {e.fault.message}" for e in broken if e.fault),
            )
        )
    return parts or [Part("packs", "–", problems=("There are none. Install roleplay again.",))]


def _database(desk: Desk, most: int | None, say: Callable[[str], None]) -> Part:
    from roleplay.store import Store

    path: Path | None = None
    try:
        path = desk.database
        path.stat()
        with Store.open(path) as store:
            problems = store.integrity()
            finished = store.attempts() if not problems else ()
            audited = audit(store, finished[-most:] if most else finished, say)
        count = (
            "1 finished attempt." if len(finished) == 1 else f"{len(finished)} finished attempts."
        )
        notes = (Store.engine, count, *_told(audited), *_advice(Store.engine_version))
        problems += audited.problems[:MOST_PROBLEMS]
        if len(audited.problems) > MOST_PROBLEMS:
            problems.append(f"and {len(audited.problems) - MOST_PROBLEMS} more attempts like these")
        return Part("progress", str(path), notes, tuple(problems))
    except RoleplayError as error:
        return Part("progress", str(path or "–"), problems=(str(error),))
    except FileNotFoundError:
        return Part("progress", str(path), ("There is none yet; the first attempt makes it.",))
    except OSError as error:
        return Part("progress", str(path), problems=(_unreachable(error),))


def _told(audited: Audit) -> list[str]:
    """What came of replaying attempts."""
    told = []
    if audited.sound:
        told.append(f"{audited.sound} replayed, and each scores what it scored then.")
    if audited.outdated:
        told.append(
            f"{audited.outdated} from another version of roleplay; their scores stand as stored."
        )
    return told


def _unreachable(error: OSError) -> str:
    return f"It cannot be looked at ({error.strerror}). Check its name and its folder."


def _advice(version: tuple[int, int, int]) -> tuple[str, ...]:
    """What to know about this version of SQLite, and about where the file may lie."""
    advice = ["Keep it on a local disk: a network share can damage it."]
    if version < (3, 51, 3):
        advice.append(
            "SQLite before 3.51.3 has a rare fault that can lose the last writes when two "
            "programs use one file; daily copies are kept in “backups” beside it."
        )
    return tuple(advice)
