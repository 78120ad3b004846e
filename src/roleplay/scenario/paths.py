"""Where a conversation can go, and where it cannot: what the engine relies on.

Seen from the structure alone: conditions are ignored, so whatever is said here to be impossible is
so in every state, and what the exact analysis finds later comes on top. A place whose name was
reported counts as `NOWHERE`, from which everything may follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.scenario.context import NOWHERE
from roleplay.scenario.faults import listing
from roleplay.scenario.findings import graph as findings
from roleplay.scenario.findings import limits
from roleplay.scenario.graph import MOST_FLAGS, MOST_LOOP_REPLIES, components
from roleplay.scenario.holding import mapping, mappings
from roleplay.scenario.promises import check_kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from roleplay.scenario.context import Context
    from roleplay.scenario.model import Moment, Reply, Scenario
    from roleplay.scenario.nodes import ScalarNode


@dataclass(frozen=True, slots=True)
class _Paths:
    """What can follow each moment, and which moments can come back to each other.

    In `group` moments stand behind those that can follow them. `holed` are the moments some of
    whose replies were reported.
    """

    edges: Mapping[str, frozenset[str]]
    group: Mapping[str, frozenset[str]]
    holed: frozenset[str]

    def on_cycle(self, name: str) -> bool:
        return len(self.group[name]) > 1 or name in self.edges[name]


def check_paths(scenario: Scenario, context: Context) -> None:
    """Report moments and endings that cannot be reached, left, or gone through."""
    paths = _paths(scenario, context)
    stuck = _check_stuck(scenario, paths, context)
    _check_reached(scenario, paths, context)
    _check_nothing_left(scenario, context)
    for moment in scenario.moments.values():
        if moment.name not in paths.holed:
            _check_choice(moment, context)
            if moment.name not in stuck:
                _check_runs_out(moment, paths, context)
    _check_limits(scenario, paths, context)
    check_kept(scenario, paths.group, context)


def _paths(scenario: Scenario, context: Context) -> _Paths:
    holed = set()
    edges = {}
    for key, node in mappings(context.root, "moments"):
        moment = scenario.moments[key.text]
        targets = {route.to for reply in moment.replies.values() for route in reply.then}
        if moment.if_nothing_left is not None:
            targets.add(moment.if_nothing_left)
        replies = mapping(node, "replies")
        if replies is None or len(replies.entries) > len(moment.replies):
            holed.add(moment.name)
            targets.add(NOWHERE)
        edges[moment.name] = frozenset(
            [t if t in scenario.moments or t in scenario.endings else NOWHERE for t in targets]
        )
    group = {name: members for members in components(edges) for name in members}
    return _Paths(edges, group, frozenset(holed))


def _key(context: Context, part: str, name: str) -> ScalarNode:
    """The name of a moment or an ending, where it is declared."""
    node = mapping(context.root, part) or context.root
    return node.entries[name].key


def _reach(starts: Iterable[str], edges: Mapping[str, Iterable[str]]) -> set[str]:
    """Everything that can follow the starts, and they themselves."""
    found = set(starts)
    waiting = list(found)
    while waiting:
        for target in edges.get(waiting.pop(), ()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found


def _check_stuck(scenario: Scenario, paths: _Paths, context: Context) -> set[str]:
    """Report groups of moments that lead to no ending; returns all moments that come to one."""
    back: dict[str, list[str]] = {}
    for name, targets in paths.edges.items():
        for target in targets:
            back.setdefault(target, []).append(name)
    free = _reach([*scenario.endings, NOWHERE], back)
    stuck = [name for name in scenario.moments if name not in free]
    for group, first in _by_group(stuck, paths).items():
        if all(paths.edges[name] <= group for name in group):
            context.faults.add(
                findings.NO_WAY_OUT,
                _key(context, "moments", first),
                name=first,
                others=_others(group - {first}),
            )
    return set(stuck)


def _by_group(names: Iterable[str], paths: _Paths) -> dict[frozenset[str], str]:
    """The groups that names belong to, each with the first of them; an ending is its own group."""
    groups: dict[frozenset[str], str] = {}
    for name in names:
        groups.setdefault(paths.group.get(name, frozenset({name})), name)
    return groups


def _others(names: Iterable[str]) -> str:
    listed = listing(sorted(names))
    return f" (nor from {listed}, which only lead back)" if listed else ""


def _check_reached(scenario: Scenario, paths: _Paths, context: Context) -> None:
    """Report what cannot be reached, without what hangs only on that."""
    walks_out = scenario.customer.walks_out
    starts = [scenario.start] if walks_out is None else [scenario.start, walks_out]
    reached = _reach(starts, paths.edges)
    if not reached <= scenario.moments.keys() | scenario.endings.keys():
        return
    places = [*scenario.moments, *scenario.endings]
    unreached = [name for name in places if name not in reached]
    hanging = {
        target
        for name in unreached
        for target in paths.edges.get(name, ())
        if target not in paths.group[name]
    }
    for group, name in _by_group(unreached, paths).items():
        if group & hanging:
            continue
        if name in scenario.moments:
            key = _key(context, "moments", name)
            context.faults.add(findings.UNREACHED_MOMENT, key, name=name)
        else:
            key = _key(context, "endings", name)
            context.faults.add(findings.UNREACHED_ENDING, key, name=name)


def _check_nothing_left(scenario: Scenario, context: Context) -> None:
    """Report `if-nothing-left` that leads round in a circle."""
    settled: set[str] = set()
    for start in scenario.moments:
        chain: list[str] = []
        name = start
        while name in scenario.moments and name not in settled:
            settled.add(name)
            chain.append(name)
            name = scenario.moments[name].if_nothing_left or NOWHERE
        if name in chain:
            circle = chain[chain.index(name) :]
            node = mapping(mapping(context.root, "moments"), circle[-1]) or context.root
            context.faults.add(
                findings.NOTHING_LEFT_CIRCLE,
                node.entries["if-nothing-left"].value,
                circle=" → ".join([*circle, name]),
            )


def _check_choice(moment: Moment, context: Context) -> None:
    offered = [name for name in moment.replies if name != moment.silence]
    if len(offered) == 1:
        key = _key(context, "moments", moment.name)
        context.faults.add(findings.ONLY_ONE_REPLY, key, name=moment.name, reply=offered[0])


def _check_runs_out(moment: Moment, paths: _Paths, context: Context) -> None:
    """Report a moment in which there may be nothing to say, and no word on what happens then.

    Safe is one with `if-nothing-left`; else it needs a reply without a condition, and where the
    conversation can come back to it, one of those must lead to where it cannot.
    """
    if moment.if_nothing_left is not None:
        return
    always = [
        reply
        for reply in moment.replies.values()
        if reply.when is None and reply.name != moment.silence
    ]
    key = _key(context, "moments", moment.name)
    if not always:
        context.faults.add(findings.ALL_HIDDEN, key, name=moment.name)
    elif paths.on_cycle(moment.name) and not any(_leaves(r, moment, paths) for r in always):
        context.faults.add(findings.RUNS_OUT, key, name=moment.name)


def _leaves(reply: Reply, moment: Moment, paths: _Paths) -> bool:
    """Whether the conversation can never come back to the moment after a reply."""
    group = paths.group[moment.name]
    return all(route.to not in group for route in reply.then)


def _check_limits(scenario: Scenario, paths: _Paths, context: Context) -> None:
    """Report what is more than the exact analysis can follow."""
    loops: dict[frozenset[str], int] = {}
    for moment in scenario.moments.values():
        group = paths.group[moment.name]
        for reply in moment.replies.values():
            if any(route.to in group for route in reply.then):
                loops[group] = loops.get(group, 0) + 1
    for group, count in loops.items():
        if count > MOST_LOOP_REPLIES:
            first = next(name for name in scenario.moments if name in group)
            context.faults.add(
                limits.LARGE_LOOP,
                _key(context, "moments", first),
                name=first,
                count=count,
                most=MOST_LOOP_REPLIES,
            )
    read = context.names.read
    if len(read) > MOST_FLAGS:
        context.faults.add(
            limits.MANY_FLAGS,
            context.root.entries["moments"].key,
            count=len(read),
            most=MOST_FLAGS,
            flags=listing(sorted(read), most=len(read)),
        )
