"""The map of a scenario for other programs. `version` is raised when a key changes its meaning."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roleplay.authoring.outline import Outline

VERSION = 1


def as_json(outline: Outline) -> dict[str, object]:
    """The map as a value of JSON; the keys are the fields of `Outline` and its parts."""
    return {"version": VERSION, **asdict(outline)}
