"""The variants of a scenario that differ in play, and the best way through each.

Variables that only texts show are drawn too, but change nothing that a reply does; they do not
multiply the variants here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING

from roleplay.conversation.attempt import stage
from roleplay.conversation.rules import settle
from roleplay.conversation.state import State
from roleplay.scenario.conditions import Compare, Name, names_in
from roleplay.scenario.model import VariableAmount
from roleplay.scoring.stakes import stakes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.conversation.rules import Step
    from roleplay.scenario.conditions import Condition
    from roleplay.scenario.model import Scenario, Scorecard

MOST_VARIANTS = 64
"""More are left out: nobody could read what is said of each."""


@dataclass(frozen=True, slots=True, eq=False)
class BestPath:
    """The model replies of a variant, from the start to an ending.

    `drawn` holds what tells the variant apart from others, as names and values.
    """

    drawn: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]


def best_paths(scenario: Scenario, scorecard: Scorecard) -> tuple[BestPath, ...]:
    """The best path of every variant that differs in play, at most `MOST_VARIANTS`."""
    return tuple(
        _best_path(scenario, scorecard, variant)
        for variant in islice(playing_variants(scenario), MOST_VARIANTS)
    )


def playing_variants(scenario: Scenario) -> Iterator[tuple[int, ...]]:
    """The variants that differ in play, in file order; the first item of all that does not."""
    reads = {name.partition(".")[0] for name in _names_read(scenario)}
    return product(
        *(
            range(len(variable.items)) if variable.name in reads else range(1)
            for variable in scenario.vary
        )
    )


def _best_path(scenario: Scenario, scorecard: Scorecard, variant: tuple[int, ...]) -> BestPath:
    staging = stage(scenario, scorecard, variant)
    customer = scenario.customer
    start = State(scenario.start, customer.temper, customer.trust, customer.confusion)
    reads = _names_read(scenario)
    drawn = tuple((name, item.text) for name, item in staging.drawn.items() if name in reads)
    return BestPath(drawn, tuple(stakes_of(staging).model_path(settle(staging, start))))


def _names_read(scenario: Scenario) -> frozenset[str]:
    """What is drawn and decides what a reply does, offers or spends, as `case.price`."""
    read = set()
    for test in (test for condition in _conditions(scenario) for test in names_in(condition)):
        read.add(test.name.name)
        if isinstance(test, Compare) and isinstance(test.operand, Name):
            read.add(test.operand.name)
    for moment in scenario.moments.values():
        for reply in moment.replies.values():
            read.update(a.name for a in reply.spends.values() if isinstance(a, VariableAmount))
    return frozenset(read)


def _conditions(scenario: Scenario) -> Iterator[Condition]:
    for moment in scenario.moments.values():
        for reply in moment.replies.values():
            candidates = [reply.when, *(s.when for s in reply.shows), *(r.when for r in reply.then)]
            yield from (condition for condition in candidates if condition is not None)
