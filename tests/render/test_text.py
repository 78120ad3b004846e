"""Diagnostics at a terminal: readable, in place, and harmless."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.samples import diagnostic
from roleplay.diagnostics import Related, Severity, Span
from roleplay.render.text import render, summary
from roleplay.text import cells

SGR = re.compile(r"\x1b\[[0-9;]*m")


def plain(*diagnostics: object, width: int = 80, **options: object) -> str:
    return render(diagnostics, color=False, width=width, **options)


def source(rendered: str) -> tuple[str, str]:
    """The excerpt and the carets below it, without the gutter."""
    lines = [line for line in rendered.splitlines() if re.match(r" +\d* \|", line)]
    first, second = (line.partition("| ")[2] for line in lines)
    return first, second


def test_a_diagnostic_says_where_what_why_and_how() -> None:
    assert plain(diagnostic()) == (
        "scenarios/cake.yaml:12:5  error F104 duplicate-key\n"
        "  The key “say” stands twice here.\n"
        "\n"
        "  12 |     say: I'm sorry about that.\n"
        "     |     ^^^\n"
        "  why:  The second would silently replace the first.\n"
        "  help: Remove one of the two.\n"
        "  see:  scenarios/cake.yaml:10:5: The first one is here.\n"
        "\n"
        "While a file has an error, only its form and its names are looked at. Whether\n"
        "somebody can pass, what is never seen, and what gives the best reply away is\n"
        "checked once it is mended.\n"
        "\n"
        "1 error in 1 file\n"
    )


def test_colors_add_to_the_words_and_change_none() -> None:
    colored = render([diagnostic()], color=True, width=80)
    assert "\x1b[1;31merror F104\x1b[0m" in colored
    assert SGR.sub("", colored) == plain(diagnostic())


def test_texts_are_wrapped_at_the_width_under_their_label() -> None:
    told = plain(diagnostic(help="Remove one of the two, " * 4, why="Because."), width=44)
    assert (
        "  why:  Because.\n"
        "  help: Remove one of the two, Remove one of\n"
        "        the two, Remove one of the two,\n"
        "        Remove one of the two,\n"
    ) in told


def test_files_stay_together_and_their_places_are_in_order() -> None:
    told = plain(
        diagnostic(file="b.yaml", line=9),
        diagnostic(file="a.yaml", line=5),
        diagnostic(file="b.yaml", line=2),
    )
    assert re.findall(r"^\w\.yaml:\d+", told, re.MULTILINE) == ["b.yaml:2", "b.yaml:9", "a.yaml:5"]


def test_more_of_a_file_than_wanted_are_only_counted() -> None:
    told = plain(*[diagnostic(line=n) for n in range(1, 6)], diagnostic(file="b.yaml"), most=2)
    assert told.count("duplicate-key") == 3
    assert "scenarios/cake.yaml: and 3 more (--all)\n" in told
    assert told.endswith("6 errors in 2 files\n")


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        ("", "Nothing found."),
        ("e", "1 error in 1 file"),
        ("wen", "1 error, 1 warning, 1 note in 3 files"),
        ("wwnn", "2 warnings, 2 notes in 4 files"),
    ],
)
def test_the_summary_counts(severities: str, said: str) -> None:
    kinds = {"e": Severity.ERROR, "w": Severity.WARNING, "n": Severity.NOTE}
    found = [diagnostic(file=str(i), severity=kinds[s]) for i, s in enumerate(severities)]
    assert summary(found) == said


# The source line


@pytest.mark.parametrize(
    ("line", "columns", "shown", "carets"),
    [
        ("say: yes", (6, 9), "say: yes", "     ^^^"),
        ("say: 你好 now", (9, 12), "say: 你好 now", " " * 10 + "^^^"),
        ("say: 你好 now", (6, 8), "say: 你好 now", "     ^^^^"),
        ("\tsay: yes", (2, 5), "    say: yes", "    ^^^"),
        ("\tsay: yes", (1, 2), "    say: yes", "^^^^"),
        ("cafe\u0301: x", (8, 9), "cafe\u0301: x", "      ^"),
        ("a\x1bb: x", (2, 3), "a␛b: x", " ^"),
        ("a\u200bb: x", (3, 4), "a�b: x", "  ^"),
        ("❤\ufe0f: x", (3, 4), "❤: x", " ^"),
        ("say:", (5, 5), "say:", "    ^"),
        ("say:", (9, 12), "say:", "    ^"),
    ],
    ids=lambda value: ascii(value)[:20],
)
def test_the_carets_stand_under_what_they_mean(
    line: str, columns: tuple[int, int], shown: str, carets: str
) -> None:
    assert source(plain(diagnostic(line, columns=columns))) == (shown, carets)


def test_a_span_over_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    span = Span("a.yaml", 3, 6, 5, 2)
    assert source(plain(diagnostic("say: here", span=span))) == ("say: here", "     ^^^^")


@pytest.mark.parametrize("at", [0, 30, 500, 5_000_000, 9_999_990])
def test_a_long_line_is_cut_round_the_place(at: int) -> None:
    line = "x" * at + "FAULT" + "y" * (10_000_000 - at)
    shown, carets = source(plain(diagnostic(line, columns=(at + 1, at + 6)), width=60))
    assert shown[carets.index("^") : len(carets)] == "FAULT"
    assert len(shown) <= 60 - len("  12 | ")
    assert len(shown) >= 45
    assert shown.startswith("…") == (at > 25)
    assert shown.endswith("…") == (at < 9_999_990)


def test_a_stretch_longer_than_the_width_is_shown_from_its_start() -> None:
    shown, carets = source(plain(diagnostic("say: " + "word " * 100, columns=(6, 500)), width=50))
    assert shown[carets.index("^") :].startswith("word word")
    assert shown.endswith("…")
    assert len(carets) <= len(shown)


def test_a_diagnostic_without_a_source_line_shows_none() -> None:
    assert "|" not in plain(diagnostic("", related=()))


# Whatever people write

TEXT = st.text(
    st.characters() | st.sampled_from("\x1b\x07\r\n\t\x9b\u202e\u200d\u2066\ud800\x7f你👩"),
    max_size=60,
)


@given(TEXT, TEXT, TEXT, TEXT, st.integers(1, 70), st.integers(1, 70), st.booleans())
def test_nothing_reaches_the_terminal_but_text_line_feeds_and_our_colors(
    file: str, excerpt: str, message: str, code: str, start: int, end: int, color: bool
) -> None:
    found = diagnostic(
        excerpt,
        columns=(start, end),
        file=file,
        message=message,
        why=message,
        help=message,
        code=code,
        name=code,
        related=(Related(Span(file, 1, 1, 1, 1), message),),
    )
    told = render([found], color=color, width=60, most=5)
    rest = SGR.sub("", told) if color else told
    hidden = {c for c in rest if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")} - {"\n"}
    assert hidden == set()
    assert not re.search("[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]", rest)


@given(TEXT, st.integers(1, 70), st.integers(1, 70), st.integers(20, 90))
def test_the_source_line_fits_and_has_a_caret(
    excerpt: str, start: int, end: int, width: int
) -> None:
    told = plain(diagnostic("x" + excerpt, columns=(start, end)), width=width)
    line, carets = source(told)
    room = max(width, 40) - len("  12 | ")
    assert cells(line) <= room
    assert carets.count("^") >= 1
    assert len(carets) <= room
