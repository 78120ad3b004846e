"""The reminder: a file with the next day on which something is due, for shells that start up.

A shell compares two numbers and need not start Python while nothing is due. The file stands in the
folder `next-due` beside the progress file, under the trainee's uid; it can be made again at any
time, so that it cannot be written is no fault.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NEVER = "99991231"
"""A day that does not come."""


def keep(database: Path, trainee: str, day: int | None) -> Path | None:
    """Write the day (as `date.toordinal` counts, None for never); gives the file, if it could."""
    file = database.parent / "next-due" / trainee
    part = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(mode=0o700, exist_ok=True)
        part.write_text(NEVER if day is None else f"{date.fromordinal(day):%Y%m%d}", "ascii")
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink()
        return None
    return file


def drop(database: Path, trainee: str) -> None:
    """Remove what is written for a trainee (by uid), if anything is."""
    with suppress(OSError):
        (database.parent / "next-due" / trainee).unlink()


def snippet(file: Path, options: Sequence[str] = ()) -> str:
    """What to put into the start-up file of a shell: bash, zsh, dash and other POSIX shells.

    `options` are those that `roleplay due` is called with there.
    """
    from shlex import join, quote

    return (
        "# Says what is due in roleplay. Starts Python only where something is.\n"
        f"roleplay_due={quote(str(file))}\n"
        'if [ -r "$roleplay_due" ] && [ "$(date +%Y%m%d)" -ge "$(cat "$roleplay_due")" ]; then\n'
        f"  {join(('roleplay', 'due', *options))}\n"
        "fi\n"
        "unset roleplay_due\n"
    )
