"""What happened after a reply, in the order it happened.

Events carry names and numbers, never texts: the words are in the view. Debrief, store and
statistics read events, never screens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from roleplay.conversation.state import Number
    from roleplay.scenario.model import Outcome


@dataclass(frozen=True, slots=True)
class BehaviorShown:
    """A behavior counted. `instead_of` names the one it replaced, None where it stood itself."""

    dimension: str
    behavior: str
    level: int
    critical: bool
    instead_of: str | None


@dataclass(frozen=True, slots=True)
class MoodMoved:
    """A meter went from one value to another; `because` names the behaviors that moved it."""

    meter: str
    before: int
    after: int
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuthoritySpent:
    """Money was given; `left` is what remains, below zero when the line was crossed."""

    kind: str
    amount: Number
    left: Number


@dataclass(frozen=True, slots=True)
class AuthorityCrossed:
    """More was spent than the authority allows."""

    kind: str
    limit: Number
    spent: Number


@dataclass(frozen=True, slots=True)
class PromiseMade:
    """A promise to the customer."""

    name: str


@dataclass(frozen=True, slots=True)
class PromiseKept:
    """A promise was kept."""

    name: str


@dataclass(frozen=True, slots=True)
class PromiseBroken:
    """The conversation ended with the promise not kept."""

    name: str


@dataclass(frozen=True, slots=True)
class WalkedOut:
    """The customer's temper reached 10 and they left."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The conversation is over."""

    ending: str
    outcome: Outcome


Event: TypeAlias = (
    BehaviorShown
    | MoodMoved
    | AuthoritySpent
    | AuthorityCrossed
    | PromiseMade
    | PromiseKept
    | PromiseBroken
    | WalkedOut
    | Ended
)
