"""What moments and replies are worth, over all their situations."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from roleplay.checks.analysis.course import course
from roleplay.checks.analysis.results import MomentValue, ReplyValue, Span
from roleplay.checks.analysis.situations import MOST_STATES, situations
from roleplay.checks.analysis.worth import worths

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from roleplay.checks.analysis.situations import Situations, Turn
    from roleplay.checks.analysis.worth import TurnWorth, Worth
    from roleplay.scenario.model import Scenario, Scorecard


def values(scenario: Scenario, scorecard: Scorecard) -> Mapping[str, MomentValue] | None:
    """The value of each moment that can be met, by name; None where there are too many states."""
    found = situations(scenario, scorecard, MOST_STATES)
    if found is None:
        return None
    by_moment: defaultdict[str, list[int]] = defaultdict(list)
    for number, situation in enumerate(found.all):
        if situation.turns:
            by_moment[situation.place].append(number)
    on_path = _on_model_paths(found)
    return {
        name: _moment(found, name, by_moment[name], on_path[name])
        for name in scenario.moments
        if name in by_moment
    }


def _on_model_paths(found: Situations) -> Mapping[str, int]:
    """In how many variants perfect play comes through each moment."""
    worth = worths(found)
    met: defaultdict[str, int] = defaultdict(int)
    for _, start in found.starts:
        along = course(worth, start, lambda number: (worth[number].model or 0,))
        for place in {found.all[number].place for number in along}:
            met[place] += 1
    return met


def _moment(found: Situations, name: str, numbers: Sequence[int], on_path: int) -> MomentValue:
    worth = worths(found)
    rate = _Rate([d.weight for d in found.scorecard.dimensions.values()])
    replies: defaultdict[str, list[tuple[Turn, Worth, TurnWorth, bool]]] = defaultdict(list)
    for number in numbers:
        here = worth[number]
        for index, turn in enumerate(found.all[number].turns):
            replies[turn.reply].append((turn, here, here.turns[index], index == here.model))
    names = found.scorecard.dimensions
    stakes = []
    for number in numbers:
        here = worth[number]
        if here.model is not None:
            stakes.append(rate(here, here.turns[here.model].gained))
    order = found.scenario.moments[name].replies
    return MomentValue(
        name=name,
        situations=len(numbers),
        stake=_span(stakes),
        ahead={
            dimension: _span(Fraction(worth[number].ahead[d]) for number in numbers)
            for d, dimension in enumerate(names)
        },
        replies={reply: _reply(reply, replies[reply], rate) for reply in order if reply in replies},
        on_model_path=on_path,
    )


def _reply(
    name: str, met: Sequence[tuple[Turn, Worth, TurnWorth, bool]], rate: _Rate
) -> ReplyValue:
    given_away, closed, models, gains = [], [], [], False
    for _, here, each, is_model in met:
        model = here.turns[here.model or 0]
        given_away.append(rate(here, _minus(model.gained, each.gained)))
        closed.append(rate(here, _minus(model.kept, each.kept)))
        models.append(is_model)
        gains = gains or any(a > b for a, b in zip(each.ahead, model.ahead, strict=True))
    return ReplyValue(
        name=name,
        loss=_span(a + b for a, b in zip(given_away, closed, strict=True)),
        given_away=_span(given_away),
        closed=_span(closed),
        levels=tuple(sorted({turn.levels for turn, *_ in met})),
        gains_ahead=gains,
        model=any(models),
        always_model=all(models),
    )


class _Rate:
    """Levels as a share of all that lies ahead: the weighted mean over what is still at stake."""

    def __init__(self, weights: Sequence[int]) -> None:
        self._weights = weights

    def __call__(self, here: Worth, levels: Sequence[int]) -> Fraction:
        total, sum_of_weights = Fraction(0), 0
        for weight, ahead, level in zip(self._weights, here.ahead, levels, strict=True):
            if ahead:
                sum_of_weights += weight
                total += Fraction(weight * level, ahead)
        return total / sum_of_weights if sum_of_weights else Fraction(0)


def _minus(one: Sequence[int], other: Sequence[int]) -> list[int]:
    return [a - b for a, b in zip(one, other, strict=True)]


def _span(numbers: Iterable[Fraction]) -> Span:
    known = list(numbers) or [Fraction(0)]
    return Span(min(known), max(known))
