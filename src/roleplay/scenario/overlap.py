"""Whether two behaviors of one dimension can hold together on a reply.

Decided by trying every combination of the values that their conditions read: drawn items, meters
0 to 10, flags, promises. Beyond `MOST_COMBINATIONS` it is assumed that they can.
"""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from roleplay.diagnostics import Related
from roleplay.scenario.conditions import All, Compare, Name, Promised, names_in
from roleplay.scenario.evaluate import holds, promise_key
from roleplay.scenario.findings import scoring as findings
from roleplay.scenario.model import METERS
from roleplay.scenario.names import AUTHORITY, Sort
from roleplay.scenario.resolve import METER_TOP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from roleplay.scenario.conditions import Condition
    from roleplay.scenario.context import Context
    from roleplay.scenario.evaluate import Value
    from roleplay.scenario.model import Show
    from roleplay.scenario.nodes import ScalarNode

MOST_COMBINATIONS = 20_000


def check_overlaps(
    shows: Sequence[tuple[Show, ScalarNode]], when: Condition | None, context: Context
) -> None:
    """Report behaviors that a reply shows at once with an earlier one of the same dimension."""
    scorecard = context.scorecard
    if scorecard is None:
        return
    by_dimension: dict[str, list[tuple[Show, ScalarNode]]] = {}
    for show, node in shows:
        dimension = scorecard.behaviors[show.behavior].dimension
        for other, other_node in by_dimension.get(dimension, ()):
            parts = [part for part in (when, show.when, other.when) if part is not None]
            if can_hold(All(tuple(parts)), context):
                context.faults.add(
                    findings.TWO_OF_ONE_DIMENSION,
                    node,
                    related=(Related(context.faults.origin.span_of(other_node), "The other one."),),
                    one=other.behavior,
                    other=show.behavior,
                    dimension=dimension,
                )
                break
        by_dimension.setdefault(dimension, []).append((show, node))


def can_hold(condition: Condition, context: Context) -> bool:
    """Whether some combination of values makes a condition hold.

    Not so far as anybody knows where it reads a variable whose values were reported.
    """
    if any(context.names.sort(name) is Sort.UNSURE for name in _names(condition)):
        return False
    axes = _axes(condition, context)
    if prod(len(axis) for axis in axes) > MOST_COMBINATIONS:
        return True
    fixed: dict[str, Value] = {
        AUTHORITY + kind: amount for kind, amount in context.names.authority.items()
    }
    for combination in product(*axes):
        values = dict(fixed)
        for part in combination:
            values.update(part)
        if holds(condition, values.__getitem__):
            return True
    return False


def _names(condition: Condition) -> Iterator[str]:
    """The names of values that a condition reads."""
    for test in names_in(condition):
        if not isinstance(test, Promised):
            yield test.name.name
            if isinstance(test, Compare) and isinstance(test.operand, Name):
                yield test.operand.name


def _axes(condition: Condition, context: Context) -> list[list[Mapping[str, Value]]]:
    """For each thing that varies by itself, all its values, each as what its names stand for."""
    axes: dict[str, list[Mapping[str, Value]]] = {}
    drawn = {name: variable for variable in context.variables for name in variable.items[0]}
    for test in names_in(condition):
        if isinstance(test, Promised):
            made, kept = (promise_key(test.name.name, kept=kept) for kept in (False, True))
            axes[made] = [{made: p, kept: k} for p, k in ((0, 0), (1, 0), (1, 1))]
    for name in _names(condition):
        if name in METERS:
            axes[name] = [{name: value} for value in range(METER_TOP + 1)]
        elif name in drawn:
            axes[drawn[name].name] = [
                {full: item.text if item.number is None else item.number for full, item in row}
                for row in (row.items() for row in drawn[name].items)
            ]
        elif not name.startswith(AUTHORITY):
            axes[name] = [{name: False}, {name: True}]
    return list(axes.values())
