"""A place where a text is not YAML, and a guess at the mistake behind it.

The parser says where it stopped and what it was reading; a `Mistake` is what a person may have
meant instead, with the changes that would mend it. Lines and columns count from 0.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roleplay.diagnostics import Finding
    from roleplay.scenario.nodes import ScalarNode
    from roleplay.scenario.source import Change, Place

KEYS_ONCE = frozenset(
    "format id title summary scorecard level industry practices tags frequency reviewed language "  # noqa: SIM905 - a list would take forty lines
    "currency minutes off-script accept customer name mood channel temper trust confusion waited "
    "about worth walks-out briefing you facts authority before vary start moments endings".split()
)
"""Keys that stand once in a scenario, so that no other line of it tells that they are keys."""
KEYS_OFTEN = frozenset(
    "customer note replies then seconds silence if-nothing-left accept say do shows because "  # noqa: SIM905 - as above
    "reaction moves temper trust confusion spends remember promise keep when text to behavior "
    "outcome stays recommends review bot colleague you".split()
)
"""Keys of the parts of a scenario of which there may be many."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Where and how a text is not YAML, as the parser tells it.

    `within` is what it was reading, `start` where that began, `latest` the last scalar it read.
    """

    line: int
    column: int
    within: str
    start: tuple[int, int] | None
    latest: ScalarNode | None

    @property
    def cause(self) -> tuple[int, int]:
        """The place to blame: where an unfinished part began, else where reading stopped."""
        unfinished = ("quoted scalar", "flow ", "simple key")
        if self.start and any(kind in self.within for kind in unfinished):
            return self.start
        return self.line, self.column


@dataclass(frozen=True, slots=True)
class Mistake:
    """A guess: what is wrong at a place, and the changes that mend it.

    `fix` are other changes to offer to the author, and `help` words for them, where there are any.
    `lays_bare` says that lines which were swallowed are read after the mend and may fail in turn,
    `partly` that it mends a part of a line, `gives_up` that it only puts the line aside. Where the
    guess is not `sure`, its changes serve to read on, and no mend is offered.
    """

    finding: Finding
    place: Place
    changes: tuple[Change, ...]
    names: dict[str, object] = field(default_factory=dict)
    fix: tuple[Change, ...] = ()
    help: str | None = None
    lays_bare: bool = False
    partly: bool = False
    gives_up: bool = False
    sure: bool = True

    def is_mended(self, before: Failure, after: Failure) -> bool:
        """Whether reading got further by it."""
        if self.lays_bare:
            last = max(change.line for change in self.changes)
            return after.cause[0] > last and after.cause != before.cause
        if self.partly:
            return (after.line, after.column) > (before.line, before.column)
        return after.cause[0] > before.cause[0]


@dataclass(frozen=True, slots=True)
class Scene:
    """A failure, and the line on which the parser noticed it."""

    lines: list[str]
    failure: Failure
    number: int

    @property
    def text(self) -> str:
        """The failing line."""
        return self.lines[self.number]

    def began_above(self) -> ScalarNode | None:
        """The text of several lines that the parser took the failing line for a part of."""
        latest = self.failure.latest
        if latest and latest.line < self.number <= latest.end_line:
            return latest
        return None

    def knows_key(self, key: str) -> bool:
        """Whether the word is a key elsewhere in the file, or of every file."""
        if key in KEYS_ONCE:
            return True
        start = key + ":"
        return any(
            line.lstrip(" -").startswith(start)
            for number, line in enumerate(self.lines)
            if number != self.number
        )
