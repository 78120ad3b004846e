"""Conditions as masks: the set of all states in which a condition holds, in one variant."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from roleplay.checks.analysis.bits import VALUES
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
    Promised,
)
from roleplay.scenario.model import METERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from roleplay.checks.analysis.bits import Layout
    from roleplay.scenario.conditions import Condition
    from roleplay.scenario.model import DrawnItem, Number

    Promises: TypeAlias = tuple[frozenset[str], frozenset[str]]


def _flipped(compare: Callable[[Number, Number], bool], right: Number, left: Number) -> bool:
    return compare(left, right)


class Masks:
    """The masks of one variant, worked out when asked for and remembered."""

    def __init__(
        self, layout: Layout, drawn: Mapping[str, DrawnItem], authority: Mapping[str, Number]
    ) -> None:
        self._layout = layout
        self._drawn = drawn
        self._authority = authority
        # By identity: the conditions live as long as their scenario, and hashing them is slow.
        self._known: dict[int, int] = {}
        self._compared: dict[object, int] = {}
        self._reads_promises = False

    def of(
        self, condition: Condition | None, promised: frozenset[str], kept: frozenset[str]
    ) -> int:
        """The states in which a condition holds, where these promises were made and kept."""
        if condition is None:
            return self._layout.full
        key = id(condition)
        known = self._known.get(key)
        if known is not None:
            return known
        self._reads_promises = False
        mask = self._mask(condition, (promised, kept))
        if not self._reads_promises:
            self._known[key] = mask
        return mask

    def _mask(self, condition: Condition, promises: Promises) -> int:
        full = self._layout.full
        if isinstance(condition, Not):
            return full ^ self._mask(condition.condition, promises)
        if isinstance(condition, All):
            for part in condition.conditions:
                full &= self._mask(part, promises)
            return full
        if isinstance(condition, Any):
            mask = 0
            for part in condition.conditions:
                mask |= self._mask(part, promises)
            return mask
        if isinstance(condition, Flag):
            return self._layout.flag(condition.name.name)
        if isinstance(condition, Promised):
            self._reads_promises = True
            return full if condition.name.name in promises[condition.kept] else 0
        if isinstance(condition, IsText):
            same = self._drawn[condition.name.name].text == condition.text
            return full if same is not condition.negated else 0
        return self._numbers(condition)

    def _numbers(self, condition: Compare | Between) -> int:
        key: object
        if isinstance(condition, Between):
            key = (condition.name.name, condition.low, condition.high)
        else:
            operand = condition.operand
            value = operand.name if isinstance(operand, Name) else operand
            key = (condition.name.name, condition.op, value)
        known = self._compared.get(key)
        if known is None:
            known = self._compared[key] = self._compare(condition)
        return known

    def _compare(self, condition: Compare | Between) -> int:
        if isinstance(condition, Between):
            low, high = condition.low, condition.high
            return self._where(condition.name, lambda value: low <= value <= high)
        compare = COMPARE[condition.op]
        operand = condition.operand
        if not isinstance(operand, Name):
            return self._where(condition.name, lambda value: compare(value, operand))
        if operand.name not in METERS:
            number = self._number(operand.name)
            return self._where(condition.name, lambda value: compare(value, number))
        mask = 0
        for right in range(VALUES):
            row = self._layout.rows(METERS.index(operand.name), (right,))
            mask |= row & self._where(condition.name, partial(_flipped, compare, right))
        return mask

    def _where(self, name: Name, test: Callable[[Number], bool]) -> int:
        """The states in which the number that a name stands for passes a test."""
        if name.name in METERS:
            values = [value for value in range(VALUES) if test(value)]
            return self._layout.rows(METERS.index(name.name), values)
        return self._layout.full if test(self._number(name.name)) else 0

    def _number(self, name: str) -> Number:
        if name.startswith("authority."):
            return self._authority[name.removeprefix("authority.")]
        number = self._drawn[name].number
        if number is None:
            msg = f"the text variable {name} is compared as a number"
            raise AssertionError(msg)
        return number
