"""Bots worked out exactly, in the situations of a scenario.

Their tables share one room, and what is sampled where they grow too large shares one number of
steps: a variant has an even part of what those before it left. Courses on which less is drawn come
first, as they leave more to the others.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from roleplay.checks.analysis.bots import Heard
from roleplay.checks.analysis.course import ground_of
from roleplay.checks.analysis.extremes import extreme_loss
from roleplay.checks.analysis.merged import Merged
from roleplay.checks.analysis.results import Chance, worst_ending
from roleplay.checks.analysis.sampling import Passing, Runs, play_in_turn
from roleplay.checks.analysis.shares import Shares
from roleplay.checks.analysis.tables import Room, passes
from roleplay.conversation.attempt import stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roleplay.checks.analysis.bots import Bot
    from roleplay.checks.analysis.course import Course
    from roleplay.checks.analysis.results import Variant
    from roleplay.checks.analysis.situations import Situations

MOST_STEPS = 500_000
"""Sampled steps of all bots in all variants together, at about two microseconds each."""


class Exact:
    """Bots in the situations of a scenario."""

    def __init__(self, found: Situations, bots: Sequence[Bot], most_entries: int) -> None:
        self._found = found
        self._bots = bots
        self._merged = Merged(found)
        self._ground = self._merged.ground
        self._room = Room(most_entries)
        self._steps_left = MOST_STEPS
        self._known: dict[int, Chance] = {}

    def by_variant(self) -> Iterator[list[Chance]]:
        """The chances of all bots in each variant; those that fare the same share one."""
        starts, known = self._found.starts, self._known
        habits = [_Habit(bot) for bot in self._bots]
        for number, (variant, start) in enumerate(starts):
            everything = ground_of(self._found).course(start)
            words = _Words(self._found, variant)
            begin = [self._begin(habit, everything, words) for habit in habits]
            new = [course for course in dict.fromkeys(begin) if course not in known]
            known |= zip(new, self._of_courses(variant, new, len(starts) - number), strict=True)
            yield [_in_variant(variant, known[course]) for course in begin]

    def _begin(self, habit: _Habit, everything: Course, words: _Words) -> int:
        """Where the course of a bot begins in one variant."""
        if habit.bot.rank is None:
            worth = ground_of(self._found).worth
            return self._merged.add(everything, lambda number: (worth[number].model or 0,))
        offers = self._found.offers
        chosen: dict[int, tuple[int, ...]] = {}

        def choose(number: int) -> tuple[int, ...]:
            offer = offers[number]
            known = chosen.get(offer)
            if known is None:
                known = chosen[offer] = habit.choose(words.heard(number))
            return known

        return self._merged.add(everything, choose)

    def _draws(self, start: int) -> bool:
        """Whether there is something to draw on a course."""
        return self._ground.draws()[start] > 1

    def _of_courses(
        self, variant: Variant, starts: Sequence[int], variants_left: int
    ) -> Iterator[Chance]:
        """The chance on each course of a variant, given by where it begins."""
        told: dict[int, tuple[Shares, Passing | Runs]] = {}
        for start in sorted(starts, key=lambda start: self._ground.draws()[start]):
            among = variants_left * (len(starts) - len(told))
            told[start] = self._passing(start, among)
        sampled = [runs for _, runs in told.values() if isinstance(runs, Runs)]
        self._steps_left -= play_in_turn(sampled, self._steps_left // variants_left)
        for start in starts:
            shares, passing = told[start]
            known = passing.passing if isinstance(passing, Runs) else passing
            yield self._chance(variant, shares, known)

    def _passing(self, start: int, among: int) -> tuple[Shares, Passing | Runs]:
        """The chance to pass on a course, or the runs that will tell it."""
        shares = Shares(self._ground, start)
        if not self._draws(start):
            # One run says it all.
            run = Runs(shares)
            run.play()
            return shares, Passing(run.passing.chance)
        exact = passes(shares, self._room, among)
        if exact is not None:
            return shares, Passing(exact)
        rounded = Shares(self._ground, start, exact=False)
        return rounded, Runs(rounded)

    def _chance(self, variant: Variant, shares: Shares, passing: Passing) -> Chance:
        scenario, start = self._found.scenario, shares.start.number
        by_dimension = [self._ground.mean_share(start, d) for d in shares.scored]
        names = [n for d, n in enumerate(self._found.scorecard.dimensions) if d in shares.scored]
        overall = 1 - shares.mean([1 - share for share in by_dimension])
        best, worst, known = self._extremes(shares, overall)
        endings = self._ground.endings(start)
        return Chance(
            variant=variant,
            passes=passing.chance,
            scores=dict(zip(names, by_dimension, strict=True)),
            overall=overall,
            best=best,
            worst=worst,
            endings=endings,
            worst_ending=worst_ending(scenario, endings),
            exact=known and not passing.runs,
            error=passing.error,
            runs=passing.runs,
        )

    def _extremes(self, shares: Shares, overall: Fraction) -> tuple[Fraction, Fraction, bool]:
        """The best and the worst overall score, and whether both are more than bounds."""
        if not self._draws(shares.start.number):
            return overall, overall, True
        least, exact = Fraction(0), True
        if not self._ground.lossless()[shares.start.number]:
            least, exact = extreme_loss(shares, most=False)
        greatest, exact_too = extreme_loss(shares, most=True)
        return 1 - least, 1 - greatest, exact and exact_too


class _Words:
    """What can be read of the replies in one variant."""

    def __init__(self, found: Situations, variant: Variant) -> None:
        self._found = found
        self._staging = stage(found.scenario, found.scorecard, variant.items)
        self._known: dict[tuple[str, str, int], Heard] = {}
        self._offers: dict[int, tuple[Heard, ...]] = {}

    def heard(self, number: int) -> tuple[Heard, ...]:
        """The replies that are offered in a situation; the same value where they are the same."""
        offer = self._found.offers[number]
        known = self._offers.get(offer)
        if known is None:
            place, turns, _ = self._found.all[number]
            heard = tuple([self._heard((place, turn.reply, turn.spoken)) for turn in turns])
            known = self._offers[offer] = heard
        return known

    def _heard(self, key: tuple[str, str, int]) -> Heard:
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._read(*key)
        return known

    def _read(self, place: str, name: str, spoken: int) -> Heard:
        staging = self._staging
        reply = staging.scenario.moments[place].replies[name]
        passage = reply.say or reply.do
        wordings = passage.alternatives[spoken].wordings if passage else ()
        bound = next(each for each in staging.moment(place).replies if each.name == name)
        return Heard(tuple(map(staging.words, wordings)), sum(amount for _, amount in bound.spends))


class _Habit:
    """A bot that remembers what it chose wherever it can read the same."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self._known: dict[tuple[Heard, ...], tuple[int, ...]] = {}

    def choose(self, heard: tuple[Heard, ...]) -> tuple[int, ...]:
        """The numbers of the replies that it draws among."""
        known = self._known.get(heard)
        if known is None:
            known = self._known[heard] = self.bot.choose(heard)
        return known


def _in_variant(variant: Variant, chance: Chance) -> Chance:
    return chance if chance.variant is variant else replace(chance, variant=variant)
