"""`roleplay schema`: what editors complete and check files with."""

import json

import jsonschema
import pytest

from roleplay.checks.thresholds import pack_schema
from roleplay.scenario.schema import path_schema, scenario_schema, scorecard_schema, story_schema


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        ("scenario", scenario_schema()),
        ("scorecard", scorecard_schema()),
        ("path", path_schema()),
        ("story", story_schema()),
        ("pack", pack_schema()),
    ],
)
def test_prints_the_schema_that_is_made_from_the_readers_own_table(roleplay, kind, schema):
    result = roleplay("schema", kind)
    assert (result.status, result.err) == (0, "")
    printed = json.loads(result.out)
    assert printed == json.loads(json.dumps(schema))
    jsonschema.Draft7Validator.check_schema(printed)


@pytest.mark.parametrize("kind", ["scenario", "scorecard", "path", "story", "pack"])
def test_is_plain_ascii_so_that_any_terminal_can_redirect_it(roleplay, kind):
    assert roleplay("schema", kind).out.isascii()


@pytest.mark.parametrize("typed", [[], ["drill"], ["scenario", "scorecard"]])
def test_anything_else_is_refused(roleplay, typed):
    result = roleplay("schema", *typed)
    assert (result.status, result.out) == (2, "")
