"""Reading a file of a pack: from its bytes to a checked, frozen value.

The steps: the tree (tree.py), its shape against the table of keys (shape.py), its meaning
(build.py, build_scorecard.py, build_guides.py), and where the conversation can go (paths.py). Each
reports all it finds and goes on; a value comes out only when no step reported an error.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from roleplay.diagnostics import Severity
from roleplay.scenario import path_keys, scenario_keys, scorecard_keys, story_keys
from roleplay.scenario.accept import sift
from roleplay.scenario.build import build_scenario
from roleplay.scenario.build_guides import build_path, build_story
from roleplay.scenario.build_scorecard import build_scorecard
from roleplay.scenario.collector import collector_at_rest
from roleplay.scenario.faults import Faults
from roleplay.scenario.file_names import check_id, stem
from roleplay.scenario.findings import shape as findings
from roleplay.scenario.holding import scalar
from roleplay.scenario.nodes import MapNode, ScalarNode
from roleplay.scenario.paths import check_paths
from roleplay.scenario.tree import parse
from roleplay.scenario.unused import check_unused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roleplay.diagnostics import Diagnostic
    from roleplay.scenario.accept import Accepted
    from roleplay.scenario.guides import Known, OnboardingPath, Story
    from roleplay.scenario.model import Scenario, Scorecard
    from roleplay.scenario.nodes import Node
    from roleplay.scenario.record import Record

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What came of a file: the value, unless there are errors, and everything that was found.

    `accepted` is what was found too, and silenced by the file's `accept`.
    """

    value: T | None
    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[Accepted, ...] = ()


@collector_at_rest()
def read_scenario(
    data: bytes, file: str, scorecards: Mapping[str, Scorecard | None]
) -> Reading[Scenario]:
    """The scenario in a file, and its diagnostics in file order; never raises.

    `file` is the file as the person knows it; its stem is the scenario's id unless it says
    another. `scorecards` are the known ones by id; None stands for one that is itself broken.
    """
    faults, root = _shaped(data, file, scenario_keys.SCENARIO, scenario_keys.FORMAT)
    if root is None:
        return Reading(None, _in_order(faults.found))
    scenario, context = build_scenario(root, stem(file), _digest(data), scorecards, faults)
    check_paths(scenario, context)
    if not _has_error(faults.found):
        check_unused(scenario, context)
    found, accepted = sift(faults.found, root)
    return Reading(None if _has_error(found) else scenario, _in_order(found), accepted)


@collector_at_rest()
def read_scorecard(data: bytes, file: str) -> Reading[Scorecard]:
    """The scorecard in a file, and its diagnostics in file order; never raises."""
    faults, root = _shaped(data, file, scorecard_keys.SCORECARD, scorecard_keys.FORMAT)
    if root is None:
        return Reading(None, _in_order(faults.found))
    scorecard = build_scorecard(root, stem(file), _digest(data), faults)
    return Reading(None if _has_error(faults.found) else scorecard, _in_order(faults.found))


@collector_at_rest()
def read_path(data: bytes, file: str, known: Known) -> Reading[OnboardingPath]:
    """The onboarding path in a file, and its diagnostics in file order; never raises."""
    faults, root = _shaped(data, file, path_keys.PATH, path_keys.FORMAT)
    if root is None:
        return Reading(None, _in_order(faults.found))
    path = build_path(root, stem(file), _digest(data), known, faults)
    return Reading(None if _has_error(faults.found) else path, _in_order(faults.found))


@collector_at_rest()
def read_story(data: bytes, file: str, known: Known) -> Reading[Story]:
    """The story in a file, and its diagnostics in file order; never raises."""
    faults, root = _shaped(data, file, story_keys.STORY, story_keys.FORMAT)
    if root is None:
        return Reading(None, _in_order(faults.found))
    story = build_story(root, stem(file), _digest(data), known, faults)
    return Reading(None if _has_error(faults.found) else story, _in_order(faults.found))


def _shaped(data: bytes, file: str, table: Record, reads: str) -> tuple[Faults, MapNode | None]:
    """The file's tree, checked against its table of keys; None where that makes no sense."""
    parsed = parse(data, file)
    faults = Faults(parsed.origin, parsed.comments)
    faults.found.extend(parsed.diagnostics)
    root = parsed.origin.root
    if root is None and not _has_error(faults.found):
        start = ScalarNode("", "", 0, 0, 0, 0)
        but = " but comments" if data.strip() else ""
        faults.add(findings.EMPTY_FILE, start, but=but)
    if root is None or _is_other_format(root, reads, faults):
        return faults, None
    top = ScalarNode("this file", "", root.line, root.column, root.line, root.column)
    if isinstance(root, MapNode) and root.entries:
        top = next(iter(root.entries.values())).key
    checked = table.check(root, top, faults)
    if not isinstance(checked, MapNode):
        return faults, None
    check_id(checked, faults)
    return faults, checked


def _is_other_format(root: Node, reads: str, faults: Faults) -> bool:
    """Whether the file says it has another format than the one read here; if so, reports that."""
    got = scalar(root, "format") if isinstance(root, MapNode) else None
    if got is None or got.text in ("", reads):
        return False
    faults.add(findings.UNKNOWN_FORMAT, got, got=got.text, reads=reads)
    return True


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _has_error(found: list[Diagnostic]) -> bool:
    return any(diagnostic.severity is Severity.ERROR for diagnostic in found)


def _in_order(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=attrgetter("span", "code")))
