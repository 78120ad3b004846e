"""Bots: trainees who do not listen, each with one habit, and the expert, who plays the model.

A bot ranks the replies that are offered and takes the highest; between equals it draws evenly, as
the order in which a trainee sees them is shuffled and tells nothing. Only `first` and `last` go by
the order of the file. Of several wordings a bot goes by the mean over all of them, so that its
choice does not hang on which one is drawn. Texts are read with the values of the variant; of
variables that nothing but texts use, with the first item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from roleplay.checks.wording import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from roleplay.scenario.model import Number, Scenario

    Rank: TypeAlias = Callable[[int, Sequence["Heard"]], Fraction | Number]


class Heard(NamedTuple):
    """A reply as a bot sees it: its wordings, and how much money it gives away."""

    wordings: tuple[str, ...]
    amount: Number = 0


@dataclass(frozen=True, slots=True, eq=False)
class Bot:
    """A habit. `rank` ranks a reply, by its number, among those offered; None for the expert.

    `english` says that the habit hangs on English words.
    """

    name: str
    habit: str
    rank: Rank | None
    english: bool = False

    def knows(self, scenario: Scenario) -> bool:
        """Whether the bot can read the language of a scenario."""
        return not self.english or scenario.language.lower().split("-")[0] == "en"

    def choose(self, offered: Sequence[Heard]) -> tuple[int, ...]:
        """The numbers of the replies among which the bot draws evenly."""
        if self.rank is None:
            msg = "the expert does not go by what can be seen"
            raise ValueError(msg)
        ranks = [self.rank(number, offered) for number in range(len(offered))]
        highest = max(ranks)
        return tuple([number for number, rank in enumerate(ranks) if rank == highest])


_POLITE = re.compile(
    r"\b(?:sorry|apolog\w*|understand\w*|thank\w*|appreciate\w*|please|happy to|of course)\b",
    re.IGNORECASE,
)
_OWNING = re.compile(r"\bI(?: will|['’]ll)\b")
_RULES = re.compile(
    r"\b(?:polic(?:y|ies)|rules?|procedures?|terms|conditions|guidelines?|regulations?|contract"
    r"|small print|system|require[sd]?|allowed|permitted|unfortunately|strictly speaking"
    r"|in principle|by law|not possible|not able to|must|cannot|can['’]t)\b",
    re.IGNORECASE,
)


def _length(number: int, offered: Sequence[Heard]) -> Fraction:
    """In characters."""
    return _mean([len(text) for text in offered[number].wordings])


def _count(pattern: re.Pattern[str]) -> Rank:
    """How often a pattern occurs."""
    return lambda number, offered: _mean(
        [len(pattern.findall(text)) for text in offered[number].wordings]
    )


def _overlap(number: int, offered: Sequence[Heard]) -> Fraction:
    """The mean overlap of words (Jaccard) with the other replies, over all pairs of wordings."""
    mine = [frozenset(words(text)) for text in offered[number].wordings]
    return _mean(
        [
            Fraction(len(own & theirs), len(own | theirs) or 1)
            for other, heard in enumerate(offered)
            if other != number
            for text in heard.wordings
            for theirs in (frozenset(words(text)),)
            for own in mine
        ]
    )


def _mean(numbers: Sequence[int | Fraction]) -> Fraction:
    return Fraction(sum(numbers)) / len(numbers) if numbers else Fraction(0)


EXPERT = Bot("expert", "always takes the best reply", None)

RANDOM = Bot("random", "clicks at random", lambda _number, _offered: 0)

BOTS = (
    RANDOM,
    Bot("first", "always takes the first reply", lambda number, _offered: -number),
    Bot("last", "always takes the last reply", lambda number, _offered: number),
    Bot("longest", "always takes the longest reply", _length),
    Bot("shortest", "always takes the shortest reply", lambda n, offered: -_length(n, offered)),
    Bot("politest", "always takes the politest reply", _count(_POLITE), english=True),
    Bot("ownership", "always says “I will” most often", _count(_OWNING), english=True),
    Bot("rule-quoter", "always quotes the rule", _count(_RULES), english=True),
    Bot("biggest-gesture", "always gives the most away", lambda n, offered: offered[n].amount),
    Bot("most-central", "always takes the reply most like the others", _overlap),
)
"""The bots that do not listen."""
