"""Between values and rows: how mappings, lists, fractions and texts are kept in columns."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from roleplay.errors import StoreDamagedError
from roleplay.repetition.cards import Card
from roleplay.repetition.habits import Answer
from roleplay.repetition.shown import ShownBehavior
from roleplay.store.values import (
    AttemptRow,
    Decision,
    Finish,
    FinishedAttempt,
    Offer,
    ReviewRow,
    ScoreRow,
    Suggestion,
    ToldStory,
    TurnRow,
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
    match _decoded(column):
        case dict() as values if all(isinstance(value, str) for value in values.values()):
            return values
    raise _unreadable()


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
    match _decoded(shown):
        case list() as pairs:
            return tuple(_offer(pair) for pair in pairs)
    raise _unreadable()


def _offer(pair: object) -> Offer:
    match pair:
        case [str(reply), int(wording)]:
            return Offer(reply, wording)
    raise _unreadable()


def of_review(review: ReviewRow) -> tuple[Value, ...]:
    """The columns of a review, in the order of `review`."""
    return (
        *(review.run, review.seq, review.trainee, review.scenario, review.moment, review.text),
        *(of_names(review.best), review.scenario_digest, review.scorecard_digest, review.seed),
        *(json.dumps(dict(review.drawn)), of_names(review.lead), review.reply),
        *(json.dumps(review.shown), json.dumps(review.possible), review.grade),
        *(int(review.counts), int(review.drill), int(review.fresh)),
        *(review.took_ms, review.day, review.at),
    )


def review(row: Row) -> ReviewRow:
    """The review in a row."""
    run, seq, trainee, scenario, moment, text, best, scenario_digest, scorecard_digest = row[:9]
    seed, values, lead, reply, shown, possible, grade, *flags, took_ms, day, at = row[9:]
    counts, drill, fresh = map(bool, flags)
    return ReviewRow(
        *(run, seq, trainee, scenario, moment, text, names(best)),
        *(scenario_digest, scorecard_digest, seed, drawn(values), names(lead), reply),
        shown=_shown(shown),
        possible=_shown(possible),
        grade=grade,
        counts=counts,
        drill=drill,
        fresh=fresh,
        took_ms=took_ms,
        day=day,
        at=at,
    )


@lru_cache(maxsize=4096)  # a moment is answered again and again, and always offers the same
def _shown(column: str) -> tuple[ShownBehavior, ...]:
    match _decoded(column):
        case list() as shown:
            return tuple(_behavior(each) for each in shown)
    raise _unreadable()


def _behavior(each: object) -> ShownBehavior:
    match each:
        case [str(behavior), str(dimension), int(level), bool(critical)]:
            return ShownBehavior(behavior, dimension, level, critical)
    raise _unreadable()


def answer(row: Row) -> Answer:
    """The answer in a row: of a review, as much as makes habits."""
    scenario, moment, reply, run, day, shown, possible = row
    return Answer(scenario, moment, reply, run, day, _shown(shown), _shown(possible))


def of_names(found: Iterable[str]) -> str:
    """Names in one column."""
    return json.dumps(list(found))


def names(column: str) -> tuple[str, ...]:
    """The names in a column."""
    match _decoded(column):
        case list() as found if all(isinstance(name, str) for name in found):
            return tuple(found)
    raise _unreadable()


def of_card(card: Card) -> tuple[Value, ...]:
    """The columns of a card behind its trainee."""
    return (
        *(card.scenario, card.moment, card.text, of_names(card.best), card.due, card.last),
        *(card.stability, card.difficulty, card.reviews, card.lapses),
    )


def card(row: Row) -> Card:
    """The card in a row."""
    scenario, moment, text, best, due, last, stability, difficulty, reviews, lapses = row
    return Card(
        *(scenario, moment, text, names(best), due, last),
        *(stability, difficulty, reviews, lapses),
    )


def suggestion(row: Row) -> Suggestion:
    """The suggestion in a row, with what became of it."""
    uid, by, text, area, scenario, moment, at, *decision = row
    return Suggestion(uid, by, text, area, scenario, moment, at, Decision(*decision))


def story(row: Row) -> ToldStory:
    """The story in a row, with what became of it."""
    uid, by, title, text, why, scenario, moment, at, *decision = row
    return ToldStory(uid, by, title, text, why, scenario, moment, at, Decision(*decision))


def _decoded(column: str) -> object:
    try:
        value: object = json.loads(column)
    except (ValueError, TypeError, RecursionError) as error:
        raise _unreadable() from error
    return value


def _unreadable() -> StoreDamagedError:
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
    ending, outcome, passed, numerator, denominator, percent, at = row
    overall = score(numerator, denominator, percent)
    return Finish(ending, outcome, bool(passed), overall, dimensions, at)


def finished(row: Row, dimensions: Mapping[str, Mapping[str, ScoreRow]]) -> FinishedAttempt:
    """A finished attempt, from its row and the scores of all attempts by uid."""
    begun = attempt(row[:11])
    return FinishedAttempt(begun, finish(row[11:18], dimensions.get(begun.uid, {})), row[18])
