"""What is wrong with the shape of a file: where it is, and that each fault is said once."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from roleplay.scenario.reader import read_scenario, read_scorecard
from scenario.samples import SCENARIO, found, full_scorecards, overlaid, read, read_card, scorecards

CARDS = full_scorecards()

ROWS = [
    # keys
    ("titel: Another\n", [("F202", "titel")]),
    ("customer:\n  name: Ada\n  moood: angry\n  channel: phone\n", [("F202", "moood")]),
    ("customer:\n  name: Ada\n", [("F203", "customer"), ("F203", "customer")]),
    ("customer: Ada\n", [("F205", "Ada")]),
    ("customer: {}\n", [("F204", "{}")]),
    ("customer:\n", [("F204", "customer")]),
    ("tags: []\n", [("F204", "[]")]),
    ("tags:\n  -\n  - a\n", [("F204", "")]),
    ('title: ""\n', [("F204", '""')]),
    ('title: "  "\n', [("F204", '"  "')]),
    ("title: {a: b}\n", [("F205", "{a: b}")]),
    ("title: [a]\n", [("F205", "[a]")]),
    ("practices: [P3, P33]\n", [("F209", "P33")]),
    ("practices: {P3: yes}\n", [("F205", "{P3: yes}")]),
    ("before: [{bot: Hi., you: Hello.}]\n", [("F212", "you")]),
    ("before: [{robot: Hi.}]\n", [("F202", "robot")]),
    ("before: Hi.\n", [("F205", "Hi.")]),
    # numbers
    ("level: two\n", [("F206", "two")]),
    ('level: "2"\n', [("F206", '"2"')]),
    ("level: 2.0\n", [("F206", "2.0")]),
    ("level: 1e0\n", [("F206", "1e0")]),
    ("level: 0\n", [("F207", "0")]),
    ("level: -1\n", [("F206", "-1")]),
    ("minutes: 121\n", [("F207", "121")]),
    ("minutes: 99999999999999999999\n", [("F206", "99999999999999999999")]),
    ("briefing: {authority: {refund: 60.123}}\n", [("F207", "60.123")]),
    ("briefing: {authority: {refund: -60}}\n", [("F207", "-60")]),
    ("briefing: {authority: {refund: 60 EUR}}\n", [("F206", "60 EUR")]),
    ("briefing: {authority: {refund: $60}}\n", [("F206", "$60")]),
    ("briefing: {authority: {Refund: 60}}\n", [("F210", "Refund")]),
    # words
    ("frequency: sometimes\n", [("F209", "sometimes")]),
    ("reviewed: 1.11.2026\n", [("F211", "1.11.2026")]),
    ("reviewed: 2026-13-01\n", [("F211", "2026-13-01")]),
    ("language: English please\n", [("F205", "English please")]),
    ("currency: dollars\n", [("F205", "dollars")]),
    ("off-script: y\n", [("F208", "y")]),
    ("id: Late Parcel\n", [("F210", "Late Parcel")]),
    ("vary: {Item: [a, b]}\nbriefing: {you: 'The {Item}.'}\n", [("F210", "Item")]),
    ("vary: {item: a}\n", [("F205", "a")]),
    ("vary: {item: [a, {b: c}]}\n", [("F214", "{b: c}")]),
    # several at once
    (
        "level: 4\ntitle: []\noff-script: maybe\n",
        [("F207", "4"), ("F204", "[]"), ("F208", "maybe")],
    ),
]


@pytest.mark.parametrize(("piece", "expected"), ROWS, ids=lambda row: str(row)[:40])
def test_a_fault_of_shape_is_reported_once_at_its_place(piece, expected):
    reading = read(piece)
    assert found(reading) == expected
    assert reading.value is None


MOMENT = "moments:\n  opening:\n    replies:\n      b: {say: No., then: hung-up}\n      a: "


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("{then: thanks}", [("F203", "a")]),
        ("{say: A., do: B., then: thanks}", [("F212", "do")]),
        ("{say: [A., {text: B.}], then: thanks}", [("F214", "{text: B.}")]),
        ("{say: [A., [B.]], then: thanks}", [("F205", "[B.]")]),
        ("{say: A., then: [thanks]}", [("F205", "thanks")]),
        ("{say: A., then: [{to: thanks, when: }]}", [("F204", "when")]),
        ("{say: A., then: [{when: temper > 3}, {to: thanks}]}", [("F203", "when")]),
        ("{say: A., because: [Yes.], then: thanks}", [("F205", "Yes.")]),
        ("{say: A., moves: {temper: 11}, then: thanks}", [("F207", "11")]),
        ("{say: A., moves: {mood: 1}, then: thanks}", [("F202", "mood")]),
        ("{say: A., moves: +1, then: thanks}", [("F205", "+1")]),
        ("{say: A., spends: 5, then: thanks}", [("F205", "5")]),
        ("{say: A., promise: Call Back, then: thanks}", [("F210", "Call Back")]),
        ("{say: A., when: [temper > 3, []], then: thanks}", [("F204", "[]")]),
        ("{say: A., then: thanks, seconds: 30}", [("F202", "seconds")]),
        ("{say: A., accept: G110, then: thanks}", [("F205", "G110")]),
        ("{say: A., accept: {G110: }, then: thanks}", [("F204", "G110")]),
        ("just text", [("F205", "just text")]),
        ("", [("F204", "a")]),
    ],
)
def test_a_fault_in_a_reply_is_reported_once_at_its_place(reply, expected):
    reading = read(MOMENT + reply + "\n")
    assert [row for row in found(reading) if row[0] != "L503"] == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("seconds: 4", [("F207", "4")]),
        ("if-nothing-left: thanks\n    silence: a", [("G110", "opening"), ("F213", "silence")]),
        ("because: It is.", [("F202", "because")]),
        ("customer: [A., B.]", [("F205", "A."), ("F205", "B.")]),
        ("customer: [{when: temper > 3, txt: A.}, {text: B.}]", [("F202", "txt")]),
    ],
)
def test_a_fault_in_a_moment_is_reported_once_at_its_place(moment, expected):
    piece = f"{MOMENT}{{say: A., then: thanks}}\n    {moment}\n"
    assert found(read(piece)) == expected


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("pass: 80\n", [("F205", "80")]),
        ("pass: {overall: 101}\n", [("F207", "101")]),
        ("dimensions:\n  a:\n    weight: 0\n    asks: Well?\n", [("F203", "a"), ("F207", "0")]),
        (
            "dimensions:\n  a:\n    weight: 5\n    asks: Well?\n    behaviors:\n"
            "      x: {level: 5, means: Y., critical: perhaps, trust: much}\n",
            [("F207", "5"), ("F208", "perhaps"), ("F206", "much")],
        ),
        (
            "dimensions:\n  a:\n    weight: 5\n    asks: Well?\n    behaviors:\n"
            "      x: {level: 3, means: Y., needs: heard}\n"
            "      y: {level: 3, means: Y., else: x, sets: heard}\n",
            [("F213", "needs"), ("F213", "else")],
        ),
        ("endings: {a: b}\n", [("F202", "endings")]),
    ],
)
def test_a_fault_in_a_scorecard_is_reported_once_at_its_place(piece, expected):
    reading = read_card(piece)
    assert found(reading) == expected
    assert reading.value is None


def test_all_faults_of_a_file_are_reported_at_once_and_in_order():
    faulty = (
        SCENARIO.replace("level: 1 ", "level: 9 ")
        .replace("mood: angry", "mood: cross")
        .replace("what-now:\n", "what-next:\n", 1)
        .replace("case.price > 60, text", "case.prize > 60, text")
        .replace("shows: names-the-feeling", "shows: names-a-feeling")
        .replace("outcome: lost", "outcom: lost")
    )
    reading = read_scenario(faulty.encode(), "x.yaml", full_scorecards())
    assert [d.code for d in reading.diagnostics] == [
        *("F207", "F209", "L108", "L107", "L101", "L101", "F202"),
    ]
    assert [d.span for d in reading.diagnostics] == sorted(d.span for d in reading.diagnostics)


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (b"format: roleplay/2\nnonsense: yes\n", ["F201"]),
        (b"format: roleplay-scorecard/1\ntitle: A\n", ["F201"]),
        (b"- a\n- b\n", ["F205"]),
        (b"just a text\n", ["F205"]),
    ],
)
def test_a_file_that_is_no_scenario_of_this_version_is_not_looked_at_further(data, codes):
    reading = read_scenario(data, "x.yaml", scorecards())
    assert [d.code for d in reading.diagnostics] == codes
    assert reading.value is None


def test_a_scenario_among_the_scorecards_is_told_which_format_belongs_there():
    (diagnostic,) = read_scorecard(overlaid(""), "x.yaml").diagnostics
    assert diagnostic.code == "F201"
    assert "roleplay-scorecard/1" in diagnostic.message


def test_a_missing_format_hides_nothing():
    reading = read_scenario(b"title: A\nlevel: 7\n", "x.yaml", scorecards())
    codes = [d.code for d in reading.diagnostics]
    assert "F207" in codes
    assert codes.count("F203") == 6


def test_a_misspelled_key_is_read_as_what_was_meant():
    """So its value is checked too, and nothing is reported as missing."""
    faulty = (
        overlaid("").decode().replace("moments:", "mments:").replace("then: hung-up", "thn: gone")
    )
    reading = read_scenario(faulty.encode(), "x.yaml", scorecards())
    assert found(reading) == [("F202", "mments"), ("F202", "thn"), ("L101", "gone")]


def test_a_bad_name_is_reported_where_it_is_given_and_not_where_it_is_used():
    piece = overlaid("").decode().replace("thanks", "Many Thanks")
    reading = read_scenario(piece.encode(), "x.yaml", scorecards())
    assert found(reading) == [("F210", "Many Thanks")]
    assert reading.diagnostics[0].fix.edits[0].text == "many-thanks"


def test_a_key_that_was_nearly_right_is_offered_as_a_fix():
    (diagnostic,) = read("sumary: A.\n").diagnostics
    assert diagnostic.help == "Did you mean “summary”?"
    assert diagnostic.fix.edits[0].text == "summary"


def test_a_comment_that_cuts_a_text_is_an_error_and_one_behind_a_word_is_none():
    text = "briefing:\n  you: Ask for order #4411 first.\n"
    assert [code for code, _ in found(read(text))] == ["F116"]
    (diagnostic,) = read(text).diagnostics
    assert diagnostic.fix.edits[0].text == '"Ask for order #4411 first."'
    words = "level: 2 # practised\ntags: [a, b] # words\nstart: opening # first\n"
    assert read(words).diagnostics == ()


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("it's #1", '"it\'s #1"'),
        ('say "no" to #1', "'say \"no\" to #1'"),
        ('it\'s \\ #1 "x"', '|\n  it\'s \\ #1 "x"'),
    ],
)
def test_a_text_is_put_into_the_quotes_that_suit_it_or_below_its_key(line, mended):
    (diagnostic,) = read(f"summary: {line}\n").diagnostics
    assert diagnostic.fix.edits[0].text == mended
    assert read(f"summary: {mended}\n").value.summary == line


@pytest.mark.parametrize(
    "piece",
    [
        'endings:\n  thanks: {outcome: resolved, review: It\'s "fine", really}\n'
        "  hung-up: {outcome: lost}\n",
        'briefing: {facts: [One thing: it\'s "late"]}\n',
    ],
)
def test_between_brackets_a_text_with_quotes_of_both_kinds_is_put_in_quotes_all_the_same(piece):
    (diagnostic,) = read(piece).diagnostics
    (edit,) = diagnostic.fix.edits
    wrong = diagnostic.excerpt[edit.span.column - 1 : edit.span.end_column - 1]
    assert "it''s" in edit.text.lower()
    assert edit.text in diagnostic.help
    assert read(piece.replace(wrong, edit.text)).diagnostics == ()


def test_a_comma_in_curly_brackets_is_explained():
    piece = (
        "endings:\n  thanks: {outcome: resolved, review: Fine, really, yes}\n"
        "  hung-up: {outcome: lost}\n"
    )
    (diagnostic,) = read(piece).diagnostics
    assert diagnostic.code == "F215"
    assert diagnostic.fix.edits[0].text == '"Fine, really, yes"'


def test_a_colon_in_a_list_of_texts_is_explained():
    piece = "briefing:\n  facts:\n    - One thing is sure: it left.\n"
    (diagnostic,) = read(piece).diagnostics
    assert diagnostic.code == "F119"
    assert diagnostic.fix.edits[0].text == '"One thing is sure: it left."'


PIECES = st.sampled_from(
    [
        *(
            "",
            " ",
            "\n",
            ":",
            ": ",
            "- ",
            "#",
            '"',
            "'",
            "{",
            "}",
            "[",
            "]",
            ",",
            "|",
            "&",
            "*",
            "!",
        ),
        *(
            "{x}",
            "{cake",
            "when: ",
            "\n  ",
            "\n      ",
            "\t",
            "temper",
            "not ",
            "()",
            "\u202e",
            "é",
        ),
    ]
)


@given(st.lists(st.tuples(st.integers(0, len(SCENARIO)), st.integers(0, 12), PIECES), max_size=4))
def test_whatever_is_in_a_file_it_is_read_or_reported_and_never_raises(changes):
    text = SCENARIO
    for at, length, piece in changes:
        text = text[:at] + piece + text[at + length :]
    reading = read_scenario(text.encode(), "x.yaml", CARDS)
    errors = [d for d in reading.diagnostics if d.severity == "error"]
    assert (reading.value is None) == bool(errors)
    lines = len(text.splitlines()) + 1
    for diagnostic in reading.diagnostics:
        assert 1 <= diagnostic.span.line <= diagnostic.span.end_line <= lines
        assert diagnostic.span.column >= 1
