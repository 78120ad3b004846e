"""What becomes of a bot: its scores, its chance to pass, and how its conversations end.

Everything is worked out exactly on the situations of the scenario. Where the joint distribution of
losses grows too large, the chance to pass alone is sampled; where there are too many states, all of
it is. A value says which.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import islice
from math import sqrt
from typing import TYPE_CHECKING

from roleplay.checks.analysis.bots import BOTS, EXPERT, Heard
from roleplay.checks.analysis.course import chance_of_ends, course, draws_of, mean_share
from roleplay.checks.analysis.extremes import extreme_loss
from roleplay.checks.analysis.results import Chance, Chances
from roleplay.checks.analysis.sampling import (
    MOST_TURNS,
    RUNS,
    TRAINEE,
    Player,
    error_of,
    sampled_passes,
    table_of,
    worst_ending,
)
from roleplay.checks.analysis.shares import MOST_ENTRIES, Shares, passes
from roleplay.checks.analysis.situations import MOST_STATES, MOST_VARIANTS, situations
from roleplay.checks.analysis.variants import variants
from roleplay.checks.analysis.worth import worths
from roleplay.conversation.attempt import stage
from roleplay.scenario.collector import collector_at_rest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from roleplay.checks.analysis.bots import Bot
    from roleplay.checks.analysis.course import Course
    from roleplay.checks.analysis.results import Variant
    from roleplay.checks.analysis.situations import Situations
    from roleplay.scenario.model import Scenario, Scorecard


def all_chances(scenario: Scenario, scorecard: Scorecard) -> tuple[Chances, ...]:
    """The chances of the expert and of all bots that know the scenario's language."""
    bots = (EXPERT, *BOTS)
    with collector_at_rest():
        return tuple(chances(scenario, scorecard, bot) for bot in bots if bot.knows(scenario))


def chances(
    scenario: Scenario,
    scorecard: Scorecard,
    bot: Bot,
    *,
    most_states: int = MOST_STATES,
    most_entries: int = MOST_ENTRIES,
) -> Chances:
    """The chances of a bot, exact within the limits, else sampled."""
    found = situations(scenario, scorecard, most_states)
    if found is None:
        each = list(_sampled(scenario, scorecard, bot))
    else:
        each = _Exact(found, bot, most_entries).chances()
    return _together(scenario, bot, each)


def _sampled(scenario: Scenario, scorecard: Scorecard, bot: Bot) -> Iterator[Chance]:
    """Of very many variants only the first are played; nothing is exact then."""
    played = list(islice(variants(scenario), MOST_VARIANTS))
    for variant in played:
        player = Player(table_of(scenario, scorecard, variant), bot)
        yield player.chance(RUNS // len(played), MOST_TURNS // len(played))


class _Exact:
    """A bot in the situations of a scenario."""

    def __init__(self, found: Situations, bot: Bot, most_entries: int) -> None:
        self._found = found
        self._worth = worths(found)
        self._bot = bot
        self._most = most_entries
        self._known: dict[object, Chance] = {}

    def chances(self) -> list[Chance]:
        """The chance in each variant; those in which the bot does the same share one."""
        found = []
        for variant, start in self._found.starts:
            along = course(self._worth, start, self._chooser(variant))
            # Turns are the same objects in all courses, so their identities tell courses apart.
            key = (start, tuple([id(turn) for turns in along.values() for turn in turns]))
            known = self._known.get(key)
            if known is None:
                known = self._known[key] = self._chance(variant, along)
            found.append(_of(variant, known))
        return found

    def _chooser(self, variant: Variant) -> Callable[[int], tuple[int, ...]]:
        if self._bot.rank is None:
            worth = self._worth
            return lambda number: (worth[number].model or 0,)
        return _Reader(self._found, variant, self._bot).choose

    def _chance(self, variant: Variant, along: Course) -> Chance:
        found, worth = self._found, self._worth
        start = next(iter(along))
        shares = Shares(found, worth, start)
        names = tuple(found.scorecard.dimensions)
        scores = {names[d]: mean_share(worth, along, d) for d in shares.scored}
        overall = 1 - shares.overall([1 - score for score in scores.values()])
        scale = draws_of(along)
        endings = self._endings(along, scale)
        passing = passes(found, worth, along, scale, most=self._most)
        exact = passing is not None
        if passing is None:
            passing = sampled_passes(found, worth, along, RUNS)
        best, worst, known = self._extremes(along, shares, overall)
        return Chance(
            variant=variant,
            passes=passing,
            scores=scores,
            overall=overall,
            best=best,
            worst=worst,
            endings=endings,
            worst_ending=worst_ending(found.scenario, endings),
            exact=exact and known,
            error=0.0 if exact else error_of(passing, RUNS),
            runs=0 if exact else RUNS,
        )

    def _extremes(
        self, along: Course, shares: Shares, overall: Fraction
    ) -> tuple[Fraction, Fraction, bool]:
        """The best and the worst overall score, and whether both are more than bounds."""
        if all(len(turns) <= 1 for turns in along.values()):
            return overall, overall, True
        worth = self._worth
        least, exact = Fraction(0), True
        models_too = all(
            worth[number].turns[worth[number].model or 0] in turns
            for number, turns in along.items()
            if turns
        )
        if not models_too:
            least, exact = extreme_loss(worth, along, shares, most=False)
        greatest, exact_too = extreme_loss(worth, along, shares, most=True)
        return 1 - least, 1 - greatest, exact and exact_too

    def _endings(self, along: Course, scale: Mapping[int, int]) -> dict[str, Fraction]:
        total: dict[str, Fraction] = {}
        for number, chance in chance_of_ends(along, scale).items():
            place = self._found.all[number].place
            if place in self._found.scenario.endings:
                total[place] = total.get(place, Fraction(0)) + chance
        return total


class _Reader:
    """A bot that reads the replies of one variant."""

    def __init__(self, found: Situations, variant: Variant, bot: Bot) -> None:
        self._found = found
        self._bot = bot
        self._staging = stage(found.scenario, found.scorecard, variant.items, TRAINEE)
        self._known: dict[object, tuple[int, ...]] = {}

    def choose(self, number: int) -> tuple[int, ...]:
        """The turns that the bot draws among in a situation."""
        place, turns, _ = self._found.all[number]
        key = (place, *[turn[:2] for turn in turns])
        known = self._known.get(key)
        if known is None:
            heard = [self._heard(place, turn.reply, turn.spoken) for turn in turns]
            known = self._known[key] = self._bot.choose(heard)
        return known

    def _heard(self, place: str, name: str, spoken: int) -> Heard:
        staging = self._staging
        reply = staging.scenario.moments[place].replies[name]
        passage = reply.say or reply.do
        wordings = passage.alternatives[spoken].wordings if passage else ()
        bound = next(each for each in staging.moment(place).replies if each.name == name)
        return Heard(tuple(map(staging.words, wordings)), sum(amount for _, amount in bound.spends))


def _of(variant: Variant, chance: Chance) -> Chance:
    return chance if chance.variant is variant else replace(chance, variant=variant)


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
