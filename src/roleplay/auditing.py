"""Auditing a progress file: whether the attempts that were finished still say what they said.

Each is replayed from its texts, seed and replies, and scored anew; the score has to be the one that
was shown. Attempts of another version of the rules are only counted: their scores stand as stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from roleplay.conversation import RULES_VERSION, replay
from roleplay.errors import NotOfferedError, StoreError
from roleplay.scenario.reader import read_scenario, read_scorecard
from roleplay.scoring import score

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roleplay.conversation import Attempt
    from roleplay.scenario.model import Scenario, Scorecard
    from roleplay.store import AttemptRow, FinishedAttempt, Store

MOST_PROBLEMS = 10
"""Problems that are told one by one."""


@dataclass(slots=True)
class Audit:
    """What came of it: how many were replayed, how many could not be, and what is wrong."""

    sound: int = 0
    outdated: int = 0
    problems: list[str] = field(default_factory=list)


def audit(store: Store, finished: Sequence[FinishedAttempt], say: Callable[[str], None]) -> Audit:
    """Replay finished attempts; `say` is told how far it is."""
    told = Audit()
    texts: dict[tuple[str, str], tuple[Scenario, Scorecard] | None] = {}
    for number, done in enumerate(finished, start=1):
        say(f"Replaying attempt {number} of {len(finished)}")
        row = done.attempt
        key = (row.scenario_digest, row.scorecard_digest)
        try:
            if key not in texts:
                texts[key] = _texts(store, row)
            _compare(store, done, texts[key], told)
        except StoreError as error:
            told.problems.append(f"{_named(row)}: {error}")
    return told


def _compare(
    store: Store,
    done: FinishedAttempt,
    texts: tuple[Scenario, Scorecard] | None,
    told: Audit,
) -> None:
    row = done.attempt
    if texts is None or row.rules != RULES_VERSION:
        told.outdated += 1
        return
    names = [turn.reply for turn in store.turns(row.uid)]
    again = _replayed(partial(replay, *texts, row.seed, names))
    if again is None or not again.ended:
        told.problems.append(f"{_named(row)}: its replies do not lead to its end any more.")
        return
    now = score(again)
    stored = {name: share.exact for name, share in done.finish.scores.items()}
    if (now.overall, dict(now.dimensions)) != (done.finish.overall.exact, stored):
        told.problems.append(f"{_named(row)}: replayed, it scores otherwise than it did.")
        return
    told.sound += 1


def _replayed(play: Callable[[], Attempt]) -> Attempt | None:
    try:
        return play()
    except NotOfferedError:
        return None


def _texts(store: Store, row: AttemptRow) -> tuple[Scenario, Scorecard] | None:
    """The texts of an attempt; None where this version of roleplay refuses them."""
    card = read_scorecard(store.content(row.scorecard_digest), f"{row.scorecard}.yaml").value
    data = store.content(row.scenario_digest)
    scenario = read_scenario(data, f"{row.scenario}.yaml", {row.scorecard: card}).value
    return None if scenario is None or card is None else (scenario, card)


def _named(row: AttemptRow) -> str:
    return f"attempt {row.uid[:8]} at “{row.scenario}”"
