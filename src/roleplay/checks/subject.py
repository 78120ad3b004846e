"""What a check looks at, and how it points at it.

A check is a function from a `Subject` to diagnostics. What several checks need is worked out once,
when the first asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from roleplay.checks.analysis import (
    Kind,
    Witnesses,
    all_chances,
    meters,
    perfect,
    recoveries,
    walk,
    ways_to_pass,
)
from roleplay.checks.plays import ALL_DECISIONS, FEWEST_DECISIONS, MOST_DECISIONS, variants

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from roleplay.checks.analysis import Chances, Fact, Perfect, Recovery, Walk
    from roleplay.checks.analysis import Variant as AnalyzedVariant
    from roleplay.checks.plays import Decision, Variant
    from roleplay.checks.thresholds import Thresholds
    from roleplay.diagnostics import Diagnostic, Finding
    from roleplay.scenario.model import Moment, Scenario, Scorecard

    Check: TypeAlias = Callable[["Subject"], Iterator[Diagnostic]]

RANDOM = "random"
"""The bot that clicks at random."""

MOST_SHOWN = 6
"""Replies of a way that are named; of more it is said how many there are."""


@dataclass(frozen=True, eq=False)
class Subject:
    """A sound scenario with its scorecard, and the thresholds of its pack.

    `today` and what was `practiced`, as (moment, reply), are given where they are known.
    """

    scenario: Scenario
    scorecard: Scorecard
    thresholds: Thresholds
    today: datetime.date | None = None
    practiced: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """The variants that differ in what the rules read."""
        return variants(self.scenario, self.scorecard)

    @cached_property
    def scored_moments(self) -> tuple[Moment, ...]:
        """The moments in which a reply shows a behavior."""
        return tuple(
            moment
            for moment in self.scenario.moments.values()
            if any(reply.shows for reply in moment.replies.values())
        )

    @cached_property
    def played(self) -> tuple[tuple[Variant, tuple[Decision, ...]], ...]:
        """Of each variant the decisions of perfect play, and of play that is a little weaker."""
        share = ALL_DECISIONS // max(1, len(self.variants))
        most = min(max(share, FEWEST_DECISIONS), MOST_DECISIONS)
        return tuple((v, v.decisions(self.reached(v), most)) for v in self.variants)

    def reached(self, variant: Variant) -> frozenset[str]:
        """The moments that are reached in a variant; in one that was not walked, in any."""
        return self._reached.get(variant.staging.variant, self._met)

    @cached_property
    def _reached(self) -> Mapping[tuple[int, ...], frozenset[str]]:
        return {variant.items: names for variant, names in self.walked.reached.items()}

    @cached_property
    def _met(self) -> frozenset[str]:
        facts = self.walked.of(Kind.MOMENT)
        return frozenset(str(fact.path[1]) for fact in facts if fact.holds)

    @cached_property
    def decisions(self) -> Mapping[str, tuple[tuple[Variant, Decision], ...]]:
        """The decisions by moment, without those that offer the same and ask for the same."""
        known: dict[str, dict[object, tuple[Variant, Decision]]] = {}
        for variant, decisions in self.played:
            for decision in decisions:
                kind = (variant, tuple(step.reply.name for step in decision.steps), decision.best)
                known.setdefault(decision.moment, {}).setdefault(kind, (variant, decision))
        return {moment: tuple(each.values()) for moment, each in known.items()}

    @cached_property
    def by_variant(self) -> tuple[tuple[Variant, tuple[Decision, ...]], ...]:
        """Of each variant the first decision in every moment where something is at stake."""
        listed = []
        for variant, decisions in self.played:
            first: dict[str, Decision] = {}
            for decision in decisions:
                if decision.is_scored:
                    first.setdefault(decision.moment, decision)
            listed.append((variant, tuple(first.values())))
        return tuple(listed)

    @cached_property
    def walked(self) -> Walk:
        """Everything that can be seen."""
        return walk(self.scenario, self.scorecard)

    @cached_property
    def meters(self) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
        """The values that the meters can have in each moment and ending."""
        return meters(self.walked)

    @cached_property
    def _witnesses(self) -> Witnesses:
        return Witnesses(self.walked)

    @cached_property
    def perfect(self) -> tuple[Perfect, ...]:
        """The model path of each variant; none where that is too large to say."""
        return tuple(perfect(self.scenario, self.scorecard) or ())

    @cached_property
    def recoveries(self) -> tuple[Recovery, ...]:
        """What is left after each reply at the start; none where that is too large to say."""
        return tuple(recoveries(self.scenario, self.scorecard) or ())

    @cached_property
    def ways_to_pass(self) -> tuple[tuple[AnalyzedVariant, int], ...]:
        """How many conversations pass in each variant; none where that is too large to say."""
        return tuple((ways_to_pass(self.scenario, self.scorecard) or {}).items())

    @cached_property
    def bots(self) -> Mapping[str, Chances]:
        """What becomes of each bot that knows the scenario's language."""
        return {each.bot: each for each in all_chances(self.scenario, self.scorecard)}

    @property
    def nobody_passes(self) -> bool:
        """Whether in some variant no way of playing passes."""
        return any(ways == 0 for _, ways in self.ways_to_pass)

    @property
    def everybody_passes(self) -> bool:
        """Whether even clicking at random passes mostly."""
        chance = self.bots[RANDOM].strongest
        return chance.passes_surely * 100 > self.thresholds.everybody_pass

    @staticmethod
    def where(variant: AnalyzedVariant | Variant) -> str:
        """The end of a sentence that says which variant is meant; empty where there is one."""
        drawn = ", ".join(f"{name} is {text}" for name, text in variant.drawn.items())
        return f" when {drawn}" if drawn else ""

    @staticmethod
    def way(replies: Sequence[tuple[str, str]]) -> str:
        """A way through the conversation, as moments and replies."""
        named = [f"{moment}/{reply}" for moment, reply in replies[:MOST_SHOWN]]
        more = [f"… ({len(replies)} replies)"] if len(replies) > MOST_SHOWN else []
        return " → ".join([*named, *more]) or "without a reply"

    def after(self, fact: Fact, *replies: tuple[str, str], fails: bool = False) -> str:
        """A shortest way to where a fact holds, or fails, and on: as in “after a/b → c/d”.

        Empty where there is none, or where looking for it would take too long.
        """
        found = self._witnesses.of(fact, fails=fails)
        if found is None:
            return ""
        where = "" if found.in_all else self.where(found.variant)
        way = (*found.replies, *replies)
        return f"after {self.way(way)}{where}" if way else f"at the start{where}"

    @property
    def is_english(self) -> bool:
        """Whether the checks that know only English can say something."""
        return self.scenario.language.lower().split("-")[0] == "en"

    def at(self, finding: Finding, *path: str | int, **names: str | int) -> Diagnostic:
        """A finding at the key at a path of the file."""
        span = self.scenario.origin.span(*path)
        excerpt = self.scenario.origin.excerpt(span)
        return finding.at(span, excerpt, help=None, related=(), fix=None, **names)
