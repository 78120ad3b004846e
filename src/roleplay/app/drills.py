"""Beginning a drill: what the screens ask of the planning and the store.

Everything here may wait for the disk and raise a `RoleplayError`; screens call it in the
background. Nothing here knows a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roleplay.desk import Desk
    from roleplay.drilling import Drilling
    from roleplay.repetition.drill import Drill, DrillItem
    from roleplay.repetition.standing import Standing


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to drill: what is due, a behavior, or just one moment of a scenario.

    `moment` is (scenario, moment). Equal seeds on equal days choose alike.
    """

    minutes: int = 5
    habit: str = ""
    seed: int | None = None
    moment: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why there is nothing to drill, in a sentence for people."""

    why: str


def begin(desk: Desk, wish: Wish) -> Drilling | Nothing:
    """A new drill, stored at once; nothing is stored where there is nothing to drill."""
    from roleplay.desk import now
    from roleplay.drilling import Drilling, minutes_for, random_seed

    seed = random_seed() if wish.seed is None else wish.seed
    chosen = _plan(desk, wish, seed)
    if not chosen.items:
        return Nothing(_why_none(wish, chosen))
    is_narrow = bool(wish.habit or wish.moment)
    minutes = minutes_for(chosen.items, wish.minutes, is_narrow=is_narrow)
    return Drilling.begin(desk, chosen.items, minutes=minutes, seed=seed, clock=now)


def reason_for_none(desk: Desk, wish: Wish) -> str:
    """Why there is nothing to drill; empty where there is something."""
    chosen = _plan(desk, wish, wish.seed or 0)
    return "" if chosen.items else _why_none(wish, chosen)


def _plan(desk: Desk, wish: Wish, seed: int) -> Drill:
    from roleplay.drilling import plan
    from roleplay.repetition.drill import Drill

    if wish.moment:
        return Drill(_just(desk.standings(), wish.moment))
    return plan(desk, seed, wish.minutes, wish.habit)


def _why_none(wish: Wish, chosen: Drill) -> str:
    from roleplay.reports.practice import nothing_to_drill

    return nothing_to_drill(wish.habit, enough=chosen.enough)


def _just(standings: tuple[Standing, ...], moment: tuple[str, str]) -> tuple[DrillItem, ...]:
    """A drill of one moment; empty where it cannot be drilled."""
    from roleplay.repetition.drill import DrillItem, Why
    from roleplay.repetition.standing import StandingState

    whys = {
        StandingState.DUE: Why.DUE,
        StandingState.REVISED: Why.REVISED,
        StandingState.NEW: Why.NEW,
    }
    found = next((s for s in standings if s.facts and not s.held and s.key == moment), None)
    why = whys.get(found.state, Why.AHEAD) if found else Why.AHEAD
    return (DrillItem(*moment, why, why),) if found else ()
