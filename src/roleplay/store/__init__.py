"""The progress of everybody who practises, in one SQLite file; see `progress.Store`.

What Today needs is loaded at once, the rest when somebody asks for it: the first frame waits for
none of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from roleplay.store.progress import Store
from roleplay.store.values import (
    AttemptRow,
    Best,
    Finish,
    FinishedAttempt,
    LatestScore,
    Offer,
    ScoreRow,
    Trainee,
    TurnRow,
    day_of,
    new_uid,
)

if TYPE_CHECKING:
    from roleplay.store.asides import copies_of, set_damaged_aside
    from roleplay.store.reviews import DrillRow, ReviewRow
    from roleplay.store.said import Decision, Feeling, Lesson, Suggestion, ToldStory
    from roleplay.store.trainees import Person, trainee_name

__all__ = [
    "AttemptRow",
    "Best",
    "Decision",
    "DrillRow",
    "Feeling",
    "Finish",
    "FinishedAttempt",
    "LatestScore",
    "Lesson",
    "Offer",
    "Person",
    "ReviewRow",
    "ScoreRow",
    "Store",
    "Suggestion",
    "ToldStory",
    "Trainee",
    "TurnRow",
    "copies_of",
    "day_of",
    "new_uid",
    "set_damaged_aside",
    "trainee_name",
]

_LATER = {
    "asides": ("copies_of", "set_damaged_aside"),
    "reviews": ("DrillRow", "ReviewRow"),
    "said": ("Decision", "Feeling", "Lesson", "Suggestion", "ToldStory"),
    "trainees": ("Person", "trainee_name"),
}
"""What is loaded when it is asked for, by its module."""


def __getattr__(name: str) -> object:
    for module, names in _LATER.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
