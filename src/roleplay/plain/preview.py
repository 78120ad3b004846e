"""Rehearsing a scenario in lines, with what an author wants to know about each reply.

Before each answer is taken the file is looked at, so a scenario that was saved meanwhile goes on
in its new version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.plain.console import LeftError, picked
from roleplay.plain.play import brief
from roleplay.reports import rehearsal as notes
from roleplay.reports import wording

if TYPE_CHECKING:
    from roleplay.conversation.view import Spoken
    from roleplay.plain.console import Console
    from roleplay.rehearsal import Rehearsal

HELP = (
    "Type the number or the name of a reply, then Enter.",
    "Just Enter: look at the file again. u: take the last reply back. r: from the start.",
    "b: the briefing. f: what the checks find. q: stop. ?: this help.",
)


def preview(rehearsal: Rehearsal, console: Console) -> None:
    """Rehearse until the person stops; nothing is stored."""
    console.all(("Nothing is stored here. For help, type ? and Enter.", ""))
    _show_scene(rehearsal, console)
    try:
        while True:
            _take_turn(rehearsal, console)
    except LeftError:
        return


def _take_turn(rehearsal: Rehearsal, console: Console) -> None:
    names = list(rehearsal.attempt.order())
    answer = console.ask("Your reply:" if names else "It is over; u, r or q:").lower()
    if rehearsal.is_outdated:
        _reload(rehearsal, console)
        if list(rehearsal.attempt.order()) != names and answer.isdecimal():
            console.say("The replies have changed, so nothing was chosen.")
            return
    match answer:
        case "":
            return
        case "q" | "quit":
            raise LeftError
        case "u":
            rehearsal.take_back()
            _show_scene(rehearsal, console)
        case "r":
            rehearsal.restart()
            _show_scene(rehearsal, console)
        case "b":
            brief(rehearsal.attempt, console)
        case "f":
            found = list(notes.findings(rehearsal.examine()))
            console.all(found or ["Nothing found."])
        case "?" | "h" | "help":
            console.all(HELP)
        case _:
            if name := picked(answer, list(rehearsal.attempt.order())):
                _say(rehearsal, name, console)
                return
            console.say(f"“{answer}” is not one of the replies. For help, type ? and Enter.")


def _reload(rehearsal: Rehearsal, console: Console) -> None:
    rehearsal.reload()
    if not rehearsal.is_current:
        console.say("The file was saved with faults. The last good version goes on:")
        console.all(notes.findings(rehearsal.diagnostics), indent="  ")
        return
    console.say("The file was saved; this is its new version.")
    if rehearsal.left_out:
        console.say("Not all of your replies are there any more; it goes on where they stop.")
    _show_scene(rehearsal, console)


def _say(rehearsal: Rehearsal, name: str, console: Console) -> None:
    chosen = next(offer for offer in rehearsal.attempt.view().replies if offer.name == name)
    events = rehearsal.reply(name)
    console.say(f"You{' do' if chosen.act else ''}: {chosen.text}")
    console.all(wording.happenings(events, rehearsal.attempt.staging.scenario.currency), "  ")
    _show_scene(rehearsal, console)


def _show_scene(rehearsal: Rehearsal, console: Console) -> None:
    attempt = rehearsal.attempt
    view = attempt.view()
    console.say()
    _say_lines(attempt.staging.scenario.customer.name, view.lines, console)
    if view.ending:
        console.say(f"The ending {view.ending.name}: {view.ending.outcome}.")
        console.all(notes.points(attempt), indent="  ")
    console.all(notes.state(attempt), indent="  ")
    told = zip(view.replies, notes.replies(attempt), strict=True)
    for number, (offer, (worth, shows)) in enumerate(told, start=1):
        console.say(f"{number}. {'(you do) ' if offer.act else ''}{offer.text}")
        console.all((worth, shows), indent="     ")


def _say_lines(customer: str, lines: tuple[Spoken, ...], console: Console) -> None:
    speakers = {"customer": customer, "you": "You", "note": "Note"}
    for line in lines:
        console.say(f"{speakers.get(line.speaker, line.speaker.capitalize())}: {line.text}")
