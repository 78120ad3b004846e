"""The parts that the rules work with: what a state has beside its bit, replies, and arrivals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roleplay.scenario.model import Number, Reply, Route


class Rest(NamedTuple):
    """What of a state is not in its bit. `used` are the replies of the loop it is in."""

    used: frozenset[tuple[str, str]] = frozenset()
    spent: tuple[tuple[str, Number], ...] = ()
    promised: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()


NOTHING = Rest()


class Cell(NamedTuple):
    """What a reply does in the states of a mask (None: in all): levels, criticals, moves, flags."""

    mask: int | None
    levels: tuple[int, ...]
    criticals: tuple[str, ...]
    moves: tuple[tuple[int, int], ...]
    flags: tuple[str, ...]


class Arrival(NamedTuple):
    """States that come to a place. With `walked_out` open promises are void."""

    place: str
    rest: Rest
    states: int
    walked_out: bool


class Option:
    """A reply, ready for the rules.

    `does` is equal for replies that do the same where no authority is crossed; None where what
    they do hangs on a condition.
    """

    __slots__ = (
        "changes_rest",
        "does",
        "key",
        "routes",
        "silent",
        "source",
        "spends",
        "tracked",
        "when",
    )

    def __init__(self, key: tuple[str, str], source: Reply, *, silent: bool, tracked: bool) -> None:
        self.key = key
        self.source = source
        self.silent = silent
        self.tracked = tracked
        self.when = source.when
        self.routes: Sequence[Route] = source.then
        self.does: object = None
        if all(show.when is None for show in source.shows):
            behaviors = tuple([show.behavior for show in source.shows])
            self.does = (behaviors, tuple(source.moves.items()), source.remember)
        self.spends: tuple[tuple[str, Number], ...] = ()
        self.changes_rest = bool(tracked or source.spends or source.promise or source.keep)


class Stop:
    """A moment, ready for the rules.

    `always` are the replies that are offered until used up; `never_bare` says that one of them is
    never used up.
    """

    __slots__ = ("always", "elsewhere", "name", "never_bare", "options")

    def __init__(self, name: str, options: tuple[Option, ...], elsewhere: str | None) -> None:
        self.name = name
        self.options = options
        self.elsewhere = elsewhere
        always = [option for option in options if option.when is None and not option.silent]
        self.always = [option.key for option in always]
        self.never_bare = any(not option.tracked for option in always)
