"""A rehearsal: a scenario played from its file while somebody is writing it.

It is read again whenever it, or its scorecard, has been saved; the replies given so far are given
again as far as they are there. While the file has faults the last good version is played on.
Nothing is stored. Both shells show the same rehearsal.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from roleplay.authoring.rehearsing import given, rehearsed, way_to
from roleplay.errors import UserError
from roleplay.library import read_file
from roleplay.scenario.faults import listing, suggestion
from roleplay.text import safe_text

if TYPE_CHECKING:
    from pathlib import Path

    from roleplay.authoring.rehearsing import Given
    from roleplay.conversation import Attempt
    from roleplay.conversation.events import Event
    from roleplay.diagnostics import Diagnostic
    from roleplay.library import Library
    from roleplay.scenario.accept import Accepted
    from roleplay.scenario.model import Scenario, Scorecard

_SEEDS_TO_TRY = 64
"""So many draws are tried for one in which a moment is met; few scenarios have more variants."""

_Stamp = tuple[int, int] | None
"""When a file was written, and its size; None while it is not there, as editors save some."""


class Rehearsal:
    """One scenario being tried out.

    `attempt` is what is played; `diagnostics` is what the file has now, which are errors when
    `is_current` is false. `left_out` is how many of the given replies the last reading lost.
    """

    def __init__(
        self,
        library: Library,
        name: str,
        *,
        seed: int | None = None,
        start: str | None = None,
        trainee: str = "you",
    ) -> None:
        """Read the scenario with an id or file name, and go to the moment `start`.

        `trainee` is the name that stands where a text says `{trainee}`.

        Raises:
            NotFoundError: it is not there.
            AuthorError: it has faults.
            UserError: there is no such moment, or no conversation leads to it.
        """
        entry = library.find(name)
        if entry.scenario is None or entry.scorecard is None or entry.judge is None:
            msg = f"the library gave {name} as sound, but it is not"
            raise AssertionError(msg)
        self.file = entry.file
        self._path = entry.path
        self._pack = entry.pack.folder
        self._trainee = trainee
        self._entry = entry
        self._card = entry.judge
        self._scenario: Scenario = entry.scenario
        self._scorecard: Scorecard = entry.scorecard
        self.diagnostics: tuple[Diagnostic, ...] = entry.diagnostics
        self._accepted: tuple[Accepted, ...] = entry.accepted
        self.is_current = True
        self.left_out = 0
        self._stamps = self._look()
        self._seed, self._start = self._find(start, seed)
        self.attempt = self._play(self._start)

    @property
    def is_outdated(self) -> bool:
        """Whether a file was saved since it was read."""
        now = self._look()
        return now != self._stamps and None not in now

    def reload(self) -> None:
        """Read the files again; where they have no faults, play what they say now."""
        self._stamps = self._look()
        data, card_data = read_file(self._path), read_file(self._card.path)
        if not isinstance(data, bytes) or not isinstance(card_data, bytes):
            return
        card = self._card.reread(card_data)
        judges = {**self._entry.named.judges, self._card.id: card}
        named = replace(self._entry.named, judges=judges)
        entry = replace(self._entry, named=named).reread(data)
        self.diagnostics = (*card.diagnostics, *entry.diagnostics)
        self._accepted = entry.accepted
        self.is_current = not entry.is_broken
        if entry.scenario and entry.scorecard and entry.judge:
            self._scenario, self._scorecard = entry.scenario, entry.scorecard
            self._card = entry.judge
            self.attempt = self._play(given(self.attempt))

    def examine(self) -> tuple[Diagnostic, ...]:
        """What all checks find in the version that is played, the reader's findings among it.

        Takes up to seconds for a large scenario; changes nothing.
        """
        from roleplay.checks.check import check
        from roleplay.checks.subject import Subject
        from roleplay.checks.thresholds import PACK_FILE, Thresholds, read_thresholds

        data = read_file(self._pack / PACK_FILE)
        thresholds = Thresholds()
        if isinstance(data, bytes):
            thresholds, _ = read_thresholds(data, PACK_FILE)
        today = datetime.datetime.now().astimezone().date()
        subject = Subject(self._scenario, self._scorecard, thresholds, today)
        return check(subject, self.diagnostics, self._accepted).diagnostics

    def reply(self, name: str) -> tuple[Event, ...]:
        """Give a reply.

        Raises:
            NotOfferedError: it is not offered now.
        """
        self.attempt, events = self.attempt.reply(name)
        return events

    def take_back(self) -> None:
        """Take the last reply back, where there is one."""
        self.attempt = self._play(given(self.attempt)[:-1])

    def restart(self) -> None:
        """Go back to where the rehearsal began."""
        self.attempt = self._play(self._start)

    def _play(self, replies: tuple[Given, ...]) -> Attempt:
        attempt, self.left_out = rehearsed(
            self._scenario, self._scorecard, self._seed, replies, self._trainee
        )
        return attempt

    def _find(self, start: str | None, seed: int | None) -> tuple[int, tuple[Given, ...]]:
        """A seed and the replies that lead to a moment; without one, none."""
        if start is None:
            return seed or 0, ()
        if start not in self._scenario.moments:
            raise UserError(_no_moment(self._scenario, start))
        for each in range(_SEEDS_TO_TRY) if seed is None else (seed,):
            way = way_to(self._scenario, self._scorecard, each, start)
            if way is not None:
                return each, way
        raise UserError(
            f"No conversation was found that leads to “{start}”; “roleplay map” shows why."
        )

    def _look(self) -> tuple[_Stamp, _Stamp]:
        return _stamp(self._path), _stamp(self._card.path)


def _no_moment(scenario: Scenario, name: str) -> str:
    """What to say to somebody who names a moment that is none."""
    said = safe_text(name)
    if name in scenario.endings:
        return f"“{said}” is an ending; begin at a moment before it: {listing(scenario.moments)}."
    help_ = suggestion(name, scenario.moments, "Name another with --from.")
    return f"There is no moment “{said}” in this scenario. {help_}"


def _stamp(path: Path) -> _Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
