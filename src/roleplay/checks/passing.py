"""Whether passing means something: exact, over all ways of playing (group X, 2xx)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.checks.analysis import Kind, can_keep
from roleplay.checks.finding import note, warning
from roleplay.checks.subject import RANDOM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.checks.analysis import Recovery
    from roleplay.checks.subject import Subject
    from roleplay.diagnostics import Diagnostic

_GOOD = """\
moments:
  good-bye:
    then: thanks
"""

_AS_GOOD = {
    "opening": ("take-number", "other-desk"),
    "the-veil": ("insured", "borrow-one"),
    "the-plan": ("call-us", "online", "depot-now"),
    "the-doubt": ("trust-me", "not-my-job"),
    "good-bye": ("survey", "no-worry"),
}
_EASY = "moments:\n" + "".join(
    f"  {moment}:\n    replies:\n"
    + "".join(
        f"      {reply}:\n"
        "        shows: [names-the-feeling, owns-it]\n"
        "        because: As good as the other.\n"
        for reply in replies
    )
    for moment, replies in _AS_GOOD.items()
)

NEVER_KEPT = warning(
    "X201",
    "promise-never-kept",
    message="No way of playing keeps the promise “{name}” once it was made{made}: walked "
    "{states:,} states, it is kept in none.",
    why="Whoever makes it breaks it, so this reply can never be part of a passed conversation.",
    help="Let what keeps it be possible after the reply that makes it; look at their conditions.",
    bad="""\
moments:
  the-plan:
    replies:
      a-mail:
        when: depot is open
        promise: an-answer
  good-bye:
    replies:
      somebody:
        when: depot is closed
        keep: an-answer
""",
    good="""\
moments:
  the-plan:
    replies:
      a-mail:
        when: depot is open
        promise: an-answer
  good-bye:
    replies:
      somebody:
        when: depot is open
        keep: an-answer
""",
)

NO_SECOND_CHANCE = warning(
    "X202",
    "no-second-chance",
    message="After a weak reply at the start nobody can pass any more{where}: tried all ways to "
    "go on, and none passes even after {way}, the mildest of them.",
    why="Trainees learn most by getting a conversation back; this one is over before it began.",
    help="Put more moments behind the first one, or lower the pass mark of the scorecard.",
    bad="""\
moments:
  opening:
    replies:
      take-number:
        then: hung-up
      other-desk:
        then: hung-up
      busy-season:
        then: hung-up
""",
    good=_GOOD,
)

NOBODY_PASSES = warning(
    "X203",
    "nobody-passes",
    message="Nobody can pass{where}: tried all ways of playing, and not even perfect play does, "
    "{way}.",
    why="Whatever trainees do, they would be told that they failed.",
    help="Lower the pass mark of the scorecard, or let perfect play end in an ending that is "
    "“resolved”.",
    bad="""\
endings:
  thanks: {outcome: unresolved}
""",
    good="""\
endings:
  thanks: {outcome: resolved}
""",
)

NEARLY_EVERYBODY_PASSES = warning(
    "X204",
    "nearly-everybody-passes",
    message="Somebody who clicks at random passes {percent} of 100 times{where}: {tried}.",
    why="A pass then says nothing about the trainee.",
    help="Let weaker replies show weaker behaviors, or raise the pass mark of the scorecard.",
    bad=_EASY,
    good=_GOOD,
)

LIMIT_REACHED = note(
    "X205",
    "limit-reached",
    message="There are too many cases to try them all: {what}.",
    why="What was not tried is not vouched for, and chances are sampled instead of exact.",
    help="Fewer flags, fewer spent amounts or smaller circles of moments make fewer cases.",
    bad="""\
vary:
  minutes: ["""
    + ", ".join(map(str, range(1, 71)))
    + """]
moments:
  the-plan:
    customer:
      - {when: minutes > 30, text: "{minutes} minutes of music! Tell me what happens next."}
      - {text: Then tell me what happens next. I have heard so many stories this week.}
""",
    good=_GOOD,
)

FINDINGS = (
    NEVER_KEPT,
    NO_SECOND_CHANCE,
    NOBODY_PASSES,
    NEARLY_EVERYBODY_PASSES,
    LIMIT_REACHED,
)


def check_promises(subject: Subject) -> Iterator[Diagnostic]:
    """Promises that something keeps, but never after they were made."""
    scenario = subject.scenario
    kept = {name for ending in scenario.endings.values() for name in ending.keep}
    for moment in scenario.moments.values():
        for reply in moment.replies.values():
            kept.update(reply.keep)
    for moment in scenario.moments.values() if subject.walked.complete else ():
        for reply in moment.replies.values():
            for name in reply.promise:
                if name in kept and not can_keep(subject.walked, name):
                    kept.discard(name)
                    path = ("moments", moment.name, "replies", reply.name)
                    offered = subject.walked.fact(Kind.REPLY, *path)
                    after = subject.after(offered, (moment.name, reply.name))
                    made = after and f", as {after}"
                    states = subject.walked.states
                    yield subject.at(
                        NEVER_KEPT, *path, "promise", name=name, made=made, states=states
                    )


def check_second_chance(subject: Subject) -> Iterator[Diagnostic]:
    """Starts at which no weak reply can be made good again; critical ones never can.

    Where perfect play fails, or only one conversation passes, another finding says so.
    """
    one_way = any(ways == 1 for _, ways in subject.ways_to_pass)
    if one_way or not all(run.passed for run in subject.perfect):
        return
    for variant in subject.variants:
        drawn = variant.staging.variant
        weak = [
            recovery
            for recovery in subject.recoveries
            if recovery.variant.items == drawn and not recovery.free
            if not _is_critical(subject, recovery)
        ]
        if weak and all(recovery.can_pass is False for recovery in weak):
            mildest = max(weak, key=lambda recovery: recovery.attainable)
            path = ("moments", mildest.moment, "replies", mildest.reply)
            where = subject.where(mildest.variant)
            way = subject.way([(mildest.moment, mildest.reply)])
            yield subject.at(NO_SECOND_CHANCE, *path, where=where, way=way)
            return


def _is_critical(subject: Subject, recovery: Recovery) -> bool:
    reply = subject.scenario.moments[recovery.moment].replies[recovery.reply]
    behaviors = subject.scorecard.behaviors
    return any(behaviors[show.behavior].critical for show in reply.shows)


def check_pass_mark(subject: Subject) -> Iterator[Diagnostic]:
    """Pass marks that nobody meets, or nearly everybody."""
    for variant, ways in subject.ways_to_pass:
        if ways == 0:
            run = next(run for run in subject.perfect or () if run.variant == variant)
            where, way = subject.where(variant), subject.way(run.replies)
            yield subject.at(NOBODY_PASSES, "endings", where=where, way=way)
            return
    if subject.everybody_passes:
        chance = subject.bots[RANDOM].strongest
        walked, runs = f"walked {subject.walked.states:,} states", f"tried {chance.runs:,} times"
        names = {
            "percent": f"{float(chance.passes * 100):.3g}",
            "where": subject.where(chance.variant),
            "tried": runs if chance.runs else f"{walked}, with every choice in them",
        }
        yield subject.at(NEARLY_EVERYBODY_PASSES, "moments", **names)


def check_limit(subject: Subject) -> Iterator[Diagnostic]:
    """Whether everything could be tried."""
    walked = subject.walked
    if not walked.complete:
        what = (
            f"walked {walked.states:,} states of {len(walked.tried)} of "
            f"{walked.all_variants} variants, and met {walked.moments_met} of "
            f"{len(subject.scenario.moments)} moments"
        )
        yield subject.at(LIMIT_REACHED, "moments", what=what)
    else:
        each = [chance for bot in subject.bots.values() for chance in bot.variants if chance.runs]
        if each:
            runs = min(chance.runs for chance in each)
            off = 200 * max(chance.error for chance in each)
            what = (
                f"walked all {walked.states:,} states, but the chances of bots are sampled, in "
                f"{runs:,} runs or more of each, and may be {off:.2g} points of 100 off"
            )
            yield subject.at(LIMIT_REACHED, "moments", what=what)
