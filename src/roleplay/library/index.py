"""The library: every file of the packs, read once, as one frozen listing of each kind.

Nothing a file does can keep the others from being listed: a file with faults, or one that cannot
be read at all, is an entry without a value and with diagnostics. Within a pack an id belongs to
its first file; a later pack shadows an earlier one, even with a broken file, so that nobody
practices an old version without being told. A file that is named by its path is read with the
pack it lies in, so that it means the same wherever one stands.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from roleplay.diagnostics import Diagnostic, Related, Severity, Span
from roleplay.errors import AuthorError, NotFoundError, UserError
from roleplay.library.files import MISSING, Unreadable, list_files, read_file
from roleplay.library.names import shown_name
from roleplay.library.packs import (
    FOLDERS,
    PATHS,
    SCENARIOS,
    SCORECARDS,
    STORIES,
    SUFFIXES,
    Origin,
    Pack,
)
from roleplay.scenario.faults import closest
from roleplay.scenario.findings import folders as findings
from roleplay.scenario.model import Scenario, Scorecard
from roleplay.scenario.reader import read_path, read_scenario, read_scorecard, read_story
from roleplay.text import safe_text

if TYPE_CHECKING:
    from roleplay.scenario.accept import Accepted
    from roleplay.scenario.guides import Known, OnboardingPath, Story


class Kind(StrEnum):
    """What a file is, by the folder it is in; a single file by its `format` line."""

    SCENARIO = SCENARIOS
    SCORECARD = SCORECARDS
    PATH = PATHS
    STORY = STORIES


Cards: TypeAlias = Mapping[str, Scorecard | None]
"""The scorecards that scenarios may name; None for one that has faults."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A file of the library.

    `file` is its name as people see it, `data` its bytes as they were read. A scenario that can be
    played has its `scenario` and the `scorecard` that judges it; a scorecard, an onboarding path
    or a story that can be used has its own value. Everything else is broken: all are None, and
    `fault` says why. A broken file is known by its name without the ending, since its own id may
    be what is broken. `named` is what the file could name. `shadows` is the entry of an earlier
    pack that this one hides. `accepted` are the findings that its own `accept` silences.
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
    named: Named
    accepted: tuple[Accepted, ...] = ()
    shadows: Entry | None = None
    onboarding: OnboardingPath | None = None
    story: Story | None = None

    @property
    def value(self) -> Scenario | Scorecard | OnboardingPath | Story | None:
        """What was read of the file; None where it is broken."""
        return self.scenario or self.scorecard or self.onboarding or self.story

    @property
    def is_broken(self) -> bool:
        """Whether it cannot be played or used."""
        return self.value is None

    @property
    def judge(self) -> Entry | None:
        """The scorecard's own entry, for a scenario that can be played."""
        return self.named.judges[self.scenario.scorecard] if self.scenario else None

    def reread(self, data: bytes) -> Entry:
        """The same file with other bytes in it, which may name what it could name before."""
        return _read(self, data)

    @property
    def fault(self) -> Diagnostic | None:
        """The first error, for an entry that is broken."""
        errors = (d for d in self.diagnostics if d.severity is Severity.ERROR)
        return next(errors, None)


@dataclass(frozen=True, slots=True)
class Named:
    """What a file may name: a scenario its scorecard, a path or a story the scenarios."""

    judges: Mapping[str, Entry]
    known: Known

    @property
    def cards(self) -> Cards:
        """The scorecards by id."""
        return {name: entry.scorecard for name, entry in self.judges.items()}


_NOTHING = Named({}, {})


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
        cards = scorecards(packs, here)
        named = Named(_judges(cards), {})
        return cls(tuple(_read_all(packs, Kind.SCENARIO, here, named)), cards, here)

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
        if entry.kind is not Kind.SCENARIO:
            what = {Kind.SCORECARD: "a scorecard", Kind.PATH: "a path", Kind.STORY: "a story"}
            raise UserError(f"“{entry.file}” is {what[entry.kind]}. Name a scenario to play.")
        return _sound(entry)

    def find_scorecard(self, card_id: str, beside: Path | None = None) -> Entry:
        """The scorecard with an id, as a file at the path `beside` may name it.

        Raises:
            NotFoundError: there is no such scorecard.
            AuthorError: it has faults.
        """
        known = tuple(self.named_from(beside).judges.values()) if beside else self.scorecards
        entry = _by_id(known, card_id)
        if entry is None:
            raise NotFoundError(_not_found("scorecard", card_id, known))
        return _sound(entry)

    def read(self, path: Path) -> Entry:
        """A single file, with the pack it lies in: the folder above its `scenarios/` or the like.

        The pack's own scorecards count before those of the library. A file of the library is its
        entry there.

        Raises:
            NotFoundError: there is no such file.
            UserError: it is no file, or cannot be read.
        """
        path = self.here / path
        data = read_file(path)
        if data is MISSING:
            raise NotFoundError(f"There is no file “{shown_name(path, self.here)}”.")
        if isinstance(data, Unreadable) and self._own(path) is None:
            name = shown_name(path, self.here)
            raise UserError(f"“{name}” cannot be read: {data.reason}. {data.remedy}")
        return self.listed(path)

    def listed(self, path: Path) -> Entry:
        """A file that a folder lists, as `read` gives it; that it cannot be read is its fault."""
        path = self.here / path
        if own := self._own(path):
            return own
        data = read_file(path)
        kind = Kind.SCENARIO if isinstance(data, Unreadable) else _kind_of(data)
        needs_scenarios = kind in (Kind.PATH, Kind.STORY)
        named = self.named_from(path, with_scenarios=needs_scenarios)
        return _entry(path, data, kind, pack_of(path), self.here, named)

    def _own(self, path: Path) -> Entry | None:
        """The entry of the library that is this file."""
        real = os.path.realpath(path)
        every = (*self.scenarios, *self.scorecards)
        return next((entry for entry in every if os.path.realpath(entry.path) == real), None)

    def named_from(self, path: Path, *, with_scenarios: bool = False) -> Named:
        """What a file at a path may name: what its own pack holds, and what the library holds.

        The scenarios of the pack, which take a while to read, are among it only where asked for.
        """
        pack, here = pack_of(self.here / path), self.here
        cards = tuple(_read_all([pack], Kind.SCORECARD, here, _NOTHING))
        judges = _judges(self.scorecards) | _judges(cards)
        if not with_scenarios:
            return Named(judges, self.known)
        scenarios = _read_all([pack], Kind.SCENARIO, here, Named(judges, {}))
        return Named(judges, {**self.known, **_known(scenarios)})

    @property
    def known(self) -> Known:
        """The scenarios and their moments, as paths and stories may name them."""
        return _known(self.scenarios)


@dataclass(frozen=True, slots=True)
class Guides:
    """The onboarding paths and the stories of the packs, in the library's order."""

    paths: tuple[Entry, ...]
    stories: tuple[Entry, ...]

    @classmethod
    def load(cls, packs: Sequence[Pack], here: Path, known: Known) -> Guides:
        """Read all of them; `known` are the scenarios that they may name."""
        named = replace(_NOTHING, known=known)
        paths = tuple(_read_all(packs, Kind.PATH, here, named))
        stories = tuple(_read_all(packs, Kind.STORY, here, named))
        return cls(paths, stories)


def scorecards(packs: Sequence[Pack], here: Path) -> tuple[Entry, ...]:
    """The scorecards of the packs alone."""
    return tuple(_read_all(packs, Kind.SCORECARD, here, _NOTHING))


class ScenarioFiles:
    """Reads scenario files one by one, by what their packs' scorecards say.

    The scorecards are read once, when the first scenario is.
    """

    def __init__(self, packs: Sequence[Pack], here: Path) -> None:
        self._packs = packs
        self._here = here
        self._named: Named | None = None

    def __call__(self, path: Path, pack: Pack) -> Entry:
        """The entry of a file, or of a folder that cannot be listed, as if it stood alone."""
        if self._named is None:
            self._named = Named(_judges(scorecards(self._packs, self._here)), {})
        listed = list_files(path) if path == pack.folder / SCENARIOS else None
        data = listed if isinstance(listed, Unreadable) else read_file(path)
        return _entry(path, data, Kind.SCENARIO, pack, self._here, self._named)


def _read_all(packs: Sequence[Pack], kind: Kind, here: Path, named: Named) -> Iterator[Entry]:
    """The entries of one kind that count, with those they shadow inside them."""
    listed: dict[str, list[Entry]] = {}
    for pack in packs:
        for name, entries in _read_pack(pack, kind, here, named).items():
            earlier = listed.pop(name, None)
            if earlier:
                entries[0] = replace(entries[0], shadows=earlier[0])
            listed[name] = entries
    for entries in listed.values():
        yield from entries


def _read_pack(pack: Pack, kind: Kind, here: Path, named: Named) -> dict[str, list[Entry]]:
    """The entries of one pack by id; where there are several of one id, the first is sound."""
    found: dict[str, list[Entry]] = {}
    folder = pack.folder / kind
    files = list_files(folder)
    if isinstance(files, Unreadable):
        return {folder.name: [_entry(folder, files, kind, pack, here, named)]}
    for path in files:
        entry = _entry(path, read_file(path), kind, pack, here, named)
        same = found.setdefault(entry.id, [])
        same.append(_taken(entry, same[0]) if same else entry)
    return found


def _entry(
    path: Path, data: bytes | Unreadable, kind: Kind, pack: Pack, here: Path, named: Named
) -> Entry:
    file = shown_name(path, here)
    broken = Entry(safe_text(path.stem), kind, path, file, pack, b"", None, None, (), named)
    if isinstance(data, Unreadable):
        fault = findings.UNREADABLE.at(_start(file), reason=data.reason, remedy=data.remedy)
        return replace(broken, diagnostics=(fault,))
    return _read(broken, data)


def _read(entry: Entry, data: bytes) -> Entry:
    """The entry with what these bytes hold."""
    read = _filled(replace(entry, data=data), data)
    return replace(read, id=read.value.id if read.value else safe_text(entry.path.stem))


def _filled(entry: Entry, data: bytes) -> Entry:
    match entry.kind:
        case Kind.SCORECARD:
            card = read_scorecard(data, entry.file)
            return replace(entry, scorecard=card.value, diagnostics=card.diagnostics)
        case Kind.PATH:
            path = read_path(data, entry.file, entry.named.known)
            return replace(entry, onboarding=path.value, diagnostics=path.diagnostics)
        case Kind.STORY:
            story = read_story(data, entry.file, entry.named.known)
            return replace(entry, story=story.value, diagnostics=story.diagnostics)
    cards = entry.named.cards
    read = read_scenario(data, entry.file, cards)
    return replace(
        entry,
        scenario=read.value,
        scorecard=cards[read.value.scorecard] if read.value else None,
        diagnostics=read.diagnostics,
        accepted=read.accepted,
    )


def _taken(entry: Entry, first: Entry) -> Entry:
    """The entry as broken, since its id belongs to another file of its pack."""
    place = entry.value.origin.span("id") if entry.value else None
    fault = findings.SAME_ID.at(
        place or _start(entry.file),
        related=(Related(_start(first.file), "This file has the id."),),
        id=entry.id,
        first=first.file,
    )
    return replace(
        entry,
        scenario=None,
        scorecard=None,
        onboarding=None,
        story=None,
        diagnostics=(fault, *entry.diagnostics),
    )


def _start(file: str) -> Span:
    return Span(file, 1, 1, 1, 1)


def pack_of(path: Path) -> Pack:
    """The pack that a single file lies in; for one that lies in none, its folder as one."""
    folder = Path(os.path.normpath(path.parent))
    if folder.name in FOLDERS:
        folder = folder.parent
    return Pack(safe_text(folder.name), folder, Origin.FILE)


def _judges(scorecards: Sequence[Entry]) -> dict[str, Entry]:
    # Backwards, since of several with one id the first counts.
    return {entry.id: entry for entry in reversed(scorecards)}


def _known(scenarios: Iterable[Entry]) -> Known:
    return {entry.id: entry.scenario.moments if entry.scenario else None for entry in scenarios}


def _by_id(entries: Sequence[Entry], name: str) -> Entry | None:
    return next((entry for entry in entries if entry.id == name), None)


def _kind_of(data: bytes) -> Kind:
    said = re.search(rb"^format:\s*[\"']?roleplay-(scorecard|path|story)/", data, re.MULTILINE)
    kinds = {b"scorecard": Kind.SCORECARD, b"path": Kind.PATH, b"story": Kind.STORY}
    return kinds[said[1]] if said else Kind.SCENARIO


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
