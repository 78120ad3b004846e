"""The rules: everything that changes the state of a conversation lives here.

After a reply, in this order:

1. the `when`s of `shows` are read on the state before the reply;
2. all `sets` of the shown behaviors take effect, then `needs`/`else` (so that a reply may set what
   it needs); a behavior that comes in by `else` sets its own flags too;
3. a reply that spends more than the authority leaves shows the scorecard's `over-authority`
   behavior in that behavior's dimension, in place of its own;
4. the moves of its behaviors and its own are summed and clamped to 0 … 10 once;
5. remember, promise, keep, spends; only what was promised before can be kept, and what is promised
   again is to be kept again;
6. walking out, when temper is 10: it beats a `then` to a moment and yields to one to an ending;
7. `then`, on the new state;
8. `if-nothing-left`, while the moment that was reached has no reply left to offer;
9. at an ending: its `keep`, then promises that are not kept are broken, unless the customer has
   walked out, which makes them void.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from roleplay.conversation.effects import effect_of
from roleplay.conversation.state import State
from roleplay.errors import AuthorError

if TYPE_CHECKING:
    from roleplay.conversation.effects import Shown
    from roleplay.conversation.staging import BoundReply, Staging
    from roleplay.conversation.state import Number

_T = TypeVar("_T")

RULES_VERSION = 1
"""Raised whenever the same replies could give another run or another score."""


class Step(NamedTuple):
    """One reply and what it did. `levels` are 0 to 4, one for each dimension, in their order."""

    before: State
    reply: BoundReply
    shown: tuple[Shown, ...]
    levels: tuple[int, ...]
    crossed: tuple[str, ...]
    after: State
    walked_out: bool


def offered(staging: Staging, state: State) -> tuple[BoundReply, ...]:
    """The replies that can be chosen now, in file order; none at an ending."""
    if state.place in staging.scenario.endings:
        return ()
    used = state.used
    return tuple(
        [
            reply
            for reply in staging.moment(state.place).replies
            if reply.key not in used and (reply.when is None or reply.when(state))
        ]
    )


def find(staging: Staging, state: State, name: str) -> BoundReply | None:
    """The reply of that name, where it can be chosen now."""
    if state.place in staging.scenario.endings:
        return None
    for reply in staging.moment(state.place).replies:
        if reply.name == name:
            can = reply.key not in state.used and (reply.when is None or reply.when(state))
            return reply if can else None
    return None


def silence(staging: Staging, state: State) -> BoundReply | None:
    """The reply that counts when time runs out, unless that has happened in this moment before."""
    if state.place in staging.scenario.endings:
        return None
    reply = staging.moment(state.place).silence
    if reply is None or reply.key in state.used:
        return None
    return reply if reply.when is None or reply.when(state) else None


def take(staging: Staging, state: State, reply: BoundReply) -> Step:
    """What a reply does in a state. The caller has seen to it that it is offered.

    Raises:
        AuthorError: the scenario leads round in a circle of moments with nothing left to say. The
            reader refuses such files; this guards against ones it was not shown.
    """
    crossed = _crossed(staging, state, reply) if reply.spends else ()
    effect = reply.effect
    if effect is None or crossed:
        written = [b for test, b in reply.shows if test is None or test(state)]
        effect = effect_of(
            staging.scorecard, written, reply.moves, state.flags, crossed=bool(crossed)
        )
    temper, trust, confusion = effect.moves
    after = State(
        state.place,
        min(max(state.temper + temper, 0), 10),
        min(max(state.trust + trust, 0), 10),
        min(max(state.confusion + confusion, 0), 10),
        _joined(_joined(state.flags, effect.sets), reply.remember),
        _joined(state.used, reply.uses),
        _add(state.spent, reply.spends) if reply.spends else state.spent,
        _joined(state.promised, reply.promises),
        _kept(state, reply) if reply.promises or reply.keeps else state.kept,
    )
    after, walked_out = _move_on(staging, after, reply)
    return Step(state, reply, effect.shown, effect.levels, crossed, after, walked_out)


def _joined(some: frozenset[_T], more: frozenset[_T]) -> frozenset[_T]:
    """Both together; one of them as it is where it can be, as states are kept by the thousand."""
    return some | more if some and not more <= some else some or more


def _kept(state: State, reply: BoundReply) -> frozenset[str]:
    return (state.kept - reply.promises) | (reply.keeps & state.promised)


def _crossed(staging: Staging, state: State, reply: BoundReply) -> tuple[str, ...]:
    """The kinds of authority that this reply oversteps."""
    limits = staging.scenario.briefing.authority
    spent = dict(state.spent)
    return tuple(kind for kind, n in reply.spends if spent.get(kind, 0) + n > limits[kind])


def _add(
    spent: tuple[tuple[str, Number], ...], more: tuple[tuple[str, Number], ...]
) -> tuple[tuple[str, Number], ...]:
    total = dict(spent)
    for kind, amount in more:
        total[kind] = total.get(kind, 0) + amount
    return tuple(sorted(total.items()))


def _move_on(staging: Staging, state: State, reply: BoundReply) -> tuple[State, bool]:
    """The state at the next place, and whether the customer walked out."""
    endings = staging.scenario.endings
    for test, to in reply.routes:
        if test is None or test(state):
            place = to
            break
    walks_out = staging.scenario.customer.walks_out
    if walks_out is not None and state.temper == 10 and place not in endings:
        return state._replace(place=walks_out), True
    state = settle(staging, state._replace(place=place))
    ending = endings.get(state.place)
    if ending is not None and ending.keep:
        state = state._replace(kept=state.kept | state.promised.intersection(ending.keep))
    return state, False


def settle(staging: Staging, state: State) -> State:
    """The state at the moment that is really reached, past those with nothing left to offer.

    Raises:
        AuthorError: `if-nothing-left` leads round in a circle, which the reader refuses.
    """
    skipped: set[str] = set()
    while state.place not in staging.scenario.endings:
        elsewhere = staging.moment(state.place).if_nothing_left
        if elsewhere is None or offered(staging, state):
            break
        if state.place in skipped:
            raise _stuck(staging, state)
        skipped.add(state.place)
        state = state._replace(place=elsewhere)
    return state


def _stuck(staging: Staging, state: State) -> AuthorError:
    return AuthorError(
        f"“{staging.scenario.title}” has nothing left to say at “{state.place}”: its "
        "`if-nothing-left` leads round in a circle. Let it lead to an ending."
    )
