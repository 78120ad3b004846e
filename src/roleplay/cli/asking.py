"""Questions with a usual answer, asked one after another on standard error.

Where nobody can answer (the input has ended), the usual answer counts, so that a script gets what
somebody gets who presses Enter each time.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from roleplay.errors import UserError
from roleplay.plain.console import Console, LeftError

if TYPE_CHECKING:
    from collections.abc import Sequence


class Questions:
    """Asks what was not said already; with `silent`, nothing at all."""

    def __init__(self, *, silent: bool) -> None:
        # Python has no standard input where a program was started without one.
        self._silent = silent or sys.stdin is None
        self._console = Console(out=sys.stderr)

    def ask(self, question: str, usual: str, options: Sequence[str] = ()) -> str:
        """The answer, one of the options where there are any; `usual` for an empty one.

        Raises:
            UserError: the input ended after an answer that was none of the options.
        """
        wrong = ""
        choices = f" ({', '.join(options)})" if options else ""
        while not self._silent:
            try:
                said = self._console.ask(f"{question}{choices} [{usual}]")
            except LeftError:
                self._silent = True
                if wrong:
                    raise UserError(f"“{wrong}” is none of {', '.join(options)}.") from None
                break
            if not options:
                return said or usual
            if not said or said.lower() in options:
                return said.lower() or usual
            wrong = said
            self._console.say(f"“{said}” is not one of them: {', '.join(options)}.")
        return usual
