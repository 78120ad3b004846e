"""Variants and near-miss twins: what they change, and whether they say so (group V)."""

from __future__ import annotations

from itertools import combinations, zip_longest
from typing import TYPE_CHECKING

from roleplay.checks.examples import NO_TWIN_HERE, ONE_MORE_MOMENT
from roleplay.checks.finding import warning
from roleplay.checks.plays import rule_variables
from roleplay.checks.wording import heard, said, seen
from roleplay.conversation.rules import find, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.checks.plays import Variant
    from roleplay.checks.subject import Subject
    from roleplay.conversation.rules import Step
    from roleplay.diagnostics import Diagnostic
    from roleplay.scenario.model import Variable

_GOOD = """\
briefing:
  facts:
    - The depot is {depot} today.
"""

TWIN_CHANGES_NOTHING = warning(
    "V101",
    "twin-changes-nothing",
    message="What is drawn for “{name}” changes how replies are judged, but not who passes.",
    why="A twin is there to tell who reads the case from who knows the answer by heart; both pass "
    "here.",
    help="Let another reply be the best one, or let the reply that was right become a mistake.",
    bad="""\
moments:
  the-plan:
    replies:
      depot-now:
        shows:
          - names-the-feeling
          - owns-it
      online:
        shows:
          - {when: depot is open, behavior: recites-an-apology}
          - {when: depot is closed, behavior: ignores-the-feeling}
""",
    good=_GOOD,
)

UNSAID = warning(
    "V201",
    "unsaid-variant",
    message="In “{moment}” the best reply hangs on “{name}”, and nothing before it tells the "
    "trainee what was drawn.",
    why="What nobody can know cannot be answered right but by luck.",
    help="Say it in the briefing or let the customer say it, as in “{{{example}}}”.",
    bad="""\
briefing:
  facts:
""",
    good=_GOOD,
)

NO_TWIN = warning(
    "V301",
    "no-twin",
    message="{count} scored moments, and the best replies are always the same.",
    why="After a few rounds trainees know the replies by heart, and no longer listen.",
    help="Draw something under “vary” that makes another reply best somewhere, and say it in the "
    "briefing.",
    bad=NO_TWIN_HERE + ONE_MORE_MOMENT.removeprefix("moments:\n"),
    good=_GOOD,
)

FINDINGS = (TWIN_CHANGES_NOTHING, UNSAID, NO_TWIN)


def check_twins(subject: Subject) -> Iterator[Diagnostic]:
    """Whether what is drawn changes who passes, and whether a long scenario has a twin at all."""
    drawn = rule_variables(subject.scenario)
    for variable in drawn:
        pairs = list(_pairs(subject, variable))
        if pairs and not any(_tells_apart(one, other) for one, other in pairs):
            yield subject.at(TWIN_CHANGES_NOTHING, "vary", variable.name, name=variable.name)
    count = len(subject.scored_moments)
    if not drawn and count >= subject.thresholds.long_scenario:
        yield subject.at(NO_TWIN, "moments", count=count)


def _pairs(subject: Subject, variable: Variable) -> Iterator[tuple[Variant, Variant]]:
    """Variants that differ in one variable only."""
    number = subject.scenario.vary.index(variable)
    alike: dict[tuple[int, ...], list[Variant]] = {}
    for variant in subject.variants:
        items = variant.staging.variant
        alike.setdefault((*items[:number], *items[number + 1 :]), []).append(variant)
    for group in alike.values():
        yield from combinations(group, 2)


def _tells_apart(one: Variant, other: Variant) -> bool:
    """Whether somebody who plays one by heart fails in the other, one way or the other."""
    return not (_passes_by_heart(one, other) and _passes_by_heart(other, one))


def _passes_by_heart(learned: Variant, played: Variant) -> bool:
    state, steps = played.start, []
    for step in learned.model:
        reply = find(played.staging, state, step.reply.name)
        if reply is None or state.place != step.before.place:
            return False
        steps.append(take(played.staging, state, reply))
        state = steps[-1].after
    return played.score(steps).passed


def check_unsaid(subject: Subject) -> Iterator[Diagnostic]:
    """Best replies that hang on something drawn that nobody can know."""
    told: set[tuple[str, str]] = set()
    for variable in rule_variables(subject.scenario):
        for one, other in _pairs(subject, variable):
            moment = _parts_unsaid(one, other)
            if moment is not None and (moment, variable.name) not in told:
                told.add((moment, variable.name))
                example = next(iter(variable.items[0]))
                names = {"moment": moment, "name": variable.name, "example": example}
                yield subject.at(UNSAID, "moments", moment, **names)


def _parts_unsaid(one: Variant, other: Variant) -> str | None:
    """The moment in which two variants first ask for other replies, where all looked the same."""
    if _opening(one) != _opening(other):
        return None
    for mine, theirs in zip_longest(one.model, other.model):
        if mine is None or theirs is None or _shown(one, mine) != _shown(other, theirs):
            return None
        if mine.reply.name != theirs.reply.name:
            in_both = one.decide(mine.before).best & other.decide(theirs.before).best
            return None if in_both else mine.before.place
        if _answer(one, mine) != _answer(other, theirs):
            return None
    return None


def _opening(variant: Variant) -> list[str]:
    """All that a trainee reads before the first moment."""
    scenario, staging = variant.staging.scenario, variant.staging
    passages = [
        *(scenario.customer.about, scenario.customer.waited, scenario.briefing.you),
        *scenario.briefing.facts,
        *(line.text for line in scenario.before),
    ]
    return [staging.text(passage, variant.start) for passage in passages if passage]


def _shown(variant: Variant, step: Step) -> tuple[str, ...]:
    """What a trainee reads in a moment before answering."""
    before = step.before
    replies = [said(variant, each) for each in variant.decide(before).steps]
    return seen(variant, before), heard(variant, before), *replies


def _answer(variant: Variant, step: Step) -> str:
    """What the customer says at once."""
    reaction = step.reply.source.reaction
    return variant.staging.text(reaction, step.after) if reaction else ""
