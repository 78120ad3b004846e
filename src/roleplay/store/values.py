"""What the store takes and gives back: plain values, equal when their contents are equal.

Times are milliseconds UTC since 1970, as whole numbers. Percents are whole numbers 0 to 100. An
attempt and a trainee are known by their `uid`, a text that is unique in the world, so that the
files of two machines can be brought together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Trainee:
    """Somebody who practises; `since` is when they were first seen."""

    uid: str
    name: str
    since: int


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """A conversation that was begun; with its turns, everything a replay needs.

    `trainee` is a trainee's uid, `scenario` and `scorecard` are ids; the digests are those that
    `Store.keep_content` gave. `seed` is 0 … 2**63 - 1. `rules` is the version of the rules,
    `drawn` what was drawn, by variable name.
    """

    uid: str
    trainee: str
    scenario: str
    scenario_digest: str
    scorecard: str
    scorecard_digest: str
    seed: int
    rules: int
    mode: str
    drawn: Mapping[str, str]
    started: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A reply that was on the screen, in its wording with this number, from 0."""

    reply: str
    wording: int


@dataclass(frozen=True, slots=True)
class TurnRow:
    """A reply that was chosen. `seq` counts from 0; `shown` is in the order of the screen.

    `took_ms` is the time it took in milliseconds, None where nobody measured.
    """

    seq: int
    moment: str
    reply: str
    shown: tuple[Offer, ...]
    took_ms: int | None
    at: int


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A score, exact (0 to 1) and in percent as it was shown."""

    exact: Fraction
    percent: int


@dataclass(frozen=True, slots=True)
class Finish:
    """How an attempt ended. `scores` are those of the dimensions, in the scorecard's order.

    `day` is the trainee's local day at that time, as `date.toordinal` counts.
    """

    ending: str
    outcome: str
    passed: bool
    overall: ScoreRow
    scores: Mapping[str, ScoreRow]
    at: int
    day: int


@dataclass(frozen=True, slots=True)
class FinishedAttempt:
    """An attempt and its end; `predicted` is the trainee's own guess, None without one."""

    attempt: AttemptRow
    finish: Finish
    predicted: int | None

    @property
    def is_replay(self) -> bool:
        """Whether it begins with another attempt's replies: then it is evidence of nothing."""
        return self.attempt.mode == "replay"


@dataclass(frozen=True, slots=True)
class Best:
    """What somebody reached in one scenario: the best percent, ever passed, how often finished."""

    percent: int
    passed: bool
    attempts: int


@dataclass(frozen=True, slots=True)
class LatestScore:
    """The percent of the last finished attempt, and of the one before it at the same scenario.

    `before` is None where there is none.
    """

    scenario: str
    percent: int
    before: int | None


EARLIEST, LATEST = 0, 221_876_927_000_000
"""The begin of 1970 and the end of 9000: a time beyond them was the slip of a clock."""


def day_of(at: int) -> int:
    """The local calendar day of a time, as `date.toordinal` counts.

    Local is what the system says, or the environment variable TZ. A stored time may be absurd: it
    counts as the nearest one that has a date.
    """
    from datetime import datetime

    sane = min(max(at, EARLIEST), LATEST)
    return datetime.fromtimestamp(sane / 1000).astimezone().date().toordinal()


def day_kept(day: int | None, at: int) -> int:
    """The day kept beside a time.

    It is missing where an older version of roleplay, still running, wrote to a file that a newer
    one had brought up to date meanwhile; then it is worked out here.
    """
    return day_of(at) if day is None else day


def new_uid() -> str:
    """A fresh uid: a random UUID, as 32 hex digits."""
    from uuid import uuid4  # here, as it costs more to import than the rest of the store's values

    return uuid4().hex
