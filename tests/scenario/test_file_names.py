"""The id that a file has by its name."""

import pytest

from roleplay.checks.mend import mend
from roleplay.scenario.findings import examples, folders
from roleplay.scenario.reader import read_scenario, read_scorecard
from scenario.samples import overlaid, scorecards


def diagnostics(file: str, data: bytes = overlaid("")):
    return read_scenario(data, file, scorecards()).diagnostics


@pytest.mark.parametrize(
    ("file", "meant"),
    [
        ("Late Parcel.yaml", "late-parcel"),
        ("late_parcel.yml", "late-parcel"),
        ("scenarios/late-parcel (2).yaml", "late-parcel-2"),
        ("C:\\pack\\2. Late.parcel.yaml", "late-parcel"),
    ],
)
def test_a_name_that_cannot_be_an_id_is_told_with_one_that_can(file, meant):
    (diagnostic,) = diagnostics(file)
    assert (diagnostic.code, diagnostic.name) == ("F903", "not-an-id")
    assert f"“{meant}.y" in diagnostic.help
    assert f"“id: {meant}”" in diagnostic.help
    assert read_scenario(overlaid(""), file, scorecards()).value is None


def test_a_name_with_nothing_that_an_id_may_hold_is_told_all_the_same():
    (diagnostic,) = diagnostics("遅い荷物.yaml")
    assert "遅い荷物" in diagnostic.message
    assert diagnostic.fix is None


def test_the_examples_of_the_finding_are_what_they_seem_to_be():
    assert [d.code for d in diagnostics(folders.NOT_AN_ID.bad)] == ["F903"]
    assert diagnostics(folders.NOT_AN_ID.good) == ()


def test_a_file_that_says_its_id_may_have_any_name():
    assert diagnostics("Late Parcel.yaml", overlaid("id: late-parcel\n")) == ()


def test_a_wrong_id_in_the_file_is_told_and_not_its_name_as_well():
    (diagnostic,) = diagnostics("Late Parcel.yaml", overlaid("id: Late Parcel\n"))
    assert diagnostic.code == "F210"


def test_a_scorecard_has_an_id_too():
    data = examples.SCORECARD.encode()
    (diagnostic,) = read_scorecard(data, "Service Recovery.yaml").diagnostics
    assert diagnostic.code == "F903"


@pytest.mark.parametrize("head", ["", "# A comment\n", "---\n"])
@pytest.mark.parametrize("comment", ["", "   # which one"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_mend_writes_the_id_below_the_format(head, comment, line_end):
    top, _, rest = overlaid("").decode().partition("\n")
    top = f"{head}{top}{comment}\n"
    wrong = f"{top}{rest}".replace("\n", line_end).encode()
    mended = mend(wrong, lambda data: diagnostics("Late Parcel.yaml", data))
    assert mended.data.decode() == f"{top}id: late-parcel\n{rest}".replace("\n", line_end)


def test_between_curly_brackets_nothing_is_mended():
    data = b'{"format": "roleplay-scorecard/1"}'
    assert [d.fix for d in read_scorecard(data, "A B.yaml").diagnostics if d.code == "F903"] == [
        None
    ]
