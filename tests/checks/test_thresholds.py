"""Thresholds: a pack's own numbers, and what is wrong with them."""

import json
from fractions import Fraction

import jsonschema
import pytest

from checks.checked import codes
from roleplay.checks.thresholds import Thresholds, pack_schema, read_thresholds, rows

LONG = """\
moments:
  the-veil:
    replies:
      pity:
        say: I do see it, and I am sorry to be told of it so late in the week, as it is a sad day
          for us all if a bag or a box is not put on the van it is to be on by the man who is to
          do so.
"""


def test_a_pack_sets_its_own_and_the_rest_stays():
    thresholds, found = read_thresholds(b"thresholds:\n  reply-words: 60\n  echo: 0.2\n", "p.yaml")
    assert found == ()
    assert (thresholds.reply_words, thresholds.echo) == (60, Fraction("0.2"))
    assert thresholds.random_pass == Thresholds().random_pass
    assert codes(LONG) == ["T101"]
    assert codes(LONG, thresholds=thresholds) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("thresholds: {reply-words: fifty}", "F302"),
        ("thresholds: {reply-words: -3}", "F302"),
        ("thresholds: {echo: 1.5}", "F302"),
        ("thresholds: {reply-words: [1, 2]}", "F302"),
        ("thresholds: {reply-word: 50}", "F301"),
        ("treshholds: {reply-words: 50}", "F303"),
        ("thresholds: all", "F205"),
        ("thresholds: [50, 3]", "F205"),
        ("- reply-words: 50", "F205"),
        ("reply-words 50", "F205"),
        ("thresholds:\n\treply-words: 4", "F105"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_the_usual_value_holds(text, code):
    thresholds, found = read_thresholds(text.encode(), "pack.yaml")
    assert code in [d.code for d in found]
    assert all(d.span.file == "pack.yaml" and d.help for d in found)
    if code != "F105":
        assert thresholds == Thresholds()


def test_an_empty_file_and_no_thresholds_at_all_are_fine():
    assert read_thresholds(b"", "pack.yaml")[0] == Thresholds()
    assert read_thresholds(b"# nothing yet\n", "pack.yaml")[0] == Thresholds()


def test_the_table_names_every_threshold_with_unit_meaning_and_source():
    table = list(rows(Thresholds()))
    assert [row.name for row in table][:2] == ["length-ratio", "length-ratio-strong"]
    assert all(row.unit and row.means.endswith(".") and row.source for row in table)
    assert all(row.value == row.default for row in table)


@pytest.mark.parametrize(
    ("text", "got"),
    [
        (
            "thresholds: all",
            "“thresholds” wants names with a number behind each, such as "
            "{reply-words: 50}, not “all”.",
        ),
        (
            "thresholds: [50, 3]",
            "“thresholds” wants names with a number behind each, such as "
            "{reply-words: 50}, not a list.",
        ),
        ("- reply-words: 50", "“pack.yaml” wants “thresholds:” in its first column, not a list."),
    ],
)
def test_what_stands_there_in_place_of_thresholds_is_called_what_it_is(text, got):
    (found,) = read_thresholds(text.encode(), "pack.yaml")[1]
    assert found.message == got


@pytest.mark.parametrize(
    ("document", "fits"),
    [
        ({}, True),
        ({"thresholds": {"reply-words": 50, "echo": 0.2, "random-pass": 0}}, True),
        ({"thresholds": {"reply-wrods": 50}}, False),
        ({"thresholds": {"reply-words": -1}}, False),
        ({"thresholds": {"echo": 1.5}}, False),
        ({"thresholds": {"reply-words": "fifty"}}, False),
        ({"thresholds": [50]}, False),
        ({"treshholds": {"reply-words": 50}}, False),
    ],
)
def test_the_schema_takes_what_the_reader_takes(document, fits):
    text = json.dumps(document)
    assert jsonschema.Draft7Validator(pack_schema()).is_valid(document) is fits
    assert (read_thresholds(text.encode(), "pack.yaml")[1] == ()) is fits


def test_the_schema_explains_every_threshold_with_its_unit_and_what_holds_without_it():
    listed = pack_schema()["properties"]["thresholds"]["properties"]
    assert list(listed) == [row.name for row in rows(Thresholds())]
    assert listed["reply-words"]["description"] == (
        "A reply has at most this many. In words; left out: 40."
    )
