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

    from roleplay.library import Entry, Guides, Headline, Library, Pack, ScenarioFiles
    from roleplay.repetition.standing import Standing
    from roleplay.scenario.guides import Known
    from roleplay.settings import Settings
    from roleplay.store import AttemptRow, Best, FinishedAttempt, Store, Trainee


LAST_YEAR = 9000
"""Of the clock that can be set: what comes back years after it needs a date too."""


def now() -> int:
    """Milliseconds UTC since 1970.

    The environment variable ROLEPLAY_NOW, a time such as 2026-11-02T09:00:00+01:00, sets another
    clock, which stands still: for trying out what is due when, and for tests.

    Raises:
        UserError: ROLEPLAY_NOW is no time.
    """
    import time

    at = os.environ.get("ROLEPLAY_NOW")
    return _told(at) if at else time.time_ns() // 1_000_000


def _told(at: str) -> int:
    from contextlib import suppress
    from datetime import datetime

    from roleplay.errors import UserError

    with suppress(ValueError, OverflowError, OSError):
        time = datetime.fromisoformat(at).astimezone()
        if time.year <= LAST_YEAR:
            return round(time.timestamp() * 1000)
    raise UserError(
        "ROLEPLAY_NOW is no time. Write it as 2026-11-02T09:00:00+01:00, or leave it out."
    )


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
        self.options = {
            name: str(value)
            for name, value in (("trainee", trainee), ("database", database))
            if value
        }
        """What was decided for this run only, by the name of the setting."""
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

        return find_packs(self._pack_options, os.environ, here())

    @cached_property
    def library(self) -> Library:
        """The scenarios and scorecards in the packs."""
        from roleplay.library import Library

        return Library.load(self.packs, here())

    @cached_property
    def guides(self) -> Guides:
        """The onboarding paths and stories in the packs."""
        from roleplay.library import Guides

        known: Known = {line.id: None for line in self.headlines}
        return Guides.load(self.packs, here(), known)

    @cached_property
    def checked_guides(self) -> Guides:
        """The same, with the moments looked up that they name; reads every scenario."""
        from roleplay.library import Guides

        return Guides.load(self.packs, here(), self.library.known)

    @cached_property
    def headlines(self) -> tuple[Headline, ...]:
        """What a list says about each scenario of the packs; reads no file that has not changed."""
        from roleplay.library import headlines
        from roleplay.settings import cache_folder

        return headlines(self.packs, here(), cache_folder(), self._read_scenario)

    @property
    def titles(self) -> dict[str, str]:
        """What the scenarios are called, by id."""
        return {line.id: line.title for line in reversed(self.headlines) if not line.is_broken}

    def entry_of(self, line: Headline) -> Entry | None:
        """The file of a headline, read by itself; None where that says something else by now."""
        from roleplay.library.packs import SCENARIOS

        path = here() / line.file
        found = (pack for pack in self.packs if path.parent == pack.folder / SCENARIOS)
        pack = next(found, None)
        entry = self._read_scenario(path, pack) if pack else None
        is_same = entry and entry.id == line.id and entry.is_broken == line.is_broken
        return entry if is_same else None

    def library_with(self, name: str) -> Library:
        """A library to find a scenario in: with just its file where the list knows it as sound.

        To begin a conversation need not wait until a thousand other files are read.
        """
        from roleplay.library import Library

        sound = (line for line in self.headlines if line.id == name and not line.is_broken)
        line = next(sound, None)
        entry = self.entry_of(line) if line else None
        return Library((entry,), (), here()) if entry else self.library

    def _read_scenario(self, path: Path, pack: Pack) -> Entry:
        return self._scenario_files(path, pack)

    @cached_property
    def _scenario_files(self) -> ScenarioFiles:
        from roleplay.library import ScenarioFiles

        return ScenarioFiles(self.packs, here())

    def broken_scorecards(self) -> tuple[Entry, ...]:
        """The scorecards that cannot be used, or that hide another."""
        from roleplay.library.index import scorecards

        found = scorecards(self.packs, here())
        return tuple(entry for entry in found if entry.is_broken or entry.shadows)

    @cached_property
    def database(self) -> Path:
        """Where the progress file is, or would be."""
        from roleplay.errors import UserError
        from roleplay.settings import default_database

        path = self._database or self.settings.database or default_database()
        if not path.name:
            raise UserError(f"“{path}” is a folder. Name a file for the progress with --db.")
        return path

    @cached_property
    def _file(self) -> Path:
        """The same from the root on: what is still being done may outlive the current folder."""
        return self.database if self.database.is_absolute() else here() / self.database

    @property
    def is_first_run(self) -> bool:
        """Whether there is no progress file yet."""
        try:
            return not self._file.exists()
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
            store = Store.open(self._file)
            store.copy_of_the_day(now())
        except StoreDamagedError:
            if store is not None:
                store.close()
            aside = set_damaged_aside(self._file)
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
        """Whose progress it is.

        Raises:
            UserError: what was decided is no name.
        """
        from roleplay.settings import login_name
        from roleplay.store import trainee_name

        return trainee_name(self._trainee or self.settings.trainee or login_name())

    @cached_property
    def trainee(self) -> Trainee:
        """Whose progress it is; somebody new is written down. For looking, `uid` is enough."""
        return self.store.trainee(self.trainee_name, now())

    @property
    def uid(self) -> str:
        """Whose progress is looked at; empty for somebody new, who is not written down for it."""
        if "trainee" in self.__dict__:
            return self.trainee.uid
        found = self.store.known_trainee(self.trainee_name)
        return found.uid if found else ""

    def make_sure_of_trainee(self) -> None:
        """Stop where somebody is to be looked at who never practised here.

        Only a name that was typed for this run can be wrong: whoever has just come is new, and has
        nothing to look at yet.

        Raises:
            NotFoundError: nobody is called so; names who may be meant.
        """
        if self._trainee is None:
            return
        from roleplay.store.trainees import nobody_called

        name = self.trainee_name
        if self.is_first_run:
            raise nobody_called(name, ())
        if not self.uid:
            raise nobody_called(name, [each.trainee.name for each in self.store.trainees.all()])

    def become(self, name: str) -> None:
        """Go on as somebody else; what was read of the other stays with whoever has read it."""
        self._trainee = name
        self.options.pop("trainee", None)
        for known in ("trainee_name", "trainee"):
            self.__dict__.pop(known, None)

    def decide(self, name: str, text: str) -> None:
        """Write a setting into the config file, and go on with it where nothing else wins.

        Raises:
            UserError: it cannot be meant, or the file cannot be written.
        """
        from roleplay.settings import set_setting

        set_setting(name, text)
        self.__dict__.pop("settings", None)

    @property
    def today(self) -> int:
        """The trainee's local day, as `date.toordinal` counts."""
        from roleplay.store import day_of

        return day_of(now())

    def standings(self) -> tuple[Standing, ...]:
        """Where each moment stands for the trainee today; on a first run all are new."""
        from roleplay.repetition.standing import standings

        moments = (moment for line in self.headlines for moment in line.moments)
        if self.is_first_run:
            return standings((), moments, self.today)
        uid = self.uid
        return standings(self.store.practice.cards(uid), moments, self.today, self._left(uid))

    def _left(self, uid: str) -> frozenset[str]:
        """The scenarios that somebody left in the middle."""
        return frozenset([row.scenario for row in self.store.unfinished(uid)])

    def keep_reminder(self) -> Path | None:
        """Write down the next day on which something is due, for the shell; gives the file.

        None where it cannot be written, where the trainee is not written down yet, or where the
        progress file was not opened in this run: then nothing was practised, and a locked file is
        not waited for again. It raises nothing, since
        it is called when a run is over, perhaps with an error that matters more.
        """
        from roleplay.errors import RoleplayError
        from roleplay.reminder import keep
        from roleplay.repetition.standing import next_due

        if self._store is None:
            return None
        try:
            uid = self.uid
            return keep(self._file, uid, next_due(self.standings(), self.today)) if uid else None
        except RoleplayError:
            return None

    def best_scores(self) -> Mapping[str, Best]:
        """What the trainee reached in each scenario; nothing, and no new file, on a first run."""
        return {} if self.is_first_run else self.store.best_scores(self.uid)

    def history(self) -> tuple[tuple[FinishedAttempt, ...], tuple[AttemptRow, ...]]:
        """The trainee's finished attempts, oldest first, and those left in the middle."""
        if self.is_first_run:
            return (), ()
        uid = self.uid
        return self.store.attempts(trainee=uid), self.store.unfinished(uid)

    def entries_in(self, folder: Path) -> Iterator[Entry]:
        """The files of a folder, which may be a pack or hold just files."""
        from roleplay.library import Guides, Library, find_packs
        from roleplay.library.packs import FOLDERS

        current = here()
        if any((folder / name).is_dir() for name in FOLDERS):
            packs = find_packs((*self._pack_options, folder), os.environ, current)
            library = Library.load(packs, current)
            guides = Guides.load(packs, current, library.known)
            real = os.path.realpath(folder)
            for entry in library.scorecards + library.scenarios + guides.paths + guides.stories:
                if os.path.realpath(entry.pack.folder) == real:
                    yield entry
        else:
            for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]):
                yield self.library.listed(path)


def here() -> Path:
    """The current folder.

    Raises:
        NotFoundError: it is gone.
    """
    from roleplay.errors import NotFoundError

    try:
        return Path.cwd()
    except FileNotFoundError:
        raise NotFoundError(
            "The current folder is gone. Change to another one and try again."
        ) from None
