"""What the coach says to a reply: what it showed, why, and what would have been better. No score.

The customer has reacted before the coach speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.reports.labels import spaced
from roleplay.text import in_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.scoring.debrief import DebriefTurn, Judged, Option

WELL = "Nothing better could be said here."


@dataclass(frozen=True, slots=True)
class Advice:
    """A coach's words to one reply.

    `shown` says what the reply showed, a line each, and `because` why that helps or harms;
    `better` is the reply that would have been better, empty where none would have been, and
    `better_because` why.
    """

    shown: tuple[str, ...]
    because: str
    better: str
    better_because: str


def advice(turn: DebriefTurn) -> Advice | None:
    """What the coach says to a reply; None where there is nothing to say."""
    chosen, model = turn.chosen, turn.model
    if chosen.free and not chosen.judged and not chosen.because:
        return None
    shown = tuple(_shown(judged) for judged in chosen.judged)
    if turn.silence:
        shown = ("You said nothing, and the time ran out.", *shown)
    if chosen.free:
        return Advice(shown, chosen.because, "", "")
    return Advice(shown, chosen.because, quoted(model), model.because)


def advice_lines(told: Advice) -> Iterator[str]:
    """The same in lines, for a shell without a screen."""
    yield from (f"Coach: {line}" for line in told.shown)
    if told.because:
        yield f"Why: {told.because}"
    if not told.better:
        yield WELL
        return
    yield f"Better: {told.better}"
    if told.better_because:
        yield f"Why: {told.better_because}"


def quoted(option: Option) -> str:
    """A reply as it was said, or what was done."""
    return f"(you do) {option.text}" if option.act else in_quotes(option.text)


def _shown(judged: Judged) -> str:
    """A behavior without its level: the coach does not score."""
    name = spaced(judged.behavior).capitalize()
    return f"{name}. {judged.means}".strip()
