"""What the conditions and texts of one scenario may name, and the clashes between names.

State words, flags, variables and the words of conditions share one space; moments and endings
share another. Where a declaration was reported, or a scorecard is missing, it is unsure which
names there are: then an unknown one is passed over in silence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from roleplay.diagnostics import Related
from roleplay.scenario.conditions import KEYWORDS
from roleplay.scenario.findings import links as findings
from roleplay.scenario.holding import is_broken, mapping, scalars, value
from roleplay.scenario.model import METERS
from roleplay.scenario.nodes import MapNode, ScalarNode
from roleplay.scenario.numerals import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from roleplay.scenario.faults import Faults
    from roleplay.scenario.model import DrawnItem, Number, Scorecard, Variable

BUILT_IN = ("customer", "trainee")
"""Placeholders that every text knows."""
AUTHORITY = "authority."


_FirstPlaces: TypeAlias = dict[str, ScalarNode]


class Sort(Enum):
    """What a name in a condition is."""

    METER = auto()
    NUMBER = auto()
    TEXT = auto()
    FLAG = auto()
    UNKNOWN = auto()
    UNSURE = auto()


@dataclass(slots=True)
class Names:
    """The names of a scenario. `used` and `read` grow while its texts and conditions are read.

    `variables` has full names (`case.price`), `unsure` the variables whose values were reported.
    The five `…_sure` say whether all names of that sort are known.
    """

    variables: dict[str, list[DrawnItem]] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    authority: dict[str, Number] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    promises: set[str] = field(default_factory=set)
    moments: set[str] = field(default_factory=set)
    endings: set[str] = field(default_factory=set)
    variables_sure: bool = True
    authority_sure: bool = True
    flags_sure: bool = True
    promises_sure: bool = True
    places_sure: bool = True
    used: set[str] = field(default_factory=set)
    """Variables that a text, a condition or an amount names."""
    read: set[str] = field(default_factory=set)
    """Flags that a condition reads."""

    def sort(self, name: str) -> Sort:
        """What a name is, where a condition reads it."""
        if name in METERS:
            return Sort.METER
        items = self.variables.get(name)
        if items is not None:
            return Sort.TEXT if items[0].number is None else Sort.NUMBER
        if name.startswith(AUTHORITY):
            if name[len(AUTHORITY) :] in self.authority:
                return Sort.NUMBER
            return Sort.UNKNOWN if self.authority_sure else Sort.UNSURE
        if name in self.flags:
            return Sort.FLAG
        if not self.variables_sure or name.partition(".")[0] in self.unsure:
            return Sort.UNSURE
        return Sort.UNKNOWN

    def known(self) -> list[str]:
        """Every name that a condition may read."""
        amounts = [AUTHORITY + kind for kind in self.authority]
        return [*METERS, *self.variables, *amounts, *sorted(self.flags)]


def declared(
    root: MapNode,
    variables: Iterable[Variable],
    scorecard: Scorecard | None,
    faults: Faults,
) -> Names:
    """The names that a scenario's tree declares; clashes and reserved words are reported."""
    names = Names()
    for variable in variables:
        for name in variable.items[0]:
            names.variables[name] = [item[name] for item in variable.items]
    vary = mapping(root, "vary")
    names.variables_sure = not is_broken(root, "vary")
    names.unsure = set(vary.entries if vary else ()).difference(v.name for v in variables)
    _declare_authority(root, names)
    _declare_places(root, names, faults)
    own_flags, promises = _declare_from_replies(root, names)
    if scorecard is None:
        names.flags_sure = False
    else:
        for behavior in scorecard.behaviors.values():
            names.flags.update(behavior.sets)
    _check_space(vary, own_flags, names.flags - set(own_flags), faults)
    for name, node in promises.items():
        if name in KEYWORDS:
            faults.add(findings.RESERVED_NAME, node, name=name, sort="a promise")
    return names


def _declare_authority(root: MapNode, names: Names) -> None:
    briefing = mapping(root, "briefing")
    names.authority_sure = not is_broken(root, "briefing")
    if briefing is None:
        return
    names.authority_sure = not is_broken(briefing, "authority")
    authority = mapping(briefing, "authority")
    for kind, entry in authority.entries.items() if authority else ():
        amount = entry.value
        names.authority[kind] = number(amount.text) if isinstance(amount, ScalarNode) else 0


def _declare_places(root: MapNode, names: Names, faults: Faults) -> None:
    moments, endings = mapping(root, "moments"), mapping(root, "endings")
    names.places_sure = moments is not None and endings is not None
    names.moments = set(moments.entries) if moments else set()
    names.endings = set(endings.entries) if endings else set()
    if moments is None or endings is None:
        return
    for name, entry in endings.entries.items():
        if name in moments.entries:
            first = faults.origin.span_of(moments.entries[name].key)
            faults.add(
                findings.NAME_CLASH,
                entry.key,
                related=(Related(first, f"The moment “{name}”."),),
                name=name,
                one="an ending",
                other="a moment",
            )


def _declare_from_replies(root: MapNode, names: Names) -> tuple[_FirstPlaces, _FirstPlaces]:
    """Declare the flags and promises of all replies; returns both, where each is first."""
    flags: _FirstPlaces = {}
    promises: _FirstPlaces = {}
    moments = mapping(root, "moments")
    sure = value(root, "moments") is not None
    for entry in moments.entries.values() if moments else ():
        replies = mapping(entry.value, "replies")
        sure = sure and replies is not None
        for reply in replies.entries.values() if replies else ():
            node = reply.value
            if not isinstance(node, MapNode):
                sure = False
                continue
            if "remember" in node.entries:
                for flag in scalars(node, "remember"):
                    flags.setdefault(flag.text, flag)
                names.flags_sure = names.flags_sure and not is_broken(node, "remember")
            if "promise" in node.entries:
                for promise in scalars(node, "promise"):
                    promises.setdefault(promise.text, promise)
                names.promises_sure = names.promises_sure and not is_broken(node, "promise")
    names.flags_sure = names.flags_sure and sure
    names.promises_sure = names.promises_sure and sure
    names.flags.update(flags)
    names.promises.update(promises)
    return flags, promises


def _check_space(
    vary: MapNode | None,
    flags: Mapping[str, ScalarNode],
    scorecard_flags: set[str],
    faults: Faults,
) -> None:
    """Report variables and flags with each other's names, or with a word that has a meaning."""
    variables = {name: entry.key for name, entry in vary.entries.items()} if vary else {}
    for name, node in variables.items():
        if name in BUILT_IN or is_reserved(name):
            faults.add(findings.RESERVED_NAME, node, name=name, sort="a variable")
        elif name in scorecard_flags:
            faults.add(
                findings.NAME_CLASH, node, name=name, one="a variable", other="a flag (scorecard)"
            )
    for name, node in flags.items():
        if is_reserved(name):
            faults.add(findings.RESERVED_NAME, node, name=name, sort="a flag")
        elif name in variables:
            first = faults.origin.span_of(variables[name])
            faults.add(
                findings.NAME_CLASH,
                node,
                related=(Related(first, f"The variable “{name}”."),),
                name=name,
                one="a flag",
                other="a variable",
            )


def is_reserved(name: str) -> bool:
    """Whether a word means something in conditions, so that no flag or variable has its name."""
    return name in KEYWORDS or name in METERS or name == "authority"
