"""Every finding of the reader, from its own examples."""

import re

import pytest

from roleplay.diagnostics import Severity
from roleplay.scenario.findings import catalog, examples
from roleplay.scenario.reader import read_path, read_scenario, read_scorecard, read_story
from scenario.samples import scorecards

KNOWN = {"late-parcel": ["opening"]}
READERS = {
    "scenario": lambda data: read_scenario(data, "late-parcel.yaml", scorecards()),
    "scorecard": lambda data: read_scorecard(data, "service-recovery.yaml"),
    "path": lambda data: read_path(data, "first-week.yaml", KNOWN),
    "story": lambda data: read_story(data, "the-candle.yaml", KNOWN),
}

OF_THE_READER = [f for f in catalog.FINDINGS if f.kind in examples.MINIMAL]
"""All but those whose examples are pictures of files."""


def diagnostics_of(finding, example):
    data = examples.complete(finding, example)
    return READERS[finding.kind](data).diagnostics


@pytest.mark.parametrize("finding", OF_THE_READER, ids=lambda f: f"{f.code}-{f.name}")
def test_a_bad_example_yields_exactly_its_finding_once(finding):
    assert [d.code for d in diagnostics_of(finding, finding.bad)] == [finding.code]


@pytest.mark.parametrize("finding", OF_THE_READER, ids=lambda f: f"{f.code}-{f.name}")
def test_a_good_example_yields_nothing(finding):
    assert diagnostics_of(finding, finding.good) == ()


@pytest.mark.parametrize("finding", OF_THE_READER, ids=lambda f: f"{f.code}-{f.name}")
def test_a_fix_if_there_is_one_mends_the_bad_example(finding):
    """All but that of F210, which mends a name where it is given and not where it is used."""
    (diagnostic,) = diagnostics_of(finding, finding.bad)
    if diagnostic.fix is None or finding.code == "F210":
        return
    lines = examples.complete(finding, finding.bad).decode().split("\n")
    for edit in sorted(diagnostic.fix.edits, key=lambda edit: edit.span, reverse=True):
        span = edit.span
        before = lines[span.line - 1][: span.column - 1]
        after = lines[span.end_line - 1][span.end_column - 1 :]
        lines[span.line - 1 : span.end_line] = (before + edit.text + after).split("\n")
    reading = READERS[finding.kind]("\n".join(lines).encode())
    assert [d.code for d in reading.diagnostics if d.severity is Severity.ERROR] == []


def test_every_finding_has_a_code_and_a_name_of_its_own():
    words = [word for finding in catalog.FINDINGS for word in (finding.code, finding.name)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("finding", catalog.FINDINGS, ids=lambda f: f.code)
def test_a_finding_says_what_why_and_how_in_whole_sentences(finding):
    assert re.fullmatch(r"[A-Z][0-9]{3}", finding.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", finding.name)
    for sentence in (finding.message, finding.why, finding.help):
        if sentence in ("{problem}", "{remedy}"):
            continue
        assert sentence[-1] in ".)”?", sentence
        assert sentence[0].isupper() or sentence[0] in "“{", sentence
        assert "'s " not in sentence or '"' not in sentence
    assert finding.bad != finding.good


def test_a_finding_is_found_by_code_in_any_case_and_by_name():
    assert catalog.find("F202") is catalog.find("f202") is catalog.find("unknown-key")
    assert catalog.find("no-such-thing") is None


def test_an_example_comes_first_in_its_file_and_keeps_what_it_does_not_name():
    data = examples.laid_over(examples.SCENARIO, "start: there\ntags: [a]\n")
    lines = data.splitlines()
    assert lines[:3] == ["format: roleplay/1", "start: there", "tags: [a]"]
    assert data.count("start:") == 1
    assert "title: A late parcel" in lines
