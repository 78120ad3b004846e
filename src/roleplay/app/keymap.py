"""Keys that somebody has changed: which there are, which cannot be, and how Textual takes them.

A binding is known by its id. To know all of them every screen is imported, so this is asked only
where keys are changed or listed.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys, format_key, key_to_character

import roleplay.app
from roleplay.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TAKEN = {
    **dict.fromkeys(("ctrl+a", "ctrl+b"), "terminal multiplexers take it"),
    **dict.fromkeys(("ctrl+o", "ctrl+s"), "terminals and editors take it"),
    **dict.fromkeys(("ctrl+c", "ctrl+z"), "it interrupts programs"),
    "ctrl+h": "terminals send Backspace for it",
    "ctrl+i": "terminals send Tab for it",
    "ctrl+left_square_bracket": "terminals send Escape for it",
    **dict.fromkeys(("ctrl+j", "ctrl+m"), "terminals send Enter for it"),
}
"""Keys that would not arrive, and why."""

EVERYWHERE = {"app", "page", "choices", "scroll"}
"""Beginnings of the ids of bindings that work on many screens."""

WITHIN = {
    "coach": {"play"},
    "composer": {"play"},
    "feelings": {"play"},
    "guess": {"predict"},
    "line": {"play", "write"},
    "lobby": {"today", "library"},
    "replies": {"play", "drill", "preview"},
    "search": {"library"},
    "turn": {"debrief"},
}
"""Beginnings of the ids of a widget's bindings, with those of the screens that it stands on."""

MODIFIERS = {"ctrl", "shift", "alt"}


@dataclass(frozen=True, slots=True)
class Bound:
    """What can be done with keys: its name, the usual keys, and what it does."""

    id: str
    keys: tuple[str, ...]
    does: str

    @property
    def place(self) -> str:
        """Where it can be done: the beginning of its name."""
        return self.id.partition(".")[0]


def bound() -> dict[str, Bound]:
    """Everything that can be done with keys, by its name."""
    found: dict[str, Bound] = {}
    for binding in _bindings():
        if binding.id:
            keys = tuple(_name(key) for key in binding.key.split(","))
            found[binding.id] = Bound(binding.id, keys, binding.description)
    return dict(sorted(found.items()))


def keymap(changed: Mapping[str, str]) -> dict[str, str]:
    """The keys by name, as Textual takes them.

    Textual takes a key away from all that shares it when one of them gets another, so the others
    are named as well.

    Raises:
        UserError: as for `check`.
    """
    check(changed)
    known = bound()
    freed = {key for name in changed for key in known[name].keys}
    left = {n: b for n, b in known.items() if n not in changed and freed & set(b.keys)}
    return {name: ",".join(each.keys) for name, each in left.items()} | dict(changed)


def check(changed: Mapping[str, str]) -> None:
    """Make sure that keys can be changed so.

    Raises:
        UserError: there is no such name or key, or the key does something else there already.
    """
    known = bound()
    for name, keys in changed.items():
        if name not in known:
            raise UserError(
                f"There is nothing called “{name}” that a key could do. “roleplay config keys” "
                "lists what there is."
            )
        for key in keys.split(","):
            _check_key(name, key.strip())
    now = {name: _now(each, changed) for name, each in known.items()}
    for name in changed:
        _check_clash(known, now, name)


def shown_key(key: str) -> str:
    """A key as people know it."""
    *modifiers, base = key.split("+")
    return "+".join([*modifiers, base if base in _NAMES else format_key(base)])


def _check_key(name: str, key: str) -> None:
    *modifiers, base = key.split("+") if len(key) > 1 else [key]
    is_key = base in _NAMES or (len(base) == 1 and base.isprintable() and base != " ")
    is_key = is_key or key_to_character(base) is not None
    if not is_key or not set(modifiers) <= MODIFIERS:
        raise UserError(
            f"“{key}” for {name} is no key. Write a character, a name such as f2, escape or "
            "pagedown, or one with ctrl+ before it; commas stand between several."
        )
    why = TAKEN.get("+".join([*modifiers, _name(base)]))
    if why:
        raise UserError(f"“{key}” cannot be used for {name}, since {why}. Choose another key.")


def _check_clash(known: Mapping[str, Bound], now: Mapping[str, set[str]], name: str) -> None:
    mine = known[name]
    for other, keys in now.items():
        both = (now[name] & keys) - set(mine.keys)
        if other != name and both and _meet(mine.place, known[other].place):
            raise UserError(
                f"“{shown_key(min(both))}” for {name} already does something there "
                f"({other}: {known[other].does}). Choose another key, or give that one another "
                "first."
            )


def _meet(place: str, other: str) -> bool:
    """Whether one key cannot do something in both places, since they are on the screen at once."""
    if place == other or {place, other} & EVERYWHERE:
        return True
    return bool((WITHIN.get(place, set()) | {place}) & (WITHIN.get(other, set()) | {other}))


def _now(each: Bound, changed: Mapping[str, str]) -> set[str]:
    keys = changed[each.id].split(",") if each.id in changed else each.keys
    return {_name(key.strip()) for key in keys}


def _name(key: str) -> str:
    """A key by the one name that Textual has for it."""
    from textual.keys import _character_to_key  # Textual's own way from “?” to “question_mark”

    return _character_to_key(key) if len(key) == 1 else key


def _bindings() -> Iterator[Binding]:
    for module in pkgutil.walk_packages(roleplay.app.__path__, "roleplay.app."):
        for value in vars(import_module(module.name)).values():
            is_ours = getattr(value, "__module__", "") == module.name
            if is_ours and isinstance(value, type) and issubclass(value, DOMNode):
                listed = vars(value).get("BINDINGS", ())
                yield from (each for each in listed if isinstance(each, Binding))


_NAMES = {key.value for key in Keys if "+" not in key.value and not key.value.startswith("<")}
