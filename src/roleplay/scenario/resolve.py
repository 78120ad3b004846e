"""Conditions of a scenario: parsed, their names resolved, and their comparisons checked.

A number is compared with numbers, a drawn text is or is not one of its texts, and a flag stands
alone. `price is 38` on a number becomes `price = 38`, so that whoever evaluates a condition meets
`IsText` on texts only.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from roleplay.scenario.conditions import (
    All,
    Any,
    Between,
    Compare,
    ConditionError,
    Flag,
    IsText,
    Name,
    Not,
    Promised,
    parse_condition,
)
from roleplay.scenario.faults import replacement, suggestion
from roleplay.scenario.findings import conditions as findings
from roleplay.scenario.findings import links
from roleplay.scenario.model import METERS
from roleplay.scenario.names import Sort
from roleplay.scenario.nodes import ListNode, ScalarNode
from roleplay.scenario.numerals import NUMBER, number, report_thousands
from roleplay.scenario.spelling import bare

if TYPE_CHECKING:
    from collections.abc import Collection

    from roleplay.diagnostics import Finding
    from roleplay.scenario.conditions import Condition
    from roleplay.scenario.faults import Faults
    from roleplay.scenario.model import Number
    from roleplay.scenario.names import Names
    from roleplay.scenario.nodes import Node

METER_TOP = 10
LONGEST = 1000
"""The longest condition, in characters."""
_JOINED = re.compile(r"\b(?:AND|OR)\b")
_SAFE = re.compile(r"[A-Za-z0-9][\w .-]*")
"""Texts that stand anywhere without quotes."""


class Conditions:
    """Reads the conditions of one scenario."""

    def __init__(self, names: Names, faults: Faults) -> None:
        self.names = names
        self.faults = faults
        self._good: dict[str, Condition] = {}

    def read(self, node: Node | None) -> Condition | None:
        """The condition that a value says; None where there is none, or where it was reported."""
        if isinstance(node, ScalarNode):
            return self._one(node)
        if isinstance(node, ListNode):
            parts = [self._one(item) for item in node.items if isinstance(item, ScalarNode)]
            good = tuple([part for part in parts if part is not None])
            if len(good) == len(node.items):
                return good[0] if len(good) == 1 else All(good)
        return None

    def _one(self, node: ScalarNode) -> Condition | None:
        known = self._good.get(node.text)
        if known is not None:
            return known
        if len(node.text) > LONGEST:
            self.faults.add(
                findings.BAD_CONDITION,
                node,
                help=f"Keep to {LONGEST} characters.",
                problem="This condition is too long to follow.",
            )
            return None
        try:
            parsed = parse_condition(node.text)
        except ConditionError as error:
            span = self.faults.within(node, error.start, error.end)
            there = self.faults.is_verbatim(node)
            self.faults.add(
                findings.BAD_CONDITION,
                span,
                help=error.remedy,
                fix=replacement(span, error.instead) if there else None,
                problem=error.message,
            )
            return None
        resolving = _Resolving(node, self.names, self.faults)
        condition = resolving.condition(parsed)
        if not resolving.good:
            return None
        self._good[node.text] = condition
        return condition


class _Resolving:
    """One condition on its way; `good` turns False at the first fault."""

    def __init__(self, node: ScalarNode, names: Names, faults: Faults) -> None:
        self.node = node
        self.names = names
        self.faults = faults
        self.good = True

    def condition(self, condition: Condition) -> Condition:
        """The same condition, resolved."""
        if isinstance(condition, Not):
            return Not(self.condition(condition.condition))
        if isinstance(condition, All):
            return All(tuple([self.condition(part) for part in condition.conditions]))
        if isinstance(condition, Any):
            return Any(tuple([self.condition(part) for part in condition.conditions]))
        if isinstance(condition, IsText):
            return self.is_text(condition)
        if isinstance(condition, Flag):
            self.flag(condition.name)
        elif isinstance(condition, Promised):
            self.promised(condition)
        elif isinstance(condition, Between):
            self.between(condition)
        else:
            self.compare(condition)
        return condition

    def flag(self, name: Name) -> None:
        sort = self.sort(name, may_be_flag=not self.names.flags_sure)
        if sort in (Sort.METER, Sort.NUMBER):
            self.wrong(name, "a number", "stand alone", f"“{name.name} >= 6”")
        elif sort is Sort.TEXT:
            self.wrong(name, "a text", "stand alone", f"“{name.name} is {self.texts(name)[0]}”")

    def promised(self, condition: Promised) -> None:
        name = condition.name.name
        if name not in self.names.promises and self.names.promises_sure:
            self.report(links.UNKNOWN_PROMISE, condition.name, sorted(self.names.promises))

    def compare(self, condition: Compare) -> None:
        self.thousands(condition.name, condition.operand)
        sort = self.number(condition.name, f"be compared with “{condition.op}”")
        if isinstance(condition.operand, Name):
            self.number(condition.operand, "be compared with a number")
        elif sort is Sort.METER:
            self.in_meter(condition.name, condition.operand)

    def between(self, condition: Between) -> None:
        self.thousands(condition.name, condition.low, condition.high)
        sort = self.number(condition.name, "lie between numbers")
        if condition.low > condition.high:
            self.good = False
            self.faults.add(
                findings.EMPTY_RANGE,
                self.faults.within(self.node, condition.name.start, condition.name.end),
                low=condition.low,
                high=condition.high,
            )
        elif sort is Sort.METER:
            _ = self.in_meter(condition.name, condition.low) and self.in_meter(
                condition.name, condition.high
            )

    def is_text(self, condition: IsText) -> Condition:
        """The same condition; on a number, the comparison that is meant."""
        name, text = condition.name, condition.text
        sort = self.sort(name)
        known = self.texts(name) if sort is Sort.TEXT else ()
        if sort is not Sort.UNSURE and self.is_joined(condition, known):
            return condition
        if sort is Sort.FLAG:
            self.wrong(name, "a flag", "be compared", f"“{name.name}” or “not {name.name}”")
        elif sort is Sort.TEXT and text not in self.texts(name):
            self.unknown_text(condition)
        elif sort in (Sort.METER, Sort.NUMBER):
            if not NUMBER.fullmatch(text):
                self.wrong(name, "a number", f"be “{text}”", f"“{name.name} >= 6”")
                return condition
            if sort is Sort.METER:
                self.in_meter(name, number(text))
            return Compare(name, "!=" if condition.negated else "=", number(text))
        return condition

    def is_joined(self, condition: IsText, texts: Collection[str]) -> bool:
        """Whether an “AND” that was taken for a part of a text joins two tests; reports it."""
        joined = _JOINED.search(condition.text)
        quoted = self.node.text[condition.start] in "\"'"
        if joined is None or quoted or condition.text in texts:
            return False
        self.good = False
        start, end = (condition.start + offset for offset in joined.span())
        span = self.faults.within(self.node, start, end)
        small = joined[0].lower()
        self.faults.add(
            findings.BAD_CONDITION,
            span,
            help=f"Write “{small}”.",
            fix=replacement(span, small) if self.faults.is_verbatim(self.node) else None,
            problem=f"“{joined[0]}” is not how it is written here.",
        )
        return True

    def number(self, name: Name, used: str) -> Sort:
        """What a name is that must be a number; reports one that is not."""
        sort = self.sort(name)
        if sort is Sort.FLAG:
            self.wrong(name, "a flag", used, f"“{name.name}” or “not {name.name}”")
        elif sort is Sort.TEXT:
            self.wrong(name, "a text", used, f"“{name.name} is {self.texts(name)[0]}”")
        return sort

    def thousands(self, name: Name, *operands: Number | Name) -> None:
        """Report numbers of which nobody knows whether thousands are meant."""
        span = self.faults.within(self.node, name.start, name.end)
        for operand in operands:
            if isinstance(operand, Decimal):
                report_thousands(str(operand), span, self.faults)

    def texts(self, name: Name) -> list[str]:
        return [item.text for item in self.names.variables[name.name]]

    def sort(self, name: Name, *, may_be_flag: bool = False) -> Sort:
        """What a name is; reports an unknown one, and marks a known one as used."""
        sort = self.names.sort(name.name)
        if sort is Sort.FLAG:
            self.names.read.add(name.name)
        self.names.used.add(name.name)
        if sort is not Sort.UNKNOWN or (may_be_flag and "." not in name.name):
            return sort
        known = self.names.known()
        group = [other for other in known if other.startswith(name.name + ".")]
        self.report(links.UNKNOWN_NAME, name, group or known)
        return Sort.UNSURE

    def in_meter(self, name: Name, value: Number) -> bool:
        """Whether a value can be the customer's state; reports one that cannot."""
        if 0 <= value <= METER_TOP:
            return True
        self.good = False
        self.faults.add(
            findings.BEYOND_THE_METER,
            self.faults.within(self.node, name.start, name.end),
            name=name.name,
            value=value,
        )
        return False

    def unknown_text(self, condition: IsText) -> None:
        self.good = False
        texts = self.texts(condition.name)
        text = condition.text
        quoted = self.node.text[condition.start] in "\"'"
        start = condition.start + (1 if quoted else 0)
        span = self.faults.within(self.node, start, start + len(text))
        meant = next((each for each in texts if bare(each) == bare(text)), None)
        sure = meant and _SAFE.fullmatch(meant) and self.faults.is_verbatim(self.node)
        self.faults.add(
            findings.UNKNOWN_TEXT,
            span,
            help=suggestion(text, texts, ""),
            fix=replacement(span, meant) if sure else None,
            name=condition.name.name,
            text=text,
        )

    def wrong(self, name: Name, called: str, used: str, better: str) -> None:
        """Report a name that cannot be used as it is here."""
        self.good = False
        span = self.faults.within(self.node, name.start, name.end)
        self.faults.add(
            findings.WRONG_COMPARISON,
            span,
            name=name.name,
            called=called,
            used=used,
            better=better,
        )

    def report(self, finding: Finding, name: Name, known: list[str]) -> None:
        """Report a name that is not known, with the one that was probably meant."""
        self.good = False
        span = self.faults.within(self.node, name.start, name.end)
        there = self.faults.is_verbatim(self.node)
        self.faults.add(
            finding,
            span,
            help=suggestion(name.name, known, finding.help.format(name=name.name)),
            fix=self.faults.respelled(span, name.name, known, METERS) if there else None,
            name=name.name,
        )
