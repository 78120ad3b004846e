"""Conditions: their grammar, and what they read.

    condition  = choice
    choice     = chain { "or" chain }            not mixed with "and" without brackets
    chain      = unit { "and" unit }
    unit       = "not" unit | "(" condition ")" | test
    test       = "promised" NAME | "kept" NAME
               | NAME                                        a flag
               | NAME compare operand
               | NAME "between" NUMBER "and" NUMBER          both ends included
               | NAME "is" ["not"] TEXT                      a drawn text, or a number
    compare    = "<" | "<=" | ">" | ">=" | "=" | "!=" | "is at least" | "is below"
    operand    = NUMBER | NAME
    NAME       = lower case letters, digits and hyphens; a dot for `case.price`, `authority.refund`
    TEXT       = bare words up to "and", "or", ")" or the end, or a text in quotes

A tree is nested at most `MAX_DEPTH` deep. Parsing says where in the text it failed; names are
resolved by the reader, which knows what is declared.
"""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_DEPTH = 16
KEYWORDS = frozenset(
    {"and", "or", "not", "is", "between", "promised", "kept", "at", "least", "below", "when"}
)
"""Words that no flag, variable or authority may be called."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a condition, and where it stands in the condition's text."""

    name: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind the name."""
        return self.start + len(self.name)


@dataclass(frozen=True, slots=True)
class Compare:
    """`name op operand`; op is one of < <= > >= = !=."""

    name: Name
    op: str
    operand: int | Decimal | Name


@dataclass(frozen=True, slots=True)
class Between:
    """`name between low and high`, both ends included."""

    name: Name
    low: int | Decimal
    high: int | Decimal


@dataclass(frozen=True, slots=True)
class IsText:
    """`name is text`, or with `negated` `name is not text`. `start` is the text's offset."""

    name: Name
    text: str
    start: int
    negated: bool


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag is set."""

    name: Name


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise was made; with `kept`, it was kept."""

    name: Name
    kept: bool


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class All:
    """All hold."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one holds."""

    conditions: tuple[Condition, ...]


Condition: TypeAlias = Compare | Between | IsText | Flag | Promised | Not | All | Any


COMPARE: dict[str, Callable[[int | Decimal, int | Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}
"""What the operators of a `Compare` mean."""


class ConditionError(ValueError):
    """A text that is no condition; `start` and `end` are offsets into it, `remedy` says the mend.

    `instead` is what surely is meant by what stands there, where that is sure.
    """

    def __init__(
        self, message: str, start: int, end: int, remedy: str, instead: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end
        self.remedy = remedy
        self.instead = instead


def names_in(condition: Condition) -> Iterator[Compare | Between | IsText | Flag | Promised]:
    """The single tests of a condition, in the order they are written."""
    if isinstance(condition, Not):
        yield from names_in(condition.condition)
    elif isinstance(condition, All | Any):
        for part in condition.conditions:
            yield from names_in(part)
    else:
        yield condition


_SAID: dict[tuple[str, ...], str] = {
    ("less", "than", "or", "equal", "to"): "<=",
    ("greater", "than", "or", "equal", "to"): "is at least",
    ("less", "than"): "is below",
    ("lower", "than"): "is below",
    ("smaller", "than"): "is below",
    ("under",): "is below",
    ("at", "most"): "<=",
    ("more", "than"): ">",
    ("greater", "than"): ">",
    ("higher", "than"): ">",
    ("bigger", "than"): ">",
    ("above",): ">",
    ("over",): ">",
    ("equal", "to"): "=",
}
"""What people write behind “is” before a number, and how it is written here."""
_TURNED = {"=>": ">=", "=<": "<="}
_JOINING = {"&&": "and", "||": "or", "&": "and", "|": "or"}

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>[+-]?\d+(?:\.\d+)?(?![\w.]))
      |(?P<name>[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*)?)(?![\w])
      |(?P<op><=|>=|!=|==|=>|=<|≤|≥|≠|<|>|=)
      |(?P<bracket>[()])
      |(?P<quoted>"[^"]*"|'[^']*')
      |(?P<other>\S+?(?=[\s()<>=!]|$)|\S))""",
    re.VERBOSE,
)


@dataclass(slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[_Token] = []
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup or "other"
            self.tokens.append(_Token(kind, match[kind], match.start(kind), match.end(kind)))
        self.at = 0

    def peek(self) -> _Token:
        if self.at < len(self.tokens):
            return self.tokens[self.at]
        return _Token("end", "", len(self.text), len(self.text))

    def take(self) -> _Token:
        token = self.peek()
        self.at += 1
        return token

    def word(self, *words: str) -> bool:
        """Take the given words if they come next."""
        for i, word in enumerate(words):
            if self.at + i >= len(self.tokens):
                return False
            token = self.tokens[self.at + i]
            if token.kind != "name" or token.text != word:
                return False
        self.at += len(words)
        return True

    def fail(self, message: str, token: _Token, remedy: str) -> ConditionError:
        return ConditionError(message, token.start, max(token.end, token.start + 1), remedy)

    def instead(self, written: str, meant: str, start: int, end: int) -> ConditionError:
        message = f"“{written}” is not how it is written here."
        return ConditionError(message, start, end, f"Write “{meant}”.", meant)

    def condition(self, depth: int) -> Condition:
        if depth > MAX_DEPTH:
            raise self.fail(
                "Brackets and “not” are nested too deep here.",
                self.peek(),
                f"Keep to {MAX_DEPTH} levels; a list of conditions means that all must hold.",
            )
        parts = [self.unit(depth)]
        joined_by = ""
        while self.peek().text in ("and", "or") and self.peek().kind == "name":
            token = self.take()
            if joined_by and token.text != joined_by:
                raise self.fail(
                    "“and” and “or” are mixed without brackets, so it is unclear what belongs "
                    "together.",
                    token,
                    "Put brackets round the part that belongs together, as in "
                    "“(temper > 6 or trust < 3) and not heard”.",
                )
            joined_by = token.text
            parts.append(self.unit(depth))
        if len(parts) == 1:
            return parts[0]
        return All(tuple(parts)) if joined_by == "and" else Any(tuple(parts))

    def unit(self, depth: int) -> Condition:
        nots = 0
        while self.word("not"):
            nots += 1
        if self.peek().text == "(":
            opening = self.take()
            inner = self.condition(depth + 1)
            if self.take().text != ")":
                raise self.fail("This bracket is never closed.", opening, "Add the “)”.")
        else:
            inner = self.test()
        return Not(inner) if nots % 2 else inner

    def name(self, after: str) -> Name:
        token = self.take()
        if token.kind != "name" or token.text in KEYWORDS:
            raise self.fail(
                f"After “{after}” a name is expected."
                if after
                else "Here a name is expected, such as temper, a variable or a flag.",
                token,
                "Write something like “temper >= 6”, “case.price > 60” or “not heard”.",
            )
        return Name(token.text, token.start)

    def test(self) -> Condition:
        for word in ("promised", "kept"):
            if self.word(word):
                return Promised(self.name(word), kept=word == "kept")
        name = self.name("")
        token = self.peek()
        if token.kind == "op":
            self.take()
            if token.text in _TURNED:
                raise self.instead(token.text, _TURNED[token.text], token.start, token.end)
            op = {"==": "=", "≤": "<=", "≥": ">=", "≠": "!="}.get(token.text, token.text)
            return Compare(name, op, self.operand(token.text))
        if self.word("is", "at", "least"):
            return Compare(name, ">=", self.operand("is at least"))
        if self.word("is", "below"):
            return Compare(name, "<", self.operand("is below"))
        if self.word("between"):
            low = self.number("between")
            if not self.word("and"):
                raise self.fail(
                    "“between” needs two numbers.", self.peek(), "Write “between 2 and 5”."
                )
            return Between(name, low, self.number("and"))
        if self.word("is"):
            self.refuse_other_words(token)
            return self.is_text(name, negated=self.word("not"))
        return Flag(name)

    def refuse_other_words(self, is_: _Token) -> None:
        """Refuse comparisons in words that are not of the language, behind their “is”."""
        for said, meant in _SAID.items():
            here = self.tokens[self.at : self.at + len(said) + 1]
            if tuple(token.text for token in here[:-1]) == said and here[-1].kind == "number":
                raise self.instead(f"is {' '.join(said)}", meant, is_.start, here[-2].end)

    def number(self, after: str) -> int | Decimal:
        token = self.take()
        if token.kind != "number":
            raise self.fail(f"After “{after}” a number is expected.", token, "Write a number.")
        return _number(token.text)

    def operand(self, after: str) -> int | Decimal | Name:
        if self.peek().kind == "number":
            return self.number(after)
        token = self.peek()
        if token.kind != "name" or token.text in KEYWORDS:
            raise self.fail(
                f"After “{after}” a number or a name is expected.",
                token,
                "Write a number, or the name of a variable or authority that is one.",
            )
        return self.name(after)

    def is_text(self, name: Name, *, negated: bool) -> IsText:
        first = self.peek()
        if first.kind == "quoted":
            self.take()
            return IsText(name, first.text[1:-1], first.start, negated)
        last = None
        while self.peek().kind not in ("end", "bracket") and self.peek().text not in ("and", "or"):
            last = self.take()
        if last is None:
            raise self.fail(
                "After “is” one of the variable's texts is expected.",
                first,
                "Write it as it stands under `vary`, as in “cake is lemon cake”.",
            )
        return IsText(name, self.text[first.start : last.end], first.start, negated)


def _number(text: str) -> int | Decimal:
    return Decimal(text) if "." in text else int(text)


def parse_condition(text: str) -> Condition:
    """The condition that a text says.

    Raises:
        ConditionError: where the text is no condition, with the place in it and the mend.
    """
    parser = _Parser(text)
    if not parser.tokens:
        raise ConditionError("The condition is empty.", 0, 1, "Write one, or remove the key.")
    condition = parser.condition(0)
    rest = parser.peek()
    if rest.kind != "end":
        joining = _JOINING.get(rest.text) or rest.text.lower()
        if joining in ("and", "or"):
            raise parser.instead(rest.text, joining, rest.start, rest.end)
        raise parser.fail(
            f"“{rest.text}” does not belong here.",
            rest,
            "Join tests with “and” or “or”; compare with < <= > >= = != , “between 2 and 5”, "
            "“is” or “is not”.",
        )
    return condition
