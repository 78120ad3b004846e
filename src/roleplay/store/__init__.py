"""The progress of everybody who practises, in one SQLite file; see `progress.Store`."""

from roleplay.store.asides import set_damaged_aside
from roleplay.store.progress import Store
from roleplay.store.values import (
    AttemptRow,
    Best,
    Finish,
    FinishedAttempt,
    Offer,
    ScoreRow,
    Trainee,
    TurnRow,
    new_uid,
)

__all__ = [
    "AttemptRow",
    "Best",
    "Finish",
    "FinishedAttempt",
    "Offer",
    "ScoreRow",
    "Store",
    "Trainee",
    "TurnRow",
    "new_uid",
    "set_damaged_aside",
]
