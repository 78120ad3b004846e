"""Findings about onboarding paths and stories (group L, 8xx)."""

from __future__ import annotations

from roleplay.diagnostics import Finding, Severity

UNKNOWN_SCENARIO = Finding(
    code="L801",
    name="unknown-scenario",
    severity=Severity.ERROR,
    message="There is no scenario called “{name}” in the library.",
    why="Whoever follows the path could not go on from this step.",
    help="Name a scenario by its file without “.yaml”, or write it first.",
    kind="path",
    bad="""\
steps:
  first-call: {scenario: late-parsel}
""",
    good="""\
steps:
  first-call: {scenario: late-parcel}
""",
)

UNKNOWN_STORY_MOMENT = Finding(
    code="L802",
    name="unknown-story-moment",
    severity=Severity.ERROR,
    message="There is no moment “{name}” in the library.",
    why="Under a story stands the moment in which one can practise what it tells.",
    help="Write the scenario, a slash and one of its moments, as in “late-parcel/opening”.",
    kind="story",
    bad="""\
moment: late-parcel/openning
""",
    good="""\
moment: late-parcel/opening
""",
)

FINDINGS = (UNKNOWN_SCENARIO, UNKNOWN_STORY_MOMENT)
