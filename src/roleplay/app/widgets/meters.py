"""The customer's state: every meter in words, as a number and as a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from roleplay.app.content import BAD, FAINT, GOOD, WARNING, bar, shown, stacked
from roleplay.scenario.model import METERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roleplay.conversation.view import Meter

_NAME_WIDTH = max(map(len, METERS))
_STYLES = (GOOD, WARNING, BAD)


def meters(state: Iterable[Meter]) -> Content:
    """The meters below each other, such as `temper ███████░░░ 7 angry ▲ from 5`."""
    return stacked(_line(meter) for meter in state)


def meters_in_a_line(state: Iterable[Meter], width: int) -> Content:
    """The meters beside each other, such as `temper 7 angry ▲5 · trust 3 wary`.

    Where that is wider than `width` in cells, they stand without their words.
    """
    told = tuple(state)
    line = Content(" · ").join(_briefly(meter, meter.words) for meter in told)
    if line.cell_length <= width:
        return line
    return Content(" · ").join(_briefly(meter, "") for meter in told)


def _briefly(meter: Meter, words: str) -> Content:
    mark = {1: f" ▲{meter.before}", 0: "", -1: f" ▼{meter.before}"}[
        (meter.value > meter.before) - (meter.value < meter.before)
    ]
    return Content.assemble(
        shown(f"{meter.name} ", FAINT),
        shown(f"{meter.value} {words}".rstrip(), _style(meter)),
        shown(mark, FAINT),
    )


def _line(meter: Meter) -> Content:
    parts = [
        shown(f"{meter.name:>{_NAME_WIDTH}} ", FAINT),
        shown(bar(meter.value), _style(meter)),
        shown(f" {meter.value:>2} {meter.words}", "bold"),
    ]
    if meter.value != meter.before:
        mark = "▲" if meter.value > meter.before else "▼"
        parts.append(shown(f" {mark} from {meter.before}", FAINT))
    return Content.assemble(*parts)


def _style(meter: Meter) -> str:
    """Good, middling or bad; the words say the same."""
    trouble = 10 - meter.value if meter.name == "trust" else meter.value
    return _STYLES[(trouble > 3) + (trouble > 6)]
