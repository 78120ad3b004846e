"""What the terminal is: whether it can show the full screen, its width, and color."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, TextIO

from roleplay.text import folded, safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from roleplay.diagnostics import Diagnostic


def can_show_screens() -> bool:
    """Whether the app can be shown: a real terminal on both ends that is not a dumb one."""
    return (
        sys.stdin.isatty()
        and sys.stdout.isatty()
        and os.environ.get("TERM", "dumb") not in ("dumb", "unknown", "")
    )


def rendered(diagnostics: Sequence[Diagnostic], stream: TextIO, most: int | None = None) -> str:
    """Diagnostics as text for a stream: in color on a terminal, unless NO_COLOR is set.

    With `most`, no more than that many are shown of a file.
    """
    from roleplay.render import text

    color = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size().columns if stream.isatty() else 100
    return text.render(diagnostics, color=color, width=width, most=most)


def line_width() -> int:
    """How wide a printed line may be; 0 in a pipe, where lines are left whole."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def print_lines(lines: Iterable[str]) -> None:
    """Print lines for people: harmless, and on a narrow terminal broken at spaces, not in words.

    What follows of a broken line stands under its beginning, a little further in.
    """
    width = line_width()
    for line in lines:
        for piece in folded(safe_text(line), width):
            sys.stdout.write(f"{piece}\n")


def print_json(value: object) -> None:
    """Print a value as JSON for programs: one document, only ASCII, stable order."""
    import json

    sys.stdout.write(json.dumps(value, indent=2) + "\n")
