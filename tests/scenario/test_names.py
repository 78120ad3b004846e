"""Names and conditions: what they may refer to, and where a wrong one is underlined."""

import pytest

from roleplay.scenario.findings import examples
from roleplay.scenario.reader import read_scenario
from scenario.samples import found, overlaid, read, read_card, scorecards, underlined

WORLD = """\
vary:
  cake: [lemon cake, plain cake]
  size: [4, 8.5]
  case:
    - {price: 38, shelf: one is left}
    - {price: 85, shelf: none is left}
briefing:
  you: A {cake} for {size} at {case.price}; {case.shelf}.
  authority: {refund: 60}
"""


def with_condition(condition: str):
    return read(
        WORLD + "moments:\n  opening:\n    customer:\n"
        f"      - when: {condition}\n        text: A.\n      - text: B.\n"
        "    replies:\n"
        "      a: {say: A., promise: call-back, remember: told, then: thanks}\n"
        "      b: {say: B., then: hung-up}\n"
        "endings:\n"
        "  thanks: {outcome: resolved, keep: call-back}\n"
        "  hung-up:\n    customer: [{when: told, text: A.}, {text: B.}]\n    outcome: lost\n"
    )


@pytest.mark.parametrize(
    "condition",
    [
        "temper >= 6",
        "temper > 2.5 and trust <= 10",
        "temper > trust",
        "temper = authority.refund",
        "case.price > authority.refund",
        "case.price between 38 and 60.5",
        "case.price is 38",
        "case.price is not 38",
        "temper is 7",
        "temper is at least 7",
        "confusion is below 3",
        "cake is lemon cake",
        'cake is not "plain cake"',
        "case.shelf is none is left",
        "size > case.price",
        "heard",
        "not heard and not told",
        "promised call-back and not kept call-back",
        "(temper > 5 or trust < 2) and told",
        "[temper > 5, told, not heard]",
        "'temper > 5'",
        '"told"',
    ],
)
def test_a_condition_may_read_state_variables_authority_flags_and_promises(condition):
    assert with_condition(condition).diagnostics == ()


@pytest.mark.parametrize(
    ("condition", "code", "word"),
    [
        ("tempr >= 6", "L108", "tempr"),
        ("trust < 3 and tempr >= 6", "L108", "tempr"),
        ("'trust < 3 and tempr >= 6'", "L108", "tempr"),
        ('"trust < 3 and tempr >= 6"', "L108", "tempr"),
        ("[trust < 3, tempr >= 6]", "L108", "tempr"),
        ("authority.refunds > 3", "L108", "authority.refunds"),
        ("authority > 3", "L108", "authority"),
        ("case > 3", "L108", "case"),
        ("case.prize > 3", "L108", "case.prize"),
        ("temper > sizes", "L108", "sizes"),
        ("not heart", "L108", "heart"),
        ("promised call", "L112", "call"),
        ("kept call", "L112", "call"),
        ("temper", "L203", "temper"),
        ("not case.price", "L203", "case.price"),
        ("cake", "L203", "cake"),
        ("cake > 3", "L203", "cake"),
        ("cake = 3", "L203", "cake"),
        ("temper > cake", "L203", "cake"),
        ("temper > heard", "L203", "heard"),
        ("heard is yes", "L203", "heard"),
        ("heard = 1", "L203", "heard"),
        ("heard between 0 and 1", "L203", "heard"),
        ("temper is high", "L203", "temper"),
        ("cake is lemon", "L202", "lemon"),
        ('cake is "lemon"', "L202", "lemon"),
        ("temper > 11", "L204", "temper"),
        ("temper > -1", "L204", "temper"),
        ("temper is 11", "L204", "temper"),
        ("trust between 5 and 12", "L204", "trust"),
        ("trust between 12 and 15", "L204", "trust"),
        ("trust between 5 and 2", "L205", "trust"),
        ("case.price between 5 and 2", "L205", "case.price"),
        ("temper >=", "L201", ""),
        ("temper > 3 trust < 2", "L201", "trust"),
        ("temper > 3 and trust < 2 or heard", "L201", "or"),
        ("(temper > 3", "L201", "("),
        ("Temper > 3", "L201", "Temper"),
        ("and > 3", "L201", "and"),
        ("temper + 1 > 3", "L201", "+"),
        ("temper > " + "9" * 5000, "L201", ""),
        ("not " * 300 + "heard", "L201", ""),
    ],
)
def test_a_wrong_condition_is_reported_once_at_the_very_word(condition, code, word):
    reading = with_condition(condition)
    errors = [row for row in found(reading) if row[0] not in ("L502", "L501")]
    assert [row[0] for row in errors] == [code]
    if word:
        assert errors[0][1].strip("\"'") == word


@pytest.mark.parametrize(
    ("condition", "offered"),
    [
        ("tempr > 3", "temper"),
        ("case.prize > 3", "case.price"),
        ("heart", "heard"),
        ("cake is lemon-cake", "lemon cake"),
        ("kept callback", "call-back"),
    ],
)
def test_the_name_that_was_probably_meant_is_offered_as_a_fix(condition, offered):
    (diagnostic,) = with_condition(condition).diagnostics
    assert diagnostic.help == f"Did you mean “{offered}”?"
    assert diagnostic.fix.edits[0].text == offered


def test_a_condition_on_several_lines_is_underlined_as_a_whole():
    reading = with_condition(">\n          temper > 3 and\n          tempr < 2")
    (diagnostic,) = reading.diagnostics
    assert diagnostic.code == "L108"
    assert diagnostic.span.end_line > diagnostic.span.line


def test_every_faulty_condition_of_a_file_is_reported():
    piece = (
        "moments:\n  opening:\n"
        "    customer: [{when: a1, text: A.}, {when: a2, text: B.}, {text: C.}]\n"
        "    replies:\n"
        "      a: {say: A., when: a3, then: [{when: a4, to: thanks}, {to: hung-up}]}\n"
        "      b: {say: B., then: hung-up}\n"
    )
    assert [row for row in found(read(piece)) if row[0] == "L108"] == [
        ("L108", name) for name in ("a1", "a2", "a3", "a4")
    ]


# placeholders


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("summary: It costs {}.", "summary"),
        ("title: The {}", "title"),
        ("industry: '{}'", "industry"),
        ("tags: [late, 'the {}']", "tags"),
        ("customer: {{name: 'Ada {}', mood: angry, channel: chat}}", "name"),
    ],
)
@pytest.mark.parametrize("written", ["{whatever}", "{customer}", "{case.price}"])
def test_in_titles_and_names_a_placeholder_is_shown_raw_which_is_told(place, key, written):
    reading = read(place.format(written) + "\n")
    (diagnostic,) = reading.diagnostics
    assert (diagnostic.code, diagnostic.severity) == ("L305", "warning")
    assert underlined(diagnostic) == written
    assert f"“{key}”" in diagnostic.message
    assert reading.value is not None


def test_a_placeholder_in_a_scorecard_is_shown_raw_which_is_told():
    piece = (
        "title: For {customer}\ndimensions:\n  one:\n    weight: 5\n    asks: Is {customer} ok?\n"
        "    behaviors:\n      a: {level: 3, means: 'Says {what} is felt.'}\n"
    )
    assert found(read_card(piece)) == [
        *(("L305", "{customer}"), ("L305", "{customer}"), ("L305", "{what}")),
    ]


def test_a_reason_may_speak_of_a_placeholder():
    assert read("accept: {G110: 'The {item} decides.'}\n").diagnostics == ()


def test_a_placeholder_in_a_value_that_is_drawn_is_told_once():
    assert [code for code, _ in found(read("vary: {a: ['{b}', c]}\nbriefing: {you: '{a}'}\n"))] == [
        "L304"
    ]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The {cak}.", "{cak}"),
        ("The { cake }.", "{ cake }"),
        ("The {cake} and the {Cake}.", "{Cake}"),
        ("The {}.", "{}"),
        ("The {case}.", "{case}"),
        ("The {temper}.", "{temper}"),
        ("The {authority.refund}.", "{authority.refund}"),
        ("The {case.price} and {case.prize}.", "{case.prize}"),
    ],
)
@pytest.mark.parametrize(
    "quote", ["{}", "'{}'", '"{}"', "|\n    First.\n    {}\n", ">\n    A\n    {}\n"]
)
def test_an_unknown_placeholder_is_underlined_wherever_it_stands(text, wrong, quote):
    piece = WORLD.replace("  you: A", "  facts: ['A").replace("shelf}.", "shelf}.']")
    piece += "before:\n- note: " + quote.format(text).replace("\n    ", "\n      ") + "\n"
    (diagnostic,) = read(piece).diagnostics
    assert (diagnostic.code, underlined(diagnostic)) == ("L109", wrong)


def test_each_of_several_unknown_placeholders_is_underlined_at_its_own_place():
    reading = read("briefing:\n  you: |\n    {a} and {a}\n    and {a}\n")
    assert [(d.span.line, d.span.column) for d in reading.diagnostics] == [(4, 5), (4, 13), (5, 9)]


def test_customer_and_trainee_are_always_known():
    assert read("briefing: {you: 'I am {trainee}, hello {customer}.'}\n").diagnostics == ()


# what refers to what


def test_a_missing_list_of_endings_is_reported_once():
    data = overlaid("").decode().partition("endings:")[0]
    reading = read_scenario(data.encode(), "x.yaml", scorecards())
    assert [d.code for d in reading.diagnostics] == ["F203"]


def test_broken_moments_are_reported_once():
    assert found(read("moments: none yet\n")) == [("F205", "none yet")]
    assert found(read("moments:\n  opening: not written\n")) == [("F205", "not written")]


def test_what_hangs_on_a_broken_moment_is_silent():
    piece = (
        "moments:\n  opening:\n    replies:\n      a: {say: A., then: later}\n"
        "      b: {say: B., then: thanks}\n  later:\n    replies: none\n"
    )
    assert found(read(piece)) == [("F205", "none")]


def test_what_hangs_on_a_broken_variable_is_silent():
    piece = (
        "vary:\n  cake: []\n  size: [1, two]\n"
        "briefing:\n  you:\n    - {when: cake is lemon, text: 'A {cake} of {size}.'}\n"
        "    - {when: size > 3, text: B.}\n    - text: C.\n"
    )
    assert found(read(piece)) == [("F204", "[]"), ("L301", "two")]


def test_what_hangs_on_a_broken_authority_is_silent():
    piece = (
        "briefing:\n  authority: 60\nmoments:\n  opening:\n    replies:\n"
        "      a: {say: A., spends: {refund: 5}, when: authority.refund > 5, then: thanks}\n"
        "      b: {say: B., then: hung-up}\n"
    )
    assert found(read(piece)) == [("F205", "60")]


def test_what_hangs_on_a_broken_flag_or_promise_is_silent():
    piece = (
        "moments:\n  opening:\n    replies:\n"
        "      a: {say: A., remember: {told: yes}, promise: [[]], then: thanks}\n"
        "      b: {say: B., when: told, keep: call, then: hung-up}\n"
    )
    assert found(read(piece)) == [("F205", "{told: yes}"), ("F204", "[]")]


@pytest.mark.parametrize(("name", "code"), [("nowhere", "L105"), ("half-written", "L106")])
def test_without_its_scorecard_behaviors_and_flags_are_not_looked_at(name, code):
    piece = (
        f"scorecard: {name}\nmoments:\n  opening:\n    replies:\n"
        "      a: {say: A., shows: [whatever, more], when: heard, then: thanks}\n"
        "      b: {say: B., when: tempr > 3, then: hung-up}\n"
        "      c: {say: C., then: hung-up}\n"
    )
    assert found(read(piece)) == [(code, name), ("L108", "tempr")]


def test_walking_out_leads_to_an_ending_and_not_to_a_moment():
    piece = "customer: {name: Ada, mood: angry, channel: chat, walks-out: opening}\n"
    assert found(read(piece)) == [("L103", "opening")]


def test_the_start_is_a_moment_and_not_an_ending():
    assert found(read("start: thanks\n")) == [("L102", "thanks")]


# clashes


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("vary: {temper: [a, b]}\nbriefing: {you: '{temper}'}\n", [("L116", "temper")]),
        ("vary: {least: [a, b]}\nbriefing: {you: '{least}'}\n", [("L116", "least")]),
        ("vary: {trainee: [a, b]}\nbriefing: {you: '{trainee}'}\n", [("L116", "trainee")]),
        ("vary: {authority: [a, b]}\nbriefing: {you: '{authority}'}\n", [("L116", "authority")]),
        ("vary: {heard: [a, b]}\nbriefing: {you: '{heard}'}\n", [("L115", "heard")]),
    ],
)
def test_a_name_that_means_something_already_is_reported(piece, expected):
    assert found(read(piece)) == expected


def test_a_flag_cannot_have_the_name_of_a_variable_or_of_a_word():
    piece = (
        "vary: {cake: [a, b]}\nbriefing: {you: '{cake}'}\nmoments:\n  opening:\n    replies:\n"
        "      a: {say: A., remember: cake, then: thanks}\n"
        "      b: {say: B., remember: [promised, trust], then: hung-up}\n"
    )
    reading = read(piece)
    assert found(reading) == [("L115", "cake"), ("L116", "promised"), ("L116", "trust")]
    assert reading.diagnostics[0].related[0].span.line == 2


def test_an_ending_cannot_have_the_name_of_a_moment():
    reading = read(
        "endings:\n  opening: {outcome: lost}\n"
        "  thanks: {outcome: resolved}\n  hung-up: {outcome: lost}\n"
    )
    (diagnostic,) = reading.diagnostics
    assert diagnostic.code == "L115"
    assert "moment" in diagnostic.related[0].message


def test_a_flag_may_have_the_name_of_an_authority():
    piece = (
        "briefing: {authority: {refund: 60}}\nmoments:\n  opening:\n    replies:\n"
        "      a: {say: A., remember: refund, spends: {refund: 5}, then: thanks}\n"
        "      b: {say: B., when: refund, then: hung-up}\n"
    )
    assert read(piece).diagnostics == ()


@pytest.mark.parametrize(
    ("spends", "expected"),
    [
        ("{refund: 60.5}", []),
        ("{refund: size}", []),
        ("{refund: case.price}", []),
        ("{refund: cake}", [("L303", "cake")]),
        ("{refund: case.shelf}", [("L303", "case.shelf")]),
        ("{refund: case}", [("L111", "case")]),
        ("{refund: temper}", [("L111", "temper")]),
        ("{refund: authority.refund}", [("L111", "authority.refund")]),
        ("{refund: 5 EUR}", [("F206", "5 EUR")]),
        ("{refund: Price}", [("F206", "Price")]),
        ("{goodwill: 5}", [("L110", "goodwill")]),
    ],
)
def test_an_amount_is_a_number_or_a_variable_that_is_one(spends, expected):
    piece = (
        f"{WORLD}moments:\n  opening:\n    replies:\n"
        f"      a: {{say: A., spends: {spends}, then: thanks}}\n"
        "      b: {say: B., then: hung-up}\n"
    )
    assert found(read(piece)) == expected


def test_the_minimal_examples_have_nothing_to_find():
    assert read_scenario(examples.SCENARIO.encode(), "x.yaml", scorecards()).diagnostics == ()
