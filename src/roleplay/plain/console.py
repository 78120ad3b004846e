"""A line-mode terminal: lines out, lines in, nothing redrawn.

Every line is one thing. Human text passes `safe_text`; on a terminal lines are wrapped at its
width, in a pipe they are left whole.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

from roleplay.text import safe_text, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class LeftError(Exception):
    """The person ended the input or asked to stop. Whatever they chose is stored."""


class Console:
    """Lines out to `out`, lines in from `into`."""

    def __init__(self, into: TextIO | None = None, out: TextIO | None = None) -> None:
        self._in = into or sys.stdin
        self._out = out or sys.stdout
        self._width = _width(self._out)

    def say(self, text: str = "", indent: str = "") -> None:
        """Put out a text; each of its lines starts with the indent, as do wrapped ones."""
        for line in safe_text(text, newlines=True).split("\n"):
            for piece in self._wrapped(line, len(indent)):
                self._out.write(f"{indent}{piece}".rstrip() + "\n")
        self._out.flush()

    def all(self, texts: Iterable[str], indent: str = "") -> None:
        """Put out several texts."""
        for text in texts:
            self.say(text, indent)

    def ask(self, question: str) -> str:
        """The answer to a question, without white space round it.

        Raises:
            LeftError: the input has ended.
        """
        self._out.write(f"{question} ")
        self._out.flush()
        line = self._in.readline()
        if not line:
            self._out.write("\n")
            raise LeftError
        if not self._in.isatty():
            # Nobody's Enter ended the line on the screen, so the transcript of a pipe would run on.
            self._out.write("\n")
        return line.strip()

    def _wrapped(self, line: str, indent: int) -> list[str]:
        return wrap(line, max(self._width - indent, 20)) if self._width and line else [line]


def whole_number(answer: str, most: int) -> int | None:
    """The number that an answer is, from 0 to `most` (at most 999); None for anything else."""
    # Nobody means more digits, and Python refuses to read some thousands of them.
    if len(answer) > 3 or not answer.isdecimal() or int(answer) > most:
        return None
    return int(answer)


def picked(answer: str, names: Sequence[str]) -> str | None:
    """The name that an answer picks, by its number from 1 or by itself; None where it does not."""
    if number := whole_number(answer, len(names)):
        return names[number - 1]
    return answer if answer in names else None


def _width(out: TextIO) -> int:
    """The terminal's width, 0 where there is none to wrap at."""
    if not out.isatty():
        return 0
    import shutil

    return shutil.get_terminal_size().columns
