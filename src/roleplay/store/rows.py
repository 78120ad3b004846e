"""Between values and rows: how mappings, lists, fractions and texts are kept in columns."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

from roleplay.errors import StoreDamagedError
from roleplay.store.values import (
    AttemptRow,
    Finish,
    FinishedAttempt,
    Offer,
    ScoreRow,
    TurnRow,
    day_kept,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from roleplay.store.sqlite import Row, Value


def of_attempt(attempt: AttemptRow) -> tuple[Value, ...]:
    """The columns of an attempt, in the order of `attempt`."""
    return (
        attempt.uid,
        attempt.trainee,
        attempt.scenario,
        attempt.scenario_digest,
        attempt.scorecard,
        attempt.scorecard_digest,
        attempt.seed,
        attempt.rules,
        attempt.mode,
        json.dumps(dict(attempt.drawn)),
        attempt.started,
    )


def attempt(row: Row) -> AttemptRow:
    """The attempt in a row."""
    uid, trainee, scenario, its_digest, scorecard, card_digest, seed, rules, mode, values, at = row
    texts = (scenario, its_digest, scorecard, card_digest)
    return AttemptRow(uid, trainee, *texts, seed, rules, mode, drawn(values), at)


def drawn(column: str) -> dict[str, str]:
    """What was drawn, by variable name."""
    match decoded(column):
        case dict() as values if all(isinstance(value, str) for value in values.values()):
            return values
    raise unreadable()


def of_turn(turn: TurnRow) -> tuple[Value, ...]:
    """The columns of a turn behind its attempt."""
    shown = json.dumps([[offer.reply, offer.wording] for offer in turn.shown])
    return turn.seq, turn.moment, turn.reply, shown, turn.took_ms, turn.at


def turn(row: Row) -> TurnRow:
    """The turn in a row."""
    seq, moment, reply, shown, took_ms, at = row
    return TurnRow(seq, moment, reply, offers(shown), took_ms, at)


def offers(shown: str) -> tuple[Offer, ...]:
    """The replies that were on the screen, from their column."""
    match decoded(shown):
        case list() as pairs:
            return tuple(_offer(pair) for pair in pairs)
    raise unreadable()


def _offer(pair: object) -> Offer:
    match pair:
        case [str(reply), int(wording)]:
            return Offer(reply, wording)
    raise unreadable()


def of_names(found: Iterable[str]) -> str:
    """Names in one column."""
    return json.dumps(list(found))


def names(column: str) -> tuple[str, ...]:
    """The names in a column."""
    match decoded(column):
        case list() as found if all(isinstance(name, str) for name in found):
            return tuple(found)
    raise unreadable()


def decoded(column: str) -> object:
    """What stands in a column of JSON."""
    try:
        value: object = json.loads(column)
    except (ValueError, TypeError, RecursionError) as error:
        raise unreadable() from error
    return value


def unreadable() -> StoreDamagedError:
    """What is said where a column does not hold what it should."""
    return StoreDamagedError(
        "What was kept of a conversation cannot be read, since the progress file is damaged. Put "
        "a copy from the folder “backups” beside it in its place."
    )


def of_score(score: ScoreRow) -> tuple[str, str, int]:
    """Numerator, denominator and percent."""
    return str(score.exact.numerator), str(score.exact.denominator), score.percent


def score(numerator: str, denominator: str, percent: int) -> ScoreRow:
    """The score in three columns."""
    return ScoreRow(Fraction(int(numerator), int(denominator)), percent)


def scores(rows: Iterable[Row]) -> dict[str, dict[str, ScoreRow]]:
    """The scores of the dimensions, by attempt and dimension."""
    found: dict[str, dict[str, ScoreRow]] = {}
    for uid, dimension, *columns in rows:
        found.setdefault(uid, {})[dimension] = score(*columns)
    return found


def finish(row: Row, dimensions: Mapping[str, ScoreRow]) -> Finish:
    """The end of an attempt, from its row and the scores of its dimensions."""
    ending, outcome, passed, numerator, denominator, percent, at, day = row
    overall = score(numerator, denominator, percent)
    return Finish(ending, outcome, bool(passed), overall, dimensions, at, day_kept(day, at))


def finished(row: Row, dimensions: Mapping[str, Mapping[str, ScoreRow]]) -> FinishedAttempt:
    """A finished attempt, from its row and the scores of all attempts by uid."""
    begun = attempt(row[:11])
    return FinishedAttempt(begun, finish(row[11:19], dimensions.get(begun.uid, {})), row[19])
