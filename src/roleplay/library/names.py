"""How files are named to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.text import safe_text

if TYPE_CHECKING:
    from pathlib import Path


def shown_name(path: Path, here: Path) -> str:
    """A file's name for people: as seen from the current folder when it is below it."""
    return safe_text(str(path.relative_to(here) if path.is_relative_to(here) else path))
