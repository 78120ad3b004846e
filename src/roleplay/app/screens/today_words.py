"""What Today says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from roleplay.app.content import FAINT, LABEL_WIDTH, labeled, shown, stacked
from roleplay.app.helping import Help
from roleplay.app.screens.lobby import replies_given
from roleplay.reports import labels
from roleplay.reports.progress import local_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from roleplay.app.attempts import Standing, Unfinished
    from roleplay.library import Entry, Headline
    from roleplay.store import Best, LatestScore

GUIDE = Help(
    "Today",
    "Choose a customer to talk to, go on with a conversation you left, or practise what is about "
    "to be forgotten. Nothing is ever lost: you can leave at any time, and go on at the very same "
    "place.",
    (
        ("new", "you have not finished it yet"),
        ("tried", "you have finished it, and not passed it yet"),
        ("passed ✓", "you have passed it at least once"),
        ("best 84 %", "the highest score you reached in it"),
        ("broken", "the file has a fault; Enter shows it"),
        ("level 1, 2, 3", "foundation, practised, expert"),
    ),
)

NOTHING_THERE = shown(
    "There are no scenarios here. “roleplay doctor” shows where they are looked for; --pack DIR "
    "adds a folder of them."
)

LOOKING = shown(f"{'Practise':<{LABEL_WIDTH}}…")

ABOUT_LIBRARY = shown(
    "All customers: search as you type, filter and sort, and see what you reached with each."
)

SET_ASIDE = "Take this conversation off the list?"
ABOUT_SET_ASIDE = "It is not offered to be gone on with any more. What you said stays stored."
ASIDE_OR_KEEP = (("aside", "Take it off the list"), ("keep", "Leave it in the list"))

_BY_FREQUENCY = ("daily", "weekly", "monthly", "rare")


def place_in_list(line: Headline) -> tuple[int, int, str]:
    """Where a scenario stands: easy before hard, frequent before rare, broken ones last."""
    if line.is_broken:
        return 9, 0, line.file
    frequency = line.frequency
    rank = _BY_FREQUENCY.index(frequency) if frequency in _BY_FREQUENCY else len(_BY_FREQUENCY)
    return line.level, rank, line.title


def greeting(
    name: str,
    progress: Standing,
    database: str,
    titles: Mapping[str, str],
    *,
    stopped: str = "",
    key: str = "F2",
) -> Content:
    """The first lines; for somebody who was never here, what this is and what is stored.

    `titles` are those of the library by id; `stopped` says that a drill was just left, `key` is
    that of the names.
    """
    if not titles:
        return stacked([shown(f"Hello, {name}.", "bold"), NOTHING_THERE])
    if progress.is_new:
        return _welcome(name, database, key)
    now = stopped or _what_now(progress)
    hello = Content.assemble(shown(f"Hello, {name}.", "bold"), " ", shown(now))
    change = last_change(progress.latest, titles)
    return stacked([hello, shown(change, FAINT)]) if change else hello


def _welcome(name: str, database: str, key: str) -> Content:
    return stacked(
        [
            shown(f"Welcome, {name}.", "bold"),
            shown(
                "Here you practise difficult customers. You choose what to say, they react, "
                "and at the end you see how they left and what each reply cost. Nobody is "
                "watching, and you can try again as often as you like."
            ),
            shown(labels.who_you_are(name, key)),
            shown(labels.what_is_kept(database, name), FAINT),
            shown(""),
            Content.assemble(shown("Press Enter", "bold"), shown(" to meet your first customer.")),
        ]
    )


def _what_now(progress: Standing) -> str:
    if progress.unfinished:
        return "You left a conversation in the middle. Enter goes on with it."
    if progress.best:
        return "Who would you like to talk to?"
    return "Choose a customer and press Enter."


def last_change(latest: LatestScore | None, titles: Mapping[str, str]) -> str:
    """The last score and how it changed, as in “The parcel: 84 %, 12 more than last time.”.

    Empty before there is one.
    """
    if latest is None:
        return ""
    told = f"{titles.get(latest.scenario) or latest.scenario}: {latest.percent} %"
    if latest.before is None:
        return f"{told} the first time."
    more = latest.percent - latest.before
    if not more:
        return f"{told}, the same as last time."
    return f"{told}, {abs(more)} {'more' if more > 0 else 'less'} than last time."


def heading(text: str, *, is_first: bool) -> Content:
    """The line above a group of the list, set off from the group before."""
    line = shown(text, "bold $text-primary")
    return line if is_first else stacked([shown(""), line])


def unfinished_row(left: Unfinished, title: str) -> Content:
    """An attempt that was left in the middle."""
    return stacked(
        [
            Content.assemble(shown("Go on: "), shown(title, "bold")),
            shown(f"{replies_given(left.replies)}, begun {local_time(left.row.started)}", FAINT),
        ]
    )


def more_left(number: int) -> Content:
    """That more was left in the middle than is offered."""
    return shown(f"… and {number} more, offered when these are finished or off the list", FAINT)


def row(line: Headline, best: Best | None) -> Content:
    """A scenario of the library."""
    if line.is_broken:
        fault = Content.assemble(shown("broken ", "bold"), shown(line.fault, FAINT))
        return stacked([shown(line.file, FAINT), fault])
    about = f"{line.mood:<12}{labels.CHANNELS[line.channel]:<13}"
    return stacked(
        [
            shown(line.title, "bold"),
            Content.assemble(shown(f"{about}level {line.level}  "), _standing(best)),
        ]
    )


def is_waiting(line: Headline, best: Mapping[str, Best]) -> bool:
    """Whether a customer is one to talk to next: not passed yet, and no broken file."""
    return not (line.is_broken or (line.id in best and best[line.id].passed))


def library_row(customers: int) -> Content:
    """The way to all customers."""
    return Content.assemble(
        shown(f"All {customers:,} customers", "bold"), shown("  search, filter, sort", FAINT)
    )


def _standing(best: Best | None) -> Content:
    if best is None:
        return shown("new", "bold")
    if best.passed:
        return shown(f"passed ✓  best {best.percent} %")
    return shown(f"tried     best {best.percent} %")


def fault_text(entry: Entry | None) -> str:
    """The first fault of a broken file, for people: where, what, why and how to mend it."""
    fault = entry.fault if entry else None
    if entry is None or fault is None:
        return "“roleplay check” says why."
    others = sum(d.severity is fault.severity for d in entry.diagnostics) - 1
    more = f"\n\nIt has {others} more. “roleplay check” shows them all." if others else ""
    return f"{fault.span}\n{fault.message} {fault.why}\n\n{fault.help}{more}"


def about_broken(line: Headline, entry: Entry | None) -> Content:
    """More about a file that cannot be played; what the list says until it was read again."""
    text = fault_text(entry) if entry else f"{line.file}, {line.fault}"
    return stacked([shown("This file cannot be played", "bold"), shown(text)])


def about(line: Headline, best: Best | None) -> Content:
    """More about a scenario: who calls, how long it takes, what it trains."""
    return stacked(_about(line, best))


def _about(line: Headline, best: Best | None) -> Iterator[Content]:
    yield shown(line.title, "bold")
    if line.summary:
        yield shown(line.summary)
    yield shown("")
    yield labeled("Customer", f"{line.customer}, {line.mood}")
    channel = labels.CHANNELS[line.channel]
    yield labeled("Where", f"{channel}, {line.industry}" if line.industry else channel)
    yield labeled("Level", f"{line.level}, {labels.LEVELS[line.level]}")
    if line.minutes:
        yield labeled("Takes", f"about {line.minutes} minutes")
    if best:
        times = "once" if best.attempts == 1 else f"{best.attempts} times"
        yield labeled("You", f"finished it {times}, best {best.percent} %")
    if line.timed:
        yield labeled("Clock", "can be played against it")
    if line.practices:
        yield shown("")
        trained = (labels.PRACTICES.get(code, code) for code in line.practices)
        yield shown(f"Practices: {', '.join(trained)}", FAINT)


def about_unfinished(left: Unfinished, title: str, summary: str) -> Content:
    """More about an attempt that was left in the middle."""
    given = f"You gave {replies_given(left.replies)}. Enter goes on at the very next one."
    texts = [shown(summary)] if summary else []
    return stacked([shown(title, "bold"), *texts, shown(""), shown(given)])
