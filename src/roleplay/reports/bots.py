"""What becomes of bots, as a table and as JSON.

The table tells the mean over all draws; “at worst” is the chance to pass in the variant where a bot
passes most often, and the expert least often, since that is what the findings of `check` go by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.checks.analysis import EXPERT
from roleplay.checks.analysis.bots import RANDOM
from roleplay.checks.blind import BLIND_PASS, BLIND_SCORE, CLICKS_THROUGH, CLICKS_THROUGH_EASILY
from roleplay.reports.labels import spaced
from roleplay.reports.table import table
from roleplay.reports.wording import listed
from roleplay.scoring.score import percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from roleplay.checks.analysis import Bot, Chance, Chances
    from roleplay.checks.thresholds import Thresholds


def bots_table(told: Sequence[Chances], width: int) -> str:
    """A line for each bot: mean scores by dimension and overall, chance to pass, worst ending."""
    dimensions = list(dict.fromkeys(name for each in told for name in each.scores))
    names = [spaced(name).upper() for name in dimensions]
    rows = [["BOT", *names, "OVERALL", "PASSES", "AT WORST", "WORST ENDING"]]
    for each in told:
        scores = [_percent(each.scores[n]) if n in each.scores else "–" for n in dimensions]
        passes = [_chance(share, each) for share in (each.passes, _worst(each).passes)]
        rows.append([each.bot, *scores, _percent(each.overall), *passes, each.worst_ending or "–"])
    return table(rows, width, right=range(1, len(names) + 4))


def habits(told: Sequence[Chances], width: int) -> str:
    """What each player of the table does, a line each."""
    rows = [["BOT", "WHAT IT DOES"]]
    rows += [[each.bot, each.habit] for each in told]
    return table(rows, width)


COLUMNS = (
    "Scores are those on average over all that can be drawn. “Passes” is the chance over all of "
    "it, “at worst” the chance in the draw in which a bot passes most often, and the expert least "
    "often; that is what the checks go by."
)
"""What the columns of the table mean."""


ORDER = (
    "“First” and “last” go by the order in the file: trainees see the replies shuffled, but who "
    "reads or prints the file does not, and a best reply that always stands in one place was "
    "mostly written with more care than the others."
)
"""Why the order of the replies counts."""

_MANY = 3
"""Habits that pass from which on they are not told one by one."""


def advice(
    told: Sequence[Chances], thresholds: Thresholds, accept: Mapping[str, str]
) -> Iterator[str]:
    """What to do about bots that fare too well, a paragraph each; one that all is well if none.

    `accept` holds the codes that the scenario accepts, each with its reason: what falls under one
    gets that reason in place of advice.
    """
    found = [each for chances in told for each in _about(chances, thresholds)]
    habits_found = sum(code == BLIND_PASS.code for code, _ in found)
    if habits_found >= _MANY and BLIND_PASS.code not in accept:
        found = [(code, sentence) for code, sentence in found if code != BLIND_PASS.code]
        found.append((BLIND_PASS.code, _about_many(told, thresholds)))
    found += _about_the_best([each for each in told if each.bot != EXPERT.name], thresholds)
    yield from (sentence for code, sentence in found if code not in accept)
    if not found:
        yield "No bot passes too often or scores too much."
    for code in dict.fromkeys(code for code, _ in found if code in accept):
        yield f"Accepted in the file ({code}): {accept[code]}"
    if not all(each.exact for each in told):
        yield (
            "“~” stands before what was sampled, as the scenario is too large to work it out. "
            "--json tells the standard errors."
        )


def left_out(told: Sequence[Chances], bots: Sequence[Bot]) -> str | None:
    """Which bots were left out, as they read only English; None where all played."""
    played = {each.bot for each in told}
    missing = [f"“{bot.name}”" for bot in bots if bot.name not in played]
    return f"Left out, as they read only English: {listed(missing)}." if missing else None


def _about(each: Chances, thresholds: Thresholds) -> Iterator[tuple[str, str]]:
    """What is wrong with a player's chances, with the code under which `check` finds it."""
    worst = _worst(each).passes
    passes, where, habit = _chance(worst, each), _where(each), each.habit
    if each.bot == EXPERT.name:
        if worst < 1:
            yield (
                "",
                f"Perfect play does not pass{where}: let the best replies lead to a good ending, "
                "without a critical behavior or a broken promise.",
            )
    elif each.bot == RANDOM.name:
        if worst * 100 > thresholds.random_pass:
            strong = worst * 100 > thresholds.random_pass_strong
            yield (
                (CLICKS_THROUGH_EASILY if strong else CLICKS_THROUGH).code,
                f"Whoever {habit} passes {passes} of the time{where}; "
                f"{float(thresholds.random_pass):g} % are bearable. Add moments or plausible "
                "weaker replies: six scored moments of four replies are usually enough.",
            )
    elif worst * 100 > thresholds.blind_pass:
        yield (
            BLIND_PASS.code,
            f"Whoever {habit} passes {passes} of the time{where}, without reading the customer. "
            "Break the habit in some moments: let a weaker reply fit it too, or a best one not."
            + (f" {ORDER}" if each.bot in ("first", "last") else ""),
        )


def _about_many(told: Sequence[Chances], thresholds: Thresholds) -> str:
    """What to do where so many habits pass that the habits are not what is wrong."""
    blind = [each for each in told if each.bot not in (EXPERT.name, RANDOM.name)]
    passing = [each for each in blind if _worst(each).passes * 100 > thresholds.blind_pass]
    fared = listed([f"“{each.bot}” ({_chance(_worst(each).passes, each)})" for each in passing])
    order = f" {ORDER}" if any(each.bot in ("first", "last") for each in passing) else ""
    return (
        f"{len(passing)} habits pass without reading the customer: {fared}. Where there are few "
        "scored moments, or few replies in them, a habit is right by luck: write six or more of "
        f"four replies each, and only then look at the habits that are left.{order}"
    )


def _about_the_best(blind: Sequence[Chances], thresholds: Thresholds) -> Iterator[tuple[str, str]]:
    """Whether the best of the bots scores nearly as much as the expert."""
    best = max(blind, key=lambda each: _worst(each).overall, default=None)
    if best is not None and _worst(best).overall * 100 > 100 - thresholds.bot_gap:
        yield (
            BLIND_SCORE.code,
            f"“{best.bot}” scores {_percent(_worst(best).overall)}{_where(best)}, within "
            f"{float(thresholds.bot_gap):g} points of the expert: with so little between them the "
            "score does not tell skill from a habit. Break the habit in some moments.",
        )


def as_json(told: Sequence[Chances]) -> dict[str, object]:
    """The bots for other programs; chances and scores are numbers 0 to 1."""
    return {"version": 1, "bots": [_bot_as_json(each) for each in told]}


def _bot_as_json(each: Chances) -> dict[str, object]:
    return {
        "name": each.bot,
        "pass_probability": float(each.passes),
        "scores": _floats(each.scores) | {"overall": float(each.overall)},
        "best": float(each.best),
        "worst": float(each.worst),
        "endings": _floats(each.endings),
        "worst_ending": each.worst_ending,
        "exact": each.exact,
        "error": each.error,
        "variants": [_variant_as_json(chance) for chance in each.variants],
    }


def _variant_as_json(chance: Chance) -> dict[str, object]:
    return {
        "drawn": dict(chance.variant.drawn),
        "draws": chance.variant.count,
        "pass_probability": float(chance.passes),
        "scores": _floats(chance.scores) | {"overall": float(chance.overall)},
        "worst_ending": chance.worst_ending,
        "exact": chance.exact,
        "error": chance.error,
        "runs": chance.runs,
    }


def _floats(shares: Mapping[str, Fraction]) -> dict[str, float]:
    return {name: float(share) for name, share in shares.items()}


def _worst(each: Chances) -> Chance:
    """The variant that a finding goes by."""
    return each.weakest if each.bot == EXPERT.name else each.strongest


def _where(each: Chances) -> str:
    """The end of a phrase that says in which variant; empty where there is one."""
    if len(each.variants) == 1:
        return ""
    drawn = _worst(each).variant.drawn
    return " when " + ", ".join(f"{name} is {text}" for name, text in drawn.items())


def _percent(share: Fraction) -> str:
    return f"{percent(share)} %"


def _chance(share: Fraction, each: Chances) -> str:
    """A chance in percent with two digits that count; 0 and 100 only for what is just that."""
    value = float(share * 100)
    if share in (0, 1):
        text = f"{value:.0f}"
    elif value < 0.01:
        text = "< 0.01"
    elif value > 99.9:
        text = "> 99.9"
    else:
        text = f"{value:.2g}" if value < 10 else f"{value:.1f}"
    return f"{'' if each.exact else '~'}{text} %"
