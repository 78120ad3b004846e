"""The state of a conversation: all that the rules read and change, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal
    from typing import TypeAlias

    Number: TypeAlias = int | Decimal


class State(NamedTuple):
    """Where the conversation stands.

    `place` is the moment that waits for a reply, or the ending that was reached. The meters are
    whole numbers 0 to 10. `used` holds the replies chosen so far as (moment, reply); `spent` what
    was spent of each authority, sorted by kind.
    """

    place: str
    temper: int
    trust: int
    confusion: int
    flags: frozenset[str] = frozenset()
    used: frozenset[tuple[str, str]] = frozenset()
    spent: tuple[tuple[str, Number], ...] = ()
    promised: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()

    @property
    def meters(self) -> tuple[int, int, int]:
        """Temper, trust and confusion."""
        return self[1:4]


_WORDS: dict[str, tuple[tuple[int, str], ...]] = {
    "temper": (
        (1, "calm"),
        (3, "a little tense"),
        (5, "annoyed"),
        (7, "angry"),
        (9, "furious"),
        (10, "boiling over"),
    ),
    "trust": (
        (1, "expects nothing from you"),
        (3, "wary"),
        (5, "undecided"),
        (7, "starting to trust"),
        (10, "trusts you"),
    ),
    "confusion": (
        (1, "sees it clearly"),
        (3, "sees most of it"),
        (5, "unsure"),
        (7, "confused"),
        (10, "lost"),
    ),
}


def in_words(meter: str, value: int) -> str:
    """A meter's value in words, such as “furious” for a temper of 8."""
    return next(word for top, word in _WORDS[meter] if value <= top)
