"""Bots worked out exactly, in the situations of a scenario.

Their tables share one room, and what is sampled where they grow too large shares one number of
steps: a variant has an even part of what those before it left. Courses on which less is drawn come
first, as they leave more to the others.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from roleplay.checks.analysis.bots import Heard
from roleplay.checks.analysis.course import chance_of_ends, course, draws_of, mean_share
from roleplay.checks.analysis.extremes import extreme_loss
from roleplay.checks.analysis.results import Chance, worst_ending
from roleplay.checks.analysis.sampling import Passing, Runs, play_in_turn
from roleplay.checks.analysis.shares import Shares
from roleplay.checks.analysis.tables import Room, passes
from roleplay.checks.analysis.worth import worths
from roleplay.conversation.attempt import stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
        self._worth = worths(found)
        self._bots = bots
        self._room = Room(most_entries)
        self._steps_left = MOST_STEPS

    def by_variant(self) -> Iterator[list[Chance]]:
        """The chances of all bots in each variant; those that do the same share one."""
        starts = self._found.starts
        last = {start: number for number, (_, start) in enumerate(starts)}
        by_start: defaultdict[int, dict[object, Chance]] = defaultdict(dict)
        for number, (variant, start) in enumerate(starts):
            known = by_start[start]
            courses = [course(self._worth, start, self._chooser(b, variant)) for b in self._bots]
            # Turns are the same objects in all courses, so their identities tell courses apart.
            keys = [tuple([id(t) for turns in c.values() for t in turns]) for c in courses]
            new = {k: c for k, c in zip(keys, courses, strict=True) if k not in known}
            told = self._of_courses(variant, list(new.values()), len(starts) - number)
            known |= zip(new, told, strict=True)
            yield [_in_variant(variant, known[key]) for key in keys]
            if last[start] == number:
                del by_start[start]

    def _chooser(self, bot: Bot, variant: Variant) -> Callable[[int], tuple[int, ...]]:
        if bot.rank is None:
            worth = self._worth
            return lambda number: (worth[number].model or 0,)
        return _Reader(self._found, variant, bot).choose

    def _of_courses(
        self, variant: Variant, courses: Sequence[Course], variants_left: int
    ) -> Iterator[Chance]:
        """The chance on each course of a variant."""
        told: dict[int, tuple[Shares, Passing | Runs]] = {}
        for number in sorted(range(len(courses)), key=lambda number: _draws(courses[number])):
            among = variants_left * (len(courses) - len(told))
            told[number] = self._passing(courses[number], among)
        sampled = [runs for _, runs in told.values() if isinstance(runs, Runs)]
        self._steps_left -= play_in_turn(sampled, self._steps_left // variants_left)
        for number in range(len(courses)):
            shares, passing = told[number]
            known = passing.passing if isinstance(passing, Runs) else passing
            yield self._chance(variant, shares, known)

    def _passing(self, along: Course, among: int) -> tuple[Shares, Passing | Runs]:
        """The chance to pass on a course, or the runs that will tell it."""
        shares = Shares(self._found, self._worth, along)
        if not _draws(along):
            # One run says it all.
            run = Runs(shares)
            run.play()
            return shares, Passing(run.passing.chance)
        exact = passes(shares, draws_of(along), self._room, among)
        if exact is not None:
            return shares, Passing(exact)
        rounded = Shares(self._found, self._worth, along, exact=False)
        return rounded, Runs(rounded)

    def _chance(self, variant: Variant, shares: Shares, passing: Passing) -> Chance:
        found, along = self._found, shares.along
        by_dimension = [mean_share(self._worth, along, d) for d in shares.scored]
        names = [name for d, name in enumerate(found.scorecard.dimensions) if d in shares.scored]
        overall = 1 - shares.mean([1 - share for share in by_dimension])
        best, worst, known = self._extremes(shares, overall)
        endings = self._endings(along)
        return Chance(
            variant=variant,
            passes=passing.chance,
            scores=dict(zip(names, by_dimension, strict=True)),
            overall=overall,
            best=best,
            worst=worst,
            endings=endings,
            worst_ending=worst_ending(found.scenario, endings),
            exact=known and not passing.runs,
            error=passing.error,
            runs=passing.runs,
        )

    def _extremes(self, shares: Shares, overall: Fraction) -> tuple[Fraction, Fraction, bool]:
        """The best and the worst overall score, and whether both are more than bounds."""
        worth, along = self._worth, shares.along
        if not _draws(along):
            return overall, overall, True
        least, exact = Fraction(0), True
        models_too = all(
            worth[number].turns[worth[number].model or 0] in turns
            for number, turns in along.items()
            if turns
        )
        if not models_too:
            least, exact = extreme_loss(worth, shares, most=False)
        greatest, exact_too = extreme_loss(worth, shares, most=True)
        return 1 - least, 1 - greatest, exact and exact_too

    def _endings(self, along: Course) -> dict[str, Fraction]:
        total: dict[str, Fraction] = {}
        for number, chance in chance_of_ends(along, draws_of(along)).items():
            place = self._found.all[number].place
            if place in self._found.scenario.endings:
                total[place] = total.get(place, Fraction(0)) + chance
        return {name: total[name] for name in self._found.scenario.endings if name in total}


class _Reader:
    """A bot that reads the replies of one variant."""

    def __init__(self, found: Situations, variant: Variant, bot: Bot) -> None:
        self._found = found
        self._bot = bot
        self._staging = stage(found.scenario, found.scorecard, variant.items)
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


def _draws(along: Course) -> int:
    """In how many situations of a course there is something to draw."""
    return sum(len(turns) > 1 for turns in along.values())


def _in_variant(variant: Variant, chance: Chance) -> Chance:
    return chance if chance.variant is variant else replace(chance, variant=variant)
