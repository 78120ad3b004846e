"""What becomes of bots: their scores, their chance to pass, and how their conversations end.

Everything is worked out exactly on the situations of the scenario. Where the joint distribution of
losses grows too large, the chance to pass alone is sampled; where there are too many states, all of
it is. A value says which. What is spent on it has limits for all bots and variants together.
"""

from __future__ import annotations

from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING

from roleplay.checks.analysis.bots import BOTS, EXPERT
from roleplay.checks.analysis.exact import Exact
from roleplay.checks.analysis.played import played_chances
from roleplay.checks.analysis.results import Chances, worst_ending
from roleplay.checks.analysis.situations import MOST_STATES, situations
from roleplay.checks.analysis.tables import MOST_ENTRIES
from roleplay.scenario.collector import collector_at_rest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from roleplay.checks.analysis.bots import Bot
    from roleplay.checks.analysis.results import Chance
    from roleplay.scenario.model import Scenario, Scorecard


def all_chances(scenario: Scenario, scorecard: Scorecard) -> tuple[Chances, ...]:
    """The chances of the expert and of all bots that know the scenario's language."""
    bots = [bot for bot in (EXPERT, *BOTS) if bot.knows(scenario)]
    return _chances(scenario, scorecard, bots, MOST_STATES, MOST_ENTRIES)


def chances(
    scenario: Scenario,
    scorecard: Scorecard,
    bot: Bot,
    *,
    most_states: int = MOST_STATES,
    most_entries: int = MOST_ENTRIES,
) -> Chances:
    """The chances of a bot by itself, exact within the limits, else sampled."""
    return _chances(scenario, scorecard, [bot], most_states, most_entries)[0]


def _chances(
    scenario: Scenario,
    scorecard: Scorecard,
    bots: Sequence[Bot],
    most_states: int,
    most_entries: int,
) -> tuple[Chances, ...]:
    with collector_at_rest():
        found = situations(scenario, scorecard, most_states)
        if found is None:
            by_variant = played_chances(scenario, scorecard, bots)
        else:
            by_variant = Exact(found, bots, most_entries).by_variant()
        by_bot = zip(*by_variant, strict=True)
        return tuple(_together(scenario, bot, each) for bot, each in zip(bots, by_bot, strict=True))


def _together(scenario: Scenario, bot: Bot, each: Sequence[Chance]) -> Chances:
    """The mean over all draws: a variant counts as often as there are draws that it stands for."""
    total = sum(chance.variant.count for chance in each)

    def mean(values: Iterable[Fraction]) -> Fraction:
        counts = [chance.variant.count for chance in each]
        return (
            sum((count * value for count, value in zip(counts, values, strict=True)), Fraction(0))
            / total
        )

    def by_name(of: Callable[[Chance], Mapping[str, Fraction]]) -> dict[str, Fraction]:
        names = dict.fromkeys(name for chance in each for name in of(chance))
        return {name: mean(of(c).get(name, Fraction(0)) for c in each) for name in names}

    endings = by_name(lambda chance: chance.endings)
    return Chances(
        bot=bot.name,
        habit=bot.habit,
        passes=mean(chance.passes for chance in each),
        scores=by_name(lambda chance: chance.scores),
        overall=mean(chance.overall for chance in each),
        best=max(chance.best for chance in each),
        worst=min(chance.worst for chance in each),
        endings=endings,
        worst_ending=worst_ending(scenario, endings),
        exact=all(chance.exact for chance in each),
        error=_error(each, total),
        variants=tuple(each),
    )


def _error(each: Sequence[Chance], total: int) -> float:
    """The standard error of a weighted mean of independent samples."""
    return sqrt(sum((chance.variant.count * chance.error / total) ** 2 for chance in each))
