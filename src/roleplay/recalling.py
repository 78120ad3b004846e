"""Recalling: an attempt from the store, what was before it and came after, what was met so far.

Only reads. An attempt is not stored but its texts, seed and replies are; it is played again from
them, by the rules it was begun with or not at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.conversation import RULES_VERSION, replay
from roleplay.conversation.draws import MAX_SEED, least_seen_seed
from roleplay.errors import AuthorError, NotOfferedError
from roleplay.repetition.modes import Mode
from roleplay.reports.told import Told
from roleplay.scenario.reader import read_scenario, read_scorecard

if TYPE_CHECKING:
    from roleplay.conversation import Attempt
    from roleplay.scenario.model import Scenario
    from roleplay.scoring import Debrief
    from roleplay.store import AttemptRow, Store, Trainee


def rebuild(store: Store, trainee: Trainee, row: AttemptRow) -> Attempt:
    """An attempt replayed from the store, finished or not.

    Raises:
        AuthorError: this version of roleplay reads or plays the stored texts otherwise.
    """
    if row.rules != RULES_VERSION:
        raise _outdated(row)
    data = store.content(row.scorecard_digest)
    scorecard = read_scorecard(data, f"{row.scorecard}.yaml").value
    data = store.content(row.scenario_digest)
    scenario = read_scenario(data, f"{row.scenario}.yaml", {row.scorecard: scorecard}).value
    if scenario is None or scorecard is None:
        raise _outdated(row)
    names = [turn.reply for turn in store.turns(row.uid)]
    try:
        return replay(scenario, scorecard, row.seed, names, trainee.name)
    except NotOfferedError as error:
        raise _outdated(row) from error


def _outdated(row: AttemptRow) -> AuthorError:
    return AuthorError(
        f"This attempt at “{row.scenario}” was begun with another version of roleplay and cannot "
        "be played on. It stays stored; begin a new one."
    )


def look_back(
    store: Store, row: AttemptRow, attempt: Attempt, told: Debrief, guess: int | None, today: int
) -> Told:
    """A finished attempt with what the trainee said, and what was before and comes after it."""
    lessons = store.notes.lessons(row.trainee)
    before = [
        done
        for done in store.attempts(trainee=row.trainee, scenario=row.scenario)
        if not done.is_replay and (done.attempt.started, done.attempt.uid) < (row.started, row.uid)
    ]
    return Told(
        row,
        attempt,
        told,
        guess,
        own_words=store.notes.own_words(row.uid),
        feelings=store.notes.feelings(row.uid),
        lesson=next((each.text for each in lessons if each.attempt == row.uid), ""),
        returns={} if row.mode == Mode.REPLAY else _returns(store, row, told, today),
        earlier=tuple(before),
    )


def _returns(store: Store, row: AttemptRow, told: Debrief, today: int) -> dict[str, int]:
    cards = {
        turn.moment: store.practice.card(row.trainee, row.scenario, turn.moment)
        for turn in told.turns
    }
    return {moment: max(0, card.due - today) for moment, card in cards.items() if card}


def fresh_seed(store: Store, trainee: Trainee, scenario: Scenario) -> int:
    """A random seed, among those that show the variants and wordings met least so far."""
    import secrets

    seen = store.seen(trainee.uid, scenario.id)
    first = secrets.randbelow(MAX_SEED + 1)
    return least_seen_seed(scenario, first, seen)
