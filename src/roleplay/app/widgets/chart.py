"""Curves in the terminal, drawn by plotext. Imported by the screens that draw, and by none else.

Each curve has a mark of its own, so that it can be told from the others without color.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual.color import Color
from textual_plotext import PlotextPlot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import RenderResult

    from roleplay.reports.over_time import Curve

MARKS = "•+x*"
COLORS = ("primary", "accent", "success", "foreground")
"""The mark of each curve, and the token of the theme that colors it."""

MOST_TICKS = 5
CELLS_A_TICK = 16


@dataclass(frozen=True, slots=True)
class Look:
    """How a curve is drawn."""

    mark: str
    color: str


def looks(number: int) -> Look:
    """How the curve with that number is drawn, from 0."""
    return Look(MARKS[number % len(MARKS)], COLORS[number % len(COLORS)])


class Chart(PlotextPlot):
    """Percents over time."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._curves: Sequence[Curve] = ()

    def draw(self, curves: Sequence[Curve]) -> None:
        """Draw these curves."""
        self._curves = curves
        self.refresh()

    def render(self) -> RenderResult:
        """The curves, in the colors of the theme where it has any of its own."""
        is_plain = self.app.current_theme.ansi
        self.theme = "clear" if is_plain else "auto"
        plot = self.plt
        plot.clear_data()
        for number, curve in enumerate(self._curves):
            look = looks(number)
            color = "default" if is_plain else self._rgb(look.color)
            plot.plot(curve.days, curve.percents, marker=look.mark, color=color)
        plot.ylim(0, 100)
        plot.yticks([0, 50, 100], ["0 %", "50 %", "100 %"])
        plot.xticks(*self._ticks())
        plot.xaxes(lower=False, upper=False)
        plot.yaxes(left=False, right=False)
        return super().render()

    def _rgb(self, token: str) -> tuple[int, int, int]:
        return Color.parse(self.app.theme_variables[token]).rgb

    def _ticks(self) -> tuple[list[float], list[str]]:
        days = [day for curve in self._curves for day in curve.days]
        if not days:
            return [], []
        first, last = min(days), max(days)
        most = max(2, min(MOST_TICKS, self.size.width // CELLS_A_TICK))
        count = most if last - first >= most else 1
        places = [first + (last - first) * n / max(1, count - 1) for n in range(count)]
        return places, [_day(place) for place in places]


def _day(day: float) -> str:
    at = datetime.fromtimestamp(day * 86_400, UTC).astimezone()
    return f"{at.day} {at:%b}"
