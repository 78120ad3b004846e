"""The published JSON Schema: sound, documented, and in agreement with the reader."""

import copy
import json
import re
from pathlib import Path

import hypothesis.strategies as st
import jsonschema
import pytest
from hypothesis import given

from roleplay.scenario import scenario_keys, scorecard_keys
from roleplay.scenario.faults import Faults
from roleplay.scenario.findings import examples
from roleplay.scenario.nodes import ListNode, MapNode, ScalarNode
from roleplay.scenario.reader import read_scenario, read_scorecard
from roleplay.scenario.record import Record
from roleplay.scenario.schema import scenario_schema, scorecard_schema
from roleplay.scenario.tree import parse
from scenario.samples import SCENARIO, SCORECARD, full_scorecards

SCHEMAS = {"scenario": scenario_schema(), "scorecard": scorecard_schema()}
VALIDATORS = {
    name: jsonschema.Draft7Validator(
        json.loads(json.dumps(schema)), format_checker=jsonschema.FormatChecker()
    )
    for name, schema in SCHEMAS.items()
}
CARDS = full_scorecards()
ROOT = Path(__file__).parents[2]


def as_editors_see_it(node):
    """A tree with YAML 1.2's own idea of numbers, yes/no and nothing, as YAML editors have it."""
    if isinstance(node, MapNode):
        return {name: as_editors_see_it(entry.value) for name, entry in node.entries.items()}
    if isinstance(node, ListNode):
        return [as_editors_see_it(item) for item in node.items]
    assert isinstance(node, ScalarNode)
    if node.style:
        return node.text
    if node.text in ("", "~", "null", "Null", "NULL"):
        return None
    if node.text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return node.text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", node.text):
        return int(node.text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", node.text):
        return float(node.text)
    return node.text


def sample(text):
    return as_editors_see_it(parse(text.encode(), "x.yaml").origin.root)


def complaints(kind, document):
    return [error.message for error in VALIDATORS[kind].iter_errors(document)]


def tables(kind, found):
    """All tables of keys in a kind, by title."""
    if isinstance(kind, Record):
        found[kind.title] = kind
    inner = [f.kind for f in kind.fields] if isinstance(kind, Record) else []
    inner += [
        getattr(kind, n) for n in ("item", "value", "single", "other", "keyed") if hasattr(kind, n)
    ]
    for part in inner:
        tables(part, found)
    return found


FIELDS = [
    pytest.param(schema, field, id=f"{record.title}.{field.name}")
    for schema, table in (
        ("scenario", scenario_keys.SCENARIO),
        ("scorecard", scorecard_keys.SCORECARD),
    )
    for record in tables(table, {}).values()
    for field in record.fields
]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_a_valid_schema_of_draft_07(kind):
    jsonschema.Draft7Validator.check_schema(json.loads(json.dumps(SCHEMAS[kind])))
    assert SCHEMAS[kind]["$schema"] == "http://json-schema.org/draft-07/schema#"


def objects(schema):
    """Every part of a schema that describes something with known keys."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for value in schema.values():
            yield from objects(value)
    elif isinstance(schema, list | tuple):
        for value in schema:
            yield from objects(value)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_key_is_described_with_an_example_and_no_other_key_is_allowed(kind):
    for part in objects(SCHEMAS[kind]):
        assert part["additionalProperties"] is False
        for name, key in part["properties"].items():
            assert key["description"].endswith("."), name
            assert len(key["examples"]) == 1, name


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_the_example_of_a_key_is_one(kind, field):
    definitions = {}
    schema = {
        **field.kind.schema(definitions),
        "definitions": {**SCHEMAS[kind]["definitions"], **definitions},
    }
    jsonschema.Draft7Validator(json.loads(json.dumps(schema))).validate(field.example)
    parsed = parse(json.dumps({field.name: field.example}).encode(), "x.yaml")
    faults = Faults(parsed.origin)
    entry = parsed.origin.root.entries[field.name]
    field.kind.check(entry.value, entry.key, faults)
    assert faults.found == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("scenario", SCENARIO),
        ("scorecard", SCORECARD),
        ("scenario", examples.SCENARIO),
        ("scorecard", examples.SCORECARD),
    ],
)
def test_good_files_are_clean_in_an_editor(kind, text):
    assert complaints(kind, sample(text)) == []


BUILT_IN = sorted([*ROOT.glob("scenarios/*.yaml"), *ROOT.glob("scorecards/*.yaml")])


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.name)
def test_the_built_in_files_are_clean_in_an_editor(path):
    kind = path.parent.name.removesuffix("s")
    assert complaints(kind, sample(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("text", ["no", "on", "3:10", "2026-11-01", "007", "1e3", "true", "0.5"])
def test_a_text_that_looks_like_something_else_is_clean_in_an_editor(text):
    piece = f"title: {text}\nbriefing: {{you: {text}, facts: [{text}]}}\noff-script: no\n"
    assert complaints("scenario", sample(examples.laid_over(examples.SCENARIO, piece))) == []


# The schema and the reader agree on every mutation of a file.

VALUES = st.sampled_from(
    [
        *(
            "",
            " ",
            "text",
            "two words",
            "no",
            "Yes",
            "true",
            "P3",
            "2026-02-30",
            "2026-01-05",
            "a-name",
        ),
        *("Not A Name", "angry", "temper > 5", "EUR", "en", "5", "-5"),
        *(0, 3, -3, 99, 1.5, -0.5, True, False),
        *([], {}, ["a"], [["a"]], [{}], ["a", {"b": "c"}], {"a": "b"}, {"a": {"b": "c"}}),
        *(
            {"when": "temper > 3", "text": "x"},
            [{"when": "heard", "text": "x"}, {"text": ["a", "b"]}],
        ),
        *([{"to": "thanks"}], {"when": ["heard"], "behavior": "owns-it"}, {"temper": 3}),
        {"level": 3, "means": "x"},
    ]
)
KEYS = st.sampled_from(
    ["when", "text", "say", "do", "then", "level", "bogus", "Bad Name", "needs", "silence", ""]
)


def places(document, path=()):
    """The path of every value in a document."""
    yield path
    if isinstance(document, dict):
        for key, value in document.items():
            yield from places(value, (*path, key))
    elif isinstance(document, list):
        for number, value in enumerate(document):
            yield from places(value, (*path, number))


@st.composite
def mutations(draw, document):
    """A document with one to three values replaced, removed, renamed, doubled, wrapped or added."""
    mutated = copy.deepcopy(document)
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from([path for path in places(mutated) if path]))
        parent = mutated
        for step in path[:-1]:
            parent = parent[step]
        step = path[-1]
        how = draw(st.sampled_from(["replace", "remove", "rename", "wrap", "unwrap", "add"]))
        if how == "replace":
            parent[step] = copy.deepcopy(draw(VALUES))
        elif how == "remove":
            del parent[step]
        elif how == "wrap":
            parent[step] = [parent[step]]
        elif how == "unwrap" and isinstance(parent[step], list) and parent[step]:
            parent[step] = parent[step][0]
        elif how == "rename" and isinstance(parent, dict):
            parent[draw(KEYS)] = parent.pop(step)
        elif how == "add" and isinstance(parent[step], dict):
            parent[step][draw(KEYS)] = copy.deepcopy(draw(VALUES))
    return mutated


SHAPE = re.compile(r"F2\d\d|F119")


def shape_faults(reading):
    return [d for d in reading.diagnostics if SHAPE.fullmatch(d.code)]


@given(document=mutations(sample(SCENARIO)))
def test_schema_and_reader_agree_on_what_is_a_scenario(document):
    reading = read_scenario(json.dumps(document).encode(), "x.yaml", CARDS)
    assert bool(shape_faults(reading)) == bool(complaints("scenario", document)), (
        shape_faults(reading),
        complaints("scenario", document),
    )


@given(document=mutations(sample(SCORECARD)))
def test_schema_and_reader_agree_on_what_is_a_scorecard(document):
    reading = read_scorecard(json.dumps(document).encode(), "x.yaml")
    assert bool(shape_faults(reading)) == bool(complaints("scorecard", document)), (
        shape_faults(reading),
        complaints("scorecard", document),
    )


@given(document=mutations(sample(SCENARIO)))
def test_no_two_diagnostics_say_the_same_of_the_same_place(document):
    reading = read_scenario(json.dumps(document, indent=1).encode(), "x.yaml", CARDS)
    said = [(d.code, d.span, d.message) for d in reading.diagnostics]
    assert len(said) == len(set(said))
    assert (reading.value is None) == any(d.severity == "error" for d in reading.diagnostics)


@pytest.mark.parametrize("value", [[], [[["x"]]]], ids=["nothing", "nonsense"])
def test_nonsense_in_any_one_place_is_one_diagnostic(value):
    """Nothing that hangs on the place is reported as well, and nothing else is hidden by it."""
    document = sample(SCENARIO)
    for path in places(document):
        if path:
            mutated = copy.deepcopy(document)
            parent = mutated
            for step in path[:-1]:
                parent = parent[step]
            parent[path[-1]] = value
            reading = read_scenario(json.dumps(mutated).encode(), "x.yaml", CARDS)
            assert len(reading.diagnostics) == 1, (path, reading.diagnostics)
