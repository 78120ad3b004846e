"""The work of `roleplay check`: from the paths that were named to all that is found in them."""

from __future__ import annotations

import datetime
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.checks.check import check
from roleplay.checks.subject import Subject
from roleplay.checks.thresholds import PACK_FILE, Thresholds, read_thresholds
from roleplay.diagnostics import Span
from roleplay.errors import NotFoundError, StoreError
from roleplay.library.files import MISSING, read_file
from roleplay.library.names import shown_name
from roleplay.library.packs import FOLDERS, Origin
from roleplay.scenario.faults import closest
from roleplay.scenario.findings.folders import UNREADABLE
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from roleplay.desk import Desk
    from roleplay.diagnostics import Diagnostic
    from roleplay.library import Entry
    from roleplay.scenario.accept import Accepted


def is_folder(path: Path) -> bool:
    """Whether it is a folder; what is too long for a name is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


@dataclass(slots=True)
class Report:
    """What was found: in file order for each file, and the files in the order of the library."""

    files: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)
    accepted: list[Accepted] = field(default_factory=list)

    @property
    def silenced(self) -> list[tuple[Diagnostic, str]]:
        """What is accepted, each with its reason."""
        return [(each.diagnostic, each.reason) for each in self.accepted]


def _silent(_doing: str) -> None:
    """Says nothing of what is being done."""


class Checking:
    """The packs' thresholds and the practiced names of one run, each read once."""

    def __init__(self, desk: Desk, say: Callable[[str], None] = _silent) -> None:
        self._desk = desk
        self._say = say
        self._packs: dict[Path, tuple[Thresholds, tuple[Diagnostic, ...]]] = {}
        self._practiced: dict[str, set[tuple[str, str]]] | None = None

    def entries(self, paths: Sequence[Path]) -> Iterator[Entry]:
        """What was named by file, folder or id; without anything, the trainer's own packs.

        Where there is no pack but the one that comes with roleplay, that one.

        Raises:
            NotFoundError: there is no such file, or a folder holds none.
        """
        if not paths:
            every = list(self._everything())
            own = [entry for entry in every if entry.pack.origin is not Origin.BUILT_IN]
            yield from own or every
        for path in paths:
            if is_folder(path):
                yield from self._in_folder(path)
            elif path.name != PACK_FILE:
                yield from self._named(path)

    def _everything(self) -> Iterator[Entry]:
        library, guides = self._desk.library, self._desk.checked_guides
        yield from (*library.scorecards, *library.scenarios, *guides.paths, *guides.stories)

    def _in_folder(self, folder: Path) -> list[Entry]:
        found = [e for e in self._desk.entries_in(folder) if e.path.name != PACK_FILE]
        if not found:
            raise NotFoundError(
                f"There is no scenario and no scorecard in the folder “{safe_text(str(folder))}”."
            )
        return found

    def _named(self, path: Path) -> list[Entry]:
        """The file at a path, or else all that have the path as their id."""
        try:
            return [self._desk.library.read(path)]
        except NotFoundError as error:
            found = [entry for entry in self._everything() if entry.id == str(path)]
            if not found:
                raise NotFoundError(f"{error} {self._hint(path)}".strip()) from None
            return found

    def _hint(self, path: Path) -> str:
        """What was probably meant by a path that leads to no file."""
        files = {entry.id: entry.file for entry in self._everything()}
        meant = closest(path.stem, files)
        return f"Did you mean “{files[meant]}”?" if meant else ""

    def report(self, paths: Sequence[Path]) -> Report:
        """All that is found.

        Raises:
            NotFoundError: there is no such file, or a folder holds none.
        """
        report = Report()
        for path in paths:
            if path.name == PACK_FILE:
                if not path.is_file():
                    raise NotFoundError(f"There is no file “{safe_text(str(path))}”.")
                self.thresholds(path.parent)
                report.files += 1
        for entry in self.entries(paths):
            self._say(f"Checking {entry.file}")
            report.files += 1
            self._check(entry, report)
        for _, diagnostics in self._packs.values():
            report.diagnostics.extend(diagnostics)
        return report

    def thresholds(self, folder: Path) -> Thresholds:
        """The thresholds of the pack in a folder, or around a folder of scenarios."""
        folder = folder.absolute()
        if folder.name in FOLDERS:
            folder = folder.parent
        if folder not in self._packs:
            path = folder / PACK_FILE
            data, name = read_file(path), shown_name(path, Path.cwd())
            if isinstance(data, bytes):
                self._packs[folder] = read_thresholds(data, name)
            else:
                refused = UNREADABLE.at(
                    Span(name, 1, 1, 1, 1), reason=data.reason, remedy=data.remedy
                )
                self._packs[folder] = Thresholds(), () if data is MISSING else (refused,)
        return self._packs[folder][0]

    def _check(self, entry: Entry, report: Report) -> None:
        if entry.scenario is None or entry.scorecard is None:
            report.diagnostics.extend(entry.diagnostics)
            report.accepted.extend(entry.accepted)
            return
        subject = Subject(
            entry.scenario,
            entry.scorecard,
            self.thresholds(entry.pack.folder),
            today=datetime.datetime.now(tz=datetime.UTC).date(),
            practiced=frozenset(self._names(entry.scenario.id)),
        )
        checked = check(subject, entry.diagnostics, entry.accepted)
        report.diagnostics.extend(checked.diagnostics)
        report.accepted.extend(checked.accepted)

    def _names(self, scenario: str) -> set[tuple[str, str]]:
        """The replies of a scenario that somebody gave, as (moment, reply).

        A progress file that cannot be opened is for `doctor`: it keeps no scenario from being
        checked.
        """
        if self._practiced is None:
            self._practiced = {}
            if not self._desk.is_first_run:
                try:
                    self._practiced = _practiced(self._desk.database)
                except StoreError:
                    self._practiced = {}
        return self._practiced.get(scenario, set())


def _practiced(database: Path) -> dict[str, set[tuple[str, str]]]:
    from roleplay.store import Store

    names: dict[str, set[tuple[str, str]]] = {}
    with closing(Store.open(database)) as store:
        for finished in store.attempts():
            given = names.setdefault(finished.attempt.scenario, set())
            given.update((turn.moment, turn.reply) for turn in store.turns(finished.attempt.uid))
    return names
