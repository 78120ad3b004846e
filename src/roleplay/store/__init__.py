"""The progress of everybody who practises, in one SQLite file; see `progress.Store`."""

from roleplay.store.asides import copies_of, set_damaged_aside
from roleplay.store.progress import Store
from roleplay.store.trainees import Person, trainee_name
from roleplay.store.values import (
    AttemptRow,
    Best,
    Decision,
    DrillRow,
    Feeling,
    Finish,
    FinishedAttempt,
    Lesson,
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
    "Feeling",
    "Finish",
    "FinishedAttempt",
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
