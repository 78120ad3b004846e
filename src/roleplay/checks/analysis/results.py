"""What the exact analysis finds out, as values.

A place in the file is its path of keys and item numbers, as `Origin.span(*path)` takes it:
`("moments", "opening", "replies", "own-it", "then", 0)`. Chances and scores are exact fractions,
0 to 1, unless a value says that it was sampled.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roleplay.scenario.model import Outcome, Scenario

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """The draws of `vary` that are one and the same for the rules.

    `items` is the first of them, the number of the item of each variable; `drawn` its values by
    name, only those that rules or conditions read; `count` how many draws it stands for.
    """

    items: tuple[int, ...]
    drawn: Mapping[str, str] = field(hash=False)
    count: int


class Kind(StrEnum):
    """What a fact is about, and what it means that it `holds` in a state."""

    MOMENT = "moment"
    """The conversation is here."""
    ENDING = "ending"
    """The conversation ends here."""
    DEAD_END = "dead-end"
    """No reply is left at a moment, and nothing says where to go."""
    REPLY = "reply"
    """The reply is offered, or for `silence` the time can run out."""
    SHOW = "show"
    """The behavior counts as far as its own `when` goes."""
    ROUTE = "route"
    """The entry of `then` is taken."""
    LINE = "line"
    """The alternative of a text is the one that is shown."""


class Fact(NamedTuple):
    """Whether something happens in any state of any variant that can be reached.

    `path` is the thing's place in the file; a moment and its dead end share one. `conditional`
    says that it has a `when` of its own, `states` in how many states it was looked at (summed over
    the variants; 0: its moment, or the entries before it, never let it come to that), `holds`
    that in one of them it is so, `fails` that in one of them it is not.
    """

    kind: Kind
    path: Path
    conditional: bool
    states: int
    holds: bool
    fails: bool


@dataclass(frozen=True, slots=True)
class Witness:
    """A shortest way to get somewhere: the replies as (moment, reply), in one variant.

    `in_all`: it is one in all variants.
    """

    variant: Variant
    replies: tuple[tuple[str, str], ...]
    in_all: bool = field(default=True, compare=False)


@dataclass(frozen=True, slots=True)
class Lengths:
    """The shortest and the longest conversation, with the replies that make them."""

    shortest: Witness
    longest: Witness


@dataclass(frozen=True, slots=True)
class Perfect:
    """The model path of a variant.

    `outcome` is None where it leads into a dead end, `best_outcome` the best that any path of the
    variant reaches, and `better` a shortest way to that where the model path misses it. `score` and
    `dimensions` are what the model path earns. `passed` is the pass rule; `criticals` and `broken`
    name what speaks against it.
    """

    variant: Variant
    replies: tuple[tuple[str, str], ...]
    ending: str | None
    outcome: Outcome | None
    best_outcome: Outcome | None
    better: tuple[tuple[str, str], ...]
    score: Fraction
    dimensions: Mapping[str, Fraction]
    passed: bool
    criticals: tuple[str, ...]
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recovery:
    """What is left after a reply at the start of a variant.

    `best_outcome` is the best that can still be reached, `attainable` the most that can still be
    scored overall, `can_pass` whether any way of playing on passes (None: too large to say).
    `free` says that the reply itself loses nothing.
    """

    variant: Variant
    moment: str
    reply: str
    free: bool
    best_outcome: Outcome | None
    attainable: Fraction
    can_pass: bool | None


@dataclass(frozen=True, slots=True)
class Span:
    """The least and the greatest of something over the states of a moment."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class ReplyValue:
    """What a reply is worth over the states in which it is offered.

    Losses are shares of what is still to be earned there (0 to 1), as the weighted mean over the
    scored dimensions: `given_away` at the reply itself, `closed` behind the door it closed, `loss`
    both. `gains_ahead` says that in some state more lies ahead behind it than behind the model.
    `model` says that it is the model in some state, `always_model` in all.
    """

    name: str
    loss: Span
    given_away: Span
    closed: Span
    levels: tuple[tuple[int, ...], ...]
    gains_ahead: bool
    model: bool
    always_model: bool


@dataclass(frozen=True, slots=True)
class MomentValue:
    """What a moment is worth over all its states.

    `stake` is the part of what is still to be earned that the model reply earns, `ahead` the levels
    still ahead in each dimension (least and greatest), `situations` how many situations, that is
    states that are not alike, were looked at.
    `on_model_path` says in how many variants perfect play comes through here.
    """

    name: str
    situations: int
    stake: Span
    ahead: Mapping[str, Span]
    replies: Mapping[str, ReplyValue]
    on_model_path: int


@dataclass(frozen=True, slots=True)
class Chance:
    """What becomes of a bot in one variant.

    `endings` holds the chance of each ending by name, in file order, those with none left out; the
    rest to 1 is dead ends. `scores` and `overall` are means over its runs, `best` and `worst` the
    highest and the lowest overall score it can get. `exact` says that nothing was sampled; `error`
    is the standard error of `passes`, and 0 where that is exact. `runs` is how many runs were
    sampled.
    """

    variant: Variant
    passes: Fraction
    scores: Mapping[str, Fraction]
    overall: Fraction
    best: Fraction
    worst: Fraction
    endings: Mapping[str, Fraction]
    worst_ending: str | None
    exact: bool
    error: float
    runs: int

    @property
    def passes_surely(self) -> Fraction:
        """The chance to pass, less three standard errors where it is sampled."""
        return max(self.passes - Fraction(3 * self.error), Fraction(0))


@dataclass(frozen=True, slots=True)
class Chances:
    """What becomes of a bot, with its name and its habit: over all draws, and in each variant.

    `strongest` is the variant in which it surely passes most often, `weakest` the one in which it
    passes least often; of equals the one with the higher (lower) mean, then the first.
    """

    bot: str
    habit: str
    passes: Fraction
    scores: Mapping[str, Fraction]
    overall: Fraction
    best: Fraction
    worst: Fraction
    endings: Mapping[str, Fraction]
    worst_ending: str | None
    exact: bool
    error: float
    variants: tuple[Chance, ...]

    @property
    def strongest(self) -> Chance:
        """The variant a finding about a bot should speak of."""
        return max(self.variants, key=lambda chance: (chance.passes_surely, chance.overall))

    @property
    def weakest(self) -> Chance:
        """The variant a finding about perfect play should speak of."""
        return min(self.variants, key=lambda chance: (chance.passes, chance.overall))


def worst_ending(scenario: Scenario, endings: Mapping[str, object]) -> str | None:
    """The ending with the worst outcome, of equals the first in the file."""
    met = [ending for ending in scenario.endings.values() if ending.name in endings]
    return min(met, key=lambda ending: ending.outcome.rank).name if met else None
