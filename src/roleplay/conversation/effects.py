"""What a reply shows, and what that does: rules 1 to 3 of a turn.

Most replies show the same behaviors in every state; their effect is worked out once, when they
are bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from roleplay.scenario.model import Behavior, Scorecard


NOTHING: frozenset[str] = frozenset()
"""The one empty set, as every reply of every variant has several."""


class Shown(NamedTuple):
    """A behavior that counted, and the one written in the file where that is another."""

    behavior: Behavior
    instead_of: Behavior | None


class Effect(NamedTuple):
    """Behaviors that counted, their levels (0 to 4, by dimension), moves of the meters, and flags.

    `moves` is the sum over the behaviors and the reply itself, before clamping.
    """

    shown: tuple[Shown, ...]
    levels: tuple[int, ...]
    moves: tuple[int, int, int]
    sets: frozenset[str]


def effect_of(
    scorecard: Scorecard,
    written: Sequence[Behavior],
    own_moves: tuple[int, int, int],
    flags: frozenset[str],
    *,
    crossed: bool = False,
) -> Effect:
    """The effect of showing behaviors while flags are set.

    All `sets` take effect first, then `needs`/`else`; a behavior that comes in by `else` sets its
    own flags too. When the authority is `crossed`, the scorecard's `over-authority` behaviors
    count in place of the reply's own in their dimensions.
    """
    sets = frozenset([flag for behavior in written for flag in behavior.sets]) or NOTHING
    shown = [_settle(scorecard.behaviors, behavior, flags | sets) for behavior in written]
    if more := [flag for each in shown if each.instead_of for flag in each.behavior.sets]:
        sets = sets.union(more)
    if crossed:
        shown = _overstep(scorecard, shown)
    levels = {s.behavior.dimension: s.behavior.level for s in shown}
    moves = [s.behavior.moves for s in shown]
    temper, trust, confusion = own_moves
    return Effect(
        tuple(shown),
        tuple([levels.get(dimension, 0) for dimension in scorecard.dimensions]),
        (
            temper + sum([m.get("temper", 0) for m in moves]),
            trust + sum([m.get("trust", 0) for m in moves]),
            confusion + sum([m.get("confusion", 0) for m in moves]),
        ),
        sets,
    )


def _settle(behaviors: Mapping[str, Behavior], written: Behavior, flags: frozenset[str]) -> Shown:
    """Follow `else` until a behavior has what it needs; the reader has refused circles."""
    behavior = written
    while behavior.needs is not None and behavior.needs not in flags and behavior.otherwise:
        behavior = behaviors[behavior.otherwise]
    return Shown(behavior, None if behavior is written else written)


def _overstep(scorecard: Scorecard, shown: list[Shown]) -> list[Shown]:
    for dimension in scorecard.dimensions.values():
        if dimension.over_authority is None:
            continue
        own = next((s for s in shown if s.behavior.dimension == dimension.name), None)
        over = Shown(scorecard.behaviors[dimension.over_authority], own and own.behavior)
        shown = [*(s for s in shown if s is not own), over]
    return shown
