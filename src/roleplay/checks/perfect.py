"""Whether perfect play, and only good play, is rewarded (group S, 3xx)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.checks.examples import ONE_MORE_MOMENT, SCENARIO, laid_over
from roleplay.checks.finding import warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.checks.analysis.results import Perfect
    from roleplay.checks.subject import Subject
    from roleplay.diagnostics import Diagnostic

_GOOD = """\
moments:
  good-bye:
    then: thanks
"""

PERFECT_FAILS = warning(
    "S301",
    "perfect-play-fails",
    message="Perfect play, {way}, does not pass{where}: {reason}.",
    why="Who does everything right would be told that they failed.",
    help="Mend what speaks against it.",
    bad="""\
moments:
  the-plan:
    replies:
      depot-now:
        promise: ring-at-two
  good-bye:
    replies:
      somebody:
        keep: ring-at-two
""",
    good=_GOOD,
)

PERFECT_MISSES_BEST = warning(
    "S302",
    "perfect-misses-best",
    message="Perfect play ends {got}{where}, though {better} ends {best}.",
    why="The customer should be best served by the replies that score best.",
    help="Let the best reply of every moment, {way}, lead to the better ending.",
    bad="""\
moments:
  good-bye:
    replies:
      somebody:
        then: delighted
endings:
  delighted: {outcome: recovered}
""",
    good=_GOOD,
)

FREE_CRITICAL = warning(
    "S303",
    "critical-costs-nothing",
    message="“{reply}” shows “{behavior}”, which is critical, and scores as much as "
    "the best reply.",
    why="It means “not passed”, and the score beside it would say that nothing was better.",
    help="Let another reply of the moment score higher.",
    bad="""\
moments:
  the-doubt:
    replies:
      drive-there:
        shows: [names-the-feeling, offers-nothing]
      then-tomorrow:
        shows: [names-the-feeling, makes-a-false-promise]
""",
    good=_GOOD,
)

ONE_WAY = warning(
    "S304",
    "only-one-way",
    message="Of all conversations only one passes{where}: {way}.",
    why="In {count} moments there is more than one good way to talk; this trains guessing the "
    "author's.",
    help="Let a second reply of some moments be as good, or lower the pass mark of the scorecard.",
    bad=laid_over(SCENARIO, ONE_MORE_MOMENT)
    .replace("says-somebody-will", "offers-nothing")
    .replace("recites-an-apology", "ignores-the-feeling"),
    good=_GOOD,
)

NO_REASON = warning(
    "S305",
    "best-without-reason",
    message="“{reply}” is the best reply and does not say why.",
    why="The debrief shows the reason beside the reply, and a trainee who disagrees finds none.",
    help="Add “because:” with one sentence.",
    bad="""\
moments:
  the-doubt:
    replies:
      drive-there:
        because:
""",
    good="""\
moments:
  the-doubt:
    replies:
      drive-there:
        because: Hears the doubt, and answers it with something that can be seen.
""",
)

FINDINGS = (PERFECT_FAILS, PERFECT_MISSES_BEST, FREE_CRITICAL, ONE_WAY, NO_REASON)


def check_perfect(subject: Subject) -> Iterator[Diagnostic]:
    """Whether perfect play passes, and reaches the best outcome, in every variant.

    Where nobody passes at all, another finding says so.
    """
    if subject.nobody_passes:
        return
    runs = subject.perfect or ()
    failed = next((run for run in runs if not run.passed), None)
    if failed is not None:
        where, way = subject.where(failed.variant), subject.way(failed.replies)
        reason = _reason(failed)
        yield subject.at(PERFECT_FAILS, "moments", where=where, way=way, reason=reason)
    missed = next((run for run in runs if _misses(run)), None)
    if missed is not None:
        yield subject.at(
            PERFECT_MISSES_BEST,
            "endings",
            where=subject.where(missed.variant),
            way=subject.way(missed.replies),
            better=subject.way(missed.better),
            got=str(missed.outcome),
            best=str(missed.best_outcome),
        )


def _misses(run: Perfect) -> bool:
    if run.outcome is None or run.best_outcome is None:
        return False
    return run.outcome.rank < run.best_outcome.rank


def _reason(run: Perfect) -> str:
    """Why a run does not pass."""
    if run.criticals:
        return f"it shows “{run.criticals[0]}”, which is critical"
    if run.broken:
        return f"it breaks the promise “{run.broken[0]}”"
    if run.ending is None:
        return "it comes to a moment with nothing left to say"
    return f"it ends in “{run.ending}”, which is {run.outcome}"


def check_criticals(subject: Subject) -> Iterator[Diagnostic]:
    """Critical replies that score as much as the best of their moment."""
    told: set[tuple[str, str]] = set()
    for moment, decisions in subject.decisions.items():
        for _, decision in decisions:
            for step in decision.steps:
                critical = [s.behavior.name for s in step.shown if s.behavior.critical]
                free = decision.is_scored and step.reply.name in decision.best
                if critical and free and step.reply.key not in told:
                    told.add(step.reply.key)
                    path = ("moments", moment, "replies", step.reply.name)
                    names = {"reply": step.reply.name, "behavior": critical[0]}
                    yield subject.at(FREE_CRITICAL, *path, **names)


def check_ways(subject: Subject) -> Iterator[Diagnostic]:
    """Long scenarios in which one single conversation passes."""
    count = len(subject.scored_moments)
    if count < subject.thresholds.long_scenario:
        return
    for variant, ways in subject.ways_to_pass:
        if ways == 1:
            run = next(run for run in subject.perfect or () if run.variant == variant)
            where, way = subject.where(variant), subject.way(run.replies)
            yield subject.at(ONE_WAY, "moments", where=where, way=way, count=count)
            return


def check_reasons(subject: Subject) -> Iterator[Diagnostic]:
    """Best replies without a reason."""
    for moment, decisions in subject.decisions.items():
        models = {
            decision.stake.model.reply.name: decision.stake.model.reply.source
            for _, decision in decisions
            if decision.is_scored and decision.stake.model is not None
        }
        for name, reply in models.items():
            if reply.because is None:
                yield subject.at(NO_REASON, "moments", moment, "replies", name, reply=name)
