"""Whether a condition holds, given what its names stand for."""

from __future__ import annotations

import operator
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from roleplay.scenario.conditions import All, Any, Between, Compare, Flag, IsText, Name, Not

if TYPE_CHECKING:
    from collections.abc import Callable

    from roleplay.scenario.conditions import Condition

Value: TypeAlias = int | Decimal | str | bool
"""What a name stands for: a number, the text that was drawn, or whether a flag is set."""

_COMPARE: dict[str, Callable[[Value, Value], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}


def holds(condition: Condition, read: Callable[[str], Value]) -> bool:
    """Whether a resolved condition holds, where `read` gives the value of a name.

    For promises `read` is asked for what `promise_key` makes of them.
    """
    if isinstance(condition, Compare):
        operand = condition.operand
        right = read(operand.name) if isinstance(operand, Name) else operand
        return _COMPARE[condition.op](read(condition.name.name), right)
    if isinstance(condition, Flag):
        return bool(read(condition.name.name))
    if isinstance(condition, Not):
        return not holds(condition.condition, read)
    if isinstance(condition, All):
        return all(holds(part, read) for part in condition.conditions)
    if isinstance(condition, Any):
        return any(holds(part, read) for part in condition.conditions)
    if isinstance(condition, IsText):
        return (read(condition.name.name) == condition.text) is not condition.negated
    if isinstance(condition, Between):
        value = read(condition.name.name)
        return _COMPARE["<="](condition.low, value) and _COMPARE["<="](value, condition.high)
    return bool(read(promise_key(condition.name.name, kept=condition.kept)))


def promise_key(name: str, *, kept: bool) -> str:
    """What is asked for where a condition reads a promise: no name has a space in it."""
    return f"{'kept' if kept else 'promised'} {name}"
