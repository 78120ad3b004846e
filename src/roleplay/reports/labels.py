"""The program's own words for what lists and headings show.

Apart from `wording`, since the first screen needs these and not the engine behind the others.
"""

from __future__ import annotations

CHANNELS: dict[str, str] = {
    "phone": "phone",
    "chat": "chat",
    "email": "e-mail",
    "in-person": "in person",
    "social": "social media",
}
"""Where customer and trainee talk, by the names of the scenario language."""

LEVELS: dict[int, str] = {1: "foundation", 2: "practised", 3: "expert"}


def spaced(name: str) -> str:
    """A name of the files in plain words: “owned-fix-with-time” → “owned fix with time”."""
    return name.replace("-", " ")


def what_is_kept(database: str, trainee: str) -> str:
    """What is stored, where, and who can see it: said before anything is stored."""
    return (
        f"Your replies and scores are kept in {database}, under the name “{trainee}”. Nothing "
        "leaves this machine; whoever can read that file can see them."
    )
