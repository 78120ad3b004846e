"""The debrief in lines, in its fixed order: the customer first, points second, replies last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.reports import labels, wording
from roleplay.reports import told as words
from roleplay.reports.coaching import quoted
from roleplay.text import in_quotes

if TYPE_CHECKING:
    from roleplay.plain.console import Console
    from roleplay.reports.told import Told
    from roleplay.scoring.debrief import DebriefTurn, Option


def show_debrief(told: Told, console: Console) -> None:
    """Say how the customer left, what was scored, and what each reply cost."""
    ending = told.debrief.ending
    console.say()
    console.say("How the customer left")
    console.all(wording.verdict(ending), indent="  ")
    if ending.review:
        console.say(f"What they write: {in_quotes(ending.review)}", indent="  ")
    console.all(wording.gave(told.attempt, told.debrief), indent="  ")
    console.say()
    _show_score(told, console)
    _show_turning_points(told, console)
    console.all(words.returns_lines(told), indent="  ")
    _show_earlier(told, console)
    for turn in told.debrief.turns:
        console.say()
        _show_turn(told, turn, console)


def _show_score(told: Told, console: Console) -> None:
    score = told.debrief.score
    console.say(wording.result(score))
    if told.guess is not None:
        console.say(wording.gap(told.guess, score.overall), indent="  ")
    for name, earned in score.dimensions.items():
        console.say(f"{labels.spaced(name)}: {wording.share(earned)}", indent="  ")
    for missing in score.shortfalls:
        console.say(f"Not passed because {wording.shortfall(missing)}.", indent="  ")
    if line := words.feelings_line(told.feelings):
        console.say(line, indent="  ")


def _show_turning_points(told: Told, console: Console) -> None:
    if best := told.debrief.best:
        console.say(f"Best move: reply {best.number}, {quoted(best.chosen)}", indent="  ")
    if worst := told.debrief.costliest:
        cost = wording.cost(worst.chosen.loss)
        console.say(
            f"Costliest decision: reply {worst.number}, {quoted(worst.chosen)} It {cost}.",
            indent="  ",
        )


def _show_earlier(told: Told, console: Console) -> None:
    """The attempts before in one line each; a table would be read out cell by cell."""
    rows = words.comparison(told)
    if rows:
        head, *attempts = rows
        console.say("Beside your attempts before:", indent="  ")
        for when, *values, result in attempts:
            each = (f"{name} {value}" for name, value in zip(head[1:-1], values, strict=True))
            console.say(f"{when}: {', '.join(each)}, {result}.", indent="    ")


def _show_turn(told: Told, turn: DebriefTurn, console: Console) -> None:
    cost = wording.cost(turn.chosen.loss)
    console.say(f"Reply {turn.number}, {labels.spaced(turn.moment)}: {cost}")
    if own := told.own_words.get(turn.number - 1):
        console.say(f"Your own words: {in_quotes(own)}", indent="  ")
    said = "You said nothing" if turn.silence else f"You: {turn.chosen.text}"
    console.say(said, indent="  ")
    explain(turn.chosen, console)
    if not turn.chosen.free:
        console.say(f"The model reply: {turn.model.text}", indent="  ")
        explain(turn.model, console)


def explain(option: Option, console: Console) -> None:
    """What a reply shows, and why."""
    console.all((wording.behavior(judged) for judged in option.judged), indent="    ")
    if option.because:
        console.say(f"Why: {option.because}", indent="    ")
