"""What Today says about a day: what is due, the path, the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from roleplay.app.content import FAINT, LABEL_WIDTH, bar, shown, stacked
from roleplay.repetition.standing import MOST_A_DAY, DueCount
from roleplay.reports import paths, practice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from roleplay.app.day import Day, TheStory
    from roleplay.repetition.paths import PathStanding, StepStanding

MOST_CELLS = 12
"""Cells of a path's bar."""


def has_practised(day: Day) -> bool:
    """Whether anything was ever answered that can come back."""
    return bool(day.due.count or day.due.more or day.next_day is not None)


def due_row(day: Day) -> Content:
    """What is due, in numbers that nobody has to be afraid of."""
    return _row("Practise", _due(day), is_open=bool(day.due.count))


def _due(day: Day) -> str:
    due = day.due
    if due.count:
        told = f"{due.in_words}, about {practice.minutes(due.minutes)}"
        return told if due.count == MOST_A_DAY or not due.more else _some_of(due)
    if due.more:
        return "enough for today; the rest comes back tomorrow"
    if due.held:
        return "what is due waits for what you left in the middle"
    if day.next_day is None:
        return "nothing comes back yet"
    return f"nothing is due; the next comes back {practice.in_days(day.next_day - day.today)}"


def _some_of(due: DueCount) -> str:
    """What is left of today's moments, where more would be due."""
    left = DueCount(due.count, more=False)
    return f"{left.in_words} for today, about {practice.minutes(due.minutes)}"


def about_due(day: Day) -> Content:
    """More about what is due."""
    if day.due.count:
        told = (
            "Moments from your conversations that you are about to forget, one after the other. "
            "You can stop after any key: every answer is stored, and what is left stays due."
        )
    elif day.due.more:
        told = "You have done enough for today. What is left waits until tomorrow."
    elif day.due.held:
        told = f"{practice.HELD} Enter takes other moments ahead of their time."
    else:
        told = "Enter takes moments ahead of their time, and some you never met."
    now = [] if day.due.held and not day.due.count else [shown(f"{_due(day).capitalize()}.")]
    return stacked([shown("Practise", "bold"), *now, shown(told)])


def path_row(path: PathStanding, titles: Mapping[str, str]) -> Content:
    """How far a path is, and its next step."""
    if path.started is None:
        return _row("Path", f"{path.path.title}: Enter begins it")
    done, of = path.done, len(path.steps)
    far = f"{bar(done, of, min(of, MOST_CELLS))} {done} of {of}"
    if path.next is None:
        return _row("Path", f"{far}  {path.path.title}: finished ✓", is_open=False)
    return _row("Path", f"{far}  Next: {paths.step_title(path.next, titles)}")


def about_path(path: PathStanding, titles: Mapping[str, str], today: int) -> Content:
    """More about a path: its steps, each with what it asks for."""
    lines = [shown(path.path.title, "bold")]
    if path.path.summary:
        lines.append(shown(path.path.summary))
    lines.append(shown(""))
    for step in path.steps:
        lines += _step(step, titles, today, is_next=step is path.next)
    return stacked(lines)


def _step(
    step: StepStanding, titles: Mapping[str, str], today: int, *, is_next: bool
) -> Iterator[Content]:
    mark = "✓" if step.done else ("❯" if is_next else "·")
    yield shown(f"{mark} {paths.step_title(step, titles)}", "bold" if is_next else "")
    if is_next:
        details = (paths.step_detail(step), paths.due_words(step, today))
        yield shown(f"  {'; '.join(filter(None, details))}", FAINT)


def story_row(story: TheStory) -> Content:
    """The story of these days."""
    return _row("Story", f"“{story.title}”")


def about_story(story: TheStory) -> Content:
    """How a story begins."""
    lines = [shown(story.title, "bold")]
    if story.credit:
        lines.append(shown(story.credit, FAINT))
    return stacked([*lines, shown(""), shown(story.text)])


def _row(label: str, detail: str, *, is_open: bool = True) -> Content:
    return Content.assemble(
        shown(f"{label:<{LABEL_WIDTH}}", "bold"), shown(detail, "" if is_open else FAINT)
    )
