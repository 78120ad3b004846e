"""What is read: the conditions of a scenario, and what of the state they and the rules depend on.

There are two scopes. The walk reads everything, the conditions of texts among it, since it tells
which lines can be seen. The chances read what the rules read, and the conditions of what a reply
says, since bots choose by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from roleplay.scenario.conditions import All, Any, Compare, Flag, Name, Not, Promised, names_in
from roleplay.scenario.model import METERS, VariableAmount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from roleplay.scenario.conditions import Condition
    from roleplay.scenario.model import Moment, Passage, Reply, Scenario, Scorecard


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a state is told apart.

    `meters` are positions in `METERS`, `flags` and `promises` names. `texts` says that the
    conditions of all texts are read, `silences` that time can run out.
    """

    meters: tuple[int, ...]
    flags: tuple[str, ...]
    promises: frozenset[str]
    texts: bool
    silences: bool


def scope_of_walk(
    scenario: Scenario, scorecard: Scorecard, promises: frozenset[str] = frozenset()
) -> Scope:
    """The scope for what can be seen; `promises` are told apart although nothing reads them."""
    return _scope(scenario, scorecard, conditions(scenario), promises, everything=True)


def scope_of_chances(scenario: Scenario, scorecard: Scorecard) -> Scope:
    """The scope for scores and chances. A promise that is not kept fails, so all are told apart."""
    spoken = [when for reply in _replies(scenario) for when in _spoken(reply)]
    read = [*rule_conditions(scenario), *spoken]
    return _scope(scenario, scorecard, read, scenario.promises, everything=False)


def _scope(
    scenario: Scenario,
    scorecard: Scorecard,
    read: Sequence[Condition],
    promises: frozenset[str],
    *,
    everything: bool,
) -> Scope:
    named = names_read(read)
    if scenario.customer.walks_out:
        named.add("temper")
    tests = [test for condition in read for test in names_in(condition)]
    flags = {test.name.name for test in tests if isinstance(test, Flag)}
    flags |= {b.needs for b in scorecard.behaviors.values() if b.needs}
    return Scope(
        meters=tuple(i for i, meter in enumerate(METERS) if meter in named),
        flags=tuple(sorted(flags & scenario.flags)),
        promises=promises | {test.name.name for test in tests if isinstance(test, Promised)},
        texts=everything,
        silences=everything,
    )


def names_by_moment(scenario: Scenario) -> dict[str, frozenset[str]]:
    """The names that the rules and the bots read in each moment, those of amounts among them."""
    return {moment.name: frozenset(_names_of(moment)) for moment in scenario.moments.values()}


def _names_of(moment: Moment) -> Iterator[str]:
    for reply in moment.replies.values():
        yield from names_read([*_of_reply(reply), *_spoken(reply)])
        yield from (a.name for a in reply.spends.values() if isinstance(a, VariableAmount))


def names_read(read: Iterable[Condition]) -> set[str]:
    """The names that conditions read, promises left out."""
    named: set[str] = set()
    for condition in read:
        tests = names_in(condition) if isinstance(condition, Not | All | Any) else (condition,)
        for test in tests:
            if not isinstance(test, Promised):
                named.add(test.name.name)
            if isinstance(test, Compare) and isinstance(test.operand, Name):
                named.add(test.operand.name)
    return named


@lru_cache(maxsize=8)
def conditions(scenario: Scenario) -> tuple[Condition, ...]:
    """Every condition, those of texts among them."""
    found = list(rule_conditions(scenario))
    for passage in _passages(scenario):
        if passage is not None and len(passage.alternatives) > 1:
            found += _whens(passage)
    return tuple(found)


@lru_cache(maxsize=8)
def rule_conditions(scenario: Scenario) -> tuple[Condition, ...]:
    """The conditions that change what happens."""
    return tuple([when for reply in _replies(scenario) for when in _of_reply(reply)])


def _replies(scenario: Scenario) -> Iterator[Reply]:
    for moment in scenario.moments.values():
        yield from moment.replies.values()


def _of_reply(reply: Reply) -> list[Condition]:
    """The conditions of a reply that change what happens."""
    shows, routes = [show.when for show in reply.shows], [route.when for route in reply.then]
    return [when for when in (reply.when, *shows, *routes) if when is not None]


def _spoken(reply: Reply) -> list[Condition]:
    """The conditions of what a reply says."""
    passage = reply.say or reply.do
    return _whens(passage) if passage else []


def _whens(passage: Passage) -> list[Condition]:
    return [a.when for a in passage.alternatives if a.when is not None]


def _passages(scenario: Scenario) -> Iterator[Passage | None]:
    for moment in scenario.moments.values():
        yield from (moment.note, moment.customer)
        for reply in moment.replies.values():
            yield reply.say or reply.do
            yield reply.because
            yield reply.reaction
    for ending in scenario.endings.values():
        yield from (ending.note, ending.customer, ending.review)
    yield from (scenario.briefing.you, *scenario.briefing.facts)
    yield from (scenario.customer.about, scenario.customer.waited)
    yield from (line.text for line in scenario.before)
