"""The moments of a scenario and their replies, from a tree of the right shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.scenario.accept import accepted
from roleplay.scenario.context import NOWHERE, unknown
from roleplay.scenario.findings import graph as graph_findings
from roleplay.scenario.findings import links as findings
from roleplay.scenario.findings import promises as promise_findings
from roleplay.scenario.findings import variables as variable_findings
from roleplay.scenario.holding import items, mapping, mappings, scalar, scalars, value, whole
from roleplay.scenario.model import METERS, Moment, Reply, Route, Show, VariableAmount
from roleplay.scenario.names import Sort
from roleplay.scenario.nodes import ListNode, MapNode, ScalarNode
from roleplay.scenario.numerals import number
from roleplay.scenario.overlap import check_overlaps
from roleplay.scenario.texts import check_last_resort

if TYPE_CHECKING:
    from roleplay.scenario.context import Context
    from roleplay.scenario.faults import Faults
    from roleplay.scenario.model import Number
    from roleplay.scenario.nodes import Node


def read_moment(key: ScalarNode, node: MapNode, context: Context) -> Moment:
    """One moment with its replies."""
    shared = _routes(node, context)
    replies = {
        reply_key.text: _reply(reply_key, reply, shared, context)
        for reply_key, reply in mappings(node, "replies")
    }
    silence = scalar(node, "silence")
    if silence is not None:
        _check_silence(silence, mapping(node, "replies"), context.faults)
    onward = "if-nothing-left" in node.entries
    return Moment(
        name=key.text,
        customer=context.texts.passage(node, "customer"),
        replies=replies,
        seconds=whole(node, "seconds"),
        silence=silence.text if silence else None,
        if_nothing_left=context.place(scalar(node, "if-nothing-left")) if onward else None,
        accept=accepted(node, context.faults),
        note=context.texts.passage(node, "note"),
    )


def _check_silence(silence: ScalarNode, replies: MapNode | None, faults: Faults) -> None:
    """Report a silence that is no reply of the moment, or that may not happen."""
    if replies is None:
        return
    if silence.text not in replies.entries:
        unknown(silence, replies.entries, findings.UNKNOWN_REPLY, faults)
        return
    reply = mapping(replies, silence.text)
    if reply and "when" in reply.entries:
        where = reply.entries["when"].key
        faults.add(graph_findings.SILENCE_WITH_WHEN, where, name=silence.text)


def _reply(
    key: ScalarNode,
    node: MapNode,
    shared: tuple[Route, ...] | None,
    context: Context,
) -> Reply:
    then = _routes(node, context)
    if then is None:
        if shared is None:
            context.faults.add(graph_findings.NO_THEN, key, name=key.text)
        then = shared or (Route(None, NOWHERE),)
    when = context.conditions.read(value(node, "when"))
    texts = context.texts
    moves = mapping(node, "moves")
    promised, kept = scalars(node, "promise"), scalars(node, "keep")
    for promise in kept:
        if any(promise.text == made.text for made in promised):
            context.faults.add(promise_findings.KEPT_AT_ONCE, promise, name=promise.text)
    shows = _shows(node, context)
    if len(shows) > 1:
        check_overlaps(shows, when, context)
    return Reply(
        name=key.text,
        say=texts.passage(node, "say"),
        do=texts.passage(node, "do"),
        then=then,
        shows=tuple([show for show, _ in shows]),
        moves=_moves(moves) if moves else {},
        because=texts.passage(node, "because"),
        reaction=texts.passage(node, "reaction"),
        spends=_spends(node, context) if "spends" in node.entries else {},
        remember=tuple([flag.text for flag in scalars(node, "remember")]),
        promise=tuple([promise.text for promise in promised]),
        keep=context.kept(kept),
        when=when,
        accept=accepted(node, context.faults),
    )


def _moves(node: MapNode) -> dict[str, int]:
    return {meter: move for meter in METERS if (move := whole(node, meter)) is not None}


def _routes(node: MapNode, context: Context) -> tuple[Route, ...] | None:
    """The places that `then` names, `NOWHERE` for what was reported; None where there is none."""
    entry = node.entries.get("then")
    if entry is None:
        return None
    if isinstance(entry.value, ScalarNode):
        return (Route(None, context.place(entry.value)),)
    if not isinstance(entry.value, ListNode):
        return (Route(None, NOWHERE),)
    check_last_resort(entry.value, "then", context.faults)
    return tuple([_route(item, context) for item in entry.value.items])


def _route(node: Node, context: Context) -> Route:
    if not isinstance(node, MapNode):
        return Route(None, NOWHERE)
    condition = context.conditions.read(value(node, "when"))
    return Route(condition, context.place(scalar(node, "to")))


def _shows(node: MapNode, context: Context) -> list[tuple[Show, ScalarNode]]:
    """The behaviors that are known, each with its place; none where its condition was reported."""
    found = []
    for item in items(node, "shows"):
        name: Node | None = item
        condition = None
        good = True
        if isinstance(item, MapNode):
            name = scalar(item, "behavior")
            condition = context.conditions.read(value(item, "when"))
            good = condition is not None or "when" not in item.entries
        if isinstance(name, ScalarNode) and _is_behavior(name, context) and good:
            found.append((Show(condition, name.text), name))
    return found


def _is_behavior(node: ScalarNode, context: Context) -> bool:
    """Whether the scorecard has a behavior; reports one that it does not have."""
    if context.scorecard is None:
        return False
    if node.text in context.scorecard.behaviors:
        return True
    known = context.scorecard.behaviors
    unknown(node, known, findings.UNKNOWN_BEHAVIOR, context.faults, elsewhere=True)
    return False


def _spends(node: MapNode, context: Context) -> dict[str, Number | VariableAmount]:
    spent: dict[str, Number | VariableAmount] = {}
    names = context.names
    spends = mapping(node, "spends")
    for kind, entry in spends.entries.items() if spends else ():
        if kind not in names.authority and names.authority_sure:
            unknown(entry.key, names.authority, findings.UNKNOWN_AUTHORITY, context.faults)
        if isinstance(entry.value, ScalarNode):
            spent[kind] = _amount(entry.value, context)
    return spent


def _amount(node: ScalarNode, context: Context) -> Number | VariableAmount:
    if not "a" <= node.text[0] <= "z":
        return number(node.text)
    names = context.names
    names.used.add(node.text)
    values = names.variables.get(node.text)
    if values is None:
        if names.sort(node.text) is not Sort.UNSURE:
            unknown(node, [*names.variables], findings.UNKNOWN_VARIABLE, context.faults)
    elif any(item.number is None or item.number < 0 for item in values):
        context.faults.add(variable_findings.NOT_AN_AMOUNT, node, name=node.text)
    return VariableAmount(node.text)
