"""The script of a scenario as Markdown. What people wrote stands there as text, never as markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roleplay.authoring.script import Block, Facts, Heading, Paragraph, Quote, Table
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STAR = "★"
_SPECIAL = re.compile(
    r"[\\`*\[\]|~]"  # code, emphasis, links, columns
    r"|(?<!\w)_|_(?!\w)"
    r"|<(?=[A-Za-z/!?])|&(?=#?\w+;)"  # tags and entities; “price <= 100” holds none
    r"|#(?=#*\s*$)",  # what would close a heading
    re.MULTILINE,
)
_OPENING = re.compile(r"^\s*(?:\d+(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|[-=]+\s*$|>|#+(?:\s|$)))")
"""What makes a line a list, a quote, a heading or a rule; a backslash stands behind the match."""


def render(blocks: Iterable[Block]) -> str:
    """The document, ending with a line feed."""
    return "\n\n".join(_block(block) for block in blocks) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(level, text, marked):
            return f"{'#' * level} {f'{STAR} ' if marked else ''}{_inline(text)}"
        case Paragraph(text):
            return _text(text)
        case Quote(text, when):
            lead = f"*{_inline(when)}:* " if when else ""
            return "\n".join(f"> {line}".rstrip() for line in _text(text, lead).split("\n"))
        case Facts(items):
            return "\n".join(f"- **{_inline(label)}:** {_inline(text)}" for label, text in items)
        case Table(head, rows):
            lines = [_row(head), _row(["---"] * len(head), escape=False), *map(_row, rows)]
            return "\n".join(lines)


def _row(cells: Sequence[str], *, escape: bool = True) -> str:
    return f"| {' | '.join(_inline(cell) if escape else cell for cell in cells)} |"


def _text(text: str, lead: str = "") -> str:
    """A text of several lines, each of which stays a line, behind a `lead` of our own."""
    lines = (lead + _escaped(text)).split("\n")
    return "  \n".join(_OPENING.sub(r"\g<0>\\", line) for line in lines)


def _inline(text: str) -> str:
    """A text inside a list or a table, where a line feed would end it."""
    return _escaped(text).replace("\n", "<br>")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda m: f"\\{m[0]}", safe_text(text, newlines=True))
