"""The program's own words for what the core says in names and numbers, one place for all shells."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from roleplay.conversation.events import (
    AuthorityCrossed,
    AuthoritySpent,
    MoodMoved,
    PromiseBroken,
    PromiseKept,
    PromiseMade,
    WalkedOut,
)
from roleplay.conversation.state import in_words
from roleplay.reports.labels import spaced
from roleplay.scenario.model import Outcome
from roleplay.scoring.score import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from roleplay.conversation import Attempt
    from roleplay.conversation.events import Event
    from roleplay.conversation.state import Number
    from roleplay.conversation.view import EndingView, Limit
    from roleplay.scoring import Debrief, Score
    from roleplay.scoring.debrief import Judged, Loss
    from roleplay.scoring.score import Shortfall

OUTCOMES: dict[Outcome, str] = {
    Outcome.LOST: "You lost this customer",
    Outcome.UNRESOLVED: "Nothing was resolved",
    Outcome.RESOLVED: "Resolved",
    Outcome.RECOVERED: "Recovered: better than before it went wrong",
}


def listed(items: Iterable[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    *first, last = items
    return f"{', '.join(first)} and {last}" if first else last


def amount(number: Number, currency: str = "") -> str:
    """Money as the author would write it: 60, 12.50, with the currency where there is one."""
    text = f"{number:.2f}" if isinstance(number, Decimal) and number % 1 else f"{number:.0f}"
    return f"{currency} {text}".strip()


def points(share: Fraction) -> str:
    """A share of the score in points, to the nearest whole one: “12 points”, “under 1 point”."""
    if 0 < share < Fraction(1, 100):
        return "under 1 point"
    return _points(_whole(share))


def _whole(share: Fraction) -> int:
    return int(share * 100 + Fraction(1, 2))


def _points(whole: int) -> str:
    return "1 point" if whole == 1 else f"{whole} points"


def share(value: Fraction) -> str:
    """A score in percent, rounded down: nobody sees 80 % who has not reached it."""
    return f"{percent(value)} %"


def authority(limits: Iterable[Limit], currency: str) -> Iterator[str]:
    """What the trainee may give without asking, and what is left of it."""
    for limit in limits:
        text = f"{spaced(limit.kind)}: up to {amount(limit.limit, currency)} without asking"
        if limit.left != limit.limit:
            over = limit.left < 0
            left = amount(-limit.left if over else limit.left, currency)
            text += f", {left} over the line" if over else f", {left} left"
        yield text


def authority_used(limits: Iterable[Limit], currency: str) -> Iterator[str]:
    """What was given of what the trainee may give, when all is over."""
    for limit in limits:
        kind = spaced(limit.kind).capitalize()
        given, most = amount(limit.limit - limit.left, currency), amount(limit.limit, currency)
        over = ", which is over the line" if limit.left < 0 else ""
        yield f"{kind}: {given} of {most} given{over}."


def happenings(events: Iterable[Event], currency: str = "") -> Iterator[str]:
    """What a reply did to the customer and to what was promised and spent, a line each."""
    for event in events:
        match event:
            case MoodMoved():
                yield _mood(event)
            case PromiseMade(name):
                yield f"You promised: {spaced(name)}."
            case PromiseKept(name):
                yield f"You kept a promise: {spaced(name)}."
            case PromiseBroken(name):
                yield f"A promise was not kept: {spaced(name)}."
            case AuthoritySpent() if event.left >= 0:
                kind = spaced(event.kind).capitalize()
                given, left = amount(event.amount, currency), amount(event.left, currency)
                yield f"{kind}: {given} given, {left} left."
            case AuthorityCrossed():
                kind = spaced(event.kind).capitalize()
                given, limit = amount(event.spent, currency), amount(event.limit, currency)
                yield f"{kind}: {given} given, but you may give {limit}."
            case WalkedOut():
                yield "The customer has had enough and leaves."
            case _:
                pass


def _mood(event: MoodMoved) -> str:
    verb = "rises" if event.after > event.before else "falls"
    before, after = in_words(event.meter, event.before), in_words(event.meter, event.after)
    words = f"still {after}" if before == after else f"{before} → {after}"
    why = f" Why: {listed(map(spaced, event.because))}." if event.because else ""
    return f"{event.meter.capitalize()} {verb} from {event.before} to {event.after} ({words}).{why}"


def verdict(ending: EndingView) -> Iterator[str]:
    """How the customer left, before any points."""
    yield f"{OUTCOMES[ending.outcome]}."
    how = "They walked out" if ending.walked_out else "They leave"
    yield f"{how}, {ending.mood}."
    if ending.stays is not None:
        yield "They stay your customer." if ending.stays else "They will not come back."
    if ending.recommends is not None:
        yield "They would recommend you." if ending.recommends else "They would not recommend you."


def result(score: Score) -> str:
    """Passed or not, with the overall score."""
    return f"{'Passed' if score.passed else 'Not passed'}: {share(score.overall)} overall."


def shortfall(missing: Shortfall) -> str:
    """Why it was not passed, as the end of “Not passed because …”."""
    match missing.kind:
        case "overall" | "dimension":
            needed = share(missing.needed or Fraction(0))
            got = share(missing.got or Fraction(0))
            return f"{spaced(missing.name)} is {got}, {needed} is needed"
        case "critical":
            return f"of a critical behavior: {spaced(missing.name)}"
        case "promise":
            return f"a promise was not kept: {spaced(missing.name)}"
        case _:
            known = {outcome.value: told for outcome, told in OUTCOMES.items()}
            ended = known.get(missing.name, "The conversation is not over")
            return f"{ended[0].lower()}{ended[1:]}"


def behavior(judged: Judged) -> str:
    """A behavior that counted: what it is, its level, and what it means."""
    text = f"{spaced(judged.dimension)} {judged.level} of 4: {spaced(judged.behavior)}"
    if judged.critical:
        text += " (critical)"
    if judged.instead_of:
        text += f", instead of {spaced(judged.instead_of)}"
    return f"{text}. {judged.means}"


def cost(loss: Loss) -> str:
    """What a reply lost, told in its two halves, which add up to what is told of both."""
    if not loss.total:
        return "cost nothing"
    text = f"cost {points(loss.total)}"
    given = min(_whole(loss.given_away), _whole(loss.total))
    closed = _whole(loss.total) - given
    if given and closed and loss.given_away and loss.closed:
        return (
            f"{text}: {_points(given)} given away here, {_points(closed)} behind the door it closed"
        )
    here, nearly = loss.given_away >= loss.closed, loss.given_away and loss.closed
    where = "given away here" if here else "behind the door it closed"
    return f"{text}, nearly all {where}" if nearly else f"{text}, {where}"


def gesture(told: Debrief, currency: str) -> str | None:
    """What was given beside what the customer is worth in a year; None where nobody says."""
    given = sum((spent for _, spent in told.spent), start=Decimal(0))
    if told.worth is None or not given:
        return None
    return (
        f"You gave {amount(given, currency)}; this customer is worth "
        f"{amount(told.worth, currency)} a year."
    )


def gave(attempt: Attempt, told: Debrief) -> Iterator[str]:
    """What was given beside what the customer is worth, and how much of the authority it used."""
    currency = attempt.staging.scenario.currency
    if line := gesture(told, currency):
        yield line
    yield from authority_used(attempt.view().authority, currency)


def would_cost(loss: Loss) -> str:
    """What another reply would have lost: “Would have cost 12 points, given away here”."""
    return f"Would have {cost(loss)}"


def gap(predicted: int, actual: Fraction) -> str:
    """A prediction beside the score."""
    difference = predicted - percent(actual)
    if difference == 0:
        return f"You predicted {predicted} %, and that is what it is."
    direction = "higher" if difference > 0 else "lower"
    return f"You predicted {predicted} %, {abs(difference)} {direction} than it is."
