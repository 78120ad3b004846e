"""The kinds of single values: texts, names, numbers, yes and no, words to choose from, dates.

Scalars of a file are text, and the kind decides what the text means: `no`, `3:10` and `007` are
texts wherever a text is wanted. A schema sees them only after an editor has made numbers and
yes/no of some, so the schemas here allow for that.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from roleplay.diagnostics import Edit, Fix
from roleplay.scenario.faults import replacement, short, slug, suggestion, unmistakable
from roleplay.scenario.fields import Scalar
from roleplay.scenario.findings import shape as findings
from roleplay.scenario.findings import variables as variable_findings
from roleplay.scenario.slips import cut_at_comment

if TYPE_CHECKING:
    from roleplay.scenario.faults import Faults
    from roleplay.scenario.fields import Json
    from roleplay.scenario.nodes import ScalarNode

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
NUMBER = re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,6})?")
PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
"""Whatever stands between curly brackets on one line is meant as a name."""
YES = frozenset({"yes", "Yes", "YES", "true", "True", "TRUE"})
NO = frozenset({"no", "No", "NO", "false", "False", "FALSE"})
ANY_SCALAR: dict[str, Json] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""The schema of a text: YAML makes numbers and yes/no of some texts before a schema sees them."""

_WHOLE = re.compile(r"[0-9]{1,9}")
_SIGNED = re.compile(r"[+-]?[0-9]{1,9}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLACES = 2


def number(text: str) -> int | Decimal:
    """The number that a checked text is."""
    return Decimal(text) if "." in text else int(text)


def date(text: str) -> datetime.date | None:
    """The day that a text like 2026-11-01 is, if there is such a day."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Text(Scalar):
    """Words for people, of any length; with `placeholders`, `{name}` in it means a value.

    Without, it is reported where the text is `shown` by itself, as a title is.
    """

    placeholders: bool = True
    shown: bool = True

    wants: ClassVar[str] = "a text"
    json: ClassVar[dict[str, Json]] = ANY_SCALAR

    def fits(self, text: ScalarNode, key: ScalarNode, faults: Faults) -> bool:
        """See Scalar."""
        if not text.style and text.end_line in faults.comments:
            cut_at_comment(text, faults)
        if self.shown and not self.placeholders and (found := PLACEHOLDER.search(text.text)):
            where = faults.literal(text, found[0], 0)
            faults.add(variable_findings.RAW_PLACEHOLDER, where, written=found[0], key=key.text)
        return True


@dataclass(frozen=True, slots=True)
class Formed(Scalar):
    """A short text of a given form: `form` is a regular expression for the whole of it."""

    form: str
    what: str

    @property
    def wants(self) -> str:
        """See Kind."""
        return self.what

    @property
    def json(self) -> dict[str, Json]:
        """See Scalar."""
        return {"type": "string", "pattern": f"^(?:{self.form})$"}

    def fits(self, text: ScalarNode, key: ScalarNode, faults: Faults) -> bool:
        """See Scalar."""
        if re.fullmatch(self.form, text.text):
            return True
        got = f"“{short(text.text)}”"
        faults.add(findings.WRONG_FORM, text, key=key.text, wants=self.wants, got=got)
        return False


@dataclass(frozen=True, slots=True)
class Whole(Scalar):
    """A whole number, both ends included; a sign is allowed where numbers below 0 are."""

    low: int
    high: int

    @property
    def wants(self) -> str:
        """See Kind."""
        return f"a whole number from {str(self.low).replace('-', '−')} to {self.high}"

    @property
    def json(self) -> dict[str, Json]:
        """See Scalar."""
        return {"type": "integer", "minimum": self.low, "maximum": self.high}

    def fits(self, text: ScalarNode, key: ScalarNode, faults: Faults) -> bool:
        """See Scalar."""
        form = _SIGNED if self.low < 0 else _WHOLE
        if not _is_number(text, form, key, self.wants, faults):
            return False
        if self.low <= int(text.text) <= self.high:
            return True
        faults.add(findings.OUT_OF_RANGE, text, key=key.text, wants=self.wants, got=text.text)
        return False


class Amount(Scalar):
    """An amount of money, not below 0, with at most two places; no currency in it."""

    wants: ClassVar[str] = "an amount such as 60 or 19.95"
    json: ClassVar[dict[str, Json]] = {"type": "number", "minimum": 0}
    """The two places cannot be said: 19.95 is no multiple of 0.01 in JSON."""

    def fits(self, text: ScalarNode, key: ScalarNode, faults: Faults) -> bool:
        """See Scalar."""
        if not _is_number(text, NUMBER, key, self.wants, faults):
            return False
        if number(text.text) >= 0 and len(text.text.partition(".")[2]) <= _PLACES:
            return True
        faults.add(findings.OUT_OF_RANGE, text, key=key.text, wants=self.wants, got=text.text)
        return False


class AmountOrVariable(Scalar):
    """An amount, or the name of a variable that is one."""

    wants: ClassVar[str] = "an amount such as 60, or the name of a variable such as case.price"
    json: ClassVar[dict[str, Json]] = {
        "anyOf": [Amount.json, {"type": "string", "pattern": "^[a-z]"}]
    }

    def fits(self, text: ScalarNode, key: ScalarNode, faults: Faults) -> bool:
        """See Scalar."""
        return "a" <= text.text[0] <= "z" or Amount().fits(text, key, faults)


def _is_number(
    text: ScalarNode, form: re.Pattern[str], key: ScalarNode, wants: str, faults: Faults
) -> bool:
    """Whether a text is a number in plain digits, not in quotes; reports where it is not."""
    if not text.style and form.fullmatch(text.text):
        return True
    fix = None
    got = f"“{short(text.text)}”"
    if text.style in ("'", '"') and form.fullmatch(text.text):
        got = f"{text.style}{text.text}{text.style}, a text in quotes"
        fix = Fix("Remove the quotes", (Edit(faults.origin.span_of(text), text.text),))
    faults.add(findings.NOT_A_NUMBER, text, fix=fix, key=key.text, wants=wants, got=got)
    return False


class YesNo(Scalar):
    """Yes or no: `yes`, `no`, `true` or `false`, in lower, title or upper case."""

    wants: ClassVar[str] = "yes or no"
    json: ClassVar[dict[str, Json]] = {
        "anyOf": [
            {"enum": ["yes", "no"]},
            {"type": "boolean"},
            {"enum": sorted((YES | NO) - {"yes", "no"})},
        ]
    }
    """To an editor `yes` is a text and `true` a yes/no."""

    def fits(self, text: ScalarNode, key: ScalarNode, faults: Faults) -> bool:
        """See Scalar."""
        if text.text in YES or text.text in NO:
            return True
        faults.add(findings.NOT_YES_OR_NO, text, key=key.text, got=short(text.text))
        return False


@dataclass(frozen=True, slots=True)
class Choice(Scalar):
    """One of a few words."""

    options: tuple[str, ...]

    @property
    def wants(self) -> str:
        """See Kind."""
        first, *others = self.options
        return "one of " + ", ".join(self.options) if others else f"“{first}”"

    @property
    def json(self) -> dict[str, Json]:
        """See Scalar."""
        return {"enum": self.options}

    def fits(self, text: ScalarNode, key: ScalarNode, faults: Faults) -> bool:
        """See Scalar."""
        if text.text in self.options:
            return True
        faults.add(
            findings.NOT_ONE_OF,
            text,
            help=suggestion(text.text, self.options, ""),
            fix=replacement(faults.origin.span_of(text), unmistakable(text.text, self.options)),
            key=key.text,
            wants=self.wants,
            got=short(text.text),
        )
        return False


class Name(Scalar):
    """A name that is given here: lower case letters, digits and hyphens.

    A bad name stays in the tree, so that what refers to it is not reported as well.
    """

    wants: ClassVar[str] = "a name in lower case letters, digits and hyphens"
    json: ClassVar[dict[str, Json]] = {"type": "string", "pattern": f"^{NAME.pattern}$"}

    def fits(self, text: ScalarNode, key: ScalarNode, faults: Faults) -> bool:  # noqa: ARG002 - see Scalar
        """See Scalar."""
        if not NAME.fullmatch(text.text):
            mended = slug(text.text)
            faults.add(
                findings.NOT_A_NAME,
                text,
                help=f"Write “{mended}”, here and wherever it is used." if mended else None,
                fix=replacement(faults.origin.span_of(text), mended),
                got=short(text.text),
            )
        return True


@dataclass(frozen=True, slots=True)
class Ref(Scalar):
    """The name of something else; `to` says of what. Whether it exists is found out later."""

    to: str

    @property
    def wants(self) -> str:
        """See Kind."""
        return f"the name of {self.to}"

    json: ClassVar[dict[str, Json]] = ANY_SCALAR

    def fits(self, text: ScalarNode, key: ScalarNode, faults: Faults) -> bool:  # noqa: ARG002 - see Scalar
        """See Scalar."""
        return True


class Clause(Scalar):
    """A condition. What it says is found out later."""

    wants: ClassVar[str] = "a condition such as temper >= 6"
    json: ClassVar[dict[str, Json]] = ANY_SCALAR

    def fits(self, text: ScalarNode, key: ScalarNode, faults: Faults) -> bool:  # noqa: ARG002 - see Scalar
        """See Scalar."""
        return True


class Date(Scalar):
    """A day, as in 2026-11-01."""

    wants: ClassVar[str] = "a date such as 2026-11-01"
    json: ClassVar[dict[str, Json]] = {
        "type": "string",
        "format": "date",
        "pattern": f"^{_DATE.pattern}$",
    }

    def fits(self, text: ScalarNode, key: ScalarNode, faults: Faults) -> bool:
        """See Scalar."""
        if date(text.text) is not None:
            return True
        faults.add(findings.NOT_A_DATE, text, key=key.text, got=short(text.text))
        return False
