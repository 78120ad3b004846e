"""The desk: what a run of the program works with, each part opened when it is first asked for.

The commands make it from their options, and both shells work on it.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from roleplay.library import Entry, Headline, Library, Pack
    from roleplay.settings import Settings
    from roleplay.store import AttemptRow, Best, FinishedAttempt, Store, Trainee


def now() -> int:
    """Milliseconds UTC since 1970."""
    import time

    return time.time_ns() // 1_000_000


class Desk:
    """The library, the store and the trainee of one run; each is opened once, if at all."""

    def __init__(
        self,
        packs: Sequence[Path] = (),
        database: Path | None = None,
        trainee: str | None = None,
    ) -> None:
        self._pack_options = tuple(packs)
        self._database = database
        self._trainee = trainee
        self._lock = RLock()
        self._store: Store | None = None

    @cached_property
    def settings(self) -> Settings:
        """The settings in force."""
        from roleplay.settings import load_settings

        return load_settings(os.environ)

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """The packs in the order in which later ones shadow earlier ones."""
        from roleplay.library import find_packs

        return find_packs(self._pack_options, os.environ, _here())

    @cached_property
    def library(self) -> Library:
        """Everything in the packs."""
        from roleplay.library import Library

        return Library.load(self.packs, _here())

    @cached_property
    def headlines(self) -> tuple[Headline, ...]:
        """What a list says about each scenario of the packs; reads no file that has not changed."""
        from roleplay.library import headlines
        from roleplay.settings import cache_folder

        cache = cache_folder() / "headlines.json"
        return headlines(self.packs, _here(), cache, lambda: self.library)

    @cached_property
    def database(self) -> Path:
        """Where the progress file is, or would be."""
        from roleplay.errors import UserError
        from roleplay.settings import default_database

        path = self._database or self.settings.database or default_database()
        if not path.name:
            raise UserError(f"“{path}” is a folder. Name a file for the progress with --db.")
        return path

    @property
    def is_first_run(self) -> bool:
        """Whether there is no progress file yet."""
        try:
            return not self.database.exists()
        except OSError:
            return False  # opening it says what is wrong

    @property
    def store(self) -> Store:
        """The progress file, opened; a new one is made where there is none.

        Screens ask for it from several threads at once, so it is opened under a lock.

        Raises:
            StoreError: it cannot be used. A damaged one is set aside first, and named.
        """
        with self._lock:
            if self._store is None:
                self._store = self._open()
            return self._store

    def _open(self) -> Store:
        from roleplay.errors import StoreDamagedError
        from roleplay.store import Store, set_damaged_aside

        store = None
        try:
            store = Store.open(self.database)
            store.copy_of_the_day(now())
        except StoreDamagedError:
            if store is not None:
                store.close()
            aside = set_damaged_aside(self.database)
            if aside is None:
                raise
            raise StoreDamagedError(
                f"The progress file “{self.database}” is damaged, so it was set aside as "
                f"“{aside}”. The next start begins with an empty one; the folder “backups” beside "
                "it may hold a copy that is sound."
            ) from None
        return store

    def close(self) -> None:
        """Close the progress file, if it was opened."""
        with self._lock:
            if self._store is not None:
                self._store.close()

    @cached_property
    def trainee_name(self) -> str:
        """Whose progress it is."""
        from roleplay.settings import login_name

        return self._trainee or self.settings.trainee or login_name()

    @cached_property
    def trainee(self) -> Trainee:
        """Whose progress it is, as the store knows them."""
        return self.store.trainee(self.trainee_name, now())

    def best_scores(self) -> Mapping[str, Best]:
        """What the trainee reached in each scenario; nothing, and no new file, on a first run."""
        return {} if self.is_first_run else self.store.best_scores(self.trainee.uid)

    def history(self) -> tuple[tuple[FinishedAttempt, ...], tuple[AttemptRow, ...]]:
        """The trainee's finished attempts, oldest first, and those left in the middle."""
        if self.is_first_run:
            return (), ()
        uid = self.trainee.uid
        return self.store.attempts(trainee=uid), self.store.unfinished(uid)

    def entries_in(self, folder: Path) -> Iterator[Entry]:
        """The files of a folder, which may be a pack or hold just files."""
        from roleplay.library import Library, find_packs

        here = _here()
        if any((folder / name).is_dir() for name in ("scenarios", "scorecards")):
            packs = find_packs((*self._pack_options, folder), os.environ, here)
            library = Library.load(packs, here)
            real = os.path.realpath(folder)
            for entry in library.scorecards + library.scenarios:
                if os.path.realpath(entry.pack.folder) == real:
                    yield entry
        else:
            for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]):
                yield self.library.read(path)


def _here() -> Path:
    from roleplay.errors import NotFoundError

    try:
        return Path.cwd()
    except FileNotFoundError:
        raise NotFoundError(
            "The current folder is gone. Change to another one and try again."
        ) from None
