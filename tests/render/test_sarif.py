"""Diagnostics for code hosts: SARIF, held against the schema of OASIS."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.samples import FIX, diagnostic
from roleplay.diagnostics import Severity
from roleplay.render.sarif import render, uri

SCHEMA = json.loads(
    (Path(__file__).parent / "sarif" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)


def log(*diagnostics, accepted=()) -> dict:
    read = json.loads(render(diagnostics, version="1.2.3", accepted=accepted))
    VALIDATOR.validate(read)
    return read


def test_the_schema_is_the_one_of_oasis_and_refuses_what_is_no_log():
    jsonschema.Draft4Validator.check_schema(SCHEMA)
    assert SCHEMA["title"].startswith("Static Analysis Results Format (SARIF) Version 2.1.0")
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({"version": "2.1.0"})


def test_a_finding_has_its_rule_its_level_its_place_and_its_fix():
    (run,) = log(diagnostic(fix=FIX))["runs"]
    (result,) = run["results"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["version"] == "1.2.3"
    assert (rule["id"], rule["name"]) == ("F104", "duplicate-key")
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("F104", 0, "error")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "scenarios/cake.yaml"}
    assert place["region"] == {"startLine": 12, "startColumn": 5, "endLine": 12, "endColumn": 8}
    assert result["relatedLocations"][0]["message"] == {"text": "The first one is here."}
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": ""}


def test_no_findings_are_a_whole_log_too():
    assert log()["runs"][0]["results"] == []


def test_what_is_accepted_is_suppressed_in_the_source_with_its_reason():
    (run,) = log(accepted=[(diagnostic(), "It is meant so.")])["runs"]
    (result,) = run["results"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "It is meant so."}]


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "note")],
)
def test_severities_are_levels(severity, level):
    assert log(diagnostic(severity=severity))["runs"][0]["results"][0]["level"] == level


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("a b/cake#1.yaml", "a%20b/cake%231.yaml"),
        ("törtchen.yaml", "t%C3%B6rtchen.yaml"),
        ("/srv/pack/cake.yaml", "file:///srv/pack/cake.yaml"),
        ("C:\\pack\\cake.yaml", "file:///C%3A/pack/cake.yaml"),
        ("odd:name.yaml", "odd%3Aname.yaml"),
    ],
)
def test_file_names_are_uris(file, expected):
    assert uri(file) == expected


@given(st.text(max_size=20), st.text(max_size=30))
def test_whatever_the_texts_are_the_log_is_valid_and_ascii(file, message):
    rendered = render([diagnostic(file=file, message=message)], version="1")
    assert rendered.isascii()
    VALIDATOR.validate(json.loads(rendered))
