"""An attempt at a scenario: a value that knows what is shown now and what a reply leads to.

    attempt = begin(scenario, scorecard, seed=7)
    attempt.view().replies          # what can be said
    attempt, events = attempt.reply("own-it")

Attempts never change; a reply gives the next one. Equal scenario, scorecard, seed and replies
give an equal attempt on every machine, so an attempt is stored as its seed and its replies.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from roleplay.conversation.draws import draw_variant
from roleplay.conversation.rules import find, offered, settle, silence, take
from roleplay.conversation.staging import Staging
from roleplay.conversation.state import State
from roleplay.conversation.telling import tell
from roleplay.conversation.view import View, order, show
from roleplay.errors import NotOfferedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roleplay.conversation.events import Event
    from roleplay.conversation.rules import Step
    from roleplay.conversation.staging import BoundReply
    from roleplay.scenario.model import Scenario, Scorecard


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """A reply that was given. `seconds` is how long it took, None where nobody measured."""

    step: Step
    seconds: float | None

    @property
    def moment(self) -> str:
        """The moment that was answered."""
        return self.step.before.place

    @property
    def reply(self) -> str:
        """The reply's name."""
        return self.step.reply.name


@dataclass(frozen=True, slots=True, eq=False)
class Attempt:
    """One conversation so far."""

    staging: Staging
    seed: int
    state: State
    turns: tuple[Turn, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether an ending was reached."""
        return self.state.place in self.staging.scenario.endings

    @property
    def offered(self) -> tuple[str, ...]:
        """The names of the replies that can be given now, in file order; none once it has ended."""
        return tuple([reply.name for reply in offered(self.staging, self.state)])

    @property
    def drawn(self) -> dict[str, str]:
        """What was drawn for this attempt, by variable name."""
        return {name: item.text for name, item in self.staging.drawn.items()}

    def order(self) -> tuple[str, ...]:
        """The names of the replies in the order in which they are listed for this seed."""
        return order(self)

    def view(self) -> View:
        """What is shown now: lines with speakers, replies, and the customer's state."""
        return show(self)

    def reply(self, name: str, seconds: float | None = None) -> tuple[Attempt, tuple[Event, ...]]:
        """The attempt after a reply, and what happened.

        Raises:
            NotOfferedError: the reply is not offered now; the attempt is as it was.
        """
        reply = find(self.staging, self.state, name)
        if reply is None:
            raise NotOfferedError(name, self.offered)
        return self._after(reply, seconds)

    def silence(self) -> tuple[Attempt, tuple[Event, ...]] | None:
        """The attempt after the time has run out; None where silence has no consequence now."""
        reply = silence(self.staging, self.state)
        return None if reply is None else self._after(reply, None)

    def _after(self, reply: BoundReply, seconds: float | None) -> tuple[Attempt, tuple[Event, ...]]:
        step = take(self.staging, self.state, reply)
        turns = (*self.turns, Turn(step, seconds))
        return Attempt(self.staging, self.seed, step.after, turns), tell(self.staging, step)


def begin(scenario: Scenario, scorecard: Scorecard, seed: int, trainee: str = "you") -> Attempt:
    """A new attempt. `seed` draws its variant, wordings and order; `trainee` is the name shown."""
    staging = stage(scenario, scorecard, draw_variant(scenario, seed), trainee)
    customer = scenario.customer
    state = State(scenario.start, customer.temper, customer.trust, customer.confusion)
    return Attempt(staging, seed, settle(staging, state))


@lru_cache(maxsize=16)
def stage(
    scenario: Scenario, scorecard: Scorecard, variant: tuple[int, ...], trainee: str = "you"
) -> Staging:
    """The staging of a variant; the same one for the same arguments, as binding moments costs."""
    return Staging(scenario, scorecard, variant, trainee)


def replay(
    scenario: Scenario,
    scorecard: Scorecard,
    seed: int,
    replies: Iterable[str],
    trainee: str = "you",
) -> Attempt:
    """The attempt that the named replies make, silences among them.

    Raises:
        NotOfferedError: a reply is not offered where its turn comes.
    """
    attempt = begin(scenario, scorecard, seed, trainee)
    for name in replies:
        unspoken = silence(attempt.staging, attempt.state)
        if unspoken is not None and unspoken.name == name:
            attempt = attempt._after(unspoken, None)[0]
        else:
            attempt = attempt.reply(name)[0]
    return attempt
