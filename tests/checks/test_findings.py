"""Every finding of the checks, from its own examples."""

import re

import pytest

from checks.checked import TODAY, check_piece, codes, read, subject_of
from roleplay.checks import catalog
from roleplay.checks.finding import KIND
from roleplay.checks.thresholds import read_thresholds
from roleplay.diagnostics import Severity
from roleplay.scenario.findings import checked

WITH_EXAMPLES = [finding for finding in catalog.CHECKED if finding.kind == KIND]
OF_PACKS = [finding for finding in catalog.FINDINGS if finding.kind == "pack"]


def name_of(finding) -> str:
    return f"{finding.code}-{finding.name}"


def test_the_scenario_that_examples_are_laid_over_is_clean():
    assert codes("") == []


@pytest.mark.parametrize("finding", WITH_EXAMPLES, ids=name_of)
def test_a_bad_example_yields_exactly_its_finding(finding):
    assert codes(finding.bad) == [finding.code]


@pytest.mark.parametrize("finding", WITH_EXAMPLES, ids=name_of)
def test_a_good_example_yields_nothing(finding):
    assert codes(finding.good) == []


@pytest.mark.parametrize("finding", OF_PACKS, ids=name_of)
def test_the_examples_for_a_pack_yield_their_finding_and_nothing(finding):
    found = read_thresholds(finding.bad.encode(), "pack.yaml")[1]
    assert [d.code for d in found] == [finding.code]
    assert read_thresholds(finding.good.encode(), "pack.yaml")[1] == ()


@pytest.mark.parametrize("finding", catalog.CHECKED, ids=name_of)
def test_a_finding_can_be_played_and_accepted(finding):
    assert finding.severity is not Severity.ERROR
    assert read(f"accept: {{{finding.name}: The reason why.}}\n").value is not None


def test_accept_knows_exactly_the_words_for_what_the_checks_find():
    assert {f.code: f.name for f in catalog.CHECKED} == checked.NAMES


def test_every_finding_has_a_code_and_a_name_of_its_own():
    words = [word for finding in catalog.FINDINGS for word in (finding.code, finding.name)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("finding", [*catalog.CHECKED, *OF_PACKS], ids=name_of)
def test_a_finding_says_what_why_and_how_in_whole_sentences(finding):
    assert re.fullmatch(r"[A-Z][0-9]{3}", finding.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", finding.name)
    assert finding.code[0] in catalog.GROUPS
    for sentence in (finding.message, finding.why, finding.help):
        assert sentence[-1] in ".)”?", sentence
        assert sentence[0].isupper() or sentence[0] in "“{", sentence
    assert finding.bad != finding.good


@pytest.mark.parametrize("finding", WITH_EXAMPLES, ids=name_of)
def test_every_finding_stands_at_a_place_of_the_file(finding):
    (diagnostic,) = check_piece(finding.bad).diagnostics
    assert diagnostic.span.line >= 1
    assert diagnostic.excerpt.strip()
    assert "{" not in diagnostic.message.replace("{depot}", "")


def test_an_exact_finding_says_how_much_was_walked_or_names_a_way():
    for finding in catalog.CHECKED:
        if finding.code.startswith("X1") or finding.name == "promise-never-kept":
            message = check_piece(finding.bad).diagnostics[0].message
            assert re.search(r"[0-9,]+ states", message), message


def test_a_finding_is_accepted_at_its_place_with_its_reason():
    piece = """\
moments:
  the-doubt:
    accept: {straw-man: One of them really says so.}
    replies:
      not-my-job:
        say: I'd say that is up to them!! All I can do is to leave a message, thank you.
"""
    found = check_piece(piece)
    assert found.diagnostics == ()
    assert [(a.diagnostic.code, a.reason) for a in found.accepted] == [
        ("A402", "One of them really says so.")
    ]


def test_an_accept_elsewhere_silences_nothing_and_is_found_itself():
    piece = """\
moments:
  the-veil:
    accept: {straw-man: One of them really says so.}
  the-doubt:
    replies:
      not-my-job:
        say: I'd say that is up to them!! All I can do is to leave a message, thank you.
"""
    assert sorted(codes(piece)) == ["A402", "L701"]


def test_an_accept_of_what_the_reader_finds_is_not_idle():
    piece = """\
accept: {unread-flag: A later version will ask for it.}
moments:
  the-doubt:
    replies:
      drive-there:
        remember: drove
"""
    found = check_piece(piece)
    assert found.diagnostics == ()
    assert [a.diagnostic.code for a in found.accepted] == ["L502"]


def test_checks_that_know_only_english_are_silent_in_another_language_and_say_so_once():
    shouting = """\
moments:
  the-doubt:
    replies:
      not-my-job:
        say: I'd say that is up to them!! All I can do is to leave a message, thank you.
"""
    assert codes("language: nl\n" + shouting) == ["T106"]


def test_names_that_progress_points_at_and_that_are_gone_are_found():
    practiced = frozenset({("opening", "own-it"), ("opening", "own-up"), ("the-vale", "pity")})
    found = check_piece("", practiced=practiced).diagnostics
    assert [d.code for d in found] == ["H201", "H201"]
    assert "“opening/own-up”" in found[1].message + found[0].message
    assert any("the-veil" in d.help for d in found)
    assert subject_of("", practiced=practiced).practiced == practiced


def test_a_review_counts_in_whole_months():
    year_ago = TODAY.replace(year=TODAY.year - 1)
    assert codes(f"reviewed: {year_ago}\n") == ["H101"]
    assert codes(f"reviewed: {year_ago.replace(day=24)}\n") == []
    assert codes("reviewed: 2001-02-03\n", today=None) == []
