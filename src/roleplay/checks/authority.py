"""What is given away in several replies adds up (group X, 206)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.checks.finding import note
from roleplay.conversation.effects import effect_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.checks.plays import Variant
    from roleplay.checks.subject import Subject
    from roleplay.conversation.rules import Step
    from roleplay.diagnostics import Diagnostic

ADDS_UP = note(
    "X206",
    "gifts-add-up",
    message="“{reply}” gives {amount} of “{kind}”, and the best replies on the way to it have "
    "given {before}: together more than the {limit} allowed{where}, {way}, so it counts as "
    "“{behavior}”.",
    why="As it is written it would be as good as the best reply here; what was given before makes "
    "it a mistake.",
    help="Give less in one of them or allow more under “authority”; where it is meant so, accept "
    "this.",
    bad="""\
briefing:
  authority: {goodwill: 20}
moments:
  the-veil:
    replies:
      irreplaceable:
        spends: {goodwill: 15}
  the-doubt:
    replies:
      trust-me:
        shows: [names-the-feeling, owns-it]
        spends: {goodwill: 15}
        because: Pays for the ride, so that she need not wait.
""",
    good="""\
briefing:
  authority: {goodwill: 30}
moments:
  the-veil:
    replies:
      irreplaceable:
        spends: {goodwill: 15}
  the-doubt:
    replies:
      trust-me:
        shows: [names-the-feeling, owns-it]
        spends: {goodwill: 15}
        because: Pays for the ride, so that she need not wait.
""",
)

FINDINGS = (ADDS_UP,)


def check_gifts(subject: Subject) -> Iterator[Diagnostic]:
    """Replies as good as the best, were it not for what perfect play has given away before."""
    told: set[tuple[str, str]] = set()
    for variant in subject.variants:
        played: list[Step] = []
        for model in variant.model:
            for step in variant.decide(model.before).steps:
                kind = _over_by_sum(variant, step)
                if kind is None or step.reply.key in told or not _is_as_good(variant, step, model):
                    continue
                told.add(step.reply.key)
                limit = variant.staging.scenario.briefing.authority[kind]
                names = {
                    "reply": step.reply.name,
                    "amount": f"{dict(step.reply.spends)[kind]}",
                    "kind": kind,
                    "before": f"{dict(step.before.spent)[kind]}",
                    "limit": f"{limit}",
                    "where": subject.where(variant) if len(subject.variants) > 1 else "",
                    "way": f"after {subject.way([each.reply.key for each in played])}",
                    "behavior": _counted(subject),
                }
                path = ("moments", model.before.place, "replies", step.reply.name, "spends")
                yield subject.at(ADDS_UP, *path, **names)
            played.append(model)


def _over_by_sum(variant: Variant, step: Step) -> str | None:
    """What a reply oversteps only because of what was given before."""
    limits = variant.staging.scenario.briefing.authority
    amounts, before = dict(step.reply.spends), dict(step.before.spent)
    for kind in step.crossed:
        if amounts[kind] <= limits[kind] and before.get(kind, 0) <= limits[kind]:
            return kind
    return None


def _is_as_good(variant: Variant, step: Step, model: Step) -> bool:
    """Whether a reply would be as good as the model, were nothing overstepped."""
    reply, state, staging = step.reply, step.before, variant.staging
    written = [behavior for test, behavior in reply.shows if test is None or test(state)]
    effect = effect_of(staging.scorecard, written, reply.moves, state.flags)
    if effect.levels == step.levels:
        return False
    return variant.stakes.weigh(effect.levels) >= variant.stakes.weigh(model.levels)


def _counted(subject: Subject) -> str:
    """The behavior that counts where the authority is overstepped."""
    dimensions = subject.scorecard.dimensions.values()
    return next(each.over_authority for each in dimensions if each.over_authority)
