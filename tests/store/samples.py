"""Sample facts for the tests of the store."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from roleplay.store import AttemptRow, Finish, Offer, ScoreRow, TurnRow, day_of, new_uid

if TYPE_CHECKING:
    from roleplay.store import Store

STARTED = 1_763_800_000_000


def attempt(
    store: Store,
    *,
    trainee: str = "Ana",
    scenario: str = "cake",
    started: int = STARTED,
    drawn: dict[str, str] | None = None,
    seed: int = 7,
) -> AttemptRow:
    """An attempt that has been begun in the store."""
    row = AttemptRow(
        uid=new_uid(),
        trainee=store.trainee(trainee, at=started).uid,
        scenario=scenario,
        scenario_digest=store.keep_content("scenario", scenario, b"title: The cake\n"),
        scorecard="recovery",
        scorecard_digest=store.keep_content("scorecard", "recovery", b"title: Recovery\n"),
        seed=seed,
        rules=1,
        mode="plain",
        drawn={"cake": "lemon"} if drawn is None else drawn,
        started=started,
    )
    store.begin_attempt(row)
    return row


def turn(seq: int, reply: str = "own-it") -> TurnRow:
    """A turn of a conversation in which nothing special happens."""
    shown = (Offer(reply, 1), Offer("ask-number", 0))
    return TurnRow(seq, f"moment-{seq}", reply, shown, 1200, STARTED + seq)


def score(numerator: int, denominator: int) -> ScoreRow:
    """An exact score and its percent."""
    exact = Fraction(numerator, denominator)
    return ScoreRow(exact, round(exact * 100))


def finish(overall: ScoreRow | None = None, *, passed: bool = False, at: int = STARTED) -> Finish:
    """An end with scores in two dimensions, not in the order of the alphabet."""
    return Finish(
        ending="hung-up",
        outcome="lost",
        passed=passed,
        overall=overall or score(1, 3),
        scores={"recovery": score(1, 7), "empathy": score(10**40, 10**40 + 1)},
        at=at,
        day=day_of(at),
    )
