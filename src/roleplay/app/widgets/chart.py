"""Curves in the terminal, drawn by plotext. Imported by the screens that draw, and by none else.

Each curve has a mark of its own, so that it can be told from the others without color.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.color import Color
from textual_plotext import PlotextPlot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import RenderResult

    from roleplay.reports.over_time import Curve

MARKS = "•+x*o#%=@&~^"
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
    """Percents, run after run."""

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
            runs = [point.run for point in curve.points]
            percents = [point.percent for point in curve.points]
            plot.plot(runs, percents, marker=look.mark, color=color)
        plot.ylim(0, 100)
        plot.yticks([0, 50, 100], ["0 %", "50 %", "100 %"])
        plot.xticks(*self._ticks())
        plot.xaxes(lower=False, upper=False)
        plot.yaxes(left=False, right=False)
        return super().render()

    def _rgb(self, token: str) -> tuple[int, int, int]:
        return Color.parse(self.app.theme_variables[token]).rgb

    def _ticks(self) -> tuple[list[float], list[str]]:
        """The days below some of the runs; a day stands there once, at its first run."""
        days = sorted(
            {point.run: point.day for curve in self._curves for point in curve.points}.items()
        )
        if not days:
            return [], []
        most = max(2, min(MOST_TICKS, self.size.width // CELLS_A_TICK))
        count = min(most, len(days))
        chosen = [days[n * (len(days) - 1) // max(1, count - 1)] for n in range(count)]
        named: dict[str, float] = {}
        for run, day in chosen:
            named.setdefault(_in_words(day), run)
        return list(named.values()), list(named)


def _in_words(day: float) -> str:
    at = date.fromordinal(round(day))
    return f"{at.day} {at:%b}"
