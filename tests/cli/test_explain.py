"""`roleplay explain`, as somebody types it."""

import json

import pytest

from roleplay.checks import catalog


@pytest.mark.parametrize("word", ["A101", "a101", "best-is-longer", "Best-Is-Longer"])
def test_a_finding_is_explained_by_code_or_name_with_both_examples(roleplay, word):
    result = roleplay("explain", word)
    assert (result.status, result.err) == (0, "")
    for part in ("A101 best-is-longer (warning)", "Why: ", "How: ", "\nBad:\n", "\nGood:\n"):
        assert part in result.out
    assert "{" not in result.out


@pytest.mark.parametrize(
    ("word", "meant"), [("best-is-loger", "best-is-longer"), ("A1001", "A101"), ("pudding", "")]
)
def test_what_is_not_there_is_said_with_what_was_probably_meant(roleplay, word, meant):
    result = roleplay("explain", word)
    assert (result.status, result.out) == (2, "")
    assert meant in result.err


def test_without_a_code_all_are_listed(roleplay):
    out = roleplay("explain").out
    assert all(f.code in out and f.name in out for f in catalog.FINDINGS)
    assert all(title in out for title in catalog.GROUPS.values())


def test_json_of_one_and_of_all(roleplay):
    one = json.loads(roleplay("explain", "L101", "--json").out)
    assert (one["version"], one["code"], one["severity"]) == (1, "L101", "error")
    every = json.loads(roleplay("explain", "--json").out)
    assert len(every["findings"]) == len(catalog.FINDINGS)
    assert all(f["bad"] and f["good"] and f["why"] for f in every["findings"])
