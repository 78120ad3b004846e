"""Mending: only what has one right mend, and never to the worse."""

from hypothesis import given
from hypothesis import strategies as st

from roleplay.checks.mend import apply, mend
from roleplay.diagnostics import Edit, Fix, Severity, Span
from roleplay.scenario.reader import read_scenario
from scenario.samples import overlaid, scorecards


def read(data: bytes):
    return read_scenario(data, "late-parcel.yaml", scorecards()).diagnostics


def mended(piece: str) -> tuple[str, list[str]]:
    result = mend(overlaid(piece), read)
    return result.data.decode(), [d.code for d in result.mended]


def edit(line: int, start: int, end: int, text: str, end_line: int | None = None) -> Edit:
    return Edit(Span("x.yaml", line, start, end_line or line, end), text)


def test_a_misspelled_key_a_misspelled_name_and_missing_quotes_are_mended():
    text, codes = mended(
        """\
# this comment stays
summry: A parcel is late.
moments:
  opening:
    customer: *sighs* Where is it?
    replies:
      own-it: {say: I am sorry. I will find it., then: thansk}
      recite: {say: We apologize., then: hung-up}
      offer: {say: May I call you back?, then: thanks}
"""
    )
    assert len(codes) == 3
    assert {"F202", "L101"} < set(codes)
    assert "# this comment stays\nsummary: A parcel is late.\n" in text
    assert 'customer: "*sighs* Where is it?"' in text
    assert "then: thanks}" in text
    assert [d for d in read(text.encode()) if d.severity is Severity.ERROR] == []


def test_everything_else_stays_as_it_was_even_line_ends_and_the_mark_at_the_front():
    data = b"\xef\xbb\xbf" + overlaid("summry: A parcel.\n").replace(b"\n", b"\r\n")
    result = mend(data, read)
    assert result.data == data.replace(b"summry", b"summary")


def test_a_file_without_faults_or_without_fixes_stays_the_same_bytes():
    for data in (overlaid(""), overlaid("titel-of-it-all: X\n"), b"\xff\xfe", b""):
        assert mend(data, read).data == data


def test_a_fix_that_makes_a_file_worse_is_not_taken():
    worse = Fix("Break it", (edit(2, 1, 6, "then"),))
    reading = read(overlaid("summry: A parcel.\n"))

    def with_bad_fix(data: bytes):
        found = read(data)
        spoiled = [d for d in found if d.code == reading[0].code]
        return [type(d)(**{**_values(d), "fix": worse}) for d in spoiled] or found

    data = overlaid("summry: A parcel.\n")
    assert mend(data, with_bad_fix).data == data


def _values(diagnostic) -> dict[str, object]:
    return {name: getattr(diagnostic, name) for name in diagnostic.__dataclass_fields__}


def test_edits_that_overlap_or_lie_outside_are_given_up():
    data = b"one two\nthree\n"
    assert apply(data, Fix("", (edit(1, 1, 4, "1"), edit(1, 5, 8, "2")))) == b"1 2\nthree\n"
    assert apply(data, Fix("", (edit(1, 1, 5, "1"), edit(1, 4, 8, "2")))) is None
    assert apply(data, Fix("", (edit(9, 1, 2, "1"),))) is None
    assert apply(data, Fix("", (edit(1, 3, 99, "1"),))) is None
    assert apply(b"\xff", Fix("", (edit(1, 1, 1, "1"),))) is None


@given(st.binary(max_size=60), st.integers(1, 4), st.integers(1, 9), st.integers(1, 9))
def test_applying_an_edit_never_raises_and_changes_only_what_it_spans(data, line, start, end):
    result = apply(data, Fix("", (edit(line, start, end, "x"),)))
    assert result is None or isinstance(result, bytes)


@given(st.text(st.sampled_from("summry: \n*#'\"[]{}tab\t-"), max_size=40))
def test_mending_never_leaves_more_errors(noise):
    data = overlaid(f"summary: {noise}\n")
    before = sum(d.severity is Severity.ERROR for d in read(data))
    after = sum(d.severity is Severity.ERROR for d in read(mend(data, read).data))
    assert after <= before
