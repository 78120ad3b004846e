"""Headlines: what a list says about each scenario, kept from one start to the next.

Reading every file of the library takes most of the time to the first screen. What a list needs of
it is little, so it is kept in a cache file, and used for as long as no file of the packs has
changed: the same paths, sizes and times of change, read by the same version of roleplay. The
cache holds nothing that cannot be made again; what is missing, foreign or damaged is made anew.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay import __version__
from roleplay.library.names import shown_name
from roleplay.library.packs import SCENARIOS, SCORECARDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from roleplay.library.index import Entry, Library
    from roleplay.library.packs import Pack
    from roleplay.repetition.moments import PractisedMoment

SETTLED = 2.0
"""Seconds after which a changed file surely has a new time of change, on any file system."""


_PRACTISED = 6
"""Texts that are kept of a practised moment."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A scenario of the library in a list.

    For a broken file `fault` says where and what the first fault is, and all that would have to be
    read from it is empty; `level` is then 0. `off_script` and `varies` (whether there are variants)
    are 1 or 0, `practised` the facts of `moments` as texts, which cost little to keep. `hides` is
    the file of an earlier pack with the same id, `pack` the name of its own.
    """

    id: str
    file: str
    pack: str
    hides: str = ""
    fault: str = ""
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
    practised: tuple[tuple[str, ...], ...] = ()

    @property
    def moments(self) -> tuple[PractisedMoment, ...]:
        """The moments that are practised, in file order; none of an off-script scenario."""
        from roleplay.repetition.moments import PractisedMoment

        return tuple(
            PractisedMoment(
                *(self.id, moment, text, tuple(best.split()), tuple(behaviors.split())),
                *(tuple(weak.split()), tuple(dimensions.split()), self.industry, self.level),
            )
            for moment, text, best, behaviors, weak, dimensions in self.practised
        )

    @property
    def is_broken(self) -> bool:
        """Whether it cannot be played."""
        return bool(self.fault)


def headlines(
    packs: Sequence[Pack], here: Path, cache: Path, load: Callable[[], Library]
) -> tuple[Headline, ...]:
    """The headlines of the packs' scenarios, from the cache where it still holds.

    `here` is the folder from which file names are shown, `load` reads the library itself.
    """
    signature, newest = _signature(packs)
    made = _kept(cache, signature)
    if made is None:
        made = tuple(_headline(entry) for entry in load().scenarios)
        if time.time() - newest > SETTLED:
            _keep(cache, signature, made)
    return tuple(_as_seen_from(here, line) for line in made)


def _as_seen_from(here: Path, line: Headline) -> Headline:
    """The headline with its files named as seen from a folder; kept ones have whole paths."""
    hides = shown_name(Path(line.hides), here) if line.hides else ""
    return replace(line, file=shown_name(Path(line.file), here), hides=hides)


def _headline(entry: Entry) -> Headline:
    hides = str(entry.shadows.path) if entry.shadows else ""
    place = (entry.id, str(entry.path), entry.pack.name, hides)
    scenario = entry.scenario
    if scenario is None:
        fault = entry.fault
        said = f"line {fault.span.line}: {fault.message}" if fault else "cannot be played"
        return Headline(*place, fault=said)
    return Headline(
        *place,
        title=scenario.title,
        summary=scenario.summary,
        customer=scenario.customer.name,
        mood=scenario.customer.mood.value,
        channel=scenario.customer.channel.value,
        level=scenario.level,
        industry=scenario.industry,
        practices=scenario.practices,
        tags=scenario.tags,
        frequency=scenario.frequency or "",
        language=scenario.language,
        minutes=scenario.minutes or 0,
        scorecard=scenario.scorecard,
        off_script=int(scenario.off_script),
        varies=int(bool(scenario.vary)),
        practised=tuple(_practised(entry)),
    )


def _practised(entry: Entry) -> Iterator[tuple[str, ...]]:
    from roleplay.repetition.moments import practised_moments

    if entry.scenario is None or entry.scorecard is None:
        return
    for moment in practised_moments(entry.scenario, entry.scorecard):
        names = (moment.best, moment.behaviors, moment.weak, moment.dimensions)
        yield (moment.moment, moment.text, *(" ".join(each) for each in names))


def _signature(packs: Sequence[Pack]) -> tuple[list[object], float]:
    """What the headlines depend on, and when the newest file of it changed, in seconds."""
    files = [found for pack in packs for found in _files(pack)]
    newest = max((changed for *_, changed in files), default=0) / 1e9
    named = [[str(pack.folder), pack.name] for pack in packs]
    kept = [field.name for field in fields(Headline)]
    return [__version__, kept, named, [list(found) for found in files]], newest


def _files(pack: Pack) -> Iterator[tuple[str, int, int, int]]:
    """Path, kind and rights, size and time of change in ns of each file and folder of a pack."""
    for folder in (pack.folder / SCORECARDS, pack.folder / SCENARIOS):
        try:
            found = sorted(os.scandir(folder), key=lambda file: file.name)
        except OSError:
            continue
        for file in found:
            try:
                about = file.stat()
            except OSError:
                yield file.path, 0, 0, 0
            else:
                yield file.path, about.st_mode, about.st_size, about.st_mtime_ns


def _kept(cache: Path, signature: list[object]) -> tuple[Headline, ...] | None:
    try:
        found = json.loads(cache.read_bytes())
        if found["signature"] != signature:
            return None
        return tuple(_from_json(row) for row in found["headlines"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _from_json(row: dict[str, object]) -> Headline:
    """A headline as it was kept.

    Raises:
        TypeError: it is none.
    """
    made = Headline(**{name: _frozen(value) for name, value in row.items()})  # type: ignore[arg-type]  # what it is made of is looked at below
    for field in fields(Headline):
        value = getattr(made, field.name)
        items = value if isinstance(value, tuple) else (value,)
        if field.name == "practised":
            items = tuple(item for row in items for item in _as_row(row))
        wanted = int if isinstance(field.default, int) else str
        if isinstance(value, tuple) is not isinstance(field.default, tuple):
            raise TypeError(field.name)
        if not all(isinstance(item, wanted) for item in items):
            raise TypeError(field.name)
    return made


def _frozen(value: object) -> object:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _as_row(row: object) -> tuple[object, ...]:
    """The texts of a practised moment.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(row, tuple) or len(row) != _PRACTISED:
        raise TypeError(row)
    return row


def _keep(cache: Path, signature: list[object], made: Sequence[Headline]) -> None:
    """Write the cache whole or not at all; without a place to write, every start reads anew."""
    data = json.dumps({"signature": signature, "headlines": [asdict(line) for line in made]})
    part = cache.with_name(f"{cache.name}.{os.getpid()}")
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(data, encoding="utf-8")
        part.replace(cache)
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            part.unlink()
