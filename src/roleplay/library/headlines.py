"""Headlines: what a list says about each scenario, kept from one start to the next.

Reading every file of the library takes most of the time to the first screen. What a list needs of
it is little, so it is kept in a cache file, one entry for each scenario file: it holds for as long
as the file has the same size and time of change, no scorecard has changed, and the same version of
roleplay reads them. Only what has changed is read again. The cache holds nothing that cannot be
made again; what is missing, foreign or damaged is made anew.

Which of several files with one id counts, and what a later pack hides, is found out with each look.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, cast
from zlib import crc32

from roleplay import __version__
from roleplay.library.packs import SCENARIOS, SCORECARDS, SUFFIXES
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from roleplay.library.index import Entry
    from roleplay.library.packs import Pack
    from roleplay.repetition.moments import PractisedMoment

    Read: TypeAlias = Callable[[Path, Pack], Entry]
    """Reads one scenario file of a pack."""
    Stat: TypeAlias = tuple[int, int, int]
    """Kind and rights, size, and time of change in ns; all 0 where it cannot be asked for."""
    Fact: TypeAlias = str | int | tuple[str, ...]
SETTLED = 2.0
"""Seconds after which a changed file surely has a new time of change, on any file system."""

_PRACTISED = 6
"""Texts that are kept of a practised moment."""

_BETWEEN, _WITHIN = ";", "|"
"""What stands between two moments, and between the texts of one; no name and no digest has it."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A scenario of the library in a list.

    For a broken file `message` says what its first fault is, `code`, `line` and `column` which and
    where, and all that would have to be read from it is empty; `level` is then 0. `off_script`,
    `varies` (whether there are variants) and `timed` (whether a clock can run) are 1 or 0,
    `practised` the facts of `moments` as a text, which is taken apart when it is asked for. `hides`
    is the file of an earlier pack with the same id, `pack` the name of its own.
    """

    id: str
    file: str
    pack: str
    hides: str = ""
    code: str = ""
    line: int = 0
    column: int = 0
    message: str = ""
    title: str = ""
    summary: str = ""
    customer: str = ""
    mood: str = ""
    channel: str = ""
    level: int = 0
    industry: str = ""
    practices: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    frequency: str = ""
    language: str = ""
    minutes: int = 0
    scorecard: str = ""
    off_script: int = 0
    varies: int = 0
    timed: int = 0
    practised: str = ""

    @property
    def moments(self) -> tuple[PractisedMoment, ...]:
        """The moments that are practised, in file order; none of an off-script scenario."""
        from roleplay.repetition.moments import PractisedMoment

        return tuple(
            PractisedMoment(
                *(self.id, moment, text, tuple(best.split()), tuple(behaviors.split())),
                *(tuple(weak.split()), tuple(dimensions.split()), self.industry, self.level),
            )
            for moment, text, best, behaviors, weak, dimensions in _apart(self.practised)
        )

    @property
    def is_broken(self) -> bool:
        """Whether it cannot be played."""
        return bool(self.code)

    @property
    def fault(self) -> str:
        """Where and what the first fault is; empty for a sound file."""
        return f"line {self.line}: {self.message}" if self.code else ""


_TOLD: dict[str, Fact] = {field.name: field.default for field in fields(Headline)[4:]}  # type: ignore[misc]  # all of them have one
"""What is kept of a headline beside its id: all from `code` on, with what stands for nothing."""

_ROW = (int, int, int, str, *map(type, _TOLD.values()))
"""The kinds of what is kept of a file: its state, its id, and what is told."""


def headlines(packs: Sequence[Pack], here: Path, cache: Path, read: Read) -> tuple[Headline, ...]:
    """The headlines of the packs' scenarios: from the cache where it still holds, else read.

    `here` is the folder from which file names are shown, `cache` one for files that can be made
    again: each choice of packs has a file of its own there.
    """
    signature = _signature(packs)
    cache = cache / f"headlines-{_name_of(packs)}.json"
    kept = _kept(cache, signature)
    found: dict[str, _Kept] = {}
    listed: dict[str, list[Headline]] = {}
    for pack in packs:
        for name, lines in _of_pack(pack, here, kept, found, read).items():
            earlier = listed.pop(name, None)
            if earlier:
                lines[0] = replace(lines[0], hides=earlier[0].file)
            listed[name] = lines
    if found != kept:
        _keep(cache, signature, found)
    return tuple(line for lines in listed.values() for line in lines)


@dataclass(frozen=True, slots=True)
class _Kept:
    """The state of a scenario file, its id, and what a headline says of it from `code` on."""

    stat: Stat
    id: str
    facts: tuple[Fact, ...]


def _of_pack(
    pack: Pack, here: Path, kept: Mapping[str, _Kept], found: dict[str, _Kept], read: Read
) -> dict[str, list[Headline]]:
    """The headlines of a pack by id; where there are several of one id, the first is sound."""
    by_id: dict[str, list[Headline]] = {}
    start = str(here / "_")[:-1]
    for path, stat in _scenario_files(pack):
        known = kept.get(path)
        if known is None or known.stat != stat:
            entry = read(Path(path), pack)
            known = _Kept(stat, entry.id, _facts(entry))
        found[path] = known
        file = safe_text(path.removeprefix(start))
        line = Headline(known.id, file, pack.name, "", *known.facts)  # type: ignore[arg-type]  # their kinds were looked at
        same = by_id.setdefault(line.id, [])
        same.append(_taken(line, same[0]) if same else line)
    return by_id


def _taken(line: Headline, first: Headline) -> Headline:
    """The headline of a file whose id belongs to another of its pack."""
    from roleplay.scenario.findings.folders import SAME_ID

    said = SAME_ID.message.format(id=line.id, first=Path(first.file).name)
    return Headline(
        line.id, line.file, line.pack, code=SAME_ID.code, line=1, column=1, message=said
    )


def _facts(entry: Entry) -> tuple[Fact, ...]:
    """What a headline says of a file, from `code` on."""
    scenario = entry.scenario
    told: dict[str, Fact]
    if scenario is None:
        fault = entry.fault
        if fault is None:
            msg = f"{entry.file} is broken without a fault"
            raise AssertionError(msg)
        at = fault.span
        told = {"code": fault.code, "line": at.line, "column": at.column, "message": fault.message}
    else:
        told = {
            "title": scenario.title,
            "summary": scenario.summary,
            "customer": scenario.customer.name,
            "mood": scenario.customer.mood.value,
            "channel": scenario.customer.channel.value,
            "level": scenario.level,
            "industry": scenario.industry,
            "practices": scenario.practices,
            "tags": scenario.tags,
            "frequency": scenario.frequency or "",
            "language": scenario.language,
            "minutes": scenario.minutes or 0,
            "scorecard": scenario.scorecard,
            "off_script": int(scenario.off_script),
            "varies": int(any(len(variable.items) > 1 for variable in scenario.vary)),
            "timed": int(any(m.seconds and m.silence for m in scenario.moments.values())),
            "practised": _practised(entry),
        }
    return tuple(told.get(name, nothing) for name, nothing in _TOLD.items())


def _practised(entry: Entry) -> str:
    from roleplay.repetition.moments import practised_moments

    if entry.scenario is None or entry.scorecard is None:
        return ""
    return _BETWEEN.join(
        _WITHIN.join((each.moment, each.text, *map(" ".join, names)))
        for each in practised_moments(entry.scenario, entry.scorecard)
        for names in [(each.best, each.behaviors, each.weak, each.dimensions)]
    )


def _apart(practised: str) -> Iterator[list[str]]:
    """The texts of each practised moment."""
    return (each.split(_WITHIN) for each in practised.split(_BETWEEN) if each)


def _name_of(packs: Sequence[Pack]) -> str:
    """Short for a choice of packs."""
    folders = "\n".join(str(pack.folder) for pack in packs)
    return f"{crc32(folders.encode('utf-8', 'surrogateescape')):08x}"


def _signature(packs: Sequence[Pack]) -> list[object]:
    """What all headlines depend on: this version, and every scorecard."""
    kept = list(_TOLD)
    cards: list[list[str | int]] = []
    for pack in packs:
        with suppress(OSError):
            cards += [[path, *stat] for path, stat in _files(pack.folder / SCORECARDS)]
    return [__version__, kept, cards]


def _scenario_files(pack: Pack) -> Iterator[tuple[str, Stat]]:
    """The scenario files of a pack by name; the folder itself where it cannot be listed."""
    folder = pack.folder / SCENARIOS
    try:
        yield from _files(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError:
        yield str(folder), (0, 0, 0)


def _files(folder: Path) -> list[tuple[str, Stat]]:
    """The YAML files of a folder by name, each with its state."""
    with os.scandir(folder) as scanned:
        found = [
            (file.path, _stat(file))
            for file in scanned
            if file.name.lower().endswith(SUFFIXES) and not file.name.startswith(".")
        ]
    return sorted(found)


def _stat(file: os.DirEntry[str]) -> Stat:
    try:
        about = file.stat()
    except OSError:
        return 0, 0, 0
    return about.st_mode, about.st_size, about.st_mtime_ns


def _kept(cache: Path, signature: list[object]) -> dict[str, _Kept]:
    """What the cache holds, by path; nothing where it does not hold any more."""
    try:
        found = json.loads(cache.read_bytes())
        if found["signature"] != signature:
            return {}
        return {path: _from_json(row) for path, row in found["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _from_json(row: Sequence[object]) -> _Kept:
    """What was kept of a file. Each start does this for each file, so it is quick.

    Raises:
        TypeError, ValueError: it is nothing of the kind.
    """
    mode, size, changed, name, *values = row
    listed = [tuple(value) if value.__class__ is list else value for value in values]
    facts = cast("tuple[Fact, ...]", tuple(listed))
    if tuple(map(type, (mode, size, changed, name, *facts))) != _ROW or not _is_sound(facts):
        raise TypeError(row)
    return _Kept(cast("Stat", (mode, size, changed)), cast("str", name), facts)


def _is_sound(facts: tuple[Fact, ...]) -> bool:
    """Whether all lists hold texts, and the practised moments can be taken apart."""
    practised = cast("str", facts[-1])
    texts = [text for fact in facts if fact.__class__ is tuple for text in fact]
    bars = practised.count(_WITHIN)
    return {*map(type, texts)} <= {str} and (
        not practised or bars == (_PRACTISED - 1) * (practised.count(_BETWEEN) + 1)
    )


def _keep(cache: Path, signature: list[object], found: Mapping[str, _Kept]) -> None:
    """Write the cache whole or not at all; without a place to write, every start reads anew.

    What has changed just now may change again within the same tick of the file system's clock, so
    it is left out, and read again next time.
    """
    settled = (time.time() - SETTLED) * 1e9
    rows = {
        path: [*each.stat, each.id, *each.facts]
        for path, each in found.items()
        if each.stat[2] < settled
    }
    data = json.dumps({"signature": signature, "files": rows})
    part = cache.with_name(f"{cache.name}.{os.getpid()}")
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(data, encoding="utf-8")
        part.replace(cache)
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            part.unlink()
