"""Dimensions and moments at which nothing, or hardly anything, is at stake (group S, 2xx)."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING

from roleplay.checks.analysis import Kind
from roleplay.checks.examples import NO_TWIN_HERE, ONE_MORE_MOMENT, SCENARIO, laid_over
from roleplay.checks.finding import warning
from roleplay.checks.plays import TooManyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.checks.plays import Decision, Variant
    from roleplay.checks.subject import Subject
    from roleplay.conversation.rules import Step
    from roleplay.diagnostics import Diagnostic
    from roleplay.scenario.model import Dimension, Moment

_RECOVERY = re.compile(
    r"(?<=s: \[)([a-z-]+), [a-z-]+(?=\])|\n +- \{when: [a-z ]+, behavior: owns-it\}"
)
_ONE_DIMENSION = _RECOVERY.sub(r"\1", SCENARIO).replace(
    "behavior: makes-a-false-promise", "behavior: rude"
)
_NO_TWIN = _RECOVERY.sub(r"\1", laid_over(SCENARIO, NO_TWIN_HERE))

_GOOD = """\
moments:
  the-doubt:
    replies:
      drive-there:
        shows: [names-the-feeling, owns-it]
"""

HARDLY_AT_STAKE = warning(
    "S201",
    "hardly-at-stake",
    message="“{dimension}” is at stake in {count} of {of} scored moments; it takes {least}.",
    why="What is judged once or never cannot be told from luck, and its share of the score hangs "
    "on that one reply.",
    help="List its behaviors under “shows” in replies of more moments. A story that never asks "
    "for it needs another scorecard: copy “{scorecard}” under a new name without “{dimension}”, "
    "give its weight to the others, and write the new name under “scorecard”.",
    bad=laid_over(
        _NO_TWIN,
        """\
moments:
  the-veil:
    replies:
      irreplaceable:
        shows: [names-the-feeling, owns-it]
""",
    ),
    good=_GOOD,
)

ALL_ALIKE = warning(
    "S202",
    "all-alike",
    message="All replies of “{moment}” are worth the same.",
    why="Whatever the trainee says here, nothing hangs on it, so nothing is learned.",
    help="Let the replies show different behaviors, or let them lead to different places.",
    bad="""\
moments:
  the-hold:
    customer: Wait, there is somebody at the door.
    then: the-veil
    replies:
      take-your-time: {say: "Please take your time, I stay on the line as long as you need."}
      i-wait: {say: "Of course, see who it is. I can use the time to look around."}
      shall-i-call: {say: "Would you rather have me call you back in a few minutes?"}
  opening:
    then: the-hold
""",
    good=_GOOD,
)

OFF_THE_PATH = warning(
    "S203",
    "off-the-model-path",
    message="“{dimension}” is at stake only off the path of the best replies{where}{first}.",
    why="Whoever answers perfectly is never judged in it, so it does not count for anybody.",
    help="Let a moment on the path of the best replies ask for it.",
    bad=laid_over(
        _ONE_DIMENSION,
        """\
moments:
  opening:
    replies:
      other-desk:
        then: desk-closed
  desk-closed:
    customer: The other desk is closed, and you know that.
    then: still-there
    replies:
      wait:
        say: I'm sorry to hear that. I'd try again at nine, they will know more by then.
        shows: [recites-an-apology, offers-nothing]
      take-over:
        say: Then it was wrong to send you there. I'll ring them from here, you need not move.
        shows: [names-the-feeling, owns-it]
        because: Takes it back, and takes it over.
      e-mail:
        say: I'd write to them, thank you. Somebody reads that at nine, and they'll answer you.
        shows: [ignores-the-feeling, says-somebody-will]
  still-there:
    customer: And what do they say?
    then: the-veil
    replies:
      nothing-yet:
        say: They don't pick up yet, and I hear that this wears you out. I'll stay on the line.
        shows: [names-the-feeling, owns-it]
        because: Says how it is, and stays.
      who-knows:
        say: I'd not expect too much of them. It is early, thank you for your patience so far.
        shows: [ignores-the-feeling, offers-nothing]
      later:
        say: I'm sorry, nobody is there yet. Somebody will ring you, I'll leave them a message.
        shows: [recites-an-apology, says-somebody-will]
""",
    ),
    good=_GOOD,
)

FORGOES_MORE = warning(
    "S204",
    "forgoes-more",
    message="“{reply}” scores highest here, but “{other}” leads to more that is worth scoring: "
    "{way}.",
    why="The best reply of a moment should not cut the better conversation short: perfect play "
    "would be the short one.",
    help="Let “{reply}” lead into the longer conversation too, or let it show a weaker behavior.",
    bad=ONE_MORE_MOMENT.replace("then: afterwards", "then: thanks", 1)
    + """\
  good-bye:
    replies:
      somebody:
        shows: [names-the-feeling, says-somebody-will]
        then: afterwards
""",
    good=_GOOD,
)

NOTHING_LEFT = warning(
    "S205",
    "nothing-left-to-earn",
    message="Whoever comes to “{moment}”{first} has nothing left to earn there, nor to lose.",
    why="It comes after the last moment of the perfect conversation, so its replies do not count.",
    help="Let it come earlier, let it lead back, or put one more moment behind it for everybody.",
    bad="""\
moments:
  good-bye:
    replies:
      survey:
        then: one-more
  one-more:
    customer: You must be joking. A survey?
    then: thanks
    replies:
      shrug:
        say: I'd not take it personally. Everybody who calls gets asked, and I'll skip it for you.
        shows: [ignores-the-feeling, offers-nothing]
      take-back:
        say: You are right, it was the wrong moment. You hear my voice at two, with news or not.
        shows: [names-the-feeling, owns-it]
        because: Takes it back, and repeats what counts.
      rules:
        say: I'm sorry, I have to ask that. Somebody from the survey will send you the link soon.
        shows: [recites-an-apology, says-somebody-will]
""",
    good=_GOOD,
)

FINDINGS = (HARDLY_AT_STAKE, ALL_ALIKE, OFF_THE_PATH, FORGOES_MORE, NOTHING_LEFT)


def check_dimensions(subject: Subject) -> Iterator[Diagnostic]:
    """Dimensions that are hardly at stake, or not on the path of the best replies."""
    moments = subject.scored_moments
    least = subject.thresholds.stake_share * len(moments) / 100
    for d, dimension in enumerate(subject.scorecard.dimensions.values()):
        count = sum(_asks_for(moment, dimension) for moment in moments)
        if count < max(least, subject.thresholds.stake_moments):
            names: dict[str, str | int] = {
                "dimension": dimension.name,
                "count": count,
                "of": len(moments),
                "least": ceil(max(least, subject.thresholds.stake_moments)),
                "scorecard": subject.scenario.scorecard,
            }
            yield subject.at(HARDLY_AT_STAKE, "moments", **names)
        elif without := [v for v in subject.variants if not v.stakes.at(v.start).ahead[d]]:
            names = {
                "dimension": dimension.name,
                "where": subject.where(without[0]) if len(without) < len(subject.variants) else "",
                "first": _first_off_the_path(subject, without[0], d),
            }
            yield subject.at(OFF_THE_PATH, "moments", **names)


def _first_off_the_path(subject: Subject, variant: Variant, dimension: int) -> str:
    """Where a variant asks for a dimension first, after as few weaker replies as can be."""
    decisions = next(decisions for played, decisions in subject.played if played is variant)
    asking = (d.moment for d in decisions if d.stake.levels[dimension])
    moment = next(asking, None)
    after = moment and subject.after(subject.walked.fact(Kind.MOMENT, "moments", moment))
    return f": in “{moment}”, {after}" if after else ""


def _asks_for(moment: Moment, dimension: Dimension) -> bool:
    return any(
        show.behavior in dimension.behaviors
        for reply in moment.replies.values()
        for show in reply.shows
    )


def check_alike_worth(subject: Subject) -> Iterator[Diagnostic]:
    """Moments whose replies are worth the same and, where they are worth nothing, do the same."""
    for moment, decisions in subject.decisions.items():
        if all(_nothing_hangs_on(decision) for _, decision in decisions):
            yield subject.at(ALL_ALIKE, "moments", moment, moment=moment)


def _nothing_hangs_on(decision: Decision) -> bool:
    if decision.is_scored or len(decision.steps) < 2:
        return False
    follows = {step.after._replace(used=frozenset()) for step in decision.steps}
    return any(step.shown for step in decision.steps) or len(follows) == 1


def check_ahead(subject: Subject) -> Iterator[Diagnostic]:
    """Best replies that cut the better conversation short, and what is left when there are none."""
    found = list(_forgoing(subject))
    yield from found or _nothing_left(subject)


def _forgoing(subject: Subject) -> Iterator[Diagnostic]:
    told: set[tuple[str, str]] = set()
    for variant, decisions in subject.played:
        for decision in decisions:
            model = decision.stake.model
            if model is None or decision.weaker or model.reply.key in told:
                continue
            for step in decision.steps:
                if _forgoes(variant, decision, model, step):
                    told.add(model.reply.key)
                    ahead = [step, *variant.stakes.model_path(step.after)]
                    way = subject.way([each.reply.key for each in ahead])
                    names = {"reply": model.reply.name, "other": step.reply.name, "way": way}
                    path = ("moments", decision.moment, "replies", model.reply.name)
                    yield subject.at(FORGOES_MORE, *path, **names)
                    break


def _forgoes(variant: Variant, decision: Decision, model: Step, other: Step) -> bool:
    """Whether another reply leads, through other moments, to more than it gives away now.

    Where its way comes back to the model's it is a detour, and forgoes nothing.
    """
    weigh, at = variant.stakes.weigh, variant.stakes.at
    gains = decision.stake.weighted - weigh(other.levels)
    forgoes = weigh(at(other.after).ahead) - weigh(decision.stake.behind)
    if forgoes <= gains:
        return False
    short, long = (_places(variant, step) for step in (model, other))
    endings = variant.staging.scenario.endings
    if set(short[:-1]) & set(long[:-1]):
        return False
    return endings[long[-1]].outcome.rank >= endings[short[-1]].outcome.rank


def _places(variant: Variant, step: Step) -> list[str]:
    """The moments that follow a reply with perfect play, and the ending."""
    return [step.after.place, *(s.after.place for s in variant.stakes.model_path(step.after))]


def _nothing_left(subject: Subject) -> Iterator[Diagnostic]:
    """Scored moments to which nobody comes with something left to earn.

    Where there are too many states to look at all of them, nothing is said.
    """
    scored = frozenset(moment.name for moment in subject.scored_moments)
    met: set[str] = set()
    fine: set[str] = set()
    for variant in subject.variants if subject.walked.complete else ():
        here = scored & subject.reached(variant)
        met |= here
        try:
            fine |= _with_something_left(variant, here - fine)
        except TooManyError:
            return
    for name in sorted(met - fine):
        after = subject.after(subject.walked.fact(Kind.MOMENT, "moments", name))
        first = after and f", as {after},"
        yield subject.at(NOTHING_LEFT, "moments", name, moment=name, first=first)


def _with_something_left(variant: Variant, wanted: frozenset[str]) -> set[str]:
    """Of some moments of a variant those in which something is to be earned, or nothing scored."""
    fine: set[str] = set()
    for decision, alive in variant.with_shares() if wanted else ():
        if alive or not decision.is_scored:
            fine.add(decision.moment)
            if fine >= wanted:
                break
    return fine
