"""Text on its way to a terminal."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.text import cells, in_quotes, safe_text, seen, wrap

SEEN_FORMAT_CHARACTERS = {
    *range(0x600, 0x606),
    *(0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD),
}
"""Number signs and the like: Unicode calls them format characters, but they are seen."""


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("I'm sorry – 12 €, [red], 你好, é, e\u0301", "I'm sorry – 12 €, [red], 你好, é, e\u0301"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\x00b\x07c\td\re\x7f", "a␀b␇c␉d␍e␡"),
        ("a\x9b31mb\x85c", "a�31mb�c"),
        ("abc\u202ecba\u2066x\u2069", "abc�cba�x�"),
        ("pass\u200bword \u200c \ufeff", "pass�word � �"),
        ("one\ntwo\u2028three", "one␊two�three"),
        ("lone \ud800 half", "lone � half"),
        (
            "👩\u200d👧 and 👩🏽\u200d🚀 and ❤\ufe0f\u200d🔥",
            "👩\u200d👧 and 👩🏽\u200d🚀 and ❤\ufe0f\u200d🔥",
        ),
        ("a\u200db \u200d", "a�b �"),
    ],
    ids=ascii,
)
def test_what_a_terminal_would_obey_or_hide_becomes_visible(text: str, safe: str) -> None:
    assert safe_text(text) == safe


def test_line_feeds_stay_only_where_they_are_asked_for() -> None:
    assert safe_text("one\ntwo\r\n", newlines=True) == "one\ntwo␍\n"


def test_every_character_of_unicode_is_harmless_afterwards() -> None:
    for code in range(sys.maxunicode + 1):
        category = unicodedata.category(seen(chr(code)))
        if category in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            assert code in SEEN_FORMAT_CHARACTERS, hex(code)


@given(st.text(st.characters() | st.sampled_from("\x1b\u200d👩")))
def test_a_safe_text_is_safe_already(text: str) -> None:
    assert safe_text(safe_text(text)) == safe_text(text)
    assert len(safe_text(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "size"),
    [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("你好", 4), ("👩", 2), ("ｱ", 1), ("Ａ", 2)],
    ids=ascii,
)
def test_cells_are_what_a_terminal_uses(text: str, size: int) -> None:
    assert cells(text) == size


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two three", ["one two", "three"]),
        ("one  two   ", ["one two"]),
        ("one\n\ntwo", ["one", "", "two"]),
        ("abcdefghijkl m", ["abcdefgh", "ijkl m"]),
        ("你好你好你 好", ["你好你好", "你 好"]),
    ],
)
def test_wrapping_breaks_at_spaces_and_cuts_only_what_is_too_long(
    text: str, lines: list[str]
) -> None:
    assert wrap(text, 8) == lines


@given(st.text(), st.integers(2, 40))
def test_wrapped_lines_fit_and_keep_every_word(text: str, width: int) -> None:
    safe = safe_text(text, newlines=True)
    lines = wrap(safe, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == safe.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize("text", ["sorry", "“sorry”", '"sorry"', "„sorry“", "'sorry'"])
def test_what_is_quoted_stands_in_one_pair_of_quotes(text):
    assert in_quotes(text) == "“sorry”"


@pytest.mark.parametrize("text", ["", "“", "“a” and “b”", '"a" or "b"', "it's"])
def test_quotes_within_a_text_stay_as_they_are(text):
    assert in_quotes(text) == f"“{text}”"
