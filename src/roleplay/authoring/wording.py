"""Parts of a scenario as an author would write them: conditions, and first wordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.scenario.conditions import (
    All,
    Any,
    Between,
    Compare,
    Flag,
    IsText,
    Name,
    Not,
    Promised,
)

if TYPE_CHECKING:
    from roleplay.scenario.conditions import Condition
    from roleplay.scenario.model import Passage


def condition_text(condition: Condition | None) -> str:
    """A condition as the scenario language writes it; empty where there is none."""
    match condition:
        case None:
            return ""
        case Flag(name):
            return name.name
        case Promised(name, kept):
            return f"{'kept' if kept else 'promised'} {name.name}"
        case Compare(name, op, operand):
            return f"{name.name} {op} {operand.name if isinstance(operand, Name) else operand}"
        case Between(name, low, high):
            return f"{name.name} between {low} and {high}"
        case IsText():
            verb = "is not" if condition.negated else "is"
            return f"{condition.name.name} {verb} {condition.text}"
        case Not(inner):
            return f"not {_bracketed(inner)}"
        case All(parts):
            return " and ".join(_bracketed(part) for part in parts)
        case Any(parts):
            return " or ".join(_bracketed(part) for part in parts)


def first_words(passage: Passage | None) -> str:
    """The first wording of a passage on one line, with its placeholders; empty without one."""
    if passage is None:
        return ""
    return " ".join(str(passage.alternatives[0].wordings[0]).split())


def _bracketed(condition: Condition) -> str:
    text = condition_text(condition)
    return f"({text})" if isinstance(condition, All | Any) else text
