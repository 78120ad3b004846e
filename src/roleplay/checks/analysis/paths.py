"""The model path of each variant, and what is left after each reply at the start."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from roleplay.checks.analysis.course import ground_of
from roleplay.checks.analysis.results import Perfect, Recovery
from roleplay.checks.analysis.shares import Shares
from roleplay.checks.analysis.situations import MOST_STATES, situations
from roleplay.checks.analysis.tables import Room, ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from roleplay.checks.analysis.results import Variant
    from roleplay.checks.analysis.shares import Standing
    from roleplay.checks.analysis.situations import Situations, Turn
    from roleplay.scenario.model import Outcome, Scenario, Scorecard


def perfect(scenario: Scenario, scorecard: Scorecard) -> tuple[Perfect, ...] | None:
    """The model path of each variant; None where there are too many states."""
    found = situations(scenario, scorecard, MOST_STATES)
    if found is None:
        return None
    best = _best_outcomes(found)
    return tuple(_perfect(found, variant, start, best) for variant, start in found.starts)


def _perfect(
    found: Situations, variant: Variant, start: int, best_outcomes: Sequence[Outcome | None]
) -> Perfect:
    shares = Shares(ground_of(found), start)
    played = _play_on(found, shares, shares.start)
    criticals = tuple(dict.fromkeys(name for _, turn in played.turns for name in turn.criticals))
    end = found.all[played.end.number]
    ending = found.scenario.endings.get(end.place)
    names = [name for d, name in enumerate(found.scorecard.dimensions) if d in shares.scored]
    lost = zip(names, shares.in_each(played.end.lost), strict=True)
    outcome = ending.outcome if ending else None
    best = best_outcomes[start]
    return Perfect(
        variant=variant,
        replies=tuple((place, turn.reply) for place, turn in played.turns),
        ending=ending.name if ending else None,
        outcome=outcome,
        best_outcome=best,
        better=_shortest(found, start, best) if best is not outcome else (),
        score=1 - shares.overall(played.end.lost),
        dimensions={name: 1 - each for name, each in lost},
        passed=played.passed,
        criticals=criticals,
        broken=end.broken,
    )


def _shortest(
    found: Situations, start: int, outcome: Outcome | None
) -> tuple[tuple[str, str], ...]:
    """The replies of a shortest way to an ending with that outcome, which can be reached."""
    ways: dict[int, tuple[tuple[str, str], ...]] = {start: ()}
    waiting = deque([start])
    while True:
        number = waiting.popleft()
        situation = found.all[number]
        ending = found.scenario.endings.get(situation.place)
        if ending is not None and ending.outcome is outcome:
            return ways[number]
        for turn in situation.turns:
            if turn.to not in ways:
                ways[turn.to] = (*ways[number], (situation.place, turn.reply))
                waiting.append(turn.to)


class _Played(NamedTuple):
    """Perfect play: its turns, each with its moment, where it ends, and whether it passes."""

    turns: tuple[tuple[str, Turn], ...]
    end: Standing
    passed: bool


def _play_on(found: Situations, shares: Shares, begin: Standing) -> _Played:
    """Perfect play from here on."""
    worth = shares.ground.worth
    turns: list[tuple[str, Turn]] = []
    at = begin
    while (model := worth[at.number].model) is not None:
        situation = found.all[at.number]
        turns.append((situation.place, situation.turns[model]))
        at = shares.after(at, worth[at.number].turns[model])
    criticals = any(turn.criticals for _, turn in turns)
    passed = at.number in found.good_ends and shares.may_pass(at.lost) and not criticals
    return _Played(tuple(turns), at, passed)


def recoveries(scenario: Scenario, scorecard: Scorecard) -> tuple[Recovery, ...] | None:
    """What is left after each reply at the start of each variant; None where that is too large."""
    found = situations(scenario, scorecard, MOST_STATES)
    if found is None:
        return None
    room = Room()
    best = _best_outcomes(found)
    return tuple(
        recovery
        for variant, start in found.starts
        for recovery in _recoveries(found, variant, start, best, room)
    )


def _recoveries(
    found: Situations,
    variant: Variant,
    start: int,
    best: Sequence[Outcome | None],
    room: Room,
) -> Iterator[Recovery]:
    shares = Shares(ground_of(found), start)
    situation = found.all[start]
    for turn, worth in zip(situation.turns, shares.ground.worth[start].turns, strict=True):
        after = shares.after(shares.start, worth)
        yield Recovery(
            variant=variant,
            moment=situation.place,
            reply=turn.reply,
            free=not after.lost,
            best_outcome=best[turn.to],
            attainable=1 - shares.overall(after.lost),
            can_pass=not worth.does.critical and _can_pass(found, shares, after, room),
        )


def _can_pass(found: Situations, shares: Shares, begin: Standing, room: Room) -> bool | None:
    """Whether any way of playing on from here passes; None where that is too large."""
    if _play_on(found, shares, begin).passed:
        return True
    passing = ways(shares, begin, room)
    return None if passing is None else bool(passing)


def ways_to_pass(scenario: Scenario, scorecard: Scorecard) -> Mapping[Variant, int] | None:
    """How many conversations pass in each variant; None where that is too large to count."""
    found = situations(scenario, scorecard, MOST_STATES)
    if found is None:
        return None
    counted: dict[Variant, int] = {}
    room = Room()
    for variant, start in found.starts:
        shares = Shares(ground_of(found), start)
        count = ways(shares, shares.start, room)
        if count is None:
            return None
        counted[variant] = count
    return counted


def _best_outcomes(found: Situations) -> Sequence[Outcome | None]:
    """The best outcome that can be reached from each situation."""
    endings = found.scenario.endings
    rank = {None: -1} | {ending.outcome: ending.outcome.rank for ending in endings.values()}
    best: list[Outcome | None] = []
    for situation in found.all:
        ending = endings.get(situation.place)
        own = ending.outcome if ending else None
        ahead = {best[turn.to] for turn in situation.turns}
        best.append(max(ahead, key=lambda outcome: rank[outcome], default=own))
    return best
