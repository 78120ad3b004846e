"""What trainees say, as it is kept: feelings, lessons, suggestions and stories.

Apart from the other values, since a start that shows Today needs none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.errors import UserError
from roleplay.text import safe_text

if TYPE_CHECKING:
    from roleplay.store.sqlite import Row

LONGEST = 2_000
"""Characters of whatever somebody says."""


@dataclass(frozen=True, slots=True)
class Feeling:
    """What a trainee took the customer's temper to be after a reply, and what it was, 0 to 10.

    `seq` is the number of the reply, from 0.
    """

    seq: int
    guessed: int
    actual: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """The rule that a trainee drew from an attempt (by uid) at a scenario, in their own words."""

    attempt: str
    scenario: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a suggestion or a story: open, accepted or declined.

    `note` is what was said to it, `by` who decided; both are empty while it is open, and `at` None.
    """

    state: str
    note: str = ""
    by: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A rule or tool that stopped somebody; `by` is the name of who said it.

    `scenario` and `moment` say where it came up, or are empty.
    """

    uid: str
    by: str
    text: str
    area: str
    scenario: str
    moment: str
    at: int
    decision: Decision


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story that somebody of the staff told; others read it once it is accepted."""

    uid: str
    by: str
    title: str
    text: str
    why: str
    scenario: str
    moment: str
    at: int
    decision: Decision


def one_text(text: str, what: str) -> str:
    """What somebody said, as it is kept: no space around it, and all of it can be seen.

    `what` it is, as in “suggestion”, is named in errors.

    Raises:
        UserError: there is nothing in it, or too much.
    """
    plain = text.replace("\0", "").replace("\r\n", "\n").strip()
    said = safe_text(plain, newlines=True)
    if not said:
        raise UserError(f"A {what} needs some words. Put them in quotes.")
    if len(said) > LONGEST:
        raise UserError(f"A {what} has at most {LONGEST:,} characters; this one has {len(said):,}.")
    return said


def suggestion(row: Row) -> Suggestion:
    """The suggestion in a row, with what became of it."""
    uid, by, text, area, scenario, moment, at, *decision = row
    return Suggestion(uid, by, text, area, scenario, moment, at, Decision(*decision))


def story(row: Row) -> ToldStory:
    """The story in a row, with what became of it."""
    uid, by, title, text, why, scenario, moment, at, *decision = row
    return ToldStory(uid, by, title, text, why, scenario, moment, at, Decision(*decision))
