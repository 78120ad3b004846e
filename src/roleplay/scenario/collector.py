"""Python's collector of garbage cycles, at rest while a file is read.

Reading makes many thousand values and no cycles among them. The collector would look through all of
them again and again, which costs a third of the whole reading.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep the collector off inside, and leave it as it was."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
