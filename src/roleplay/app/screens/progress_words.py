"""What Progress says: attempts as a table where it fits, in two lines each where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from roleplay.app.content import FAINT, shown, stacked
from roleplay.app.helping import Help
from roleplay.reports import labels
from roleplay.reports.progress import local_time
from roleplay.text import cells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from roleplay.store import FinishedAttempt

GUIDE = Help(
    "Progress",
    "Every conversation you finished, the newest first; Enter opens its debrief again. Above "
    "them, each dimension over time.",
    (
        ("▁▂▃▄▅▆▇█", "one bar for each attempt, oldest left: low is 0 %, high is 100 %"),
        ("–", "not judged in that conversation, or not predicted"),
        ("predicted", "your own guess, before you saw the score"),
    ),
)

NOTHING_YET = shown(
    "Nothing here yet. Finish a conversation, and its score will be the first of this list."
)

NO_HEADING = shown("")

BARS = "▁▂▃▄▅▆▇█"
MOST_BARS = 30
GAP = "  "


def dimensions(finished: Sequence[FinishedAttempt]) -> list[str]:
    """Every dimension of the attempts, in the order in which they came up."""
    return list(dict.fromkeys(name for done in finished for name in done.finish.scores))


def over_time(finished: Sequence[FinishedAttempt]) -> Content:
    """A line for each dimension and one for the whole, oldest attempt left."""
    names = dimensions(finished)
    width = max(map(cells, [*names, "overall"]))
    lines = []
    for name in names:
        scores = [done.finish.scores.get(name) for done in finished]
        values = [score.percent for score in scores if score]
        lines.append(_line(labels.spaced(name), values, width))
    lines.append(_line("overall", [done.finish.overall.percent for done in finished], width))
    return stacked(lines)


def _line(name: str, values: Sequence[int], width: int) -> Content:
    recent = values[-MOST_BARS:]
    bars = "".join(BARS[min(value * len(BARS) // 100, len(BARS) - 1)] for value in recent)
    change = f"{values[0]} % → {values[-1]} %" if len(values) > 1 else f"{values[-1]} %"
    return Content.assemble(
        shown(f"{name:<{width}}{GAP}", "bold"),
        shown(f"{bars:<{min(MOST_BARS, len(recent))}}", "$primary"),
        shown(f"{GAP}{change}"),
    )


def rows(
    finished: Sequence[FinishedAttempt], titles: Mapping[str, str], width: int
) -> tuple[Content | None, dict[str, Content]]:
    """The heading, where the attempts fit the width as a table, and each attempt by its uid."""
    names = dimensions(finished)
    heading = ["when", "scenario", *map(labels.spaced, names), "overall", "predicted", "result"]
    table = {done.attempt.uid: _cells(done, titles, names) for done in finished}
    widths = [max(map(cells, column)) for column in zip(heading, *table.values(), strict=True)]
    if sum(widths) + len(GAP) * (len(widths) - 1) > width:
        return None, {
            done.attempt.uid: _two_lines(done, table[done.attempt.uid], names) for done in finished
        }
    lines = {
        done.attempt.uid: shown(_aligned(table[done.attempt.uid], widths)) for done in finished
    }
    return shown(_aligned(heading, widths), FAINT), lines


def _cells(done: FinishedAttempt, titles: Mapping[str, str], names: Sequence[str]) -> list[str]:
    scores = done.finish.scores
    return [
        local_time(done.attempt.started),
        titles.get(done.attempt.scenario, done.attempt.scenario),
        *(f"{scores[name].percent} %" if name in scores else "–" for name in names),
        f"{done.finish.overall.percent} %",
        "–" if done.predicted is None else f"{done.predicted} %",
        _result(done),
    ]


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    """Texts to the left, numbers to the right."""
    last = len(line) - 1
    padded = [
        cell + " " * (size - cells(cell))
        if n in (0, 1, last)
        else " " * (size - cells(cell)) + cell
        for n, (cell, size) in enumerate(zip(line, widths, strict=True))
    ]
    return GAP.join(padded)


def _two_lines(done: FinishedAttempt, line: Sequence[str], names: Sequence[str]) -> Content:
    when, title, *scores, overall, predicted, result = line
    parts = [f"{labels.spaced(name)} {score}" for name, score in zip(names, scores, strict=True)]
    if done.predicted is not None:
        parts.append(f"predicted {predicted}")
    return stacked(
        [
            Content.assemble(
                shown(f"{when}  "),
                shown(title, "bold"),
                shown(f"  {overall} {result}"),
            ),
            shown(", ".join(parts), FAINT),
        ]
    )


def _result(done: FinishedAttempt) -> str:
    passed = "passed ✓" if done.finish.passed else "not passed"
    kind = "replay, " if done.attempt.mode == "replay" else ""
    return f"{kind}{passed}"
