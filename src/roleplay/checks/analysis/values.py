"""What moments and replies are worth, over all their situations."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

from roleplay.checks.analysis.results import MomentValue, ReplyValue, Span
from roleplay.checks.analysis.situations import MOST_STATES, situations
from roleplay.checks.analysis.worth import worths

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from roleplay.checks.analysis.situations import Situations
    from roleplay.checks.analysis.worth import Does
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
    for _, number in found.starts:
        places = {found.all[number].place}
        while (model := worth[number].model) is not None:
            number = worth[number].turns[model].to
            places.add(found.all[number].place)
        for place in places:
            met[place] += 1
    return met


def _moment(found: Situations, name: str, numbers: Sequence[int], on_path: int) -> MomentValue:
    worth = worths(found)
    rate = _Rate([d.weight for d in found.scorecard.dimensions.values()])
    replies: defaultdict[str, dict[object, _Met]] = defaultdict(dict)
    for number in numbers:
        here = worth[number]
        model = here.model or 0
        for index, turn in enumerate(found.all[number].turns):
            does, best = here.turns[index].does, here.turns[model].does
            # What they do is made of what was at stake, and few of them are different.
            key = (does.number, best.number, turn.levels, index == model)
            if key not in replies[turn.reply]:
                met = _Met(here.ahead, turn.levels, does, best, is_model=index == model)
                replies[turn.reply][key] = met
    names = found.scorecard.dimensions
    stakes = {(worth[n].ahead, worth[n].turns[worth[n].model or 0].does.gained) for n in numbers}
    aheads = {ahead for ahead, _ in stakes}
    order = found.scenario.moments[name].replies
    return MomentValue(
        name=name,
        situations=len(numbers),
        stake=_span({rate(*each) for each in stakes}),
        ahead={
            dimension: _span(Fraction(levels) for levels in {ahead[d] for ahead in aheads})
            for d, dimension in enumerate(names)
        },
        replies={
            reply: _reply(reply, replies[reply].values(), rate)
            for reply in order
            if reply in replies
        },
        on_model_path=on_path,
    )


class _Met(NamedTuple):
    """A reply in a situation: what is at stake, what it shows and does, and what the model does."""

    ahead: tuple[int, ...]
    levels: tuple[int, ...]
    does: Does
    best: Does
    is_model: bool


def _reply(name: str, met: Collection[_Met], rate: _Rate) -> ReplyValue:
    lost: set[tuple[Fraction, Fraction]] = set()
    for ahead, _, does, best, _ in met:
        given_away = rate(ahead, _minus(best.gained, does.gained))
        lost.add((given_away, rate(ahead, _minus(best.kept, does.kept))))
    return ReplyValue(
        name=name,
        loss=_span({given_away + closed for given_away, closed in lost}),
        given_away=_span({given_away for given_away, _ in lost}),
        closed=_span({closed for _, closed in lost}),
        levels=tuple(sorted({each.levels for each in met})),
        gains_ahead=any(
            a > b for m in met for a, b in zip(m.does.ahead, m.best.ahead, strict=True)
        ),
        model=any(each.is_model for each in met),
        always_model=all(each.is_model for each in met),
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
