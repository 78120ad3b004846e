"""Scoring: what an attempt earned, what each reply cost, and whether it is passed. Pure."""

from roleplay.scoring.debrief import Debrief, debrief
from roleplay.scoring.score import Score, percent, score

__all__ = ["Debrief", "Score", "debrief", "percent", "score"]
