"""Collecting what is wrong with one file, and the words for it.

Every step of the reader adds to one `Faults`; nothing here stops at the first. A value that was
reported is replaced in the tree by a `BrokenNode`, which every later step passes over in silence:
so one fault gives one diagnostic, and a broken piece hides nothing elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from roleplay.diagnostics import Edit, Fix, Span
from roleplay.scenario.nodes import BrokenNode, ScalarNode
from roleplay.scenario.spelling import closest, slug, unmistakable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from roleplay.diagnostics import Diagnostic, Finding, Related
    from roleplay.scenario.nodes import Node
    from roleplay.scenario.origin import Origin

__all__ = (
    "Faults",
    "broken",
    "closest",
    "listing",
    "replacement",
    "short",
    "slug",
    "suggestion",
    "unmistakable",
)

_MOST_OPTIONS = 8
_SHORT = 40
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Faults:
    """The diagnostics of one file, in the order they are found.

    `comments` are the lines (from 0) on which a `#` stands behind an unquoted value, with its
    column (from 0).
    """

    def __init__(self, origin: Origin, comments: Mapping[int, int] | None = None) -> None:
        self.origin = origin
        self.comments = comments or {}
        self.found: list[Diagnostic] = []
        self._counted: Counter[str] | None = None

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
        if not self.is_verbatim(node):
            return whole
        first = whole.column + (1 if node.style else 0)
        return Span(whole.file, whole.line, first + start, whole.line, first + end)

    def is_verbatim(self, node: ScalarNode) -> bool:
        """Whether a text is written as it reads, so that a part of it has a place of its own."""
        if node.line != node.end_line or node.style in ("|", ">"):
            return False
        lead = 1 if node.style else 0
        line = self.origin.lines[node.line] if node.line < len(self.origin.lines) else ""
        return line[node.column + lead : node.end_column - lead] == node.text

    def respelled(
        self, span: Span, word: str, options: Iterable[str], given: Collection[str] = ()
    ) -> Fix | None:
        """The mend that writes the name that must be meant in the place of a misspelled one.

        None where the other one may be misspelled as well: where this file gives it, it must stand
        there a second time, and the word only once. `given` are names that no file gives.
        """
        meant = unmistakable(word, options)
        if meant is None or (meant not in given and not self._is_settled(word, meant)):
            return None
        return replacement(span, meant)

    def _is_settled(self, word: str, meant: str) -> bool:
        if not _NAME.fullmatch(word.rpartition(".")[2]):
            return True
        if self._counted is None:
            self._counted = Counter(_NAME.findall("\n".join(self.origin.lines)))
        there, here = (self._counted[each.rpartition(".")[2]] for each in (meant, word))
        return there != 1 and here <= 1

    def literal(self, node: ScalarNode, piece: str, nth: int) -> Span:
        """The place of the nth (from 0) `piece` in a scalar, wherever its lines are broken.

        The whole scalar where it is not written so (escapes).
        """
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
