"""All customers with what the trainee reached: to be searched, filtered and sorted.

Made from the kept headlines and the store, without reading a scenario. `shelf` may wait for the
disk; everything else is quick enough for each key that is typed. Nothing here knows a screen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roleplay.reports import labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from roleplay.desk import Desk
    from roleplay.library import Headline
    from roleplay.repetition.consistency import Unlock
    from roleplay.repetition.mastery import Mastery
    from roleplay.store import Best, FinishedAttempt

FACETS = ("state", "mood", "channel", "level", "clock", "industry", "practice")
"""What customers can be filtered by."""

STATES = ("due", "new", "tried", "passed", "mastered", "broken")
SORTS = ("level", "title", *(facet for facet in FACETS if facet not in ("level", "clock")))
"""What they can be sorted by; what is equal stands by level, then by title."""


TIMED = "timed"


def practice(code: str) -> str:
    """A service practice by its code and in words; by its code alone where it has no words."""
    return f"{code} {labels.PRACTICES.get(code, '')}".rstrip()


@dataclass(frozen=True, slots=True)
class Shelved:
    """A customer. `due` is how many moments come back today; `last` the last finished talk."""

    line: Headline
    best: Best | None = None
    last: FinishedAttempt | None = None
    mastery: Mastery | None = None
    due: int = 0
    text: str = field(default="", compare=False)

    @property
    def reached(self) -> str:
        """“new”, “tried”, “passed”, “mastered” or “broken”."""
        if self.line.is_broken:
            return "broken"
        if self.mastery and self.mastery.mastered:
            return "mastered"
        if self.best is None:
            return "new"
        return "passed" if self.best.passed else "tried"

    def values(self, facet: str) -> tuple[str, ...]:
        """What it is in a facet, in words; who has mastered has passed."""
        line = self.line
        match facet:
            case "state":
                passed = ("passed",) if self.reached == "mastered" else ()
                return (*(("due",) if self.due else ()), *passed, self.reached)
            case "channel":
                value = labels.CHANNELS.get(line.channel, "")
            case "level":
                value = f"level {line.level}" if line.level else ""
            case "clock":
                value = TIMED if line.timed else ""
            case "practice":
                return tuple(map(practice, line.practices))
            case _:
                value = line.mood if facet == "mood" else line.industry
        return (value,) if value else ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """All customers, and which levels are open; none where a setting opens them all."""

    customers: tuple[Shelved, ...]
    levels: tuple[Unlock, ...] = ()


def bare(headlines: Iterable[Headline]) -> Shelf:
    """The customers as they are before the progress was read."""
    return Shelf(tuple(_searchable(Shelved(line)) for line in headlines))


def shelf(desk: Desk) -> Shelf:
    """The customers with all that the trainee reached.

    Raises:
        StoreError: the progress file cannot be read.
    """
    from roleplay.record import masteries, own_attempts, runs
    from roleplay.repetition.consistency import unlocks

    evidence = runs(desk)
    mastered, best = masteries(evidence), desk.best_scores()
    last = {done.attempt.scenario: done for done in own_attempts(desk.history()[0])}
    due = Counter(standing.key[0] for standing in desk.standings() if standing.is_due)
    customers = (
        Shelved(line, best.get(line.id), last.get(line.id), mastered.get(line.id), due[line.id])
        for line in desk.headlines
    )
    levels = () if desk.settings.open_levels else unlocks(evidence)
    return Shelf(tuple(map(_searchable, customers)), levels)


def found(
    customers: Iterable[Shelved], typed: str, filters: Mapping[str, str], sort: str
) -> list[Shelved]:
    """The customers in which all words are found and that pass all filters, sorted."""
    words = typed.casefold().split()
    fitting = (
        each
        for each in customers
        if all(word in each.text for word in words)
        and all(value in each.values(facet) for facet, value in filters.items())
    )
    return sorted(fitting, key=lambda each: _place(each, sort))


def counts(customers: Sequence[Shelved], facet: str) -> dict[str, int]:
    """How many customers there are of each value of a facet, in an order to be listed."""
    counted = Counter(value for each in customers for value in each.values(facet))
    order = STATES if facet == "state" else sorted(counted, key=_natural)
    return {value: counted[value] for value in order if counted[value]}


def _searchable(each: Shelved) -> Shelved:
    """With the text in which words are looked for."""
    line = each.line
    texts = (line.title, line.summary, line.customer, line.id, line.file, *line.tags)
    values = (value for facet in FACETS for value in each.values(facet))
    text = "\n".join((*texts, *values)).casefold()
    return Shelved(line, each.best, each.last, each.mastery, each.due, text)


def _place(each: Shelved, sort: str) -> tuple[object, ...]:
    """Broken files last; then by what is sorted by, level and title."""
    line = each.line
    by: object = line.level
    match sort:
        case "title":
            by = line.title.casefold()
        case "state":
            by = (not each.due, STATES.index(each.reached))
        case "level":
            pass
        case _:
            by = (not each.values(sort), [_natural(value) for value in each.values(sort)])
    return line.is_broken, by, line.level, line.title.casefold(), line.file


def _natural(value: str) -> tuple[str, int, str]:
    """P2 before P10, whatever stands behind it."""
    word = value.partition(" ")[0]
    numbered = word if word[-1:].isdecimal() else value
    letters = numbered.rstrip("0123456789")
    number = numbered[len(letters) :]
    return letters, int(number) if number else 0, value
