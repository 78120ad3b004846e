"""What the command palette offers of a screen: everything that its own keys do, and the keys.

There is nothing to declare: what a screen binds to keys is in the palette as well, under the same
words. So the palette can do it where a key cannot, as in a line that takes all letters.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.actions import parse
from textual.app import SystemCommand

from roleplay.app.keys import PAGE_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import Binding
    from textual.screen import Screen

LEFT_OUT = {binding.id for binding in PAGE_KEYS}
"""Keys that move the focus or need it."""


def commands_of(screen: Screen[Any]) -> Iterator[SystemCommand]:
    """What can be done on a screen now, once each, with the keys that do it."""
    keys: dict[str, list[str]] = {}
    found: dict[str, Binding] = {}
    for _, binding in screen._bindings:  # as they are after somebody has changed the keys
        if binding.id not in LEFT_OUT and _can_be_done(screen, binding.action):
            found.setdefault(binding.description, binding)
            shown = binding.key_display or screen.app.get_key_display(binding)
            keys.setdefault(binding.description, []).append(shown)
    for description, binding in found.items():
        how = f"Here, also with {' or '.join(keys[description])}"
        run = partial(screen.app.run_action, binding.action, default_namespace=screen)
        yield SystemCommand(description, how, run)


def _can_be_done(screen: Screen[Any], action: str) -> bool:
    namespace, name, parameters = parse(action)
    place = screen.app if namespace == "app" else screen
    return bool(place.check_action(name, parameters))
