"""What Progress says: attempts as lines, curves in numbers, the calendar, guesses and mastery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from roleplay.app.content import FAINT, GOOD, shown, stacked
from roleplay.app.helping import Help
from roleplay.app.widgets.chart import looks
from roleplay.app.widgets.listing import Column, Line
from roleplay.repetition.standing import MOST_A_DAY
from roleplay.reports import labels
from roleplay.reports.over_time import WEEKS_AHEAD, WEEKS_BACK, coming_line, practised_line
from roleplay.reports.progress import local_time
from roleplay.reports.record import calibration_line, mastery_line, unlock_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from roleplay.app.retrospect import Retrospect
    from roleplay.reports.over_time import Calendar, Curve
    from roleplay.store import FinishedAttempt

GUIDE = Help(
    "Progress",
    "Six parts, by number or with the arrows. Talks: every conversation you finished, the newest "
    "first; Enter opens its debrief again. Scores: each dimension over time. Days: when you "
    "practised, and what comes back. Habits: what you do again and again; Enter makes a drill of "
    "it. Guesses: how well you know how well you did. Mastery: what you can rely on.",
    (
        ("• + x *", "a curve each, named above the chart; below it stand the days of the runs"),
        ("–", "not judged in that conversation, or not predicted"),
        ("guess", "your own guess, before you saw the score"),
        ("░ ▒ ▓ █", "a day with 1, 2, 3, or more conversations and drills"),
        ("·", "a day without"),
        ("!", "a critical behavior"),
    ),
)

LOOKING = shown("Looking back …", "bold")
NOTHING_YET = shown(
    "Nothing here yet. Finish a conversation, and its score will be the first of this list."
)

SHADES = "·░▒▓█"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
GAP = 3
LABEL = 5
DAY_WIDTH = 2
DUE_WIDTH = 3
BETWEEN = "  "


def title(seen: Retrospect) -> Content:
    """How much there is to look back on."""
    if not seen.finished:
        return stacked([shown("Your progress", "bold"), shown(""), NOTHING_YET])
    own = [done for done in seen.finished if not done.is_replay]
    passed = sum(done.finish.passed for done in own)
    said = f"  {passed:,} of {len(own):,} conversations passed"
    return Content.assemble(shown("Your progress", "bold"), shown(said, FAINT))


def legend(curves: Iterable[Curve], width: int) -> Content:
    """The mark and name of each curve, and how it went, in lines of at most `width` cells."""
    lines: list[list[Content]] = [[]]
    for number, curve in enumerate(curves):
        entry = _entry(number, curve)
        if (
            lines[-1]
            and sum(each.cell_length + GAP for each in lines[-1]) + entry.cell_length > width
        ):
            lines.append([])
        lines[-1].append(entry)
    return stacked(shown(" " * GAP).join(line) for line in lines)


def _entry(number: int, curve: Curve) -> Content:
    look = looks(number)
    went = f"{curve.last} %" if len(curve.points) == 1 else f"{curve.first} → {curve.last} %"
    return Content.assemble(
        shown(f"{look.mark} ", f"bold ${look.color}"),
        shown(labels.spaced(curve.name), "bold"),
        shown(f" {went}"),
    )


def columns(finished: Sequence[FinishedAttempt]) -> tuple[Column, ...]:
    """The columns of the attempts; where it is narrow, guess, dimensions and time are left out."""
    names = dimensions(finished)
    return (
        Column("when", 16, 2),
        Column("conversation"),
        *(
            Column(labels.spaced(name), max(len(name), 5), 9)  # all of them, or none
            for name in names
        ),
        Column("score", 5),
        Column("guess", 5, 1),
        Column("result", 12),
    )


def dimensions(finished: Iterable[FinishedAttempt]) -> list[str]:
    """Every dimension of the attempts, in the order in which they came up."""
    return list(dict.fromkeys(name for done in finished for name in done.finish.scores))


def lines(finished: Sequence[FinishedAttempt], titles: Mapping[str, str]) -> list[Line]:
    """A line for each attempt."""
    names = dimensions(finished)
    return [_line(done, titles, names) for done in finished]


def _line(done: FinishedAttempt, titles: Mapping[str, str], names: Sequence[str]) -> Line:
    scores = done.finish.scores
    texts = (
        local_time(done.attempt.started),
        titles.get(done.attempt.scenario, done.attempt.scenario),
        *(_percent(scores[name].percent if name in scores else None) for name in names),
        _percent(done.finish.overall.percent),
        _percent(done.predicted),
        _result(done),
    )
    return Line(done.attempt.uid, texts)


def _percent(value: int | None) -> str:
    return "    –" if value is None else f"{value:>3} %"


def _result(done: FinishedAttempt) -> str:
    if done.is_replay:
        return "replay"
    return "passed ✓" if done.finish.passed else "not passed"


def calendar(days: Calendar) -> Content:
    """The last weeks with what was done, and the next with how many moments come back."""
    weeks = f"Practised, {WEEKS_BACK} weeks"
    heading = (
        f"{'':<{LABEL}}{weeks:<{DAY_WIDTH * WEEKS_BACK}}{BETWEEN} Coming back, {WEEKS_AHEAD} weeks"
    )
    return stacked(
        [
            shown(practised_line(days)),
            shown(coming_line(days)),
            shown(""),
            shown(heading, FAINT),
            *(_weekday(days, number, name) for number, name in enumerate(WEEKDAYS)),
            shown(""),
            shown("· none   ░ 1   ▒ 2   ▓ 3   █ 4 or more conversations and drills", FAINT),
            shown("Numbers: how many moments come back that day; today in brackets.", FAINT),
        ]
    )


def _weekday(days: Calendar, number: int, name: str) -> Content:
    past = []
    for monday in days.weeks:
        day = monday + number
        done = min(days.done.get(day, 0), len(SHADES) - 1)
        mark = " " if day > days.today else SHADES[done]
        past.append(shown(f"{mark:<{DAY_WIDTH}}", GOOD if done else FAINT))
    ahead = "".join(_due(days, monday + number) for monday in days.weeks_ahead)
    return Content.assemble(shown(f"{name:<{LABEL}}", FAINT), *past, shown(f"{BETWEEN}{ahead}"))


def _due(days: Calendar, day: int) -> str:
    if day < days.today:
        return " " * (DUE_WIDTH + 2)
    if day == days.today:
        return f"[{_number(days.due.count, more=days.due.more):>{DUE_WIDTH}}]"
    count = days.coming.get(day, 0)
    return f" {_number(min(count, MOST_A_DAY), more=count > MOST_A_DAY):>{DUE_WIDTH}} "


def _number(count: int, *, more: bool) -> str:
    return f"{count or '·'}{'+' if more else ''}"


def calibration(seen: Retrospect, width: int) -> Content:
    """How well the guesses fit, and what the chart below shows."""
    parts = [shown(calibration_line(seen.calibration))]
    if seen.guesses:
        parts += [shown(""), legend(seen.guesses, width)]
    return stacked(parts)


def evidence(seen: Retrospect, titles: Mapping[str, str]) -> Content:
    """How far each conversation is mastered, and which levels are open, with what says so."""
    return stacked(
        [
            shown("Levels", "bold $text-primary"),
            shown("Advice only: coached play is open at every level.", FAINT),
            *(shown(unlock_line(unlock)) for unlock in seen.levels),
            shown(""),
            shown("Conversations", "bold $text-primary"),
            *_mastered(seen, titles),
        ]
    )


def _mastered(seen: Retrospect, titles: Mapping[str, str]) -> Iterator[Content]:
    for name, each in seen.mastery.items():
        yield Content.assemble(
            shown("✓ " if each.mastered else "  ", GOOD),
            shown(titles.get(name, name), "bold"),
            shown(f": {mastery_line(each)}"),
        )
