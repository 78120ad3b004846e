"""Sets of states as whole numbers: one bit for each combination of meters and flags.

A bit's place is a number in mixed radix: the meters that something reads are its low digits, each
0 to 10, the flags its high ones, each 0 or 1. So a condition is a mask; a move of a meter is a
shift by that many rows, with the rows that would pass 0 or 10 folded into the last one; and setting
a flag is a shift of the states that have it not.
"""

from __future__ import annotations

import re
from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

VALUES = 11
"""How many values a meter has."""

_TO_FLAGS = bytes.maketrans(b"01", b"\0\1")

_NOT_ZERO = re.compile(rb"[^\0]")
_BITS_OF = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]


class Layout:
    """Where the bits of the meters (positions in `METERS`) and of the flags stand."""

    def __init__(self, meters: tuple[int, ...], flags: tuple[str, ...]) -> None:
        self.meters = meters
        self.flags = flags
        base = 1
        self._stride: dict[int, int] = {}
        for meter in meters:
            self._stride[meter] = base
            base *= VALUES
        self._flag_stride = {flag: base << place for place, flag in enumerate(flags)}
        self._base = base
        self._known_steps: dict[tuple[tuple[int, int], ...], list[int]] = {}
        self.width = base << len(flags)
        self.full: int = (1 << self.width) - 1
        # Made when first asked for: of many flags, each of them is large.
        self._rows: dict[tuple[int, int], int] = {}
        self._least: dict[tuple[int, int], int] = {}
        self._set = {
            flag: self._repeat(stride, stride, stride * 2)
            for flag, stride in self._flag_stride.items()
        }

    def _repeat(self, length: int, start: int, period: int) -> int:
        """A block of ones at `start` in every period."""
        blocks = ((1 << length) - 1) << start
        while period < self.width:
            blocks |= blocks << period
            period *= 2
        return blocks & self.full

    def single(self, values: tuple[int, int, int]) -> int:
        """The set of one state: these meters, no flag."""
        return 1 << sum(values[meter] * stride for meter, stride in self._stride.items())

    def rows(self, meter: int, values: Iterable[int]) -> int:
        """The states in which a meter has one of the values."""
        mask = 0
        for value in values:
            mask |= self._row(meter, value)
        return mask

    def _row(self, meter: int, value: int) -> int:
        known = self._rows.get((meter, value))
        if known is None:
            stride = self._stride[meter]
            known = self._repeat(stride, stride * value, stride * VALUES)
            self._rows[meter, value] = known
        return known

    def _at_least(self, meter: int, value: int) -> int:
        known = self._least.get((meter, value))
        if known is None:
            known = self._least[meter, value] = self.rows(meter, range(value, VALUES))
        return known

    def flag(self, name: str) -> int:
        """The states in which a flag is set; none for a flag that nothing reads."""
        return self._set.get(name, 0)

    def move(self, states: int, moves: Iterable[tuple[int, int]]) -> int:
        """The states after meters (all of the layout) have moved, clamped to 0 … 10."""
        for meter, by in moves:
            states = self._up(states, meter, by) if by > 0 else self._down(states, meter, -by)
        return states

    def _up(self, states: int, meter: int, by: int) -> int:
        by = min(by, VALUES - 1)
        stride, first = self._stride[meter], VALUES - by
        folded = states & self._at_least(meter, first)
        moved = (states ^ folded) << by * stride
        if folded:
            for value in range(first, VALUES):
                moved |= (folded & self._row(meter, value)) << (VALUES - 1 - value) * stride
        return moved

    def _down(self, states: int, meter: int, by: int) -> int:
        by = min(by, VALUES - 1)
        stride = self._stride[meter]
        kept = states & self._at_least(meter, by)
        folded = states ^ kept
        moved = kept >> by * stride
        if folded:
            for value in range(by):
                moved |= (folded & self._row(meter, value)) >> value * stride
        return moved

    def remember(self, states: int, flags: Iterable[str]) -> int:
        """The states after flags (all of the layout) were set."""
        for flag in flags:
            have = states & self._set[flag]
            states = have | ((states ^ have) << self._flag_stride[flag])
        return states

    def follow(
        self, numbers: list[int], moves: tuple[tuple[int, int], ...], flags: Iterable[str]
    ) -> list[int]:
        """The numbers of states after moves and flags, in the order of their numbers before."""
        if moves:
            base, steps = self._base, self._steps(moves)
            numbers = [n + steps[n % base] for n in numbers]
        for flag in flags:
            stride = self._flag_stride[flag]
            numbers = [n if n // stride % 2 else n + stride for n in numbers]
        return numbers

    def _steps(self, moves: tuple[tuple[int, int], ...]) -> list[int]:
        """How much the number of a state grows by moves, by the part of it that is its meters."""
        known = self._known_steps.get(moves)
        if known is None:
            known, by_meter = [0], dict(moves)
            for meter, stride in self._stride.items():
                by = by_meter.get(meter, 0)
                rows = [min(max(value + by, 0), VALUES - 1) - value for value in range(VALUES)]
                known = [row * stride + step for row in rows for step in known]
            self._known_steps[moves] = known
        return known


def members(states: int) -> list[int]:
    """The numbers of the bits that are set, from the lowest on."""
    # Of few bits in a large set, looking for the bytes that are not 0 is up to ten times faster.
    if states.bit_count() * 32 < states.bit_length():
        data = states.to_bytes(-(-states.bit_length() // 8), "little")
        found = [some.start() for some in _NOT_ZERO.finditer(data)]
        return [place * 8 + bit for place in found for bit in _BITS_OF[data[place]]]
    digits = f"{states:b}".encode().translate(_TO_FLAGS)[::-1]
    return list(compress(range(len(digits)), digits))
