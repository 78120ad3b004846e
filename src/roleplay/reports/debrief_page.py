"""The debrief as a document to keep, in the order in which the screen tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.authoring.script import Facts, Heading, Paragraph, Quote, Table
from roleplay.reports import told as words
from roleplay.reports import wording
from roleplay.reports.coaching import quoted
from roleplay.reports.labels import spaced
from roleplay.reports.progress import local_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.authoring.script import Block
    from roleplay.reports.told import Told
    from roleplay.scoring.debrief import DebriefTurn, Option


def debrief_page(told: Told, trainee: str) -> tuple[Block, ...]:
    """The whole debrief of an attempt of the trainee with that name."""
    scenario = told.attempt.staging.scenario
    when = f"{trainee}, {local_time(told.row.started)}, {told.row.mode}"
    return (
        Heading(1, scenario.title),
        Paragraph(when),
        *_verdict(told),
        *_score(told),
        *_turning_points(told),
        *_after(told),
        Heading(2, "The conversation"),
        *(block for turn in told.debrief.turns for block in _turn(told, turn)),
        *(Quote(words.said(line, told.customer)) for line in told.debrief.last_lines),
    )


def _verdict(told: Told) -> Iterator[Block]:
    debrief = told.debrief
    yield Heading(2, f"How {told.customer} left")
    yield Paragraph(" ".join(wording.verdict(debrief.ending)))
    if debrief.ending.review:
        yield Paragraph("What they write:")
        yield Quote(debrief.ending.review)
    for line in wording.gave(told.attempt, debrief):
        yield Paragraph(line)


def _score(told: Told) -> Iterator[Block]:
    score = told.debrief.score
    yield Heading(2, "The score")
    yield Paragraph(wording.result(score))
    if told.guess is not None:
        yield Paragraph(wording.gap(told.guess, score.overall))
    dimensions = score.dimensions.items()
    yield Facts(tuple((spaced(name), wording.share(earned)) for name, earned in dimensions))
    for missing in score.shortfalls:
        yield Paragraph(f"Not passed because {wording.shortfall(missing)}.")
    if line := words.feelings_line(told.feelings):
        yield Paragraph(line)


def _turning_points(told: Told) -> Iterator[Block]:
    best, costliest = told.debrief.best, told.debrief.costliest
    facts = []
    if best:
        facts.append(("Best move", f"reply {best.number}, {quoted(best.chosen)}"))
    if costliest:
        chosen = costliest.chosen
        cost = wording.cost(chosen.loss)
        facts.append(
            ("Costliest decision", f"reply {costliest.number}, {quoted(chosen)} It {cost}.")
        )
    if facts:
        yield Facts(tuple(facts))


def _after(told: Told) -> Iterator[Block]:
    for line in words.returns_lines(told):
        yield Paragraph(line)
    if told.lesson:
        yield Paragraph("A rule in their own words:")
        yield Quote(told.lesson)
    rows = words.comparison(told)
    if rows:
        head, *attempts = rows
        yield Heading(2, "Beside the attempts before")
        yield Table(tuple(head), tuple(map(tuple, attempts)))


def _turn(told: Told, turn: DebriefTurn) -> Iterator[Block]:
    cost = wording.cost(turn.chosen.loss)
    yield Heading(3, f"{turn.number}. {spaced(turn.moment).capitalize()}: {cost}")
    for line in turn.heard:
        yield Quote(words.said(line, told.customer))
    if own := told.own_words.get(turn.number - 1):
        yield Paragraph("In their own words:")
        yield Quote(own)
    yield from _option(told, turn, "Nothing was said" if turn.silence else "Chosen", turn.chosen)
    if not turn.chosen.free:
        yield from _option(told, turn, "The model reply", turn.model)
    for other in turn.others:
        if turn.chosen.free or not other.model:
            yield from _option(told, turn, wording.would_cost(other.loss), other)


def _option(told: Told, turn: DebriefTurn, heading: str, option: Option) -> Iterator[Block]:
    yield Paragraph(f"{heading}:")
    yield Quote(quoted(option))
    facts = [("showed", wording.behavior(judged)) for judged in option.judged]
    if option.because:
        facts.append(("why", option.because))
    if option is not turn.chosen:
        ahead = words.follows(told.attempt, turn.number, option.name)
        facts += [("then", " ".join(ahead))] if ahead else []
    if facts:
        yield Facts(tuple(facts))
