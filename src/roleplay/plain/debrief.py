"""The debrief in lines, in its fixed order: the customer first, points second, replies last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.reports import labels, wording

if TYPE_CHECKING:
    from roleplay.conversation import Attempt
    from roleplay.plain.console import Console
    from roleplay.scoring import Debrief
    from roleplay.scoring.debrief import DebriefTurn, Option


def show_debrief(told: Debrief, attempt: Attempt, console: Console, guess: int | None) -> None:
    """Say how the customer left, what was scored, and what each reply cost."""
    scenario = attempt.staging.scenario
    console.say()
    console.say("How the customer left")
    console.all(wording.verdict(told.ending), indent="  ")
    if told.ending.review:
        console.say(f"What they write: “{told.ending.review}”", indent="  ")
    if gesture := wording.gesture(told, scenario.currency):
        console.say(gesture, indent="  ")
    console.all(wording.authority_used(attempt.view().authority, scenario.currency), indent="  ")
    console.say()
    _show_score(told, console, guess)
    _show_turning_points(told, console)
    for turn in told.turns:
        console.say()
        _show_turn(turn, console)


def _show_score(told: Debrief, console: Console, guess: int | None) -> None:
    console.say(wording.result(told.score))
    if guess is not None:
        console.say(wording.gap(guess, told.score.overall), indent="  ")
    for name, earned in told.score.dimensions.items():
        console.say(f"{labels.spaced(name)}: {wording.share(earned)}", indent="  ")
    for missing in told.score.shortfalls:
        console.say(f"Not passed because {wording.shortfall(missing)}.", indent="  ")


def _show_turning_points(told: Debrief, console: Console) -> None:
    if best := told.best:
        console.say(f"Best move: reply {best.number}, {best.chosen.name}.", indent="  ")
    if costliest := told.costliest:
        console.say(
            f"Costliest decision: reply {costliest.number}, {costliest.chosen.name}, "
            f"{wording.cost(costliest.chosen.loss)}.",
            indent="  ",
        )


def _show_turn(turn: DebriefTurn, console: Console) -> None:
    said = "You said nothing" if turn.silence else f"You: {turn.chosen.text}"
    console.say(f"Reply {turn.number}, {turn.moment}: {wording.cost(turn.chosen.loss)}")
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
