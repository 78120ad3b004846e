"""Auditing a progress file: whether what was worked out still follows from what was done.

Each attempt that was finished is played again from its texts, seed and replies, and scored anew;
the score has to be the one that was shown. Attempts of another version of the rules are only
counted: their scores stand as stored. Each card is worked out anew from the log of answers.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from math import isclose
from typing import TYPE_CHECKING

from roleplay.conversation import RULES_VERSION, replay
from roleplay.errors import NotOfferedError, StoreError
from roleplay.repetition.scheduler import cards_from
from roleplay.scenario.reader import read_scenario, read_scorecard
from roleplay.scoring import score

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roleplay.conversation import Attempt
    from roleplay.repetition.cards import Card
    from roleplay.scenario.model import Scenario, Scorecard
    from roleplay.store import AttemptRow, FinishedAttempt, Store

MOST_PROBLEMS = 10
"""Problems that are told one by one."""


@dataclass(slots=True)
class Audit:
    """What came of it: how many score as they did, how many cannot be played, and what is wrong."""

    sound: int = 0
    outdated: int = 0
    problems: list[str] = field(default_factory=list)


def audit(store: Store, finished: Sequence[FinishedAttempt], say: Callable[[str], None]) -> Audit:
    """Play finished attempts again; `say` is told how far it is."""
    told = Audit()
    texts: dict[tuple[str, str], tuple[Scenario, Scorecard] | None] = {}
    for number, done in enumerate(finished, start=1):
        say(f"Checking conversation {number} of {len(finished)}")
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
    again = _played(partial(replay, *texts, row.seed, names))
    if again is None or not again.ended:
        told.problems.append(f"{_named(row)}: its replies do not lead to its end any more.")
        return
    now = score(again)
    stored = {name: share.exact for name, share in done.finish.scores.items()}
    if (now.overall, dict(now.dimensions)) != (done.finish.overall.exact, stored):
        told.problems.append(f"{_named(row)}: played again, it scores otherwise than it did.")
        return
    told.sound += 1


def _played(play: Callable[[], Attempt]) -> Attempt | None:
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


@dataclass(frozen=True, slots=True)
class Cards:
    """How many cards are as the answers say, and those that are not, as they ought to be."""

    sound: int
    wrong: tuple[Card, ...]


def compare_cards(store: Store, trainee: str) -> Cards:
    """The cards of a trainee (by uid) beside what their answers make of them."""
    stored = {card.key: card for card in store.practice.cards(trainee)}
    right = cards_from(store.practice.counted(trainee))
    wrong = tuple(card for key, card in right.items() if not _alike(card, stored.get(key)))
    return Cards(len(right) - len(wrong), wrong)


def mend_cards(store: Store, trainee: str) -> int:
    """Save the wrong cards of a trainee (by uid) as they ought to be; gives how many they were."""
    return store.practice.replace_cards(trainee, lambda: compare_cards(store, trainee).wrong)


def _alike(card: Card, other: Card | None) -> bool:
    """Whether cards are equal but for what the last digits of a computation may differ in."""
    if other is None:
        return False
    near = isclose(card.stability, other.stability) and isclose(card.difficulty, other.difficulty)
    return near and card == replace(other, stability=card.stability, difficulty=card.difficulty)


def _named(row: AttemptRow) -> str:
    return f"attempt {row.uid[:8]} at “{row.scenario}”"
