"""Drills: which moments a few minutes are spent on, and in which order.

Of six moments in five minutes four are due, by risk; one is new ground for a weak behavior; one
comes from another industry, the one that was practised longest ago. Places that cannot be filled
so go to what else is due, then to what is new, then to what would be due soonest. After two idle
weeks one easy win comes first. Never chosen are moments that are stuck, gone, were answered
today, or belong to a conversation that was left in the middle. While anything is due, no more than
is left of the day's twelve is chosen.

Neighbors come from different scenarios and share as few trained behaviors as can be: no scenario
gets more than half of the places while others can fill them. Equal standings and an equal seed
give an equal drill.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from roleplay.conversation.draws import draw
from roleplay.repetition.scheduler import retrievability
from roleplay.repetition.standing import StandingState, left_today, moments_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from roleplay.repetition.moments import PractisedMoment
    from roleplay.repetition.standing import Standing

MINUTES = 5
"""How long a drill takes where nobody says otherwise: six moments."""

IDLE_DAYS = 14
"""After so many days without practice a drill begins with an easy win."""


class Why(StrEnum):
    """Why a moment is in a drill."""

    DUE = "due"
    REVISED = "revised"
    WEAK_BEHAVIOR = "weak-behavior"
    OTHER_INDUSTRY = "other-industry"
    EASY_WIN = "easy-win"
    NEW = "new"
    AHEAD = "ahead"
    """It is not due yet, and nothing else was left."""


@dataclass(frozen=True, slots=True)
class DrillItem:
    """A moment to practise, and why: that it is due, new or ahead of its day stays its `stand`."""

    scenario: str
    moment: str
    why: Why
    stand: Why

    @property
    def is_due(self) -> bool:
        """Whether it comes back today."""
        return self.stand in (Why.DUE, Why.REVISED)

    @property
    def is_new(self) -> bool:
        """Whether the trainee never answered it."""
        return self.stand is Why.NEW


@dataclass(frozen=True, slots=True)
class Drill:
    """The moments in their order. `enough` where it is empty because the day's twelve are done."""

    items: tuple[DrillItem, ...]
    enough: bool = False


def choose(
    standings: Sequence[Standing],
    weak: Sequence[str],
    today: int,
    *,
    seed: int,
    minutes: int = MINUTES,
    last_practised: int | None = None,
) -> Drill:
    """A drill of so many minutes; empty where nothing can be practised, or it is enough for today.

    `weak` are the names of the trainee's weak behaviors, the most pressing first. `last_practised`
    is the last day on which anything was answered.
    """
    pool = _pool(standings, today, seed)
    places = moments_in(minutes)
    if pool.due:
        places = min(places, left_today(standings, today))
        if not places:
            return Drill((), enough=True)
    idle = last_practised is not None and today - last_practised >= IDLE_DAYS
    picks = _Picks(places)
    picks.add(pool.easiest() if idle else (), 1, Why.EASY_WIN)
    due = round(places * 2 / 3)
    others = places - due
    picks.add(pool.due, due - len(picks.chosen))
    picks.add(pool.tempting(weak), (others + 1) // 2, Why.WEAK_BEHAVIOR)
    # Another trade than which, where nothing was ever practised?
    change = Why.OTHER_INDUSTRY if pool.practised else None
    picks.add(pool.elsewhere(picks.industries()), others // 2, change)
    picks.add(pool.by_need(), places)
    picks.add(pool.by_need(), places, crowding=True)
    return Drill(picks.apart())


def choose_for(
    behavior: str, standings: Sequence[Standing], today: int, *, seed: int, minutes: int = MINUTES
) -> Drill:
    """A drill of one habit: moments that train this behavior or tempt to it.

    The trainee has asked for it, so the day's twelve do not limit it.
    """
    known = _pool(standings, today, seed).by_need()
    fitting = [c for c in known if behavior in (*c.facts.weak, *c.facts.behaviors)]
    picks = _Picks(places := moments_in(minutes))
    picks.add(fitting, places)
    picks.add(fitting, places, crowding=True)
    return Drill(picks.apart())


def trained(standings: Iterable[Standing]) -> frozenset[str]:
    """The behaviors that some moment trains or tempts to."""
    known = [standing.facts for standing in standings if standing.facts]
    return frozenset([name for facts in known for name in (*facts.weak, *facts.behaviors)])


def drillable(standings: Iterable[Standing], today: int) -> frozenset[str]:
    """Those of them for which a drill would find a moment today."""
    return trained(standing for standing in standings if _is_open(standing, today))


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    """A moment that may be chosen; `recall` is the chance, 0 to 1, that it is remembered."""

    facts: PractisedMoment
    why: Why
    recall: float = 0
    passes: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class _Pool:
    """What may be chosen.

    `due` and `ahead` are in the order of risk, `new` from known scenarios and low levels up.
    `practised` is the last day for each industry, `reach` the highest level met so far.
    """

    due: list[_Candidate]
    new: list[_Candidate]
    ahead: list[_Candidate]
    practised: dict[str, int]
    reach: int

    def by_need(self) -> list[_Candidate]:
        return [*self.due, *self.new, *self.ahead]

    def by_novelty(self) -> list[_Candidate]:
        within = [c for c in self.new if c.facts.level <= self.reach]
        return [*within, *self.ahead, *self.due]

    def easiest(self) -> Iterable[_Candidate]:
        known = [c for c in (*self.due, *self.ahead) if c.why is not Why.REVISED]
        return sorted(known, key=lambda c: (-c.recall, -c.passes, c.facts.key))

    def tempting(self, weak: Iterable[str]) -> list[_Candidate]:
        """What tempts to the weak behaviors, the most pressing of them first."""
        known = self.by_novelty()
        return [c for behavior in weak for c in known if behavior in c.facts.weak]

    def elsewhere(self, industries: set[str]) -> list[_Candidate]:
        """What is from none of these industries, those practised longest ago first."""
        others = [c for c in self.by_novelty() if c.facts.industry not in industries | {""}]
        return sorted(others, key=lambda c: self.practised.get(c.facts.industry, 0))


def _pool(standings: Sequence[Standing], today: int, seed: int) -> _Pool:
    known = [(s.facts, s.card) for s in standings if s.facts and s.card]
    practised: dict[str, int] = {}
    for facts, card in known:
        practised[facts.industry] = max(practised.get(facts.industry, 0), card.last)
    scenarios = {facts.scenario for facts, _ in known}

    def nearness(candidate: _Candidate) -> tuple[bool, int, int]:
        facts = candidate.facts
        return facts.scenario not in scenarios, facts.level, draw(seed, "drill", *facts.key)

    candidates = [candidate for standing in standings for candidate in _candidates(standing, today)]
    candidates.sort(key=lambda c: (c.recall, c.facts.key))
    return _Pool(
        due=[c for c in candidates if c.why in (Why.DUE, Why.REVISED)],
        new=sorted([c for c in candidates if c.why is Why.NEW], key=nearness),
        ahead=[c for c in candidates if c.why is Why.AHEAD],
        practised=practised,
        reach=max((facts.level for facts, _ in known), default=1),
    )


def _candidates(standing: Standing, today: int) -> Iterator[_Candidate]:
    """The moment, unless it is not open."""
    facts, card = standing.facts, standing.card
    if facts is None or not _is_open(standing, today):
        return
    why = _WHY[standing.state]
    if card is None or why is Why.NEW:
        yield _Candidate(facts, Why.NEW)
    else:
        recall = retrievability(card, today)
        yield _Candidate(facts, why, recall, passes=card.reviews - card.lapses)


def _is_open(standing: Standing, today: int) -> bool:
    """Whether the moment may be chosen: not stuck, gone or held, and not answered today."""
    card, is_new = standing.card, standing.state is StandingState.NEW
    is_choosable = standing.state in _WHY and not standing.held
    return is_choosable and (card is None or is_new or card.last < today)


_WHY = {
    StandingState.DUE: Why.DUE,
    StandingState.REVISED: Why.REVISED,
    StandingState.LATER: Why.AHEAD,
    StandingState.NEW: Why.NEW,
}
"""The states in which a moment may be chosen."""


class _Picks:
    """What was chosen so far, each moment once, for a number of places."""

    def __init__(self, places: int) -> None:
        self.places = places
        self.chosen: dict[tuple[str, str], tuple[_Candidate, Why]] = {}

    def add(
        self,
        candidates: Iterable[_Candidate],
        most: int,
        why: Why | None = None,
        *,
        crowding: bool = False,
    ) -> None:
        """Choose the first of these, as many as there is room for, and `most` at most.

        Without `crowding` no scenario gets more than half of all places, so that its moments can
        be kept apart.
        """
        full = min(len(self.chosen) + most, self.places)
        scenarios = Counter([scenario for scenario, _ in self.chosen])
        for candidate in candidates:
            if len(self.chosen) >= full:
                return
            key = candidate.facts.key
            crowded = not crowding and 2 * scenarios[key[0]] >= self.places
            if key not in self.chosen and not crowded:
                self.chosen[key] = candidate, why or candidate.why
                scenarios[key[0]] += 1

    def industries(self) -> set[str]:
        return {candidate.facts.industry for candidate, _ in self.chosen.values()}

    def apart(self) -> tuple[DrillItem, ...]:
        """All that was chosen, an easy win first and neighbors as unlike as can be."""
        left = list(self.chosen.values())
        ordered = [left.pop(0)] if left and left[0][1] is Why.EASY_WIN else []
        while left:
            before = ordered[-1][0].facts if ordered else None
            ordered.append(left.pop(_next([candidate.facts for candidate, _ in left], before)))
        return tuple([DrillItem(*each.facts.key, why, each.why) for each, why in ordered])


def _next(left: Sequence[PractisedMoment], before: PractisedMoment | None) -> int:
    """The index of what goes best after `before`.

    A scenario that fills more than half of the places left has to come now, or some of its moments
    would end up side by side.
    """
    scenario, count = Counter([facts.scenario for facts in left]).most_common(1)[0]
    crowded = scenario if 2 * count > len(left) else None
    trained = set(before.behaviors) if before else set()

    def likeness(index: int) -> tuple[bool, bool, int]:
        facts = left[index]
        return (
            before is not None and facts.scenario == before.scenario,
            crowded is not None and facts.scenario != crowded,
            len(trained.intersection(facts.behaviors)),
        )

    return min(range(len(left)), key=likeness)
