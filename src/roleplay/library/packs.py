"""Packs: the folders that scenarios and what goes with them are read from, and their order.

A pack holds one or more of `scenarios/`, `scorecards/`, `paths/` and `stories/`. A later pack
shadows an earlier one where they have the same id, so the order is from the general to the
particular: the built-in pack, those of ROLEPLAY_PACKS, the current folder, those asked for by
option. The same real folder counts once, where it was named last.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.errors import NotFoundError, UserError
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SCENARIOS = "scenarios"
SCORECARDS = "scorecards"
PATHS = "paths"
STORIES = "stories"
SUFFIXES = (".yaml", ".yml")
FOLDERS = (SCENARIOS, SCORECARDS, PATHS, STORIES)
"""What a pack may hold."""


class Origin(StrEnum):
    """Why a pack is there."""

    BUILT_IN = "built-in"
    ENVIRONMENT = "environment"
    HERE = "here"
    OPTION = "option"
    FILE = "file"
    """Not a pack of the library: the folder of a single file that was named."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder with scenarios and what goes with them; `folder` is absolute."""

    name: str
    folder: Path
    origin: Origin


def find_packs(options: Sequence[Path], environ: Mapping[str, str], here: Path) -> tuple[Pack, ...]:
    """The packs in their order; `here` is the current folder, absolute.

    Raises:
        NotFoundError: an option or ROLEPLAY_PACKS names a folder that is not there.
        UserError: it names something that is no pack.
    """
    packs: dict[str, Pack] = {}
    for pack in _named(options, environ, here):
        real = os.path.realpath(pack.folder)
        packs.pop(real, None)
        packs[real] = pack
    return tuple(packs.values())


def built_in_folder() -> Path | None:
    """The pack that comes with roleplay: inside the installed package, or the checkout itself.

    None where the installation is damaged.
    """
    package = Path(__file__).parents[1]
    for folder in (package / "_pack", package.parents[1]):
        if (folder / SCENARIOS).is_dir():
            return folder
    return None


def _named(options: Sequence[Path], environ: Mapping[str, str], here: Path) -> Iterator[Pack]:
    built_in = built_in_folder()
    if built_in:
        yield Pack("built-in", built_in, Origin.BUILT_IN)
    for name in environ.get("ROLEPLAY_PACKS", "").split(os.pathsep):
        if name:
            yield _pack(here / name, Origin.ENVIRONMENT, "ROLEPLAY_PACKS")
    at_home = built_in and os.path.realpath(here) == os.path.realpath(built_in)
    if (here / SCENARIOS).is_dir() and not at_home:
        yield Pack(_name(here), here, Origin.HERE)
    for folder in options:
        yield _pack(here / folder, Origin.OPTION, "--pack")


def _pack(folder: Path, origin: Origin, asked_by: str) -> Pack:
    said = safe_text(str(folder))
    try:
        there = {path.name for path in folder.iterdir()}
    except NotADirectoryError:
        raise UserError(
            f"{asked_by} names “{said}”, which is a file. Name the folder of a pack, or play a "
            "single file with “roleplay play FILE”."
        ) from None
    except PermissionError:
        raise UserError(
            f"{asked_by} names the folder “{said}”, which you have no permission to read. "
            "Ask whoever owns it to let you."
        ) from None
    except (OSError, ValueError):
        raise NotFoundError(
            f"{asked_by} names the folder “{said}”, which is not there. Correct the name."
        ) from None
    if there.isdisjoint(FOLDERS):
        meant = f" Did you mean “{safe_text(str(folder.parent))}”?"
        raise UserError(
            f"{asked_by} names the folder “{said}”, which is no pack: it holds neither "
            f"{SCENARIOS}/ nor {SCORECARDS}/." + (meant if folder.name in FOLDERS else "")
        )
    return Pack(_name(folder), folder, origin)


def _name(folder: Path) -> str:
    return safe_text(Path(os.path.realpath(folder)).name) or "/"
