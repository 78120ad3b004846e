"""Whether a condition holds, given what its names stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.scenario.conditions import (
    COMPARE,
    All,
    Any,
    Between,
    Compare,
    Flag,
    IsText,
    Name,
    Not,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal
    from typing import TypeAlias

    from roleplay.scenario.conditions import Condition

    Value: TypeAlias = int | Decimal | str | bool
    """What a name stands for: a number, the text that was drawn, or whether a flag is set."""

    Read: TypeAlias = Callable[[str], Value | None]
    """Gives the value of a name, None where it is not known."""


def holds(condition: Condition, read: Read) -> bool | None:
    """Whether a resolved condition holds; None where that hangs on a value that is not known.

    For promises `read` is asked for what `promise_key` makes of them.
    """
    if isinstance(condition, Not):
        inner = holds(condition.condition, read)
        return None if inner is None else not inner
    if isinstance(condition, All | Any):
        return _joined(condition, read)
    if isinstance(condition, Compare | Between):
        return _compared(condition, read)
    if isinstance(condition, IsText):
        text = read(condition.name.name)
        return None if text is None else (text == condition.text) is not condition.negated
    name = condition.name.name
    known = read(name if isinstance(condition, Flag) else promise_key(name, kept=condition.kept))
    return None if known is None else bool(known)


def promise_key(name: str, *, kept: bool) -> str:
    """What is asked for where a condition reads a promise: no name has a space in it."""
    return f"{'kept' if kept else 'promised'} {name}"


def _joined(condition: All | Any, read: Read) -> bool | None:
    """One part that fails settles an `All`, one that holds settles an `Any`."""
    settles = isinstance(condition, Any)
    unknown = False
    for part in condition.conditions:
        outcome = holds(part, read)
        if outcome is settles:
            return settles
        unknown = unknown or outcome is None
    return None if unknown else not settles


def _compared(condition: Compare | Between, read: Read) -> bool | None:
    left = _number(condition.name, read)
    if isinstance(condition, Between):
        return None if left is None else condition.low <= left <= condition.high
    operand = condition.operand
    right = _number(operand, read) if isinstance(operand, Name) else operand
    return None if left is None or right is None else COMPARE[condition.op](left, right)


def _number(name: Name, read: Read) -> int | Decimal | None:
    value = read(name.name)
    if isinstance(value, str):  # cannot be: the reader lets only numbers be compared
        raise TypeError(name.name)
    return value
