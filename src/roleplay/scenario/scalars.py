"""The kinds of single values: texts, names, numbers, yes and no, words to choose from, dates.

Scalars of a file are text, and the kind decides what the text means: `no`, `3:10` and `007` are
texts wherever a text is wanted. A schema sees them only after an editor has made numbers and
yes/no of some, so the schemas here allow for that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from roleplay.diagnostics import Edit, Fix
from roleplay.scenario.faults import replacement, short, slug, suggestion, unmistakable
from roleplay.scenario.fields import Scalar
from roleplay.scenario.findings import shape as findings
from roleplay.scenario.findings import values
from roleplay.scenario.findings import variables as variable_findings
from roleplay.scenario.numerals import (
    DATE,
    NUMBER,
    THOUSANDS,
    date,
    days_meant,
    number,
    number_meant,
    with_point,
)
from roleplay.scenario.slips import cut_at_comment
from roleplay.scenario.spelling import bare

if TYPE_CHECKING:
    from roleplay.scenario.faults import Faults
    from roleplay.scenario.fields import Json
    from roleplay.scenario.nodes import ScalarNode

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
"""Whatever stands between curly brackets on one line is meant as a name."""
YES = frozenset({"yes", "Yes", "YES", "true", "True", "TRUE"})
NO = frozenset({"no", "No", "NO", "false", "False", "FALSE"})
ANY_SCALAR: dict[str, Json] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""The schema of a text: YAML makes numbers and yes/no of some texts before a schema sees them."""

_WHOLE = re.compile(r"[0-9]{1,9}")
_SIGNED = re.compile(r"[+-]?[0-9]{1,9}")
_PLACES = 2


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
        if not _is_number(text, form, key, self, faults):
            return False
        if self.low <= int(text.text) <= self.high:
            return True
        faults.add(values.OUT_OF_RANGE, text, key=key.text, wants=self.wants, got=text.text)
        return False


class Amount(Scalar):
    """An amount of money, not below 0, with at most two places; no currency in it."""

    wants: ClassVar[str] = "an amount such as 60 or 19.95"
    json: ClassVar[dict[str, Json]] = {"type": "number", "minimum": 0}
    """The two places cannot be said: 19.95 is no multiple of 0.01 in JSON."""

    def fits(self, text: ScalarNode, key: ScalarNode, faults: Faults) -> bool:
        """See Scalar."""
        if not _is_number(text, NUMBER, key, self, faults):
            return False
        if number(text.text) >= 0 and len(text.text.partition(".")[2]) <= _PLACES:
            return True
        whole = text.text.replace(".", "")
        help_ = (
            f"Write “{whole}”, if thousands are meant." if THOUSANDS.fullmatch(text.text) else None
        )
        faults.add(
            values.OUT_OF_RANGE, text, help=help_, key=key.text, wants=self.wants, got=text.text
        )
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
    text: ScalarNode, form: re.Pattern[str], key: ScalarNode, kind: Whole | Amount, faults: Faults
) -> bool:
    """Whether a text is a number in plain digits, not in quotes; reports where it is not."""
    if not text.style and form.fullmatch(text.text):
        return True
    fix = None
    span = faults.origin.span_of(text)
    got = f"“{short(text.text)}”"
    meant = _meant(text.text, kind)
    if text.style in ("'", '"') and form.fullmatch(text.text):
        got = f"{text.style}{text.text}{text.style}, a text in quotes"
        fix = Fix("Remove the quotes", (Edit(span, text.text),))
    elif not text.style and isinstance(kind, Amount):
        fix = replacement(span, with_point(text.text))
    faults.add(
        values.NOT_A_NUMBER,
        text,
        help=f"Write {meant}." if meant else f"Write {kind.wants}, in plain digits.",
        fix=fix,
        key=key.text,
        wants=kind.wants,
        got=got,
    )
    return False


def _meant(text: str, kind: Whole | Amount) -> str | None:
    """The number that was meant, if it can stand here."""
    if isinstance(kind, Amount):
        return with_point(text.strip("€$£ ")) or number_meant(text)
    meant = number_meant(text)
    return meant if meant and kind.low <= int(meant) <= kind.high else None


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
        faults.add(values.NOT_YES_OR_NO, text, key=key.text, got=short(text.text))
        return False


@dataclass(frozen=True, slots=True)
class Choice(Scalar):
    """One of a few words."""

    options: tuple[str, ...]

    is_name: ClassVar[bool] = True

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
            values.NOT_ONE_OF,
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

    is_name: ClassVar[bool] = True
    wants: ClassVar[str] = "a name in lower case letters, digits and hyphens"
    json: ClassVar[dict[str, Json]] = {"type": "string", "pattern": f"^{NAME.pattern}$"}

    def fits(self, text: ScalarNode, key: ScalarNode, faults: Faults) -> bool:  # noqa: ARG002 - see Scalar
        """See Scalar."""
        if not NAME.fullmatch(text.text):
            mended = slug(text.text)
            keeps_all = text.text.isascii() and bare(mended) == bare(text.text)
            faults.add(
                values.NOT_A_NAME,
                text,
                help=f"Write “{mended}”, here and wherever it is used." if mended else None,
                fix=replacement(faults.origin.span_of(text), mended if keeps_all else None),
                got=short(text.text),
            )
        return True


@dataclass(frozen=True, slots=True)
class Ref(Scalar):
    """The name of something else; `to` says of what. Whether it exists is found out later."""

    to: str

    is_name: ClassVar[bool] = True

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
        "pattern": f"^{DATE.pattern}$",
    }

    def fits(self, text: ScalarNode, key: ScalarNode, faults: Faults) -> bool:
        """See Scalar."""
        if date(text.text) is not None:
            return True
        meant = days_meant(text.text)
        faults.add(
            values.NOT_A_DATE,
            text,
            help=f"Did you mean {' or '.join(meant)}?" if meant else None,
            fix=replacement(faults.origin.span_of(text), meant[0]) if len(meant) == 1 else None,
            key=key.text,
            got=short(text.text),
        )
        return False
