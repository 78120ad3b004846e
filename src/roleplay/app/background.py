"""Work that may have to wait for the disk, done off the screen's thread.

What becomes of it is shown one at a time on each screen, so that two results never mix. What is
not asynchronous is shown at one blow: no key can come between. Whoever waits in the middle has
to reckon with keys, and with having been left.
"""

from __future__ import annotations

from asyncio import Lock
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

from roleplay.errors import RoleplayError

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

T = TypeVar("T")

_TURNS: WeakKeyDictionary[Screen[Any], Lock] = WeakKeyDictionary()


def in_background(
    screen: Screen[Any],  # whatever it gives back when it is closed
    work: Callable[[], T],
    done: Callable[[T], object],
    refused: Callable[[RoleplayError], None],
) -> None:
    """Run `work` in a thread, then one of the other two on the screen's own; `done` may be async.

    Neither is called when the screen has been left meanwhile, and where it is left while `done`
    waits, what `done` then no longer finds is of no concern to anybody.
    """

    def settle(call: Callable[[], object]) -> object:
        return _in_turn(screen, call)  # which Textual awaits

    def run() -> None:
        try:
            result = work()
        except RoleplayError as error:
            refusal = error
            screen.app.call_from_thread(settle, lambda: refused(refusal))
        else:
            screen.app.call_from_thread(settle, lambda: done(result))

    screen.run_worker(run, thread=True, group="store")


async def _in_turn(screen: Screen[Any], call: Callable[[], object]) -> None:
    async with _TURNS.setdefault(screen, Lock()):
        try:
            shown = call() if _is_there(screen) else None
            if isawaitable(shown):
                await shown
        except Exception:
            if _is_there(screen):
                raise


def _is_there(screen: Screen[Any]) -> bool:
    """Whether a screen has not been left; it may lie below others."""
    return screen.is_attached and screen.is_running and screen in screen.app.screen_stack
