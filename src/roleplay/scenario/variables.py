"""The variables of a scenario: what `vary` says is drawn for each attempt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.scenario.faults import listing
from roleplay.scenario.findings import variables as findings
from roleplay.scenario.holding import mapping
from roleplay.scenario.model import DrawnItem, Variable
from roleplay.scenario.nodes import BrokenNode, ListNode, MapNode, ScalarNode
from roleplay.scenario.numerals import NUMBER, number, report_thousands, with_point
from roleplay.scenario.scalars import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roleplay.scenario.faults import Faults


def read_variables(root: MapNode, faults: Faults) -> tuple[Variable, ...]:
    """The variables in file order, without those that have a fault of their own."""
    vary = mapping(root, "vary")
    found = []
    for name, entry in vary.entries.items() if vary else ():
        if isinstance(entry.value, ListNode):
            variable = _variable(name, entry.value, faults)
            if variable is not None:
                found.append(variable)
    return tuple(found)


def _variable(name: str, values: ListNode, faults: Faults) -> Variable | None:
    if any(isinstance(item, BrokenNode) for item in values.items):
        return None
    if isinstance(values.items[0], ScalarNode):
        column = [item for item in values.items if isinstance(item, ScalarNode)]
        if not _is_column(name, column, faults):
            return None
        return Variable(name, tuple({name: _drawn(item)} for item in column))
    rows = [item for item in values.items if isinstance(item, MapNode)]
    if not _same_keys(name, rows, faults):
        return None
    for key in rows[0].entries:
        cells = [row.entries[key].value for row in rows]
        column = [cell for cell in cells if isinstance(cell, ScalarNode)]
        if len(column) < len(cells) or not _is_column(f"{name}.{key}", column, faults):
            return None
    return Variable(
        name,
        tuple(
            {
                f"{name}.{key}": _drawn(entry.value)
                for key, entry in row.entries.items()
                if isinstance(entry.value, ScalarNode)
            }
            for row in rows
        ),
    )


def _drawn(node: ScalarNode) -> DrawnItem:
    text = node.text.rstrip("\n")
    return DrawnItem(text, number(text) if _is_number(node) else None)


def _is_number(node: ScalarNode) -> bool:
    """Digits in quotes are a text, such as a telephone number."""
    return not node.style and NUMBER.fullmatch(node.text) is not None


def _is_column(name: str, column: Iterable[ScalarNode], faults: Faults) -> bool:
    """Whether values are all numbers or all texts; reports the first that differs.

    Also reports values in which a placeholder stands, which make good texts all the same.
    """
    first, *others = column
    for value in column:
        match = PLACEHOLDER.search(value.text)
        if match is not None:
            where = faults.literal(value, match[0], 0)
            faults.add(findings.PLACEHOLDER_IN_VALUE, where, written=match[0], name=name)
        if _is_number(value):
            report_thousands(value.text, value, faults)
    for other in others:
        if _is_number(other) != _is_number(first):
            text = next((value for value in (first, other) if not _is_number(value)), other)
            point = with_point(text.text)
            help_ = f"Write “{point}”: numbers have a point, not a comma." if point else None
            faults.add(findings.MIXED_VALUES, other, help=help_, name=name)
            return False
    return True


def _same_keys(name: str, rows: Iterable[MapNode], faults: Faults) -> bool:
    """Whether items that are drawn together have the same keys; reports the first that differs."""
    first, *others = rows
    for other in others:
        if other.entries.keys() != first.entries.keys():
            faults.add(findings.UNEVEN_ITEMS, other, name=name, keys=listing(first.entries))
            return False
    return True
