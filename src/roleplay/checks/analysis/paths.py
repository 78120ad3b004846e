"""The model path of each variant, and what is left after each reply at the start."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from roleplay.checks.analysis.course import course
from roleplay.checks.analysis.results import Perfect, Recovery
from roleplay.checks.analysis.shares import Shares, ways
from roleplay.checks.analysis.situations import MOST_STATES, situations
from roleplay.checks.analysis.worth import worths
from roleplay.scenario.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from roleplay.checks.analysis.course import Course
    from roleplay.checks.analysis.results import Variant
    from roleplay.checks.analysis.situations import Situations
    from roleplay.scenario.model import Scenario, Scorecard


def perfect(scenario: Scenario, scorecard: Scorecard) -> tuple[Perfect, ...] | None:
    """The model path of each variant; None where there are too many states."""
    found = situations(scenario, scorecard, MOST_STATES)
    if found is None:
        return None
    return tuple(_perfect(found, variant, start) for variant, start in found.starts)


def _perfect(found: Situations, variant: Variant, start: int) -> Perfect:
    worth = worths(found)
    shares = Shares(found, worth, start)
    state = shares.whole
    replies: list[tuple[str, str]] = []
    criticals: dict[str, None] = {}
    number = start
    while (model := worth[number].model) is not None:
        turn = found.all[number].turns[model]
        replies.append((found.all[number].place, turn.reply))
        criticals |= dict.fromkeys(turn.criticals)
        state = shares.after(state, shares.changes(worth[number], worth[number].turns[model]))
        number = turn.to
    end = found.all[number]
    ending = found.scenario.endings.get(end.place)
    names = tuple(found.scorecard.dimensions)
    lost = {names[d]: Fraction(s[0], s[2]) for d, s in zip(shares.scored, state, strict=True)}
    return Perfect(
        variant=variant,
        replies=tuple(replies),
        ending=ending.name if ending else None,
        outcome=ending.outcome if ending else None,
        best_outcome=_best_outcome(found, course(worth, start))[start],
        score=1 - shares.overall_lost(state),
        dimensions={name: 1 - each for name, each in lost.items()},
        passed=ending is not None
        and ending.outcome.rank >= Outcome.RESOLVED.rank
        and shares.may_pass(state)
        and not criticals
        and not end.broken,
        criticals=tuple(criticals),
        broken=end.broken,
    )


def recoveries(scenario: Scenario, scorecard: Scorecard) -> tuple[Recovery, ...] | None:
    """What is left after each reply at the start of each variant; None where that is too large."""
    found = situations(scenario, scorecard, MOST_STATES)
    if found is None:
        return None
    return tuple(
        recovery
        for variant, start in found.starts
        for recovery in _recoveries(found, variant, start)
    )


def _recoveries(found: Situations, variant: Variant, start: int) -> Iterator[Recovery]:
    worth = worths(found)
    shares = Shares(found, worth, start)
    along = course(worth, start)
    best = _best_outcome(found, along)
    situation = found.all[start]
    for number, turn in enumerate(situation.turns):
        changes = shares.changes(worth[start], worth[start].turns[number])
        lost = shares.overall_lost(shares.after(shares.whole, changes))
        passing = ways(found, worth, {**along, start: (worth[start].turns[number],)})
        yield Recovery(
            variant=variant,
            moment=situation.place,
            reply=turn.reply,
            free=not lost,
            best_outcome=best[turn.to],
            attainable=1 - lost,
            can_pass=None if passing is None else bool(passing),
        )


def ways_to_pass(scenario: Scenario, scorecard: Scorecard) -> Mapping[Variant, int] | None:
    """How many conversations pass in each variant; None where that is too large to count."""
    found = situations(scenario, scorecard, MOST_STATES)
    if found is None:
        return None
    worth = worths(found)
    counted: dict[Variant, int] = {}
    for variant, start in found.starts:
        count = ways(found, worth, course(worth, start))
        if count is None:
            return None
        counted[variant] = count
    return counted


def _best_outcome(found: Situations, along: Course) -> Mapping[int, Outcome | None]:
    """The best outcome that can be reached from each situation."""
    best: dict[int, Outcome | None] = {}
    for number in reversed(along):
        situation = found.all[number]
        ending = found.scenario.endings.get(situation.place)
        ahead: Sequence[Outcome | None] = [best[turn.to] for turn in situation.turns]
        known = [outcome for outcome in ahead if outcome is not None]
        own = ending.outcome if ending else None
        best[number] = max(known, key=lambda outcome: outcome.rank, default=own)
    return best
