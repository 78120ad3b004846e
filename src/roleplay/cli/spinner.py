"""A line on a terminal that says something is going on; nothing at all in a pipe."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BLINK = 0.3
"""Seconds before anything is shown: what is faster needs no excuse."""

_STEP = 0.12
_FRAMES = "|/-\\"
_CLEAR = "\r\x1b[K"


@contextmanager
def spinning() -> Iterator[Callable[[str], None]]:
    """Shows what is being done, on stderr; gives the function that says what that is now."""
    if not sys.stderr.isatty():
        yield lambda _doing: None
        return
    doing = ["Reading"]
    done = threading.Event()

    def turn() -> None:
        shown = 0
        wait = BLINK
        while not done.wait(wait):
            frame = _FRAMES[shown % len(_FRAMES)]
            sys.stderr.write(f"{_CLEAR}{frame} {safe_text(doing[0])[:76]}")
            sys.stderr.flush()
            shown, wait = shown + 1, _STEP
        if shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()

    thread = threading.Thread(target=turn, daemon=True)
    thread.start()
    try:
        yield lambda now: doing.__setitem__(0, now)
    finally:
        done.set()
        thread.join()
