"""The lines of a file that may not be YAML: what a line looks like, and texts put in quotes.

Nothing here parses: it is how a person looks at a line, to guess what was meant. Lines and columns
count from 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.scenario.findings import file as found
from roleplay.scenario.quoting import BLOCK, advice, quoted, suits_no_quotes
from roleplay.scenario.source import Change, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roleplay.diagnostics import Finding

_LINE = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:- +)*)"
    r"(?:(?P<key>[a-z0-9][\w.-]*|'[^']*'|\"[^\"]*\") *(?P<colon>:)(?: +|$))?"
)
_DASH = re.compile(r" *-(?: |$)")
_BLANK = re.compile(r"\s*(?:#.*)?$")
_COMMENT = re.compile(r"(?<=\s)#(?:\s.*)?$")
_ELISION = re.compile(r"'(?:tis|twas|em|cause|til|round|bout|cos)\b", re.IGNORECASE)
FOREIGN_DASH = re.compile(r"[–—‒―−•·‣](?=\s)")
"""What word processors make of the hyphen before an item of a list."""
_CURLY = {"“": "”", "„": "“”", "”": "”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "’": "’"}
_SIGNS = "@`%&*!|>?:-#,]}"
_MOST_LINES = 400
"""How many lines one text may have here."""


@dataclass(frozen=True, slots=True)
class Requoted:
    """A text as it will be read: the changes that see to it, and what to tell its author.

    `fix` is the mend to offer. It differs from `changes`, which keep every line in its place,
    where the text reads best in lines of its own.
    """

    changes: tuple[Change, ...]
    fix: tuple[Change, ...]
    help: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line's columns: its first sign, what follows its dashes, its key's colon, its value.

    `colon` is -1 without a key. A text on it goes on below as long as it is indented deeper than
    `base`.
    """

    indent: int
    lead: int
    key: str
    colon: int
    value: int
    base: int


def read_line(text: str) -> Line:
    """What a line looks like; `key` is empty where it has none."""
    match = _LINE.match(text)
    if match is None:  # cannot be: every part of the pattern may be empty
        raise AssertionError
    indent, lead = match.end("indent"), match.end("dashes")
    if match["key"] is not None:
        base = lead
    elif lead > indent:
        base = text.rindex("-", 0, lead)
    else:
        base = indent - 1
    return Line(indent, lead, match["key"] or "", match.start("colon"), match.end(), base)


def indent_of(text: str) -> int:
    """The number of spaces before the first sign."""
    return len(text) - len(text.lstrip(" "))


def is_blank(text: str) -> bool:
    """Whether a line, or the rest of one, says nothing."""
    return _BLANK.match(text) is not None


def is_part(text: str) -> bool:
    """Whether a line begins with a key or the dash of a list item."""
    return bool(read_line(text).key or _DASH.match(text))


def content_end(text: str) -> int:
    """The column behind the last sign of a line that is no comment."""
    comment = _COMMENT.search(text)
    return len(text[: comment.start() if comment else None].rstrip())


def last_text_line(lines: list[str], number: int, base: int) -> int:
    """The last line of a text that begins on a line, as its indentation shows."""
    last = number
    for below in range(number + 1, min(len(lines), number + _MOST_LINES)):
        if lines[below].strip():
            if indent_of(lines[below]) <= base or is_part(lines[below]):
                break
            last = below
    return last


def requote(
    lines: Sequence[str],
    number: int,
    start: int,
    last: int,
    end: int | None = None,
    *,
    comment: bool = True,
    lead: str = "Put",
) -> Requoted:
    """A text put in quotes that fit; its own outer ones go where they are wrong.

    The text reaches from `start` on line `number` to `end` on line `last`, or to the end of that
    line, without its comment unless `comment` is false. `lead` begins the sentence of `help`.
    """
    pieces = _pieces(lines, number, start, last, end, comment=comment)
    text = "\n".join(piece for _, _, piece in pieces)
    _, _, head, tail = _diagnose(text)
    kept = text[head : len(text) - tail]
    sign = quoted(kept)[0]
    changes = []
    for line, column, piece in pieces:
        new = piece
        if line == last and tail:
            new = new[:-1]
        if line == number and head:
            new = new[1:]
        new = new.replace("'", "''") if sign == "'" else new
        new = (sign if line == number else "") + new + (sign if line == last else "")
        if new != piece:
            changes.append(Change(line, column, column + len(piece), new))
    block = _as_block(lines[number], pieces, kept) if suits_no_quotes(kept) else None
    if block:
        return Requoted(tuple(changes), (block,), BLOCK)
    return Requoted(tuple(changes), tuple(changes), advice(kept, lead))


def _as_block(text: str, pieces: Sequence[tuple[int, int, str]], kept: str) -> Change | None:
    """The change that writes the value of a line below it, if it is all that the line holds."""
    (number, column, piece), *others = pieces
    line = read_line(text)
    stop = column + len(piece)
    if others or column != line.value or line.base < line.indent or text[stop:].strip():
        return None
    return Change(number, column, len(text), f"|\n{' ' * (line.base + 2)}{kept}")


def diagnose_text(
    lines: list[str], number: int, start: int, last: int, end: int | None = None
) -> tuple[Finding, dict[str, object]]:
    """Why a text cannot stand as it does, and the names for the finding."""
    pieces = _pieces(lines, number, start, last, end, comment=True)
    finding, names, _, _ = _diagnose("\n".join(piece for _, _, piece in pieces))
    return finding, names


def _pieces(
    lines: Sequence[str], number: int, start: int, last: int, end: int | None, *, comment: bool
) -> list[tuple[int, int, str]]:
    """The parts of a text with their lines and columns."""
    pieces = []
    for line in range(number, last + 1):
        column = start if line == number else indent_of(lines[line])
        stop = len(lines[line].rstrip())
        if line == last:
            stop = end if end is not None else content_end(lines[line]) if comment else stop
        pieces.append((line, column, lines[line][column:stop]))
    return pieces


def _diagnose(text: str) -> tuple[Finding, dict[str, object], int, int]:
    """The finding, its names, and how many outer quotes at the front and the back are to go."""
    sign = text[:1]
    if sign in ("'", '"'):
        return _diagnose_quotes(text, sign)
    if _is_in_curly_quotes(text):
        return found.CURLY_QUOTES, {"signs": f"{sign} {text[-1]}"}, 1, 1
    if sign in ("[", "{"):
        return found.BRACKET_AT_START, {"sign": sign}, 0, 0
    if sign and sign in _SIGNS:
        return found.SIGN_AT_START, {"sign": sign}, 0, 0
    if ": " in text or ":\n" in text or text.endswith(":"):
        return found.COLON_IN_TEXT, {}, 0, 0
    return found.UNREADABLE, {"text": shorten(text)}, 0, 0


def _is_in_curly_quotes(text: str) -> bool:
    """Whether one pair of bent quotes goes round a whole text."""
    closing = _CURLY.get(text[:1], "")
    inner = text[1:-1]
    if len(text) < len("“”") or text[-1] not in closing:
        return False
    return not any(s in inner for s in (text[0], text[-1]) if s != "’")


def _diagnose_quotes(text: str, sign: str) -> tuple[Finding, dict[str, object], int, int]:
    second = text.find(sign, 1)
    ends = len(text) > 1 and text.endswith(sign)
    if sign == "'" and not ends and _ELISION.match(text):
        return found.SIGN_AT_START, {"sign": sign}, 0, 0
    if second < 0:
        return found.UNCLOSED_QUOTE, {}, 1, 0
    if ends and second == len(text) - 1:
        return found.BACKSLASH, {}, 1, 1
    if text[second + 1 : second + 2].isalnum():  # an apostrophe, or the opening of inner speech
        return (found.QUOTES_IN_TEXT, {}, 1, 1) if ends else (found.UNCLOSED_QUOTE, {}, 1, 0)
    return found.QUOTES_IN_TEXT, {}, 0, 0
