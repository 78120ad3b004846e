"""Collecting what is wrong with one file, and the words for it.

Every step of the reader adds to one `Faults`; nothing here stops at the first. A value that was
reported is replaced in the tree by a `BrokenNode`, which every later step passes over in silence:
so one fault gives one diagnostic, and a broken piece hides nothing elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roleplay.diagnostics import Edit, Fix, Span
from roleplay.scenario.nodes import BrokenNode, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from roleplay.diagnostics import Diagnostic, Finding, Related
    from roleplay.scenario.nodes import Node
    from roleplay.scenario.origin import Origin

_MOST_OPTIONS = 8
_SHORT = 40
_CLEARLY = 0.1
"""How much nearer an option must be than the next one to be the only one that can be meant."""


class Faults:
    """The diagnostics of one file, in the order they are found.

    `comments` are the lines (from 0) on which a `#` stands behind an unquoted value, with its
    column (from 0).
    """

    def __init__(self, origin: Origin, comments: Mapping[int, int] | None = None) -> None:
        self.origin = origin
        self.comments = comments or {}
        self.found: list[Diagnostic] = []

    def add(
        self,
        finding: Finding,
        where: Node | Span,
        *,
        help: str | None = None,  # noqa: A002 - the name it has in a diagnostic
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
        **names: object,
    ) -> None:
        """Report a finding at a node or a span; `names` fill its templates."""
        span = where if isinstance(where, Span) else self.origin.span_of(where)
        self.found.append(
            finding.at(
                span,
                self.origin.excerpt(span),
                help=help,
                related=related,
                fix=fix,
                **names,
            )
        )

    def within(self, node: ScalarNode, start: int, end: int) -> Span:
        """The place of the characters `start` to `end` of a scalar's text.

        Where the text is not written as it reads (several lines, escapes), the whole scalar.
        """
        whole = self.origin.span_of(node)
        lead = 1 if node.style in ("'", '"') else 0
        if node.line != node.end_line or node.style in ("|", ">"):
            return whole
        line = self.origin.lines[node.line] if node.line < len(self.origin.lines) else ""
        if line[node.column + lead : node.end_column - lead] != node.text:
            return whole
        first = whole.column + lead
        return Span(whole.file, whole.line, first + start, whole.line, first + end)

    def literal(self, node: ScalarNode, piece: str, nth: int) -> Span:
        """The place of the nth (from 0) `piece` in a scalar, wherever its lines are broken."""
        for number in range(node.line, min(node.end_line + 1, len(self.origin.lines))):
            line = self.origin.lines[number]
            column = line.find(piece, node.column if number == node.line else 0)
            while column >= 0:
                if nth == 0:
                    end = column + 1 + len(piece)
                    return Span(self.origin.file, number + 1, column + 1, number + 1, end)
                nth -= 1
                column = line.find(piece, column + len(piece))
        return self.origin.span_of(node)


def broken(node: Node) -> BrokenNode:
    """What stands in the tree for a value that was reported."""
    return BrokenNode(node.line, node.column, node.end_line, node.end_column)


def closest(word: str, options: Iterable[str], nearness: float = 0.6) -> str | None:
    """The option that was probably meant, if any is near; `nearness` 1 would be the word itself."""
    from difflib import get_close_matches

    known = list(options)
    plain = slug(word)
    if plain in known:
        return plain
    found = get_close_matches(word, known, 1, nearness)
    found = found or get_close_matches(plain, known, 1, nearness)
    return found[0] if found else None


def unmistakable(word: str, options: Iterable[str]) -> str | None:
    """The option that must have been meant: near to the word, and no other nearly as near."""
    from difflib import SequenceMatcher, get_close_matches

    known = list(options)
    meant = closest(word, known)
    rivals = [option for option in get_close_matches(word, known, 2) if option != meant]
    if meant is None or not rivals or meant == slug(word):
        return meant
    near, rival = (SequenceMatcher(None, o, word).ratio() for o in (meant, rivals[0]))
    return meant if near - rival > _CLEARLY else None


def slug(word: str) -> str:
    """A word as a name: lower case letters, digits and hyphens; may come out empty."""
    return re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-").lstrip("0123456789-")


def listing(options: Collection[str], most: int = _MOST_OPTIONS) -> str:
    """Some of the options, for a sentence."""
    shown = list(options)[:most]
    rest = len(options) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")


def suggestion(word: str, options: Collection[str], otherwise: str) -> str:
    """Help with a word that is none of the options; `otherwise` comes first where none is near."""
    meant = closest(word, options)
    if meant is not None:
        return f"Did you mean “{meant}”?"
    return f"{otherwise} There are: {listing(options)}.".strip() if options else otherwise


def replacement(span: Span, text: str | None) -> Fix | None:
    """The mend that puts `text` in a place; None where there is nothing to put."""
    return Fix(f"Write “{text}”", (Edit(span, text),)) if text else None


def short(text: str) -> str:
    """The beginning of a text, for a sentence."""
    line = text.strip().split("\n", 1)[0]
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"
