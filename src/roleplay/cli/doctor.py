"""`roleplay doctor`: where things are, and whether they are sound."""

from __future__ import annotations

import platform
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay import __version__
from roleplay.auditing import MOST_PROBLEMS, audit, compare_cards, mend_cards
from roleplay.cli.options import DatabaseOption, JsonOption, PackOption, desk_of
from roleplay.cli.spinner import spinning
from roleplay.cli.terminal import print_json
from roleplay.errors import RoleplayError
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from roleplay.auditing import Audit
    from roleplay.desk import Desk
    from roleplay.store import Store


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the installation: where it is, what is worth knowing, and what is wrong."""

    name: str
    where: str
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


CHECKED = 1_000
"""Conversations that are played again unless all are asked for: about five seconds' work."""


def doctor(
    ctx: typer.Context,
    every: Annotated[
        bool,
        typer.Option("--all", help=f"Check every conversation, and not only the last {CHECKED:,}."),
    ] = False,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="Work out anew when moments come back, where the answers say otherwise."
        ),
    ] = False,
    packs: PackOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say where packs, progress and config are, and whether they are sound."""
    desk = desk_of(ctx, packs, database)
    with spinning() as say:
        progress = _database(desk, None if every else CHECKED, say, fix=fix)
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


def _database(desk: Desk, most: int | None, say: Callable[[str], None], *, fix: bool) -> Part:
    from roleplay.store import Store

    path: Path | None = None
    try:
        path = desk.database
        path.stat()
        with Store.open(path) as store:
            problems = store.integrity()
            finished = store.attempts() if not problems else ()
            audited = audit(store, finished[-most:] if most else finished, say)
            cards = [] if problems else list(_cards(store, say, fix=fix))
        count = (
            "1 finished attempt." if len(finished) == 1 else f"{len(finished)} finished attempts."
        )
        told = [line for line, is_wrong in cards if not is_wrong]
        notes = (Store.engine, count, *_told(audited), *told, *_advice(Store.engine_version))
        problems += [line for line, is_wrong in cards if is_wrong]
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


def _cards(store: Store, say: Callable[[str], None], *, fix: bool) -> Iterator[tuple[str, bool]]:
    """What is said of the cards, and whether it is a problem."""
    sound = 0
    for person in store.trainees.all():
        who = person.trainee
        say(f"Checking when moments come back for {who.name}")
        cards = compare_cards(store, who.uid)
        sound += cards.sound
        if not cards.wrong:
            continue
        wrong = mend_cards(store, who.uid) if fix else len(cards.wrong)
        many = "1 moment comes" if wrong == 1 else f"{wrong} moments come"
        told = f"{many} back to {who.name} on another day than the answers say"
        if fix:
            yield f"{told}; that was mended.", False
        else:
            yield f"{told}. “roleplay doctor --fix” mends it.", True
    if sound == 1:
        yield "1 moment comes back as its answers say.", False
    elif sound:
        yield f"{sound} moments come back as their answers say.", False


def _told(audited: Audit) -> list[str]:
    """What came of checking conversations."""
    told = []
    if audited.sound:
        told.append(f"{audited.sound} played again, and each scores what it scored then.")
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
