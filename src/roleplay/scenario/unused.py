"""What a scenario declares and never uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.scenario.faults import closest
from roleplay.scenario.findings import unused as findings
from roleplay.scenario.holding import mapping, mappings, scalars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.scenario.context import Context
    from roleplay.scenario.model import Scenario
    from roleplay.scenario.nodes import ScalarNode


_NEAR = 0.75
"""How near a flag must be to one that is read to be taken for a misspelled one."""


def check_unused(scenario: Scenario, context: Context) -> None:
    """Report variables, flags and promises that nothing uses, reads or keeps, at their first place.

    Only sensible where nothing else is wrong: a use may stand in a part that was reported.
    """
    names = context.names
    vary = mapping(context.root, "vary")
    for variable in scenario.vary:
        if vary and names.used.isdisjoint(variable.items[0]):
            key = vary.entries[variable.name].key
            context.faults.add(findings.UNUSED_VARIABLE, key, name=variable.name)
    read = set(names.read)
    if context.scorecard is not None:
        read.update(b.needs for b in context.scorecard.behaviors.values() if b.needs)
    seen: set[str] = set()
    for key, flag in _declared(context, "remember"):
        if flag.text not in read and flag.text not in seen:
            near = closest(flag.text, sorted(read), _NEAR)
            otherwise = findings.UNREAD_FLAG.help.format(name=flag.text)
            help_ = f"Did you mean “{near}”, which is asked for? If not: {otherwise}"
            context.faults.add(
                findings.UNREAD_FLAG,
                flag,
                help=help_ if near else None,
                name=flag.text,
                reply=key.text,
            )
        seen.add(flag.text)
    kept = {name for ending in scenario.endings.values() for name in ending.keep}
    for moment in scenario.moments.values():
        for reply in moment.replies.values():
            kept.update(reply.keep)
    for key, promise in _declared(context, "promise"):
        if promise.text not in kept:
            context.faults.add(findings.UNKEPT_PROMISE, promise, name=promise.text, reply=key.text)
            kept.add(promise.text)


def _declared(context: Context, key: str) -> Iterator[tuple[ScalarNode, ScalarNode]]:
    """The names behind a key of every reply, each with the reply's own name."""
    for _, moment in mappings(context.root, "moments"):
        for reply, node in mappings(moment, "replies"):
            if key in node.entries:
                for name in scalars(node, key):
                    yield reply, name
