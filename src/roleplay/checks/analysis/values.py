"""What moments and replies are worth, over all their situations."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from operator import gt, sub
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
    met = [worth[number] for number in numbers]
    stakes = {rate(here.ahead, here.turns[here.model or 0].gained) for here in met}
    order = found.scenario.moments[name].replies
    return MomentValue(
        name=name,
        situations=len(numbers),
        stake=_span(stakes),
        ahead={
            dimension: _span(Fraction(levels) for levels in {here.ahead[d] for here in met})
            for d, dimension in enumerate(names)
        },
        replies={reply: _reply(reply, replies[reply], rate) for reply in order if reply in replies},
        on_model_path=on_path,
    )


def _reply(
    name: str, met: Sequence[tuple[Turn, Worth, TurnWorth, bool]], rate: _Rate
) -> ReplyValue:
    lost: set[tuple[Fraction, Fraction]] = set()
    gains = False
    for _, here, each, _ in met:
        model = here.turns[here.model or 0]
        given_away = rate(here.ahead, _minus(model.gained, each.gained))
        lost.add((given_away, rate(here.ahead, _minus(model.kept, each.kept))))
        gains = gains or any(map(gt, each.ahead, model.ahead))
    models = [is_model for *_, is_model in met]
    return ReplyValue(
        name=name,
        loss=_span({given_away + closed for given_away, closed in lost}),
        given_away=_span({given_away for given_away, _ in lost}),
        closed=_span({closed for _, closed in lost}),
        levels=tuple(sorted({turn.levels for turn, *_ in met})),
        gains_ahead=gains,
        model=any(models),
        always_model=all(models),
    )


class _Rate:
    """Levels as a share of all that lies ahead: the weighted mean over what is still at stake."""

    def __init__(self, weights: Sequence[int]) -> None:
        self._weights = weights
        self._known: dict[tuple[tuple[int, ...], tuple[int, ...]], Fraction] = {}

    def __call__(self, ahead: tuple[int, ...], levels: tuple[int, ...]) -> Fraction:
        known = self._known.get((ahead, levels))
        if known is None:
            known = self._known[ahead, levels] = self._rate(ahead, levels)
        return known

    def _rate(self, ahead: tuple[int, ...], levels: tuple[int, ...]) -> Fraction:
        total, sum_of_weights = Fraction(0), 0
        for weight, stake, level in zip(self._weights, ahead, levels, strict=True):
            if stake:
                sum_of_weights += weight
                total += Fraction(weight * level, stake)
        return total / sum_of_weights if sum_of_weights else Fraction(0)


def _minus(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(map(sub, one, other))


def _span(numbers: Iterable[Fraction]) -> Span:
    known = list(numbers) or [Fraction(0)]
    return Span(min(known), max(known))
