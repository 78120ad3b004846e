"""The library: every scenario and scorecard of the packs, read once, as one frozen listing.

Nothing a file does can keep the others from being listed: a file with faults, or one that cannot
be read at all, is an entry without a value and with diagnostics. Within a pack an id belongs to
its first file; a later pack shadows an earlier one, even with a broken file, so that nobody
practices an old version without being told.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from roleplay.diagnostics import Diagnostic, Related, Severity, Span
from roleplay.errors import AuthorError, NotFoundError, UserError
from roleplay.library.files import (
    MISSING,
    SUFFIXES,
    Unreadable,
    list_files,
    read_file,
)
from roleplay.library.names import shown_name
from roleplay.library.packs import SCENARIOS, SCORECARDS, Origin, Pack
from roleplay.scenario.faults import closest
from roleplay.scenario.findings import folders as findings
from roleplay.scenario.model import Scenario, Scorecard
from roleplay.scenario.reader import read_scenario, read_scorecard
from roleplay.text import safe_text

if TYPE_CHECKING:
    from roleplay.scenario.accept import Accepted


class Kind(StrEnum):
    """What a file is, by the folder it is in; a single file by its `format` line."""

    SCENARIO = SCENARIOS
    SCORECARD = SCORECARDS


Cards: TypeAlias = Mapping[str, Scorecard | None]
"""The scorecards that scenarios may name; None for one that has faults."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A file of the library.

    `file` is its name as people see it, `data` its bytes as they were read. A scenario that can be
    played has its `scenario` and the `scorecard` that judges it; a scorecard that can be used has
    `scorecard`. Everything else is broken: both are None, and `fault` says why. A broken file is
    known by its name without the ending, since its own id may be what is broken. `shadows` is the
    entry of an earlier pack that this one hides. `accepted` are the findings that its own `accept`
    silences.
    """

    id: str
    kind: Kind
    path: Path
    file: str
    pack: Pack
    data: bytes
    scenario: Scenario | None
    scorecard: Scorecard | None
    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[Accepted, ...] = ()
    shadows: Entry | None = None

    @property
    def is_broken(self) -> bool:
        """Whether it cannot be played or used."""
        return self.scorecard is None

    @property
    def fault(self) -> Diagnostic | None:
        """The first error, for an entry that is broken."""
        errors = (d for d in self.diagnostics if d.severity is Severity.ERROR)
        return next(errors, None)


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """The entries in the order of packs, then of file names; the shadowed ones are left out.

    Where two entries have one id, the first counts, and the others are broken.
    """

    scenarios: tuple[Entry, ...]
    scorecards: tuple[Entry, ...]
    here: Path

    @classmethod
    def load(cls, packs: Sequence[Pack], here: Path) -> Library:
        """Read all files of the packs; names are shown as seen from the folder `here`."""
        scorecards = tuple(_read_all(packs, Kind.SCORECARD, here, {}))
        scenarios = tuple(_read_all(packs, Kind.SCENARIO, here, _cards(scorecards)))
        return cls(scenarios, scorecards, here)

    def find(self, name: str) -> Entry:
        """The scenario with an id, or in a file, ready to be played.

        Raises:
            NotFoundError: there is no such scenario or file.
            AuthorError: it has faults.
            UserError: the file is a scorecard, or cannot be read.
        """
        entry = _by_id(self.scenarios, name)
        if entry is None and (name.lower().endswith(SUFFIXES) or os.sep in name):
            with suppress(NotFoundError):
                entry = self.read(Path(name))
        if entry is None:
            raise NotFoundError(_not_found("scenario", name, self.scenarios))
        if entry.kind is Kind.SCORECARD:
            raise UserError(f"“{entry.file}” is a scorecard. Name a scenario to play.")
        return _sound(entry)

    def find_scorecard(self, card_id: str) -> Entry:
        """The scorecard with an id.

        Raises:
            NotFoundError: there is no such scorecard.
            AuthorError: it has faults.
        """
        entry = _by_id(self.scorecards, card_id)
        if entry is None:
            raise NotFoundError(_not_found("scorecard", card_id, self.scorecards))
        return _sound(entry)

    def read(self, path: Path) -> Entry:
        """A single file, which need not be in a pack; its scorecard is looked for in the library.

        A file of the library is its entry there.

        Raises:
            NotFoundError: there is no such file.
            UserError: it is no file, or cannot be read.
        """
        path = self.here / path
        data = read_file(path)
        if data is MISSING:
            raise NotFoundError(f"There is no file “{shown_name(path, self.here)}”.")
        real = os.path.realpath(path)
        for entry in (*self.scenarios, *self.scorecards):
            if os.path.realpath(entry.path) == real:
                return entry
        if isinstance(data, Unreadable):
            name = shown_name(path, self.here)
            raise UserError(f"“{name}” cannot be read: {data.reason}. {data.remedy}")
        pack = Pack(safe_text(path.parent.name), path.parent, Origin.FILE)
        return _entry(path, data, _kind_of(data), pack, self.here, _cards(self.scorecards))


def _read_all(packs: Sequence[Pack], kind: Kind, here: Path, cards: Cards) -> Iterator[Entry]:
    """The entries of one kind that count, with those they shadow inside them."""
    listed: dict[str, list[Entry]] = {}
    for pack in packs:
        for name, entries in _read_pack(pack, kind, here, cards).items():
            earlier = listed.pop(name, None)
            if earlier:
                entries[0] = replace(entries[0], shadows=earlier[0])
            listed[name] = entries
    for entries in listed.values():
        yield from entries


def _read_pack(pack: Pack, kind: Kind, here: Path, cards: Cards) -> dict[str, list[Entry]]:
    """The entries of one pack by id; where there are several of one id, the first is sound."""
    found: dict[str, list[Entry]] = {}
    folder = pack.folder / kind
    files = list_files(folder)
    if isinstance(files, Unreadable):
        return {folder.name: [_entry(folder, files, kind, pack, here, cards)]}
    for path in files:
        entry = _entry(path, read_file(path), kind, pack, here, cards)
        same = found.setdefault(entry.id, [])
        same.append(_taken(entry, same[0]) if same else entry)
    return found


def _entry(
    path: Path, data: bytes | Unreadable, kind: Kind, pack: Pack, here: Path, cards: Cards
) -> Entry:
    file = shown_name(path, here)
    broken = Entry(safe_text(path.stem), kind, path, file, pack, b"", None, None, ())
    if isinstance(data, Unreadable):
        fault = findings.UNREADABLE.at(_start(file), reason=data.reason, remedy=data.remedy)
        return replace(broken, diagnostics=(fault,))
    scenario: Scenario | None = None
    accepted: tuple[Accepted, ...] = ()
    if kind is Kind.SCORECARD:
        reading = read_scorecard(data, file)
        scorecard, diagnostics = reading.value, reading.diagnostics
    else:
        read = read_scenario(data, file, cards)
        scenario, diagnostics, accepted = read.value, read.diagnostics, read.accepted
        scorecard = cards[scenario.scorecard] if scenario else None
    value = scenario or scorecard
    return replace(
        broken,
        id=value.id if value else broken.id,
        data=data,
        scenario=scenario,
        scorecard=scorecard,
        diagnostics=tuple(diagnostics),
        accepted=accepted,
    )


def _taken(entry: Entry, first: Entry) -> Entry:
    """The entry as broken, since its id belongs to another file of its pack."""
    place = value.origin.span("id") if (value := entry.scenario or entry.scorecard) else None
    fault = findings.SAME_ID.at(
        place or _start(entry.file),
        related=(Related(_start(first.file), "This file has the id."),),
        id=entry.id,
        first=first.file,
    )
    return replace(entry, scenario=None, scorecard=None, diagnostics=(fault, *entry.diagnostics))


def _start(file: str) -> Span:
    return Span(file, 1, 1, 1, 1)


def _cards(scorecards: Sequence[Entry]) -> dict[str, Scorecard | None]:
    # Backwards, since of several with one id the first counts.
    return {entry.id: entry.scorecard for entry in reversed(scorecards)}


def _by_id(entries: Sequence[Entry], name: str) -> Entry | None:
    return next((entry for entry in entries if entry.id == name), None)


def _kind_of(data: bytes) -> Kind:
    card = re.search(rb"^format:\s*[\"']?roleplay-scorecard/", data, re.MULTILINE)
    return Kind.SCORECARD if card else Kind.SCENARIO


def _sound(entry: Entry) -> Entry:
    if not entry.is_broken:
        return entry
    errors = sum(d.severity is Severity.ERROR for d in entry.diagnostics)
    raise AuthorError(
        f"“{entry.file}” has {'a fault' if errors == 1 else f'{errors} faults'} and cannot be "
        "used until that is mended.",
        entry.diagnostics,
    )


def _not_found(what: str, name: str, entries: Sequence[Entry]) -> str:
    said = safe_text(name)
    ids = [entry.id for entry in entries]
    parts = "-".join(name.lower().split())
    meant = closest(name, ids) or next((known for known in ids if parts and parts in known), None)
    hint = f"Did you mean “{meant}”?" if meant else "“roleplay list” shows what there is."
    return f"There is no {what} “{said}”. {hint}"
