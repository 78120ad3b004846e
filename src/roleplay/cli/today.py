"""`roleplay --plain`: Today line by line: what there is to do, one thing a line, and doing it.

What is done opens a desk of its own, as a command does, so that each thing is told from what is
stored by then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from roleplay.errors import AuthorError, UserError
from roleplay.plain.console import Console, LeftError, whole_number
from roleplay.repetition.modes import Mode
from roleplay.reports import labels, practice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from roleplay.app.attempts import Standing
    from roleplay.app.day import Day, TheStory
    from roleplay.desk import Desk
    from roleplay.library import Headline
    from roleplay.repetition.paths import PathStanding

    Action = Callable[[Desk, Console], None]

MOST_WAITING = 3
"""Customers to meet next that are named at once."""

MOST_LISTED = 20
"""Customers that are listed before somebody has to search."""


class _Choice(NamedTuple):
    """Something to do."""

    text: str
    act: Action


def today(new_desk: Callable[[], Desk]) -> None:
    """Say what today brings and do what is chosen, until the person stops.

    Raises:
        StoreError: the progress file cannot be used.
    """
    console = Console()
    while True:
        desk = new_desk()
        try:
            choices = _tell(desk, console)
        finally:
            desk.close()
        try:
            act = _chosen(console, choices)
        except LeftError:
            return
        desk = new_desk()
        try:
            act(desk, console)
        except LeftError:
            console.say("You stopped. Everything you chose is stored.")
        except (AuthorError, UserError) as error:
            console.say(str(error))
        finally:
            desk.close()
        console.say()


def _tell(desk: Desk, console: Console) -> list[_Choice]:
    """Greet, and say what there is to do; gives it in the order of the numbers."""
    from roleplay.app.attempts import standing
    from roleplay.app.day import day

    progress, brings = standing(desk), day(desk)
    if progress.is_new:
        console.say(f"Welcome, {desk.trainee_name}. Here you practise difficult customers.")
        console.say(labels.who_you_are(desk.trainee_name, "--trainee NAME"))
        console.say(labels.what_is_kept(str(desk.database), desk.trainee_name))
    else:
        console.say(f"Hello, {desk.trainee_name}.")
        console.say(practice.due_line(brings.due, brings.next_day, brings.today))
    choices = list(_choices(desk, progress, brings))
    for number, choice in enumerate(choices, start=1):
        console.say(f"{number}. {choice.text}")
    return choices


def _choices(desk: Desk, progress: Standing, brings: Day) -> Iterator[_Choice]:
    for left in progress.unfinished:
        if left.row.mode == Mode.TIMED:
            continue  # its clock runs on the full screen only
        name = left.row.scenario
        given = "1 reply" if left.replies == 1 else f"{left.replies} replies"
        title = desk.titles.get(name, name)
        yield _Choice(f"Go on with “{title}”, left after {given}", _playing(name))
    if brings.due.count:
        yield _Choice(f"Practise what is due: {brings.due.in_words}", _drill)
    if brings.path and not brings.path.finished:
        yield _path(desk, brings.path)
    if brings.story:
        yield _Choice(f"Read a story: {brings.story.title}", _telling(brings.story))
    lines = _customers(desk)
    passed = {name for name, best in progress.best.items() if best.passed}
    for line in [line for line in lines if line.id not in passed][:MOST_WAITING]:
        yield _Choice(f"Meet a customer: {_in_words(line)}", _playing(line.id))
    yield _Choice(f"Look for a customer among all {len(lines):,}", _search)
    if not progress.is_new:
        yield _Choice("Look at your progress", _look_back)


def _chosen(console: Console, choices: list[_Choice]) -> Action:
    while True:
        answer = console.ask(f"What now? 1 to {len(choices)}, or q to stop:").lower()
        if answer in ("q", "quit"):
            raise LeftError
        number = whole_number(answer, len(choices))
        if number:
            return choices[number - 1].act
        console.say(f"Type a number from 1 to {len(choices)}, or q to stop.")


def _path(desk: Desk, path: PathStanding) -> _Choice:
    from roleplay.reports.paths import step_title

    walk, title = _walking(path.path.id), path.path.title
    if path.next is None:
        return _Choice(f"Begin the path “{title}”", walk)
    far = f"{path.done} of {len(path.steps)} steps done"
    step = step_title(path.next, desk.titles)
    return _Choice(f"Go on with the path “{title}”, {far}; next: {step}", walk)


def _customers(desk: Desk) -> list[Headline]:
    """All that can be played, the easy ones first."""
    sound = (line for line in desk.headlines if not line.is_broken)
    return sorted(sound, key=lambda line: (line.level, line.title))


def _in_words(line: Headline) -> str:
    about = (line.mood, labels.CHANNELS[line.channel], f"level {line.level}")
    return f"{line.title}; {', '.join(about)}"


def _playing(scenario: str) -> Action:
    def play(desk: Desk, _: Console) -> None:
        from roleplay.cli.play import play_with

        play_with(desk, scenario, plain=True)

    return play


def _drill(desk: Desk, _: Console) -> None:
    from roleplay.cli.drill import drill_with
    from roleplay.repetition.drill import MINUTES

    drill_with(desk, minutes=MINUTES, plain=True)


def _walking(path: str) -> Action:
    def walk(desk: Desk, _: Console) -> None:
        from roleplay.cli.path import begin, do_next

        do_next(desk, begin(desk, path), plain=True)

    return walk


def _telling(story: TheStory) -> Action:
    def tell(_: Desk, console: Console) -> None:
        console.all(filter(None, (story.title, story.credit, story.text)))
        if story.why:
            console.say(f"Why it worked: {story.why}")
        if story.scenario:
            console.say(f"The same can be practised: roleplay play {story.scenario} --plain")

    return tell


def _search(desk: Desk, console: Console) -> None:
    """Look for a customer by words, and meet the one that is chosen."""
    found = lines = _customers(desk)
    while True:
        for number, line in enumerate(found[:MOST_LISTED], start=1):
            console.say(f"{number}. {_in_words(line)}")
        if len(found) > MOST_LISTED:
            console.say(f"And {len(found) - MOST_LISTED:,} more: type some words to search.")
        answer = console.ask("A number meets one, words search, Enter goes back:")
        if not answer:
            return
        if number := whole_number(answer, min(len(found), MOST_LISTED)) or 0:
            _playing(found[number - 1].id)(desk, console)
            return
        found = [line for line in lines if _fits(line, answer)]
        if not found:
            console.say(f"No customer fits “{answer}”. Here are all of them again.")
            found = lines


def _fits(line: Headline, typed: str) -> bool:
    text = " ".join((_in_words(line), line.summary, line.customer, line.industry, *line.tags))
    return all(word in text.casefold() for word in typed.casefold().split())


def _look_back(desk: Desk, _: Console) -> None:
    from roleplay.cli.progress import print_progress

    print_progress(desk)
