"""From a tree of the right shape to a path or a story: what it names is looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.scenario.context import unknown
from roleplay.scenario.findings import guides as findings
from roleplay.scenario.guides import OnboardingPath, Step, StepKind, StepRule, Story
from roleplay.scenario.holding import mappings, scalar, scalars, text, whole

if TYPE_CHECKING:
    from roleplay.scenario.faults import Faults
    from roleplay.scenario.guides import Known
    from roleplay.scenario.nodes import MapNode, ScalarNode


def build_path(
    root: MapNode, file_id: str, digest: str, known: Known, faults: Faults
) -> OnboardingPath:
    """The path of a tree; what is wrong goes into `faults`."""
    found = {key.text: _step(key, node) for key, node in mappings(root, "steps")}
    for _, node in mappings(root, "steps"):
        named = scalar(node, "scenario")
        if named is not None and named.text not in known:
            unknown(named, list(known), findings.UNKNOWN_SCENARIO, faults, elsewhere=True)
    return OnboardingPath(
        id=text(root, "id", file_id),
        title=text(root, "title"),
        summary=text(root, "summary"),
        steps=found,
        digest=digest,
        origin=faults.origin,
    )


def _step(key: ScalarNode, node: MapNode) -> Step:
    kind = next((kind for kind in StepKind if scalar(node, kind) is not None), StepKind.READING)
    return Step(
        name=key.text,
        kind=kind,
        title=text(node, "title"),
        scenario=text(node, "scenario"),
        rule=StepRule(text(node, "rule", StepRule.PASS_ONCE)),
        minutes=whole(node, "drill") or 0,
        text=text(node, "reading"),
        due=whole(node, "due"),
    )


def build_story(root: MapNode, file_id: str, digest: str, known: Known, faults: Faults) -> Story:
    """The story of a tree; what is wrong goes into `faults`."""
    scenario, _, moment = text(root, "moment").partition("/")
    named = scalar(root, "moment")
    if named is not None:
        _check_moment(named, scenario, moment, known, faults)
    return Story(
        id=text(root, "id", file_id),
        title=text(root, "title"),
        told_by=text(root, "told-by"),
        when=text(root, "when"),
        text=text(root, "story"),
        why=text(root, "why-it-worked"),
        practices=tuple([practice.text for practice in scalars(root, "practices")]),
        scenario=scenario,
        moment=moment,
        digest=digest,
        origin=faults.origin,
    )


def _check_moment(
    named: ScalarNode, scenario: str, moment: str, known: Known, faults: Faults
) -> None:
    if scenario not in known:
        places = [f"{name}/{moment}" for name in known]
        unknown(named, places, findings.UNKNOWN_STORY_MOMENT, faults, elsewhere=True)
        return
    moments = known[scenario]
    if moments is not None and moment not in moments:
        places = [f"{scenario}/{name}" for name in moments]
        unknown(named, places, findings.UNKNOWN_STORY_MOMENT, faults, elsewhere=True)
