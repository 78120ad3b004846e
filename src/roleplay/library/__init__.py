"""Packs and their files: finding, reading and indexing them. Touches files, never a terminal.

Reading needs the whole scenario language; finding packs and keeping headlines does not, and the
first screen waits for it. So what reads is imported when it is first asked for.
"""

from typing import TYPE_CHECKING

from roleplay.library.headlines import Headline, headlines
from roleplay.library.packs import Origin, Pack, built_in_folder, find_packs

if TYPE_CHECKING:
    from roleplay.library.files import read_file
    from roleplay.library.index import Entry, Guides, Kind, Library, ScenarioFiles

__all__ = [
    "Entry",
    "Guides",
    "Headline",
    "Kind",
    "Library",
    "Origin",
    "Pack",
    "ScenarioFiles",
    "built_in_folder",
    "find_packs",
    "headlines",
    "read_file",
]


def __getattr__(name: str) -> object:
    """What reads files, imported late."""
    if name == "read_file":
        from roleplay.library.files import read_file

        return read_file
    if name in ("Entry", "Guides", "Kind", "Library", "ScenarioFiles"):
        from roleplay.library import index

        return getattr(index, name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
