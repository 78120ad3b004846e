"""The variants of a scenario, as far as its rules are concerned.

Draws that differ only in variables that no condition reads and no amount is made of are one
variant: what only texts use never multiplies the analysis. It stands for all of them with the
first item of each such variable.
"""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from roleplay.checks.analysis.reads import conditions, names_read
from roleplay.checks.analysis.results import Variant
from roleplay.scenario.model import VariableAmount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.scenario.model import Scenario


def variants(scenario: Scenario) -> Iterator[Variant]:
    """The variants in the order of the file, each with how many draws it stands for."""
    read = _read(scenario)
    choices: list[dict[int, int]] = []
    names: list[str] = []
    for variable in scenario.vary:
        mine = [name for name in variable.items[0] if name in read]
        names += mine
        alike: dict[tuple[str, ...], list[int]] = {}
        for number, item in enumerate(variable.items):
            alike.setdefault(tuple([item[name].text for name in mine]), []).append(number)
        choices.append({numbers[0]: len(numbers) for numbers in alike.values()})
    for items in product(*choices):
        drawn = {
            name: item.text
            for variable, number in zip(scenario.vary, items, strict=True)
            for name, item in variable.items[number].items()
            if name in names
        }
        count = prod(choice[number] for choice, number in zip(choices, items, strict=True))
        yield Variant(items, drawn, count)


def variant_count(scenario: Scenario) -> int:
    """How many variants there are."""
    read = _read(scenario)
    return prod(
        len({tuple([item[name].text for name in item if name in read]) for item in variable.items})
        for variable in scenario.vary
    )


def _read(scenario: Scenario) -> frozenset[str]:
    """The variables that conditions or amounts read."""
    drawn = {name for variable in scenario.vary for name in variable.items[0]}
    if not drawn:
        return frozenset()
    amounts = {
        amount.name
        for moment in scenario.moments.values()
        for reply in moment.replies.values()
        for amount in reply.spends.values()
        if isinstance(amount, VariableAmount)
    }
    return frozenset(drawn & (names_read(conditions(scenario)) | amounts))
