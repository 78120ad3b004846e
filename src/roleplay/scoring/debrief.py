"""The debrief as a value: every reply of an attempt with what it cost, why, and the model reply.

It is made from the attempt alone and holds texts ready to be shown; shells and reports lay it out.
Losses are shares 0 to 1 of the whole conversation, exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from roleplay.conversation.rules import offered, take
from roleplay.conversation.telling import tell
from roleplay.conversation.view import lines_after, offer, opening
from roleplay.scoring.score import Share, judge, mean, portions, score, scored_dimensions
from roleplay.scoring.stakes import stakes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roleplay.conversation import Attempt
    from roleplay.conversation.effects import Shown
    from roleplay.conversation.events import Event
    from roleplay.conversation.rules import Step
    from roleplay.conversation.state import Number
    from roleplay.conversation.view import EndingView, Spoken
    from roleplay.scoring.score import Portion, Score
    from roleplay.scoring.stakes import Stakes


@dataclass(frozen=True, slots=True)
class Judged:
    """A behavior that counted in a dimension; `instead_of` names the one it replaced, or ''."""

    dimension: str
    behavior: str
    level: int
    means: str
    critical: bool
    instead_of: str


@dataclass(frozen=True, slots=True)
class Loss:
    """What a reply cost overall, and in each scored dimension by name."""

    given_away: Fraction
    closed: Fraction
    dimensions: tuple[tuple[str, Portion], ...]

    @property
    def total(self) -> Fraction:
        """Both halves."""
        return self.given_away + self.closed


@dataclass(frozen=True, slots=True)
class Option:
    """A reply that could be given at a turn, with what it would have cost there.

    `model` marks the model reply, `free` one that costs nothing, the model's equals among them.
    """

    name: str
    text: str
    act: bool
    judged: tuple[Judged, ...]
    because: str
    loss: Loss
    earned: Fraction
    model: bool

    @property
    def free(self) -> bool:
        """Whether nothing is lost by it."""
        return not self.loss.total


@dataclass(frozen=True, slots=True)
class DebriefTurn:
    """One reply of the attempt.

    `heard` are the lines that came before it, `chosen` the reply itself, `model` the best of those
    offered (the same one when it was chosen), `others` all offered but `chosen`, in file order.
    """

    number: int
    moment: str
    heard: tuple[Spoken, ...]
    chosen: Option
    model: Option
    others: tuple[Option, ...]
    events: tuple[Event, ...]
    seconds: float | None
    silence: bool


@dataclass(frozen=True, slots=True)
class Debrief:
    """A finished attempt, told and judged. `spent` is money by kind, `worth` a year's custom."""

    score: Score
    ending: EndingView
    turns: tuple[DebriefTurn, ...]
    last_lines: tuple[Spoken, ...]
    spent: tuple[tuple[str, Number], ...]
    worth: Number | None

    @property
    def best(self) -> DebriefTurn | None:
        """The turn that earned most, the earliest of equals; None where nothing was earned."""
        turn = max(self.turns, key=lambda turn: turn.chosen.earned, default=None)
        return turn if turn and turn.chosen.earned else None

    @property
    def costliest(self) -> DebriefTurn | None:
        """The turn that lost most, the earliest of equals; None where nothing was lost."""
        turn = max(self.turns, key=lambda turn: turn.chosen.loss.total, default=None)
        return turn if turn and turn.chosen.loss.total else None


def debrief(attempt: Attempt) -> Debrief:
    """The debrief of an attempt that has ended.

    Raises:
        ValueError: it has not ended.
    """
    view = attempt.view()
    if view.ending is None:
        msg = "only an attempt that has ended has a debrief"
        raise ValueError(msg)
    return Debrief(
        score=score(attempt),
        ending=view.ending,
        turns=told_turns(attempt),
        last_lines=view.lines,
        spent=attempt.state.spent,
        worth=attempt.staging.scenario.customer.worth,
    )


def told_turns(attempt: Attempt) -> tuple[DebriefTurn, ...]:
    """The replies of an attempt so far, each with what it cost; it need not have ended."""
    stakes = stakes_of(attempt.staging)
    annotator = _Annotator(attempt, stakes, scored_dimensions(stakes, attempt))
    shares: Sequence[Share] = [Share() for _ in stakes.weights]
    turns: list[DebriefTurn] = []
    heard = opening(attempt.staging, attempt.turns[0].step.before) if attempt.turns else ()
    for number, turn in enumerate(attempt.turns, start=1):
        step = turn.step
        options = annotator.options(step, shares)
        turns.append(
            DebriefTurn(
                number=number,
                moment=turn.moment,
                heard=heard,
                chosen=options[turn.reply],
                model=next(option for option in options.values() if option.model),
                others=tuple(o for name, o in options.items() if name != turn.reply),
                events=tell(attempt.staging, step),
                seconds=turn.seconds,
                silence=attempt.staging.scenario.moments[turn.moment].silence == turn.reply,
            )
        )
        shares = [share for share, _ in judge(stakes, step, shares)]
        heard = lines_after(attempt.staging, step)
    return tuple(turns)


@dataclass(frozen=True, slots=True)
class _Annotator:
    attempt: Attempt
    stakes: Stakes
    scored: tuple[int, ...]

    def options(self, taken: Step, shares: Sequence[Share]) -> dict[str, Option]:
        """All replies offered at a step by name, and the one taken where it was a silence."""
        staging = self.attempt.staging
        model = self.stakes.at(taken.before).model
        steps = [
            taken if reply.name == taken.reply.name else take(staging, taken.before, reply)
            for reply in offered(staging, taken.before)
        ]
        if taken not in steps:
            steps.append(taken)
        return {
            step.reply.name: self._option(step, shares, model=step.reply is (model and model.reply))
            for step in steps
        }

    def _option(self, step: Step, shares: Sequence[Share], *, model: bool) -> Option:
        staging = self.attempt.staging
        parts = portions(judge(self.stakes, step, shares))
        told = offer(self.attempt.seed, staging, step.before, step.reply)
        because = step.reply.source.because
        names = staging.dimensions
        return Option(
            name=told.name,
            text=told.text,
            act=told.act,
            judged=tuple(_judged(shown) for shown in step.shown),
            because=staging.text(because, step.before) if because else "",
            loss=Loss(
                given_away=self._overall([part.given_away for part in parts]),
                closed=self._overall([part.closed for part in parts]),
                dimensions=tuple((names[d], parts[d]) for d in self.scored),
            ),
            earned=self._overall([part.earned for part in parts]),
            model=model,
        )

    def _overall(self, shares: Sequence[Fraction]) -> Fraction:
        return mean(self.stakes.weights, self.scored, shares) if self.scored else Fraction(0)


def _judged(shown: Shown) -> Judged:
    behavior, instead_of = shown
    return Judged(
        dimension=behavior.dimension,
        behavior=behavior.name,
        level=behavior.level,
        means=behavior.means,
        critical=behavior.critical,
        instead_of=instead_of.name if instead_of else "",
    )
