"""A simulation, not evidence: drills against massed practice and against a fixed weekly round.

Simulated trainees forget by a curve that is not the scheduler's own, so that it cannot win by
knowing its opponent. Each moment has a half-life in days, drawn for the trainee and the moment;
recall after t days is 2 ** (-t / half-life). A recall multiplies the half-life by
1 + gain · (1 - chance of recall), at most by MOST: the later it still succeeds, the more it
strengthens. A failure is explained at once, and leaves half of it, at least the first one. How
much a recall strengthens is not known for service conversations, so a low and a high gain are
both shown.

All practise the same number of moments on each of 260 working days of a year: 120 moments of 15
scenarios, six a day.

- drills: what `roleplay drill` chooses, with the scheduler that ships;
- massed: one scenario after another, each for as long as its share of the year lasts;
- weekly: thirty moments a week in a fixed round through all of them.
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from roleplay.repetition.cards import Card, Review
from roleplay.repetition.drill import choose
from roleplay.repetition.grades import Grade
from roleplay.repetition.moments import PractisedMoment
from roleplay.repetition.scheduler import review
from roleplay.repetition.standing import SECONDS_A_MOMENT, standings

SCENARIOS, MOMENTS, A_DAY = 15, 8, 6
YEAR = 364
MONDAY = 739_000 - 739_000 % 7 + 1
"""Some Monday, as `date.toordinal` counts."""

GAINS = (3, 12)
"""Recalled at a chance of 0.9, a moment lasts 1.3 or 2.2 times as long as before."""
MOST = 5
FIRST_DAYS = 3
"""The median half-life of a moment that was met once."""
TRAINEES = 12

PRACTISED = [
    PractisedMoment(
        f"scenario-{s:02}",
        f"moment-{m}",
        "text",
        ("best",),
        (f"behavior-{(s + m) % 12}",),
        (),
        ("empathy",),
        f"industry-{s % 8}",
        1 + s % 3,
    )
    for s in range(SCENARIOS)
    for m in range(MOMENTS)
]
KEYS = [moment.key for moment in PRACTISED]


@dataclass
class Trainee:
    """Somebody who forgets."""

    chance: random.Random
    gain: float
    first: dict[tuple[str, str], float] = field(default_factory=dict)
    half_life: dict[tuple[str, str], float] = field(default_factory=dict)
    last: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        talent = self.chance.lognormvariate(0, 0.3)
        self.first = {key: FIRST_DAYS * talent * self.chance.lognormvariate(0, 0.5) for key in KEYS}

    def recall(self, key: tuple[str, str], day: int) -> float:
        """The chance, 0 to 1, that the moment would be recalled on a day; 0 before it was met."""
        if key not in self.last:
            return 0.0
        return float(2 ** (-(day - self.last[key]) / self.half_life[key]))

    def practise(self, key: tuple[str, str], day: int) -> bool:
        """Answer the moment; whether it was recalled."""
        chance = self.recall(key, day)
        recalled = self.chance.random() < chance
        if recalled:
            self.half_life[key] *= min(MOST, 1 + self.gain * (1 - chance))
        else:
            self.half_life[key] = max(self.half_life.get(key, 0) / 2, self.first[key])
        self.last[key] = day
        return recalled


def drills(trainee: Trainee, seed: int) -> Iterator[tuple[int, int]]:
    """Practise what the program chooses; gives each day and how many moments were answered."""
    cards: dict[tuple[str, str], Card] = {}
    for day in _days():
        if day % 7 >= 6 or day % 7 == 0:
            yield day, 0
            continue
        told = standings(cards.values(), PRACTISED, day)
        last = max((card.last for card in cards.values()), default=None)
        items = choose(told, (), day, seed=seed + day, last_practised=last).items
        for item in items:
            key = (item.scenario, item.moment)
            grade = Grade.GOOD if trainee.practise(key, day) else Grade.AGAIN
            cards[key] = review(cards.get(key), Review(*key, "text", ("best",), grade, day))
        yield day, len(items)


def massed(trainee: Trainee, _seed: int) -> Iterator[tuple[int, int]]:
    """Practise each scenario as long as its share of the year lasts, then never again."""
    yield from _round(trainee, lambda number, of: _block(number, of))


def weekly(trainee: Trainee, _seed: int) -> Iterator[tuple[int, int]]:
    """Practise all moments in a fixed round, thirty a week."""
    yield from _round(trainee, lambda number, _: number % len(KEYS))


def _block(number: int, of: int) -> int:
    scenario = number * SCENARIOS // of
    return scenario * MOMENTS + number % MOMENTS


def _round(trainee: Trainee, place: Callable[[int, int], int]) -> Iterator[tuple[int, int]]:
    of = sum(1 for day in _days() if 1 <= day % 7 <= 5) * A_DAY
    number = 0
    for day in _days():
        answered = A_DAY if 1 <= day % 7 <= 5 else 0
        for _ in range(answered):
            trainee.practise(KEYS[place(number, of)], day)
            number += 1
        yield day, answered


def _days() -> range:
    return range(MONDAY, MONDAY + YEAR)


def simulate(
    kind: Callable[[Trainee, int], Iterator[tuple[int, int]]], gain: float
) -> tuple[float, ...]:
    """Mean recall over the year and at its end (0 to 1), hours practised, moments held an hour."""
    over, at_end, hours = [], [], []
    for seed in range(TRAINEES):
        trainee = Trainee(random.Random(seed), gain)
        answered, known = 0, []
        for day, count in kind(trainee, seed):
            answered += count
            known.append(statistics.fmean(trainee.recall(key, day + 1) for key in KEYS))
        over.append(statistics.fmean(known))
        at_end.append(known[-1])
        hours.append(answered * SECONDS_A_MOMENT / 3600)
    held, worked = statistics.fmean(over), statistics.fmean(hours)
    return held, statistics.fmean(at_end), worked, held * len(KEYS) / worked


def table() -> Iterator[str]:
    """The simulation as lines."""
    yield "A simulation of forgetting, not evidence: 120 moments, a year, six moments a day."
    yield "Held an hour: moments that are known on an average day, for each hour practised."
    yield f"{'gain':<5} {'practice':<9} {'known, mean':>12} {'at the end':>11} {'held an hour':>13}"
    for gain in GAINS:
        for kind in (drills, weekly, massed):
            over, end, _, held = simulate(kind, gain)
            yield f"{gain:<5} {kind.__name__:<9} {over:>12.0%} {end:>11.0%} {held:>13.1f}"
