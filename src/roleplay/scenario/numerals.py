"""How numbers and days are written in a file, and what was meant by those written otherwise."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from roleplay.scenario.findings import variables as findings

if TYPE_CHECKING:
    from roleplay.diagnostics import Span
    from roleplay.scenario.faults import Faults
    from roleplay.scenario.nodes import ScalarNode

NUMBER = re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,6})?")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OTHER_DATE = re.compile(r"([0-9]{1,4})([./-])([0-9]{1,2})\2([0-9]{1,4})")
_YEAR = 4
THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_DECIMAL_COMMA = re.compile(r"([+-]?[0-9]{1,12}),([0-9]{1,2})")
_ONE_NUMBER = re.compile(r"[^0-9.,+-]*([0-9]{1,9})[^0-9.,]*")
"""A number in a text that has no other sign of one."""
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(text: str) -> int | Decimal:
    """The number that a checked text is."""
    return Decimal(text) if "." in text else int(text)


def with_point(text: str) -> str | None:
    """A number with a decimal comma, such as 45,50, as it is written here; None for other texts."""
    match = _DECIMAL_COMMA.fullmatch(text)
    return f"{match[1]}.{match[2]}" if match else None


def report_thousands(text: str, where: ScalarNode | Span, faults: Faults) -> None:
    """Report a number such as 1.340, of which nobody knows whether thousands are meant."""
    if THOUSANDS.fullmatch(text):
        faults.add(
            findings.THOUSANDS_POINT,
            where,
            written=text,
            value=text.rstrip("0").rstrip("."),
            whole=text.replace(".", ""),
        )


def date(text: str) -> datetime.date | None:
    """The day that a text like 2026-11-01 is, if there is such a day."""
    if not DATE.fullmatch(text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def number_meant(text: str) -> str | None:
    """The digits that were meant by “two”, “8 minutes” or “80%”; None where that is unclear."""
    word = text.lower()
    if word in _WORDS:
        return str(_WORDS.index(word))
    match = _ONE_NUMBER.fullmatch(word)
    return match[1] if match and "hour" not in word else None


def days_meant(text: str) -> list[str]:
    """The days that a date in another order or with other signs may be, as they are written here.

    In `3/4/2026` it is unclear which number is the month.
    """
    match = _OTHER_DATE.fullmatch(text)
    if match is None:
        return []
    one, other, third = match[1], match[3], match[4]
    if len(one) == _YEAR:
        orders = [(one, other, third)]
    elif len(third) == _YEAR:
        orders = [(third, other, one), (third, one, other)]
    else:
        return []
    days = (f"{year}-{month:0>2}-{day:0>2}" for year, month, day in orders)
    return list(dict.fromkeys(day for day in days if date(day)))
