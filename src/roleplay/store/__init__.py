"""The progress of everybody who practises, in one SQLite file; see `progress.Store`."""

from roleplay.store.asides import set_damaged_aside
from roleplay.store.progress import Store
from roleplay.store.values import (
    AttemptRow,
    Best,
    Decision,
    DrillRow,
    Finish,
    FinishedAttempt,
    Offer,
    ReviewRow,
    ScoreRow,
    Suggestion,
    ToldStory,
    Trainee,
    TurnRow,
    day_of,
    new_uid,
)

__all__ = [
    "AttemptRow",
    "Best",
    "Decision",
    "DrillRow",
    "Finish",
    "FinishedAttempt",
    "Offer",
    "ReviewRow",
    "ScoreRow",
    "Store",
    "Suggestion",
    "ToldStory",
    "Trainee",
    "TurnRow",
    "day_of",
    "new_uid",
    "set_damaged_aside",
]
