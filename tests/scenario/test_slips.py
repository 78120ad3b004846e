"""Slips of somebody who does not know YAML: what is said about them, and what is mended."""

import pytest

from roleplay.checks.mend import mend
from roleplay.scenario.reader import read_scenario, read_scorecard
from scenario.samples import found, overlaid, read, read_card, scorecards


def mended(piece: str) -> str:
    """A file with everything mended that has exactly one right mend."""

    def diagnostics(data: bytes):
        return read_scenario(data, "late-parcel.yaml", scorecards()).diagnostics

    return mend(overlaid(piece), diagnostics).data.decode()


def is_left_alone(piece: str) -> bool:
    return mended(piece) == overlaid(piece).decode()


def reply(keys: str) -> str:
    return (
        "moments:\n  opening:\n    replies:\n      own-it:\n        say: I will.\n"
        f"        {keys}\n        then: thanks\n"
        "      recite: {say: We apologize., then: hung-up}\n"
    )


# several names without brackets


@pytest.mark.parametrize(
    "written", ["told, asked", "told; asked", "told and asked", "[told; asked]"]
)
def test_names_without_brackets_are_put_in_brackets_and_all_are_kept(written):
    piece = reply(f"remember: {written}")
    assert [code for code, _ in found(read(piece))] == ["F217"]
    assert "remember: [told, asked]\n" in mended(piece)


def test_names_without_brackets_between_curly_ones_are_put_in_brackets():
    piece = (
        "moments:\n  opening:\n    replies:\n"
        "      own-it: {say: I will., shows: names-the-feeling, owns-it, then: thanks}\n"
        "      recite: {say: We apologize., then: hung-up}\n"
    )
    assert [code for code, _ in found(read(piece))] == ["F217"]
    assert "shows: [names-the-feeling, owns-it], then" in mended(piece)


def test_two_names_in_one_line_of_a_list_are_told_and_left_alone():
    piece = reply("remember:\n          - told, asked\n          - heard-her")
    assert [code for code, _ in found(read(piece))] == ["F217"]
    assert is_left_alone(piece)


# dashes, quotes, and keys in a row


@pytest.mark.parametrize("sign", "–—−•")
@pytest.mark.parametrize(
    "lines",
    [
        "briefing:\n  facts:\n    - One.\n    - Two.\n",
        "briefing:\n  facts:\n    - One,\n      still one.\n    - Two.\n",
        "briefing:\n  facts:\n    - One.\n",
        "vary:\n  case:\n    - {price: 45, item: lamp}\n    - {price: 50, item: chair}\n"
        "briefing: {you: 'A {case.item}, {case.price}.'}\n",
        "briefing:\n  you:\n    - {when: temper > 3, text: A.}\n    - {text: B.}\n",
    ],
)
def test_another_dash_than_the_hyphen_is_told_once_and_mended(sign, lines):
    piece = lines.replace("    - ", f"    {sign} ")
    assert found(read(piece)) == [("F133", sign)]
    assert mended(piece) == overlaid(lines).decode()


def test_a_text_may_begin_with_a_dash():
    assert read(reply("because: – I said so.")).diagnostics == ()


@pytest.mark.parametrize("quotes", ["“”", "„“", "«»", "‘’"])
def test_bent_quotes_round_a_text_with_a_colon_become_straight_ones(quotes):
    piece = f"briefing:\n  you: {quotes[0]}One thing: hurry.{quotes[1]}\n"
    assert [code for code, _ in found(read(piece))] == ["F134"]
    assert '  you: "One thing: hurry."\n' in mended(piece)


def test_bent_quotes_inside_a_text_stay():
    piece = "briefing:\n  you: “Really?” is one thing: hurry.\n"
    assert [code for code, _ in found(read(piece))] == ["F119"]
    assert '"“Really?” is one thing: hurry."' in mended(piece)


@pytest.mark.parametrize(
    "piece",
    [
        "endings:\n  thanks:\n    outcome: resolved, stays: no\n  hung-up: {outcome: lost}\n",
        "briefing: you: You answer the phone.\n",
        "briefing: you: You answer the phone.\n  facts: [The van broke down.]\n",
        reply("because: He waited, then: all was lost."),
    ],
)
def test_two_keys_in_a_line_are_told_and_nothing_is_put_in_quotes(piece):
    assert [code for code, _ in found(read(piece))] == ["F135"]
    assert is_left_alone(piece)


# numbers and dates


def test_a_decimal_comma_between_brackets_is_one_finding_and_becomes_a_point():
    piece = (
        "vary:\n  case:\n    - {item: lamp, price: 45,50}\n    - {item: chair, price: 60}\n"
        "briefing: {you: 'A {case.item}, {case.price}.', authority: {refund: 20,5}}\n"
    )
    assert found(read(piece)) == [("F218", "45,50"), ("F218", "20,5")]
    assert "price: 45.50}" in mended(piece)
    assert "refund: 20.5}" in mended(piece)


def test_a_comma_between_thousands_is_told_and_left_alone():
    piece = "briefing: {authority: {refund: 1,340}}\n"
    (diagnostic,) = read(piece).diagnostics
    assert diagnostic.help == "Write “1340”, if thousands are meant."
    assert is_left_alone(piece)


def test_a_decimal_comma_in_a_line_of_its_own_is_told_as_well():
    assert "refund: 45.50\n" in mended("briefing:\n  authority:\n    refund: 45,50\n")
    texts = "vary:\n  price:\n    - 45,50\n    - 60\nbriefing: {you: 'It costs {price}.'}\n"
    (diagnostic,) = read(texts).diagnostics
    assert diagnostic.help == "Write “45.50”: numbers have a point, not a comma."


@pytest.mark.parametrize(
    ("number", "expected"),
    [("1.340", ["L306"]), ("12.000", ["L306"]), ("1.34", []), ("0.125", []), ("1340.125", [])],
)
def test_a_point_before_three_digits_is_asked_about(number, expected):
    piece = f"vary: {{price: [{number}, 60]}}\nbriefing: {{you: 'It costs {{price}}.'}}\n"
    assert [code for code, _ in found(read(piece))] == expected
    condition = f"[{{when: price > {number}, text: Dear.}}, {{text: Cheap.}}]"
    piece = f"vary: {{price: [50, 60]}}\nbriefing: {{you: {condition}}}\n"
    assert [code for code, _ in found(read(piece))] == expected


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        ("level: two\n", "Write 2."),
        ("level: seven\n", "Write a whole number from 1 to 3, in plain digits."),
        ("minutes: 8 minutes\n", "Write 8."),
        ("minutes: 2 hours\n", "Write a whole number from 1 to 120, in plain digits."),
        ("briefing: {authority: {refund: 60 EUR}}\n", "Write 60."),
        ("briefing: {authority: {refund: lots}}\n", "Write an amount such as 60 or 19.95"),
        ("briefing: {authority: {refund: 1.340}}\n", "Write “1340”, if thousands are meant."),
    ],
)
def test_help_with_a_number_fits_the_key_and_drops_no_word_by_itself(piece, said):
    (diagnostic,) = read(piece).diagnostics
    assert diagnostic.help.startswith(said)
    assert diagnostic.fix is None


def test_help_with_a_percentage():
    (diagnostic,) = read_card("pass: {overall: 80%}\n").diagnostics
    assert diagnostic.help == "Write 80."


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("23.11.2026", ["2026-11-23"]),
        ("11/23/2026", ["2026-11-23"]),
        ("2026/11/23", ["2026-11-23"]),
        ("2026.1.5", ["2026-01-05"]),
        ("5.5.2026", ["2026-05-05"]),
        ("3.11.2026", ["2026-11-03", "2026-03-11"]),
        ("31.2.2026", []),
        ("23.11.26", []),
    ],
)
def test_a_date_in_another_order_is_understood_and_mended_where_it_is_clear(written, meant):
    piece = f"reviewed: {written}\n"
    (diagnostic,) = read(piece).diagnostics
    if meant:
        assert diagnostic.help == f"Did you mean {' or '.join(meant)}?"
    if len(meant) == 1:
        assert f"reviewed: {meant[0]}\n" in mended(piece)
    else:
        assert is_left_alone(piece)


# conditions and placeholders


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("temper is less than 4", "temper is below 4"),
        ("temper is greater than or equal to 4", "temper is at least 4"),
        ("temper is at most 4", "temper <= 4"),
        ("temper is above 4", "temper > 4"),
        ("temper => 4", "temper >= 4"),
        ("temper =< 4", "temper <= 4"),
        ("heard AND temper > 4", "heard and temper > 4"),
        ("heard && temper > 4", "heard and temper > 4"),
        ("temper is 4 OR heard", "temper is 4 or heard"),
        ("item is lamp AND heard", "item is lamp and heard"),
    ],
)
def test_other_ways_to_write_a_condition_are_understood(written, meant):
    piece = (
        "vary: {item: [lamp, over the top]}\n"
        f"briefing: {{you: [{{when: {written}, text: 'A {{item}}.'}}, {{text: B.}}]}}\n"
    )
    assert [code for code, _ in found(read(piece))] == ["L201"]
    assert mended(piece) == overlaid(piece).decode().replace(written, meant)


@pytest.mark.parametrize("text", ["over the top", "more than enough", "salt AND pepper"])
def test_a_text_may_begin_like_a_comparison_or_have_an_and_in_it(text):
    piece = (
        f"vary: {{item: [lamp, {text}]}}\n"
        f"briefing: {{you: [{{when: item is {text}, text: 'A {{item}}.'}}, {{text: B.}}]}}\n"
    )
    assert read(piece).diagnostics == ()


def test_a_placeholder_in_two_pairs_of_brackets_keeps_one():
    piece = "vary: {dog: [Oskar, Bella]}\nbriefing:\n  you: Your patient is {{dog}}.\n"
    assert found(read(piece)) == [("L307", "{{dog}}")]
    assert "  you: Your patient is {dog}.\n" in mended(piece)


# what was probably meant, and when that is sure


def test_a_flag_that_nothing_reads_and_that_is_nearly_one_that_is_read_is_named():
    piece = reply("remember: corected").replace(
        "recite: {say: We apologize.,",
        "recite: {say: We apologize., remember: corrected, when: not corrected,",
    )
    (diagnostic,) = read(piece).diagnostics
    assert (diagnostic.code, diagnostic.fix) == ("L502", None)
    assert diagnostic.help.startswith("Did you mean “corrected”, which is asked for?")


def test_a_flag_that_is_needed_and_one_that_is_set_are_both_shown_and_neither_is_changed():
    behaviors = (
        "dimensions:\n  one:\n    weight: 9\n    asks: Well?\n    behaviors:\n"
        "      a: {level: 1, sets: herd, means: A.}\n"
        "      b: {level: 3, needs: heard, else: a, means: B.}\n"
    )
    (diagnostic,) = read_card(behaviors).diagnostics
    assert (diagnostic.code, diagnostic.fix) == ("L603", None)
    assert diagnostic.related[0].span.line == 7
    assert "“heard” or “herd”" in diagnostic.help


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("indiferent", ["L606"]), ("Indifferent", ["L606"]), ("different", []), ("indifferent", [])],
)
def test_a_tag_that_is_nearly_one_of_the_checks_is_told(tag, expected):
    behaviors = (
        "dimensions:\n  one:\n    weight: 9\n    asks: Well?\n    behaviors:\n"
        f"      a: {{level: 0, tags: [{tag}], means: A.}}\n      b: {{level: 3, means: B.}}\n"
    )
    reading = read_card(behaviors)
    assert [d.code for d in reading.diagnostics] == expected
    if expected:
        data = behaviors.replace(
            "dimensions:", "format: roleplay-scorecard/1\ntitle: T\ndimensions:", 1
        )
        read_it = lambda data: read_scorecard(data, "card.yaml").diagnostics  # noqa: E731 - short
        assert b"tags: [indifferent]" in mend(data.encode(), read_it).data


@pytest.mark.parametrize(
    ("one", "other", "is_mended"),
    [
        ("thansk", "thanks", True),  # the other reply says how it is spelled
        ("thansk", "hung-up", False),  # the ending itself may be misspelled
        ("thanks-2", "thanks", False),  # a digit is never a slip
        ("thanks-again", "thanks", False),  # nor is a word more
        ("Thanks", "hung-up", True),
    ],
)
def test_a_name_is_mended_only_where_the_right_one_is_beyond_doubt(one, other, is_mended):
    piece = (
        "moments:\n  opening:\n    replies:\n"
        f"      a: {{say: A., then: {one}}}\n      b: {{say: B., then: {other}}}\n"
        "      c: {say: C., then: hung-up}\n"
    )
    assert [d.code for d in read(piece).diagnostics][:1] == ["L101"]
    assert f"say: A., then: {'thanks' if is_mended else one}}}" in mended(piece)


def test_a_name_in_a_condition_of_several_lines_is_not_mended_for_the_whole():
    piece = reply("when: >-\n          temper > 3 and\n          hearrd and heard and not heard")
    assert "L108" in [code for code, _ in found(read(piece))]
    assert is_left_alone(piece)


@pytest.mark.parametrize("name", ["für-elise", "2nd-try", "naïve"])
def test_a_name_is_not_mended_where_letters_would_be_lost(name):
    piece = reply(f"remember: {name}")
    assert "F210" in [code for code, _ in found(read(piece))]
    assert is_left_alone(piece)


@pytest.mark.parametrize(
    "piece",
    [
        "summary: Nobody called her. # check this\n",  # a comment would be shown
        reply("because: >-\n<<<<<<< HEAD\n          One.\n=======\n          Two.\n>>>>>>> x"),
        reply('because: "One.\\n \\Two."'),  # single quotes would show the line's end as a sign
        reply("because: [sighs and looks"),  # no list
        reply("because: Nobody called and we give\n%20 off."),
    ],
)
def test_what_may_be_meant_in_two_ways_is_told_and_left_alone(piece):
    assert read(piece).value is None
    assert is_left_alone(piece)
