"""Habits: what somebody does again and again, across all scenarios.

Every reply of every run counts, with what it showed and what any reply offered there would have
shown: a habit is told as a share of its chances, so that who meets many angry customers does not
seem to soothe more than others. A trend is the share in the last half of the runs less that in
the first; with fewer than six runs there is none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from roleplay.repetition.shown import ShownBehavior
    from roleplay.scenario.model import Behavior

WEAK_LEVEL = 1
STRONG_LEVEL = 3
FEWEST_RUNS = 6
"""Runs with a chance for it, below which a trend would be noise."""

LATELY = 10
"""So many runs are lately."""

OFTEN = 2
"""Once is no habit."""

SELDOM = Fraction(1, 2)
"""Of its chances, under which something good is done seldom: more often it was left out."""


def is_weak(behavior: Behavior | Habit) -> bool:
    """Whether it is to be unlearned: level 0 or 1, or critical."""
    return behavior.critical or behavior.level <= WEAK_LEVEL


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply that was given, on a day, in a run that is known by its name.

    `shown` are the behaviors that counted, `possible` all that some reply offered would have shown.
    """

    scenario: str
    moment: str
    reply: str
    run: str
    day: int
    shown: tuple[ShownBehavior, ...]
    possible: tuple[ShownBehavior, ...]


@dataclass(frozen=True, slots=True)
class Habit:
    """A behavior that was shown `count` times of `chances`, `lately` in the last ten runs.

    `moments` are (scenario, moment, reply, day) of each time, the latest first. `trend` is the
    change of the share, -1 to 1, None while that is too early to say.
    """

    behavior: str
    dimension: str
    level: int
    critical: bool
    count: int
    chances: int
    lately: int
    trend: Fraction | None
    moments: tuple[tuple[str, str, str, int], ...]

    @property
    def share(self) -> Fraction:
        """Of its chances, 0 to 1."""
        return Fraction(self.count, self.chances)


@dataclass(frozen=True, slots=True)
class Tendency:
    """How much of a dimension or a practice was shown: levels, `got` of the best on offer, `of`."""

    name: str
    got: int
    of: int
    trend: Fraction | None

    @property
    def share(self) -> Fraction:
        """Of the best on offer, 0 to 1."""
        return Fraction(self.got, self.of)


@dataclass(frozen=True, slots=True)
class Habits:
    """All habits, with the dimensions and practices in which anything was on offer, by name."""

    behaviors: tuple[Habit, ...]
    dimensions: tuple[Tendency, ...]
    practices: tuple[Tendency, ...]

    @property
    def weak(self) -> tuple[Habit, ...]:
        """What to unlearn: weak behaviors shown more than once and lately, the most so first."""
        return _ranked(h for h in self.behaviors if is_weak(h))

    @property
    def strong(self) -> tuple[Habit, ...]:
        """What to keep: strong behaviors shown more than once and lately, the most so first.

        What was left out more often than not is nothing to be praised for.
        """
        good = (h for h in self.behaviors if not is_weak(h) and h.level >= STRONG_LEVEL)
        return _ranked(h for h in good if h.share >= SELDOM)


def _ranked(habits: Iterable[Habit]) -> tuple[Habit, ...]:
    frequent = [habit for habit in habits if habit.count >= OFTEN and habit.lately]
    return tuple(sorted(frequent, key=lambda h: (-h.lately, -h.count, h.behavior)))


@dataclass(slots=True, eq=False)
class _Tally:
    """What was got of what could be, run by run."""

    runs: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, run: str, got: int, of: int) -> None:
        before = self.runs.get(run, (0, 0))
        self.runs[run] = (before[0] + got, before[1] + of)

    def total(self) -> tuple[int, int]:
        return _sum(list(self.runs.values()))

    def trend(self) -> Fraction | None:
        runs = list(self.runs.values())
        if len(runs) < FEWEST_RUNS:
            return None
        half = len(runs) // 2
        first, last = _sum(runs[:half]), _sum(runs[-half:])
        return Fraction(*last) - Fraction(*first)


def _sum(pairs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum([got for got, _ in pairs]), sum([of for _, of in pairs])


def habits(answers: Iterable[Answer], practices: Mapping[str, Iterable[str]]) -> Habits:
    """The habits behind some answers, which are in the order of time.

    `practices` names the practices of each scenario; an answer counts for all of them.
    """
    listed = tuple(answers)
    dimensions: dict[str, _Tally] = {}
    by_practice: dict[str, _Tally] = {}
    for (run, scenario), found in _by_run(listed).items():
        for dimension, (got, of) in found.items():
            dimensions.setdefault(dimension, _Tally()).add(run, got, of)
            for practice in practices.get(scenario, ()):
                by_practice.setdefault(practice, _Tally()).add(run, got, of)
    return Habits(_behaviors(listed), _tendencies(dimensions), _tendencies(by_practice))


def _by_run(answers: Iterable[Answer]) -> dict[tuple[str, str], dict[str, tuple[int, int]]]:
    """What was got of what could be by dimension, summed up for each run and scenario first."""
    summed: dict[tuple[str, str], dict[str, tuple[int, int]]] = {}
    levels: dict[tuple[object, object], list[tuple[str, int, int]]] = {}
    for answer in answers:
        same = (answer.shown, answer.possible)
        if same not in levels:
            levels[same] = _levels(answer)
        found = summed.setdefault((answer.run, answer.scenario), {})
        for dimension, got, of in levels[same]:
            before = found.get(dimension, (0, 0))
            found[dimension] = (before[0] + got, before[1] + of)
    return summed


def _levels(answer: Answer) -> list[tuple[str, int, int]]:
    """Dimensions with something on offer: the level shown, and the best that could be shown."""
    highest: dict[str, int] = {}
    for behavior in answer.possible:
        highest[behavior.dimension] = max(behavior.level, highest.get(behavior.dimension, 0))
    got = {behavior.dimension: behavior.level for behavior in answer.shown}
    return [(d, got.get(d, 0), level) for d, level in highest.items() if level]


def _behaviors(answers: Sequence[Answer]) -> tuple[Habit, ...]:
    lately = set(list(dict.fromkeys([answer.run for answer in answers]))[-LATELY:])
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    latest: dict[str, ShownBehavior] = {}
    shown: dict[str, list[Answer]] = {}
    for answer in answers:
        names = [behavior.name for behavior in answer.shown]
        for behavior in answer.possible:
            name = behavior.name
            latest[name] = behavior
            tallies[name].add(answer.run, int(name in names), 1)
        for name in names:
            shown.setdefault(name, []).append(answer)
    return tuple(
        [_habit(latest[name], tallies[name], shown[name], lately) for name in sorted(shown)]
    )


def _habit(
    behavior: ShownBehavior, tally: _Tally, shown: Sequence[Answer], lately: set[str]
) -> Habit:
    count, chances = tally.total()
    return Habit(
        behavior=behavior.name,
        dimension=behavior.dimension,
        level=behavior.level,
        critical=behavior.critical,
        count=count,
        chances=chances,
        lately=sum(answer.run in lately for answer in shown),
        trend=tally.trend(),
        moments=tuple([(a.scenario, a.moment, a.reply, a.day) for a in reversed(shown)]),
    )


def _tendencies(tallies: Mapping[str, _Tally]) -> tuple[Tendency, ...]:
    return tuple(
        Tendency(name, *tally.total(), tally.trend()) for name, tally in sorted(tallies.items())
    )
