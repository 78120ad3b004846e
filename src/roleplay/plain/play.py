"""Playing in lines: the briefing, the conversation, a prediction, the debrief.

Answers are numbers or names of replies; a reply that is named as a command is chosen by its
number. `b` shows the briefing again, `?` the help, `q` stops;
whatever was chosen is stored before the customer's reaction is shown, so stopping loses nothing.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from roleplay.plain.console import LeftError, picked, whole_number
from roleplay.plain.debrief import show_debrief
from roleplay.reports import labels, wording

if TYPE_CHECKING:
    from roleplay.conversation import Attempt, View
    from roleplay.conversation.view import Offer, Spoken
    from roleplay.plain.console import Console
    from roleplay.session import Session

HELP = (
    "Type the number or the name of a reply, then Enter.",
    "b: the briefing again. q: stop; you can go on later at this very reply. ?: this help.",
)


def play(session: Session, console: Console) -> None:
    """Play an attempt to its end, or until the person stops.

    Raises:
        LeftError: they stopped; what was chosen is stored.
    """
    _introduce(session, console)
    view = session.attempt.view()
    if not session.replies:
        console.say("For help, type ? and Enter.")
    say_lines(session.attempt, console, view.lines)
    while not session.attempt.ended:
        _take_turn(session, console)
    guess = session.predicted
    if guess is None:
        told = _ask_prediction(console)
        guess = None if told is None else session.predict(told)
    show_debrief(session.finish(), session.attempt, console, guess)


def brief(attempt: Attempt, console: Console) -> None:
    """The briefing: what happened, what is known, what may be given."""
    view = attempt.view()
    briefing = view.briefing
    console.say("Briefing")
    console.all(filter(None, (briefing.you,)), indent="  ")
    know(attempt, console)
    customer = f"The customer: {attempt.staging.scenario.customer.name}"
    if briefing.waited:
        customer += f", has waited {briefing.waited}"
    console.say(f"{customer}. {briefing.about}", indent="  ")
    _say_mood(console, view)


def know(attempt: Attempt, console: Console) -> None:
    """What is known, and what may be given without asking."""
    view = attempt.view()
    if facts := view.briefing.facts:
        console.say("What you know:", indent="  ")
        console.all((f"- {fact}" for fact in facts), indent="  ")
    if view.authority:
        console.say("What you may give without asking:", indent="  ")
        limits = wording.authority(view.authority, attempt.staging.scenario.currency)
        console.all((f"- {limit}" for limit in limits), indent="  ")


def _introduce(session: Session, console: Console) -> None:
    scenario = session.attempt.staging.scenario
    customer = scenario.customer
    console.say(scenario.title)
    console.say(
        f"{customer.mood.value} customer, {labels.CHANNELS[customer.channel]}, "
        f"level {scenario.level} ({labels.LEVELS[scenario.level]})"
    )
    console.say()
    brief(session.attempt, console)
    console.say()
    if session.replies and not session.attempt.ended:
        given = "1 reply" if session.replies == 1 else f"{session.replies} replies"
        console.say(f"You go on after {given}. You said last:")
        console.say(_last_said(session), indent="  ")


def _last_said(session: Session) -> str:
    from roleplay.conversation.view import offer

    step = session.attempt.turns[-1].step
    return offer(session.attempt.seed, session.attempt.staging, step.before, step.reply).text


def _take_turn(session: Session, console: Console) -> None:
    asked = monotonic()
    chosen = choose(session.attempt, console)
    events = session.reply(chosen.name, monotonic() - asked)
    console.say(f"You{' do' if chosen.act else ''}: {chosen.text}")
    console.say()
    scenario = session.attempt.staging.scenario
    console.all(wording.happenings(events, scenario.currency))
    say_lines(session.attempt, console, session.attempt.view().lines)


def choose(attempt: Attempt, console: Console) -> Offer:
    """List the replies and ask for one.

    Raises:
        LeftError: the person stops.
    """
    offers = attempt.view().replies
    console.say()
    for number, offer in enumerate(offers, start=1):
        console.say(f"{number}. {'(you do) ' if offer.act else ''}{offer.text}")
    names = [offer.name for offer in offers]
    while True:
        answer = console.ask(f"Your reply, 1 to {len(names)}:").lower()
        match answer:
            case "q" | "quit":
                raise LeftError
            case "b" | "briefing":
                brief(attempt, console)
            case "?" | "h" | "help":
                console.all(HELP)
            case _:
                if name := picked(answer, names):
                    return next(offer for offer in offers if offer.name == name)
                console.say(
                    f"“{answer}” is not one of the replies. Type a number from 1 to {len(names)}, "
                    "or ? for help."
                )


def say_lines(attempt: Attempt, console: Console, lines: tuple[Spoken, ...]) -> None:
    """What was said, a line each, with who said it."""
    customer = attempt.staging.scenario.customer.name
    speakers = {"customer": customer, "you": "You", "note": "Note"}
    for line in lines:
        speaker = speakers.get(line.speaker, line.speaker.capitalize())
        console.say(f"{speaker}{' do' if line.act else ''}: {line.text}")


def _say_mood(console: Console, view: View) -> None:
    for meter in view.meters:
        console.say(f"{meter.name.capitalize()}: {meter.words} ({meter.value} of 10)", indent="  ")


def _ask_prediction(console: Console) -> int | None:
    """The trainee's own guess in percent; None where they give none."""
    console.say()
    while True:
        try:
            answer = console.ask(
                "Before you see it: what did you score, 0 to 100? (Enter to leave it out)"
            )
        except LeftError:
            # The conversation is over; a pipe that says nothing more still gets its debrief.
            return None
        answer = answer.removesuffix("%").strip()
        if not answer:
            return None
        guess = whole_number(answer, 100)
        if guess is not None:
            return guess
        console.say("Type a whole number from 0 to 100, or just Enter.")
