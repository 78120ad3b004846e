"""Checking a scenario that can be played: all findings of all checks, and what is accepted."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from roleplay.checks import (
    authority,
    blind,
    distractors,
    echoes,
    graph,
    history,
    lengths,
    passing,
    perfect,
    positions,
    reach,
    stakes,
    texts,
    twins,
)
from roleplay.checks.accepting import idle_accepts
from roleplay.scenario.accept import sift

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roleplay.checks.subject import Check, Subject
    from roleplay.diagnostics import Diagnostic
    from roleplay.scenario.accept import Accepted

CHECKS: tuple[Check, ...] = (
    graph.check_nowhere,
    reach.check_reach,
    passing.check_promises,
    passing.check_second_chance,
    passing.check_pass_mark,
    passing.check_limit,
    authority.check_gifts,
    stakes.check_dimensions,
    stakes.check_alike_worth,
    stakes.check_ahead,
    perfect.check_perfect,
    perfect.check_criticals,
    perfect.check_ways,
    perfect.check_reasons,
    lengths.check_lengths,
    positions.check_positions,
    echoes.check_echoes,
    echoes.check_absolutes,
    distractors.check_alike,
    distractors.check_straw_men,
    distractors.check_indifference,
    distractors.check_few_replies,
    blind.check_blind_bots,
    texts.check_lengths_of_texts,
    texts.check_reading_grade,
    texts.check_todo,
    texts.check_width,
    texts.check_language,
    twins.check_twins,
    twins.check_unsaid,
    history.check_reviewed,
    history.check_names,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a scenario, in file order, and what its `accept` silences."""

    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[Accepted, ...]


def check(
    subject: Subject, found: Sequence[Diagnostic] = (), accepted: Sequence[Accepted] = ()
) -> Checked:
    """All that the checks find, together with what the reader found and silenced."""
    origin = subject.scenario.origin
    kept, silenced = sift((d for run in CHECKS for d in run(subject)), origin.root)
    silenced = (*accepted, *silenced)
    idle, also_silenced = sift(idle_accepts(origin, silenced), origin.root)
    every = sorted([*found, *kept, *idle], key=attrgetter("span", "code"))
    return Checked(tuple(every), (*silenced, *also_silenced))
