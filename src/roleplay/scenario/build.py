"""From a tree of the right shape to a scenario: every name resolved, every part frozen.

What cannot be made (a hole in the tree, a name that leads nowhere) is left out or stands as
`NOWHERE`, so that all the rest is still checked; the reader hands out a scenario only when nothing
was reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.scenario.accept import accepted
from roleplay.scenario.context import NOWHERE, Context, unknown
from roleplay.scenario.findings import graph as graph_findings
from roleplay.scenario.findings import links as findings
from roleplay.scenario.holding import (
    items,
    mapping,
    mappings,
    scalar,
    scalars,
    text,
    whole,
    yes_no,
)
from roleplay.scenario.model import (
    START_BY_MOOD,
    Briefing,
    Channel,
    Customer,
    Ending,
    Line,
    Mood,
    Outcome,
    Scenario,
    Speaker,
)
from roleplay.scenario.moments import read_moment
from roleplay.scenario.names import declared
from roleplay.scenario.nodes import MapNode
from roleplay.scenario.numerals import date, number
from roleplay.scenario.resolve import METER_TOP, Conditions
from roleplay.scenario.texts import Texts
from roleplay.scenario.variables import read_variables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roleplay.scenario.faults import Faults
    from roleplay.scenario.model import Scorecard


def build_scenario(
    root: MapNode,
    file_id: str,
    digest: str,
    scorecards: Mapping[str, Scorecard | None],
    faults: Faults,
) -> tuple[Scenario, Context]:
    """The scenario of a tree, and what it was read against; what is wrong goes into `faults`."""
    scorecard = _scorecard(root, scorecards, faults)
    variables = read_variables(root, faults)
    names = declared(root, variables, scorecard, faults)
    conditions = Conditions(names, faults)
    texts = Texts(names, conditions, faults)
    context = Context(root, faults, names, conditions, texts, variables, scorecard)
    briefing = mapping(root, "briefing")
    scenario = Scenario(
        id=text(root, "id", file_id),
        title=text(root, "title"),
        scorecard=text(root, "scorecard"),
        level=whole(root, "level") or 1,
        customer=_customer(mapping(root, "customer"), context),
        start=_start(root, context),
        moments={k.text: read_moment(k, node, context) for k, node in mappings(root, "moments")},
        endings={k.text: _ending(k.text, node, context) for k, node in mappings(root, "endings")},
        digest=digest,
        origin=faults.origin,
        summary=text(root, "summary"),
        industry=text(root, "industry"),
        practices=tuple([practice.text for practice in scalars(root, "practices")]),
        tags=tuple([tag.text for tag in scalars(root, "tags")]),
        reviewed=date(text(root, "reviewed")),
        frequency=text(root, "frequency") or None,
        language=text(root, "language", "en"),
        currency=text(root, "currency"),
        off_script=yes_no(root, "off-script") or False,
        minutes=whole(root, "minutes"),
        briefing=_briefing(briefing, context) if briefing else Briefing(),
        before=tuple(_before(root, context)),
        vary=variables,
        flags=frozenset(names.flags),
        promises=frozenset(names.promises),
        accept=accepted(root, faults),
    )
    return scenario, context


def _scorecard(
    root: MapNode, scorecards: Mapping[str, Scorecard | None], faults: Faults
) -> Scorecard | None:
    node = scalar(root, "scorecard")
    if node is None:
        return None
    if node.text not in scorecards:
        unknown(node, scorecards, findings.UNKNOWN_SCORECARD, faults, elsewhere=True)
        return None
    scorecard = scorecards[node.text]
    if scorecard is None:
        faults.add(findings.BROKEN_SCORECARD, node, name=node.text)
    return scorecard


def _start(root: MapNode, context: Context) -> str:
    node = scalar(root, "start")
    if node is None or node.text in context.names.moments:
        return node.text if node else NOWHERE
    if context.names.places_sure:
        known = sorted(context.names.moments)
        unknown(node, known, findings.UNKNOWN_MOMENT, context.faults)
    return NOWHERE


def _customer(node: MapNode | None, context: Context) -> Customer:
    if node is None:
        return Customer("", Mood.ANGRY, Channel.PHONE, 0, 0, 0)
    texts = context.texts
    mood = Mood(text(node, "mood", Mood.ANGRY))
    temper, trust, confusion = (
        start if (own := whole(node, meter)) is None else own
        for meter, start in zip(("temper", "trust", "confusion"), START_BY_MOOD[mood], strict=True)
    )
    walks_out = context.ending(scalar(node, "walks-out"))
    if temper == METER_TOP and "walks-out" in node.entries:
        where = scalar(node, "temper")
        if where is not None:
            context.faults.add(graph_findings.STARTS_WALKED_OUT, where)
    worth = scalar(node, "worth")
    return Customer(
        name=text(node, "name"),
        mood=mood,
        channel=Channel(text(node, "channel", Channel.PHONE)),
        temper=temper,
        trust=trust,
        confusion=confusion,
        waited=texts.passage(node, "waited"),
        about=texts.passage(node, "about"),
        worth=number(worth.text) if worth else None,
        walks_out=walks_out,
    )


def _briefing(node: MapNode, context: Context) -> Briefing:
    facts = [
        fact
        for item in items(node, "facts")
        if (fact := context.texts.passage_of(item)) is not None
    ]
    return Briefing(
        you=context.texts.passage(node, "you"),
        facts=tuple(facts),
        authority=dict(context.names.authority),
    )


def _before(root: MapNode, context: Context) -> list[Line]:
    lines = []
    for item in items(root, "before"):
        entries = item.entries if isinstance(item, MapNode) else {}
        for name, entry in entries.items():
            passage = context.texts.passage_of(entry.value)
            if passage is not None and name in tuple(Speaker):
                lines.append(Line(Speaker(name), passage))
    return lines


def _ending(name: str, node: MapNode, context: Context) -> Ending:
    return Ending(
        name=name,
        outcome=Outcome(text(node, "outcome", Outcome.LOST)),
        customer=context.texts.passage(node, "customer"),
        stays=yes_no(node, "stays"),
        recommends=yes_no(node, "recommends"),
        review=context.texts.passage(node, "review"),
        keep=context.kept(scalars(node, "keep")),
        note=context.texts.passage(node, "note"),
    )
