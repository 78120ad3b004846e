"""Promises that are kept where none can have been made.

As in paths.py, conditions are ignored: what is reported here is so in every state. The engine
passes over whatever is kept without a promise, on paths where the promise was only possible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.scenario.context import NOWHERE
from roleplay.scenario.findings import promises as findings
from roleplay.scenario.holding import mappings, scalars

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from roleplay.scenario.context import Context
    from roleplay.scenario.model import Moment, Scenario
    from roleplay.scenario.nodes import ScalarNode


def check_kept(scenario: Scenario, groups: Mapping[str, frozenset[str]], context: Context) -> None:
    """Report what is kept and cannot have been promised, at moments and endings that are reached.

    `groups` are those of the moments that can come back to each other, by moment; what follows a
    group stands before it.
    """
    kept = list(_kept(context))
    if not kept or not context.names.promises_sure:
        return
    bits = {name: 1 << number for number, name in enumerate(scenario.promises)}
    carried = _carried(scenario, groups, bits)
    if NOWHERE in carried:
        return
    for place, promise, own in kept:
        made = carried.get(place)
        if made is None or promise.text in own:
            continue
        if promise.text in bits and not made & bits[promise.text]:
            context.faults.add(findings.KEPT_UNPROMISED, promise, name=promise.text)


def _kept(context: Context) -> Iterator[tuple[str, ScalarNode, set[str]]]:
    """Every promise that is kept: where, its node, and what the same reply promises."""
    for moment, node in mappings(context.root, "moments"):
        for _, reply in mappings(node, "replies"):
            if "keep" in reply.entries:
                own = {promise.text for promise in scalars(reply, "promise")}
                for promise in scalars(reply, "keep"):
                    yield moment.text, promise, own
    for ending, node in mappings(context.root, "endings"):
        for promise in scalars(node, "keep"):
            yield ending.text, promise, set()


def _carried(
    scenario: Scenario, groups: Mapping[str, frozenset[str]], bits: Mapping[str, int]
) -> dict[str, int]:
    """What may have been promised on the way to each place that is reached, as a set of bits."""
    carried = {scenario.start: 0}
    for group in reversed(dict.fromkeys(groups.values())):
        reached = [name for name in group if name in carried]
        if not reached:
            continue
        here = 0
        for name in reached:
            here |= carried[name]
        for name in group:
            here |= _made(scenario.moments[name], bits, group)
        for name in group:
            carried[name] = here
            for place, made in _onward(scenario.moments[name], bits):
                if place not in group:
                    carried[place] = carried.get(place, 0) | here | made
    return carried


def _made(moment: Moment, bits: Mapping[str, int], group: frozenset[str]) -> int:
    """What is promised in a moment by replies that stay in its group."""
    made = 0
    for place, promised in _onward(moment, bits):
        if place in group:
            made |= promised
    return made


def _onward(moment: Moment, bits: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """The places that can follow a moment, each with what is promised on the way there."""
    for reply in moment.replies.values():
        made = 0
        for promise in reply.promise:
            made |= bits[promise]
        for route in reply.then:
            yield route.to, made
    if moment.if_nothing_left is not None:
        yield moment.if_nothing_left, 0
