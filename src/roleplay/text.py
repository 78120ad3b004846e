"""Text on its way to a terminal: harmless, measured and wrapped.

Whatever people wrote (files, file names, arguments, answers) goes through `safe_text` before it is
printed or painted. Terminals obey control characters, show bidirectional overrides as text in
another order, and show zero-width characters as nothing; here each becomes something that is
seen and does nothing. Widths are in terminal cells: most characters take one, East Asian wide
ones and emoji two, combining marks none.
"""

from __future__ import annotations

import re
from unicodedata import category, combining, east_asian_width

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
"""Controls, format characters, line and paragraph separators, surrogates, and invisible tags.

Not the Arabic and Kaithi number signs, which Unicode calls format characters but which are seen.
"""

_QUOTES = ('""', "“”", "„“", "«»", "''", "‘’")
"""What people put round what was said: the first character and the last."""

JOINER = "\u200d"
"""Joins emoji into one, as in a family; allowed between two emoji, unseen anywhere else."""

HANGING = "  "
"""How much further in the rest of a broken line stands."""

LEAST_WIDTH = 20


def safe_text(text: str, *, newlines: bool = False) -> str:
    """The text with every character that a terminal would obey or hide made visible.

    Escape becomes ␛ and so on; what has no such picture becomes �. With `newlines`, line feeds
    stay; without, they become ␊ as well.
    """
    if text.isprintable():
        return text
    return _UNSEEN.sub(lambda match: _seen_in_context(match, newlines=newlines), text)


def seen(character: str) -> str:
    """One character as `safe_text` shows it where it stands alone."""
    if character.isprintable() or not _UNSEEN.match(character):
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"


def in_quotes(text: str) -> str:
    """The text in “ ”; quotes that stand round all of it already are not doubled."""
    inner = text[1:-1]
    is_quoted = len(text) > 1 and text[0] + text[-1] in _QUOTES
    return f"“{inner if is_quoted and not set(inner) & {text[0], text[-1]} else text}”"


def cells(text: str) -> int:
    """How many terminal cells a safe text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def wrap(text: str, width: int) -> list[str]:
    """A safe text as lines of at most `width` cells, broken at spaces where there are any.

    Line feeds stay breaks; runs of spaces become one. A text without words is one empty line.
    """
    return [line for paragraph in text.split("\n") for line in _wrap_paragraph(paragraph, width)]


def folded(line: str, width: int) -> list[str]:
    """A safe line as it fits the width: as it is where it does, else broken at spaces.

    What follows stands two cells further in than the line begins. A width of 0 is any width.
    """
    if not width or cells(line) <= width:
        return [line]
    indent = " " * (len(line) - len(line.lstrip(" ")))
    first, *others = wrap(line.strip(), max(width - len(indent) - len(HANGING), LEAST_WIDTH))
    return [f"{indent}{first}", *(f"{indent}{HANGING}{other}" for other in others)]


def _seen_in_context(match: re.Match[str], *, newlines: bool) -> str:
    character = match[0]
    if character == "\n" and newlines:
        return character
    if character == JOINER:
        before = match.string[match.start() - 1 : match.start()]
        after = match.string[match.end() : match.end() + 1]
        if _joins(before) and _joins(after):
            return character
    return seen(character)


def _joins(character: str) -> bool:
    """Whether it can stand beside a joiner: an emoji, its skin tone or its variation selector."""
    return character == "\ufe0f" or (character != "" and category(character) in ("So", "Sk"))


def _cells_of(character: str) -> int:
    if character == JOINER or combining(character) or category(character) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _wrap_paragraph(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for word in paragraph.split(" "):
        for piece in _pieces(word, width):
            size = cells(piece)
            if line and used + 1 + size > width:
                lines.append(line)
                line, used = "", 0
            line, used = (f"{line} {piece}", used + 1 + size) if line else (piece, size)
    return [*lines, line]


def _pieces(word: str, width: int) -> list[str]:
    """A word cut so that each piece fits the width; mostly the word itself."""
    if cells(word) <= width:
        return [word] if word else []
    pieces, piece, used = [], "", 0
    for character in word:
        size = _cells_of(character)
        if piece and used + size > width:
            pieces.append(piece)
            piece, used = "", 0
        piece += character
        used += size
    return [*pieces, piece]
