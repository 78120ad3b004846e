"""Scoring: what an attempt earned, what each reply cost, and whether it is passed. Pure."""

from roleplay.scoring.debrief import Debrief, DebriefTurn, debrief, told_turns
from roleplay.scoring.score import Score, percent, score

__all__ = ["Debrief", "DebriefTurn", "Score", "debrief", "percent", "score", "told_turns"]
