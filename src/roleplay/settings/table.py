"""The one table of settings: reading, `roleplay config`, the page of the docs and errors use it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What can be said for a setting."""

    TEXT = "text"
    FILE = "file"
    SWITCH = "yes or no"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class Setting:
    """A decision. `default` and `means` are words for people, `example` is a line of the file."""

    name: str
    kind: Kind
    default: str
    means: str
    example: str

    @property
    def variable(self) -> str:
        """The environment variable that decides it as well."""
        return _VARIABLES.get(self.name, f"ROLEPLAY_{self.name.replace('-', '_').upper()}")

    @property
    def field(self) -> str:
        """Its name in `Settings`."""
        return self.name.replace("-", "_")


_VARIABLES = {"database": "ROLEPLAY_DB"}
"""The one that is not made from the name."""

TRAINEE = Setting(
    "trainee",
    Kind.TEXT,
    "your login name",
    "Whose progress is kept.",
    'trainee = "Kim"',
)
DATABASE = Setting(
    "database",
    Kind.FILE,
    "in your data folder",
    "The progress file, on a disk of this computer.",
    'database = "~/practice/roleplay.db"',
)
THEME = Setting(
    "theme",
    Kind.TEXT,
    "textual-dark",
    "The colors: textual-dark, textual-light, high-contrast, high-contrast-light, or another that "
    "the command palette shows. With NO_COLOR, or in 16 colors, the terminal's own are used.",
    'theme = "high-contrast"',
)
ONE_KEY = Setting(
    "one-key",
    Kind.SWITCH,
    "no",
    "A reply's number says it at once, without Enter.",
    "one-key = true",
)
OPEN_LEVELS = Setting(
    "open-levels",
    Kind.SWITCH,
    "no",
    "Plain and timed play are open at every level, whatever you have passed.",
    "open-levels = true",
)
OWN_WORDS = Setting(
    "own-words",
    Kind.SWITCH,
    "no",
    "You type what you would say before the replies appear. It is kept, and never scored.",
    "own-words = true",
)
FEELINGS = Setting(
    "feelings",
    Kind.SWITCH,
    "no",
    "You are asked how the customer feels now, where the mood has changed.",
    "feelings = true",
)
TYPING = Setting(
    "typing",
    Kind.SWITCH,
    "no",
    "In a chat, there is a pause while the customer types; any key skips it.",
    "typing = true",
)
KEYS = Setting(
    "keys",
    Kind.KEYS,
    "none are changed",
    "Other keys for what can be done, by their names; “roleplay config keys” lists them.",
    'keys.today.drill = "v"',
)

SETTINGS = (*(TRAINEE, DATABASE, THEME, ONE_KEY, OPEN_LEVELS, OWN_WORDS, FEELINGS, TYPING, KEYS),)
"""All of them, in the order in which they are shown."""


def names() -> str:
    """The names of all, for sentences."""
    return ", ".join(setting.name for setting in SETTINGS)


def setting(name: str) -> Setting | None:
    """The setting of that name; `keys.today.drill` is a part of `keys`."""
    top, _, part = name.partition(".")
    found = next((each for each in SETTINGS if each.name == top), None)
    has_parts = found is not None and found.kind is Kind.KEYS
    return found if found and bool(part) <= has_parts else None
