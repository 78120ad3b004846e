"""A rehearsal: a scenario played from its file while somebody is writing it.

It is read again whenever it, or its scorecard, has been saved; the replies given so far are given
again as far as they are there. While the file has faults the last good version is played on.
Nothing is stored. Both shells show the same rehearsal.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from roleplay.authoring.rehearsing import given, rehearsed, way_to
from roleplay.errors import UserError
from roleplay.library import read_file
from roleplay.scenario.reader import read_scenario, read_scorecard
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
        self, library: Library, name: str, *, seed: int | None = None, start: str | None = None
    ) -> None:
        """Read the scenario with an id or file name, and go to the moment `start`.

        Raises:
            NotFoundError: it is not there.
            AuthorError: it has faults.
            UserError: no conversation leads to that moment.
        """
        entry = library.find(name)
        if entry.scenario is None or entry.scorecard is None:
            msg = f"the library gave {name} as sound, but it is not"
            raise AssertionError(msg)
        self.file = entry.file
        self._path = entry.path
        self._pack = entry.pack.folder
        self._card = library.find_scorecard(entry.scorecard.id)
        self._cards = {known.id: known for known in reversed(library.scorecards)}
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
        card = read_scorecard(card_data, self._card.file)
        cards = {name: known.scorecard for name, known in self._cards.items()}
        cards[self._card.id] = card.value
        reading = read_scenario(data, self.file, cards)
        self.diagnostics = (*card.diagnostics, *reading.diagnostics)
        self._accepted = reading.accepted
        scenario = reading.value
        scorecard = cards.get(scenario.scorecard) if scenario else None
        self.is_current = scenario is not None and scorecard is not None
        if scenario is not None and scorecard is not None:
            self._scenario, self._scorecard = scenario, scorecard
            self._card = self._cards[scenario.scorecard]
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
        attempt, self.left_out = rehearsed(self._scenario, self._scorecard, self._seed, replies)
        return attempt

    def _find(self, start: str | None, seed: int | None) -> tuple[int, tuple[Given, ...]]:
        """A seed and the replies that lead to a moment; without one, none."""
        if start is None:
            return seed or 0, ()
        seeds = range(_SEEDS_TO_TRY) if seed is None else (seed,)
        if start in self._scenario.moments:
            for each in seeds:
                way = way_to(self._scenario, self._scorecard, each, start)
                if way is not None:
                    return each, way
        said = safe_text(start)
        known = ", ".join(self._scenario.moments)
        raise UserError(
            f"No conversation leads to the moment “{said}”. The moments are: {known}."
            if start not in self._scenario.moments
            else f"No conversation was found that leads to “{said}”; “roleplay map” shows why."
        )

    def _look(self) -> tuple[_Stamp, _Stamp]:
        return _stamp(self._path), _stamp(self._card.path)


def _stamp(path: Path) -> _Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
