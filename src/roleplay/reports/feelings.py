"""Whether the customer feels otherwise now, in the words that a trainee can choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.conversation.events import MoodMoved
from roleplay.conversation.state import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roleplay.conversation.events import Event

TEMPERS = {in_words("temper", temper): temper for temper in range(11)}
"""Every word for a temper, from calm on, with the highest temper that it stands for."""


def feels_otherwise(events: Iterable[Event]) -> bool:
    """Whether another word stands for the customer's temper after these events than before."""
    moved = [each for each in events if isinstance(each, MoodMoved) and each.meter == "temper"]
    if not moved:
        return False
    return in_words("temper", moved[0].before) != in_words("temper", moved[-1].after)
