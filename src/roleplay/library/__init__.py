"""Packs and their files: finding, reading and indexing them. Touches files, never a terminal."""

from roleplay.library.files import read_file
from roleplay.library.index import Entry, Kind, Library
from roleplay.library.packs import Origin, Pack, built_in_folder, find_packs

__all__ = [
    "Entry",
    "Kind",
    "Library",
    "Origin",
    "Pack",
    "built_in_folder",
    "find_packs",
    "read_file",
]
