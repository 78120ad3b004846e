"""Work that may have to wait for the disk, done off the screen's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from roleplay.errors import RoleplayError

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

T = TypeVar("T")


def in_background(
    screen: Screen[Any],  # whatever it gives back when it is closed
    work: Callable[[], T],
    done: Callable[[T], object],
    refused: Callable[[RoleplayError], None],
) -> None:
    """Run `work` in a thread, then one of the other two on the screen's own; `done` may be async.

    Neither is called when the screen has been left meanwhile.
    """

    def settle(call: Callable[[], object]) -> object:
        # Textual awaits what comes back where it can be awaited.
        return call() if screen.is_attached and screen.is_running else None

    def run() -> None:
        try:
            result = work()
        except RoleplayError as error:
            refusal = error
            screen.app.call_from_thread(settle, lambda: refused(refusal))
        else:
            screen.app.call_from_thread(settle, lambda: done(result))

    screen.run_worker(run, thread=True, group="store")
