"""Diagnostics as annotations of GitHub Actions."""

from hypothesis import given
from hypothesis import strategies as st

from render.samples import diagnostic
from roleplay.diagnostics import Severity, Span
from roleplay.render.github import render


def test_a_finding_is_one_command_with_its_place_and_all_it_says():
    assert render([diagnostic()]) == (
        "::error file=scenarios/cake.yaml,line=12,endLine=12,col=5,endColumn=7,"
        "title=F104 duplicate-key::The key “say” stands twice here.%0A"
        "The second would silently replace the first.%0ARemove one of the two.\n"
    )


def test_severities_are_commands():
    told = render([diagnostic(severity=severity) for severity in Severity])
    assert [line.split()[0] for line in told.splitlines()] == ["::error", "::warning", "::notice"]


def test_columns_are_left_out_where_a_finding_stands_on_several_lines():
    told = render([diagnostic(span=Span("a.yaml", 1, 3, 4, 2))])
    assert "line=1,endLine=4,title" in told


def test_nothing_in_a_name_or_a_text_can_end_the_command_or_begin_another():
    told = render([diagnostic(file="a,b:c%d.yaml", message="100 %\r\n::error::no\n")])
    assert told.count("\n") == 1
    assert "file=a%2Cb%3Ac%25d.yaml," in told
    assert "100 %25" in told
    assert not [line for line in told.splitlines()[1:] if line]


def test_no_findings_print_nothing():
    assert render([]) == ""


@given(st.text(), st.text())
def test_whatever_the_texts_are_a_finding_is_one_line(file, message):
    told = render([diagnostic(file=file, message=message)])
    assert told.count("\n") == 1
    assert "\r" not in told
