"""Every finding of the checks, from its own examples."""

import re

import pytest

from checks.checked import TODAY, check_piece, codes, read, subject_of
from roleplay.checks import catalog
from roleplay.checks.finding import KIND
from roleplay.checks.subject import Subject
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


WALKED = {"X101", "X102", "X103", "X104", "X105", "X106", "X201", "X204", "X205"}
WITH_A_WAY = {"X101", "X102", "X105", "X106", "X201", "X202", "X203", "X206"} | {
    "S203", "S204", "S205", "S301", "S302", "S304"
}  # fmt: skip


def test_an_exact_finding_says_how_much_was_walked_and_names_a_way_where_there_is_one():
    for finding in catalog.CHECKED:
        if finding.code[0] not in "XS":
            continue
        message = check_piece(finding.bad).diagnostics[0].message
        walked = re.search(r"walked (all )?[0-9,]+ states", message)
        assert bool(walked) == (finding.code in WALKED), message
        way = re.search(r"[a-z-]+/[a-z-]+", message)
        assert bool(way) == (finding.code in WITH_A_WAY), message


def test_a_condition_that_never_decides_is_shown_with_a_shortest_way_to_it():
    (found,) = check_piece(catalog.find("X106").bad).diagnostics
    assert found.message == (
        "This “when” never holds: walked 12 states, the first after opening/own-it → "
        "the-veil/irreplaceable → the-plan/depot-now when depot is open, it holds in none; "
        "here trust is 3."
    )
    at_once = catalog.find("X105").bad.replace("the-veil", "opening").replace("pity", "busy-season")
    (found,) = check_piece(at_once).diagnostics
    assert found.message == (
        "This “when” always holds: walked 2 states, the first at the start, it fails in none."
    )


def test_of_a_long_way_the_first_six_replies_are_named():
    replies = [(f"m-{number}", "yes") for number in range(9)]
    assert Subject.way(replies[:6]).endswith("m-4/yes → m-5/yes")
    assert Subject.way(replies).endswith("m-4/yes → m-5/yes → … (9 replies)")
    assert Subject.way([]) == "without a reply"


def test_where_chances_are_sampled_it_is_said_how_often_and_how_far_off_they_may_be():
    (found,) = check_piece(catalog.find("X205").bad).diagnostics
    assert re.search(
        r"sampled, in [0-9,]+ runs or more of each, and may be [0-9.]+ points of 100 off",
        found.message,
    )


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
