"""Playing in lines: the briefing, the conversation, a prediction, the debrief.

Answers are numbers or names of replies; a reply that is named as a command is chosen by its
number. `b` shows the briefing again, `r` tells of a rule that stops one, `?` the help, `q` stops;
whatever was chosen is stored before the customer's reaction is shown, so stopping loses nothing.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from roleplay.errors import UserError
from roleplay.plain.console import LeftError, picked, whole_number
from roleplay.plain.debrief import show_debrief
from roleplay.repetition.modes import Mode
from roleplay.reports import labels, wording
from roleplay.reports.coaching import advice, advice_lines
from roleplay.reports.feelings import TEMPERS, feels_otherwise
from roleplay.reports.modes import MEANINGS
from roleplay.reports.told import feeling_line
from roleplay.scoring.debrief import told_turns
from roleplay.store import Feeling
from roleplay.text import in_quotes

if TYPE_CHECKING:
    from collections.abc import Callable

    from roleplay.conversation import Attempt, View
    from roleplay.conversation.view import Offer, Spoken
    from roleplay.plain.console import Console
    from roleplay.session import Session

    Suggest = Callable[[str, str], None]
    """Stores the text of a suggestion and the moment it was made in."""

HELP = (
    "Type the number or the name of a reply, then Enter.",
    "b: the briefing again. q: stop; you can go on later at this very reply. ?: this help.",
)
STOP = ("q", "quit")
"""What stops a conversation, wherever something is asked in it."""

HELP_WITH_RULES = "r: a rule stops you from helping; say which, and it is kept with this moment."


def play(
    session: Session,
    console: Console,
    suggest: Suggest,
    *,
    own_words: bool = False,
    feelings: bool = False,
) -> None:
    """Play an attempt to its end, or until the person stops.

    `suggest` stores which rule stops the trainee at a moment. With `own_words`, they say it
    themselves before the replies are listed; with `feelings`, they are asked how the customer
    feels wherever that has changed, before they hear it.

    Raises:
        LeftError: they stopped; what was chosen is stored.
    """
    _introduce(session, console)
    view = session.attempt.view()
    if not session.replies:
        console.say("For help, type ? and Enter.")
    say_lines(session.attempt, console, view.lines)
    while not session.attempt.ended:
        if own_words and session.replies not in session.own_words:
            _ask_own_words(session, console)
        _take_turn(session, console, suggest, feelings=feelings)
    if session.predicted is None:
        guess = _ask_prediction(console)
        if guess is not None:
            session.predict(guess)
    show_debrief(session.tell(session.finish()), console)
    _ask_lesson(session, console)


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
    if session.mode in MEANINGS:
        console.say(f"{session.mode.capitalize()}: {MEANINGS[session.mode]}.")
    if session.prelude and session.prelude.lesson:
        console.say(f"Your rule from before: {in_quotes(session.prelude.lesson)}")
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


def _ask_own_words(session: Session, console: Console) -> None:
    text = console.ask("What would you say, in your own words? (Enter to leave it out, q to stop)")
    if text.lower() in STOP:
        raise LeftError
    if text:
        _kept(console, lambda: session.keep_own_words(session.replies, text))


def _take_turn(
    session: Session, console: Console, suggest: Suggest, *, feelings: bool = False
) -> None:
    asked = monotonic()
    chosen = choose(session.attempt, console, suggest)
    events = session.reply(chosen.name, monotonic() - asked)
    console.say(f"You{' do' if chosen.act else ''}: {chosen.text}")
    console.say()
    happened = list(wording.happenings(events, session.attempt.staging.scenario.currency))
    lines = session.attempt.view().lines
    if feelings and not session.attempt.ended and feels_otherwise(events):
        # What is to be guessed from the customer's words is told after them.
        say_lines(session.attempt, console, lines)
        _ask_feeling(session, console)
        console.all(happened)
    else:
        console.all(happened)
        say_lines(session.attempt, console, lines)
    if session.mode is Mode.COACHED and (told := advice(told_turns(session.attempt)[-1])):
        console.say()
        console.all(advice_lines(told))


def _ask_feeling(session: Session, console: Console) -> None:
    """How does the customer feel now? Kept, and never scored."""
    console.say()
    console.say("How do they feel now? Say what you think before you hear it.")
    console.all(f"{number}. {word.capitalize()}" for number, word in enumerate(TEMPERS, start=1))
    while True:
        answer = console.ask(f"1 to {len(TEMPERS)}, or Enter if you cannot tell:").lower()
        if not answer:
            return
        if answer in STOP:
            raise LeftError
        if word := picked(answer, list(TEMPERS)):
            actual = session.attempt.state.temper
            feeling = Feeling(session.replies - 1, TEMPERS[word], actual)
            session.keep_feeling(feeling)
            console.say(feeling_line(feeling))
            return
        console.say(f"Type a number from 1 to {len(TEMPERS)}, or just Enter.")


def choose(attempt: Attempt, console: Console, suggest: Suggest | None = None) -> Offer:
    """List the replies and ask for one; with `suggest`, a rule can be told that stops one.

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
            case stop if stop in STOP:
                raise LeftError
            case "b" | "briefing":
                brief(attempt, console)
            case "r" | "rule" if suggest:
                _tell_rule(console, suggest, attempt.state.place)
            case "?" | "h" | "help":
                console.all([*HELP, HELP_WITH_RULES] if suggest else HELP)
            case _:
                if name := picked(answer, names):
                    return next(offer for offer in offers if offer.name == name)
                said = f"“{answer}” is not one of the replies. " if answer else ""
                console.say(f"{said}Type a number from 1 to {len(names)}, or ? for help.")


def _tell_rule(console: Console, suggest: Suggest, moment: str) -> None:
    text = console.ask("Which rule, tool or limit stops you? (Enter for none)")
    if text and _kept(console, lambda: suggest(text, moment)):
        console.say("Kept, with this moment. Thank you.")


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


def _ask_lesson(session: Session, console: Console) -> None:
    console.say()
    try:
        text = console.ask("One rule for next time, in your own words? (Enter to leave it out)")
    except LeftError:
        return  # all is told; a pipe that says nothing more has lost nothing
    if text and _kept(console, lambda: session.keep_lesson(text)):
        console.say("Kept. It is shown before the next attempt of this kind.")


def _kept(console: Console, keep: Callable[[], None]) -> bool:
    """Keep what somebody said; where it cannot be meant, say so, and the conversation goes on."""
    try:
        keep()
    except UserError as error:
        console.say(str(error))
        return False
    return True


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
        if not answer or answer.lower() in STOP:
            return None
        guess = whole_number(answer, 100)
        if guess is not None:
            return guess
        console.say("Type a whole number from 0 to 100, or just Enter.")
