"""A checked scenario and a checked scorecard: frozen values, made by the reader only.

Everything here has been validated: every name that is used is declared, every number is in its
range. Mappings keep the order of the file. Instances compare by identity; two texts are the same
scenario when their digests are equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from decimal import Decimal
    from typing import TypeAlias

    from roleplay.scenario.conditions import Condition
    from roleplay.scenario.origin import Origin

    Number: TypeAlias = int | Decimal

METERS = ("temper", "trust", "confusion")
"""The customer's state, in the order it is always shown; each a whole number 0 to 10."""


class Mood(StrEnum):
    """How the customer comes in."""

    ANGRY = "angry"
    CONFUSED = "confused"
    COMPLAINING = "complaining"


START_BY_MOOD: Mapping[Mood, tuple[int, int, int]] = {
    Mood.ANGRY: (7, 3, 2),
    Mood.CONFUSED: (3, 5, 7),
    Mood.COMPLAINING: (5, 2, 2),
}
"""Temper, trust and confusion at the start, where a scenario does not say."""


class Channel(StrEnum):
    """How customer and trainee talk."""

    PHONE = "phone"
    CHAT = "chat"
    EMAIL = "email"
    IN_PERSON = "in-person"
    SOCIAL = "social"


class Outcome(StrEnum):
    """What became of it; `Outcome.rank` orders them from worst to best."""

    LOST = "lost"
    UNRESOLVED = "unresolved"
    RESOLVED = "resolved"
    RECOVERED = "recovered"

    @property
    def rank(self) -> int:
        """0 for lost to 3 for recovered."""
        return list(Outcome).index(self)


class Speaker(StrEnum):
    """Who said a line; a note says what is seen or done around the customer."""

    BOT = "bot"
    CUSTOMER = "customer"
    COLLEAGUE = "colleague"
    YOU = "you"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{name}` in a text: a drawn variable (`cake`, `case.price`), `customer` or `trainee`."""

    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """What is shown, as literal pieces and placeholders in order."""

    parts: tuple[str | Placeholder, ...]

    def __str__(self) -> str:
        """The text as the author wrote it."""
        return "".join(p if isinstance(p, str) else f"{{{p.name}}}" for p in self.parts)


@dataclass(frozen=True, slots=True)
class Alternative:
    """One entry of a passage: wordings that stand while the condition holds (None: always)."""

    when: Condition | None
    wordings: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that may depend on the state: the first alternative that holds is the one shown.

    The last alternative has no condition. Only a reply's `say` and `do` have several wordings.
    """

    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """An entry of `then`: to a moment or an ending while the condition holds (None: always)."""

    when: Condition | None
    to: str


@dataclass(frozen=True, slots=True)
class Show:
    """A behavior that a reply shows while the condition holds (None: always)."""

    when: Condition | None
    behavior: str


@dataclass(frozen=True, slots=True)
class VariableAmount:
    """An amount that is drawn: the name of a variable that is a number."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Reply:
    """Something the trainee can say (`say`) or do (`do`); exactly one of the two is set.

    `then` is never empty: where the file leaves it out, the moment's own `then` stands here.
    `moves` and `spends` hold only what the file names.
    """

    name: str
    say: Passage | None
    do: Passage | None
    then: tuple[Route, ...]
    shows: tuple[Show, ...] = ()
    moves: Mapping[str, int] = field(default_factory=dict)
    because: Passage | None = None
    reaction: Passage | None = None
    spends: Mapping[str, Number | VariableAmount] = field(default_factory=dict)
    remember: tuple[str, ...] = ()
    promise: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    when: Condition | None = None
    accept: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """A decision: what is seen (`note`) and what the customer says, and the replies, in file order.

    `seconds` is the time to answer in timed mode, None for no limit; `silence` names the reply
    that counts when it runs out, and is never listed.
    """

    name: str
    customer: Passage | None
    replies: Mapping[str, Reply]
    seconds: int | None = None
    silence: str | None = None
    if_nothing_left: str | None = None
    accept: Mapping[str, str] = field(default_factory=dict)
    note: Passage | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Ending:
    """How it ends: what is seen, last words, outcome, and what this customer does and writes."""

    name: str
    outcome: Outcome
    customer: Passage | None = None
    stays: bool | None = None
    recommends: bool | None = None
    review: Passage | None = None
    keep: tuple[str, ...] = ()
    note: Passage | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Customer:
    """Who calls. Meters are whole numbers 0 to 10; `worth` is money a year."""

    name: str
    mood: Mood
    channel: Channel
    temper: int
    trust: int
    confusion: int
    waited: Passage | None = None
    about: Passage | None = None
    worth: Number | None = None
    walks_out: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Briefing:
    """What the trainee knows. `authority` holds amounts by kind, such as refund: 60."""

    you: Passage | None = None
    facts: tuple[Passage, ...] = ()
    authority: Mapping[str, Number] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Something said before the trainee takes over."""

    speaker: Speaker
    text: Passage


@dataclass(frozen=True, slots=True)
class DrawnItem:
    """A value as the author wrote it, and the number it is (None for a text)."""

    text: str
    number: Number | None


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """One entry of `vary`, drawn once per attempt.

    Each item maps full variable names to values: `{"cake": …}` for a plain list, and
    `{"case.price": …, "case.shelf": …}` for what is drawn together; all items have the same names.
    """

    name: str
    items: tuple[Mapping[str, DrawnItem], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Scenario:
    """A whole scenario. `digest` is the SHA-256 of the file's bytes, in hex."""

    id: str
    title: str
    scorecard: str
    level: int
    customer: Customer
    start: str
    moments: Mapping[str, Moment]
    endings: Mapping[str, Ending]
    digest: str
    origin: Origin
    summary: str = ""
    industry: str = ""
    practices: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    reviewed: datetime.date | None = None
    frequency: str | None = None
    language: str = "en"
    currency: str = ""
    off_script: bool = False
    minutes: int | None = None
    briefing: Briefing = field(default_factory=Briefing)
    before: tuple[Line, ...] = ()
    vary: tuple[Variable, ...] = ()
    flags: frozenset[str] = frozenset()
    """Every flag that a reply or a behavior can set."""
    promises: frozenset[str] = frozenset()
    accept: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Behavior:
    """Something a reply can show: its level 0 to 4 in its dimension, and what it does.

    `moves` holds the meters it moves, by name. `needs` is a flag; where it is not set, the
    behavior `otherwise` (`else` in the file) counts instead.
    """

    name: str
    dimension: str
    level: int
    means: str
    critical: bool = False
    moves: Mapping[str, int] = field(default_factory=dict)
    sets: tuple[str, ...] = ()
    needs: str | None = None
    otherwise: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Dimension:
    """One of the things that are judged. `weight` is a whole number, 1 to 100.

    `over_authority` names the behavior that replaces a reply's own in this dimension when the
    reply spends more than the briefing's authority leaves.
    """

    name: str
    weight: int
    asks: str
    behaviors: Mapping[str, Behavior]
    over_authority: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Scorecard:
    """How replies are judged. `pass_overall` and `pass_each` are percent, 0 to 100."""

    id: str
    title: str
    pass_overall: int
    pass_each: int
    dimensions: Mapping[str, Dimension]
    behaviors: Mapping[str, Behavior]
    """All behaviors of all dimensions; a name stands in one dimension only."""
    digest: str
    origin: Origin
