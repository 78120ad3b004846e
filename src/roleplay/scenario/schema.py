"""The JSON Schemas of the files of a pack, for editors: draft-07, made from the tables of keys.

It says what the shape of a file says, and no more: what names refer to, what conditions mean and
where replies lead is only known to the reader. Two things it cannot say: that an amount has at
most two places, and that 30 February is no day (unless the editor knows dates).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.scenario import path_keys, scenario_keys, scorecard_keys, story_keys

if TYPE_CHECKING:
    from roleplay.scenario.fields import Json
    from roleplay.scenario.record import Record

DRAFT = "http://json-schema.org/draft-07/schema#"


def scenario_schema() -> dict[str, Json]:
    """The schema of a scenario."""
    return _whole(scenario_keys.SCENARIO, "A scenario of roleplay")


def scorecard_schema() -> dict[str, Json]:
    """The schema of a scorecard."""
    return _whole(scorecard_keys.SCORECARD, "A scorecard of roleplay")


def path_schema() -> dict[str, Json]:
    """The schema of an onboarding path."""
    return _whole(path_keys.PATH, "An onboarding path of roleplay")


def story_schema() -> dict[str, Json]:
    """The schema of a story."""
    return _whole(story_keys.STORY, "A story of roleplay")


def _whole(table: Record, title: str) -> dict[str, Json]:
    definitions: dict[str, Json] = {}
    own = table.whole_schema(definitions)
    return {"$schema": DRAFT, "title": title, **own, "definitions": definitions}
