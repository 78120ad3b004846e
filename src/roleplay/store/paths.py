"""The part of the store for onboarding paths: when they were begun, and which texts were read.

Whether a scenario or a drill of a path is done follows from attempts and drills.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.repetition.paths import PathStart
from roleplay.store import statements
from roleplay.store.values import day_kept, day_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roleplay.store.sqlite import Database


class Paths:
    """The onboarding paths of an open progress file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def start(self, trainee: str, path: str, at: int) -> None:
        """Save that a trainee (by uid) begins a path; the first time stands."""
        with self._database.transaction():
            self._database.write(statements.START_PATH, trainee, path, at, day_of(at))

    def starts(self, trainee: str) -> Mapping[str, PathStart]:
        """When a trainee (by uid) began each path, in the order in which they did."""
        found = self._database.rows(statements.PATH_STARTS, trainee)
        return {path: PathStart(at, day_kept(day, at)) for path, at, day in found}

    def read(self, trainee: str, path: str, step: str, at: int) -> None:
        """Save that a trainee (by uid) has read the text of a step."""
        with self._database.transaction():
            self._database.write(statements.READ_STEP, trainee, path, step, at)

    def steps_read(self, trainee: str) -> Mapping[tuple[str, str], int]:
        """When a trainee (by uid) first read the texts that they have read, by (path, step)."""
        found = self._database.rows(statements.STEPS_READ, trainee)
        return {(path, step): at for path, step, at in found}
