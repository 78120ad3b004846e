"""What the library says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from roleplay.app.content import FAINT, labeled, shown, stacked
from roleplay.app.helping import Help
from roleplay.app.shelf import practice
from roleplay.app.widgets.listing import Column, Line
from roleplay.reports import labels
from roleplay.reports.progress import local_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from roleplay.app.shelf import Shelf, Shelved
    from roleplay.repetition.consistency import Unlock

GUIDE = Help(
    "Library",
    "All customers. Type what you look for: each word may be part of a title, a name, a mood, a "
    "channel, a trade, a practice or a state. Filters narrow the list further. A level that is "
    "not open yet is advice, not a wall: Enter still plays it.",
    (
        ("new", "you have not finished it yet"),
        ("tried", "you have finished it, and not passed it yet"),
        ("passed ✓", "you have passed it at least once"),
        ("mastered ✓✓", "you have passed it on three days, in two variants where it has any"),
        ("due", "some of its moments come back today"),
        ("broken", "the file has a fault; Enter shows it"),
        ("▾", "the column that the list is sorted by; a click on another sorts by it"),
    ),
)

COLUMNS = (
    Column("title"),
    Column("mood", 11, rank=2),
    Column("channel", 12, rank=4),
    Column("level", 7, rank=3),
    Column("state", 18),
)
SEARCH = shown("Search", "bold $text-primary")
_MARKS = {"passed": "passed ✓", "mastered": "mastered ✓✓"}


def line(key: str, each: Shelved) -> Line:
    """A customer in the list."""
    known = each.line
    if known.is_broken:
        return Line(key, (known.file, "", "", "", "broken"))
    channel = labels.CHANNELS.get(known.channel, "")
    return Line(key, (known.title, known.mood, channel, str(known.level), _state(each)))


def _state(each: Shelved) -> str:
    state = _MARKS.get(each.reached, each.reached)
    return f"{state}, due" if each.due else state


def nothing_fits(back: str, filters: str) -> Content:
    """What to do where no customer is left, by the names of two keys."""
    return shown(f"No customer fits. {back} takes back what you typed, {filters} the filters.")


def status(shown_: int, of: int, filters: Mapping[str, str], sort: str) -> Content:
    """How many are shown, and by what they are filtered and sorted."""
    count = f"{of:,} customers" if shown_ == of else f"{shown_:,} of {of:,} customers"
    only = f"  only {', '.join(filters.values())}" if filters else ""
    return Content.assemble(shown(count, "bold"), shown(only), shown(f"  sorted by {sort}", FAINT))


def about(each: Shelved, shelf: Shelf) -> Content:
    """More about a customer: who it is, what it trains, and one's own history."""
    return stacked(_about(each, shelf.levels))


def _about(each: Shelved, levels: Sequence[Unlock]) -> Iterator[Content]:
    known = each.line
    yield shown(known.title, "bold")
    if known.summary:
        yield shown(known.summary)
    yield shown("")
    yield from _history(each)
    yield labeled("Customer", f"{known.customer}, {known.mood}")
    channel = labels.CHANNELS.get(known.channel, "")
    yield labeled("Where", f"{channel}, {known.industry}" if known.industry else channel)
    yield labeled("Level", f"{known.level}, {labels.LEVELS[known.level]}")
    if known.minutes:
        yield labeled("Takes", f"about {known.minutes} minutes")
    if known.timed:
        yield labeled("Clock", "can be played against it")
    yield from _lock(each, levels)
    yield from _trains(each)


def _history(each: Shelved) -> Iterator[Content]:
    if each.best is None:
        yield labeled("You", "have not played it yet")
        return
    times = "once" if each.best.attempts == 1 else f"{each.best.attempts} times"
    yield labeled("You", f"finished it {times}, best {each.best.percent} %")
    if each.last:
        when = local_time(each.last.attempt.started)
        yield labeled("Last", f"{each.last.finish.overall.percent} %, {when}")
    if each.mastery:
        from roleplay.reports.record import mastery_line

        yield labeled("Mastery", mastery_line(each.mastery))
    if each.due:
        yield labeled("Due", "1 moment" if each.due == 1 else f"{each.due} moments")


def _lock(each: Shelved, levels: Sequence[Unlock]) -> Iterator[Content]:
    unlock = next((known for known in levels if known.level == each.line.level), None)
    if unlock and not unlock.open:
        from roleplay.reports.record import unlock_line

        yield labeled("Advice", f"{unlock_line(unlock)} Enter plays it all the same.")


def _trains(each: Shelved) -> Iterator[Content]:
    behaviors = dict.fromkeys(name for moment in each.line.moments for name in moment.behaviors)
    if behaviors:
        yield labeled("Trains", ", ".join(map(labels.spaced, behaviors)))
    if each.line.practices:
        yield shown("Practices", FAINT)
        yield from (shown(f"  {practice(code)}") for code in each.line.practices)


def about_broken(each: Shelved) -> Content:
    """More about a file that cannot be played."""
    return stacked([shown("This file cannot be played", "bold"), shown(fault(each))])


def fault(each: Shelved) -> str:
    """The first fault of a broken file."""
    return f"{each.line.file}, {each.line.fault}\n\n“roleplay check” says more, and how to mend it."
