"""Which name was probably meant by a misspelled one, and when that is beyond doubt.

A guess is good enough for “Did you mean …?”. A mend that nobody looks at needs more: a slip of the
keys, which changes a letter or two and never a digit, and drops no word.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORT = 4
_LONG = 8
"""Words shorter than the one are never taken for slips, longer ones than the other may have two."""


def closest(word: str, options: Iterable[str], nearness: float = 0.6) -> str | None:
    """The option that was probably meant, if any is near; `nearness` 1 would be the word itself."""
    from difflib import get_close_matches

    known = list(options)
    plain = slug(word)
    if plain in known:
        return plain
    found = get_close_matches(word, known, 1, nearness)
    found = found or get_close_matches(plain, known, 1, nearness)
    return found[0] if found else None


def unmistakable(word: str, options: Iterable[str]) -> str | None:
    """The option that must have been meant: a slip away from the word, and no other one is."""
    from difflib import get_close_matches

    known = list(options)
    meant = closest(word, known)
    if meant is None or not is_slip(word, meant):
        return None
    if bare(word) == bare(meant):
        return meant
    rivals = [option for option in get_close_matches(word, known, 3) if option != meant]
    return None if any(is_slip(word, rival) for rival in rivals) else meant


def is_slip(word: str, meant: str) -> bool:
    """Whether two words differ only as typing makes them: in case, hyphens, or a letter or two."""
    one, other = bare(word), bare(meant)
    if one == other:
        return True
    length = min(len(one), len(other))
    digits = [re.sub(r"[^0-9]", "", each) for each in (one, other)]
    if length < _SHORT or digits[0] != digits[1]:
        return False
    return _is_within(one, other, 1 if length < _LONG else 2)


def bare(word: str) -> str:
    """The letters and digits of a word, in lower case."""
    return "".join([sign for sign in word.lower() if sign.isalnum()])


def _is_within(one: str, other: str, most: int) -> bool:
    """Whether so many letters put in, left out, changed or swapped make the one of the other."""
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, sign in enumerate(one, start=1):
        row = [i]
        for j, facing in enumerate(other, start=1):
            cost = min(above[j] + 1, row[-1] + 1, above[j - 1] + (sign != facing))
            if i > 1 and j > 1 and sign == other[j - 2] and facing == one[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1] <= most


def slug(word: str) -> str:
    """A word as a name: lower case letters, digits and hyphens; may come out empty."""
    plain = unicodedata.normalize("NFKD", word.lower())
    plain = "".join([sign for sign in plain if not unicodedata.combining(sign)])
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-").lstrip("0123456789-")
