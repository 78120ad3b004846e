"""Silencing a finding, and what is declared and never used."""

import pytest

from scenario.samples import found, read, read_card

PIECE = """\
{top}moments:
  opening:{moment}
    replies:
      own-it: {{say: I will find it., then: later{reply}}}
  later:
    replies:
      call: {{say: Word., remember: told, then: thanks}}
      wait: {{say: Word., then: hung-up}}
"""


def silenced(top="", moment="", reply=""):
    moment = moment and f"\n    accept: {{{moment}}}"
    reply = reply and f", accept: {{{reply}}}"
    return [c for c, _ in found(read(PIECE.format(top=top, moment=moment, reply=reply)))]


@pytest.mark.parametrize(
    ("places", "left"),
    [
        ({}, ["G110", "L502"]),
        ({"top": "accept: {G110: It is short.}\n"}, ["L502"]),
        ({"top": "accept: {only-one-reply: It is short., unread-flag: Later.}\n"}, []),
        ({"top": "accept: {g110: It is short.}\n"}, ["L502"]),
        ({"moment": "G110: It is short."}, ["L502"]),
        ({"moment": "L502: It is elsewhere."}, ["G110", "L502"]),
        ({"reply": "G110: It is the moment's."}, ["G110", "L502"]),
    ],
)
def test_a_warning_is_silenced_at_its_place_or_above(places, left):
    assert silenced(**places) == left


def test_a_warning_is_silenced_on_its_reply():
    piece = (
        "moments:\n  opening:\n    replies:\n"
        "      a: {say: A., remember: one, accept: {L502: Later.}, then: thanks}\n"
        "      b: {say: B., remember: two, then: hung-up}\n"
    )
    assert found(read(piece)) == [("L502", "two")]


def test_an_error_cannot_be_accepted():
    assert found(read("accept: {L101: So what?}\n")) == [("L114", "L101")]


def test_a_misspelled_name_of_a_finding_is_an_error_with_the_right_one():
    (diagnostic,) = read("accept: {only-one-replay: It is short.}\n").diagnostics
    assert (diagnostic.code, diagnostic.help) == ("L113", "Did you mean “only-one-reply”?")


def test_a_code_of_a_check_that_does_not_run_here_may_be_accepted():
    assert read("accept: {G112: It is a long one.}\n").diagnostics == ()


# declared and never used


@pytest.mark.parametrize(
    "use",
    [
        "briefing: {you: 'The {case.price}.'}\n",
        "briefing: {you: [{when: case.price > 5, text: A.}, {text: B.}]}\n",
        "briefing: {you: [{when: temper < case.price, text: A.}, {text: B.}]}\n",
    ],
)
def test_a_variable_is_used_by_a_text_or_a_condition(use):
    piece = "vary:\n  case: [{price: 5, shelf: full}]\n"
    assert found(read(piece)) == [("L501", "case")]
    assert found(read(piece + use)) == []


def test_a_variable_is_used_by_an_amount():
    piece = (
        "vary: {price: [5, 9]}\nbriefing: {authority: {refund: 6}}\nmoments:\n  opening:\n"
        "    replies:\n      a: {say: A., spends: {refund: price}, then: thanks}\n"
        "      b: {say: B., then: hung-up}\n"
    )
    assert found(read(piece)) == []


def test_a_flag_that_the_scorecard_needs_is_read():
    piece = (
        "moments:\n  opening:\n    replies:\n      a: {say: A., remember: heard, then: thanks}\n"
        "      b: {say: B., then: hung-up}\n"
    )
    assert found(read(piece)) == []


def test_what_is_set_in_several_places_is_reported_once():
    piece = (
        "moments:\n  opening:\n    replies:\n"
        "      a: {say: A., remember: told, promise: call, then: thanks}\n"
        "      b: {say: B., remember: [told], promise: [call], then: hung-up}\n"
    )
    assert found(read(piece)) == [("L502", "told"), ("L503", "call")]


def test_nothing_is_called_unused_while_there_are_errors():
    """The use may stand in the very part that is wrong."""
    assert found(read("vary: {cake: [a, b]}\nlevel: 7\n")) == [("F207", "7")]


# promises


@pytest.mark.parametrize(
    ("one", "two", "ending", "expected"),
    [
        ("promise: call", "keep: call", "", []),
        ("promise: call", "when: temper > 3", ", keep: call", []),
        ("promise: [call, write]", "keep: [call, write]", "", []),
        ("promise: call, keep: call", "when: temper > 3", "", [("L401", "call")]),
        ("promise: call", "keep: [call, cal]", "", [("L112", "cal")]),
        ("promise: call", "when: temper > 3", ", keep: [call, cal]", [("L112", "cal")]),
        ("promise: kept", "keep: kept", "", [("L116", "kept")]),
    ],
)
def test_what_is_kept_must_have_been_promised_before(one, two, ending, expected):
    piece = (
        f"moments:\n  opening:\n    replies:\n      a: {{say: A., {one}, then: more}}\n"
        "      b: {say: B., then: hung-up}\n"
        f"  more:\n    replies:\n      a: {{say: A., {two}, then: thanks}}\n"
        "      b: {say: B., then: hung-up}\n"
        f"endings:\n  thanks: {{outcome: resolved{ending}}}\n  hung-up: {{outcome: lost}}\n"
    )
    assert found(read(piece)) == expected


# two behaviors of one dimension


@pytest.mark.parametrize(
    ("one", "two", "together"),
    [
        ("", "", True),
        ("temper > 5", "", True),
        ("temper > 5", "temper <= 5", False),
        ("temper > 5", "temper < 7", True),
        ("temper > 5", "trust < 5", True),
        ("heard", "not heard", False),
        ("heard", "temper > 5", True),
        ("price > 50", "price < 50", False),
        ("price > 38", "price < 85", False),
        ("price > 38", "price <= 85", True),
        ("cake is lemon", "cake is plain", False),
        ("cake is not lemon", "cake is plain", True),
        ("case.a > 1", "case.b > 1", False),
        ("case.a > 1", "case.b < 2", True),
        ("authority.refund > 50", "temper < 5", True),
        ("authority.refund < 50", "temper < 5", False),
        ("promised call", "kept call", True),
        ("not promised call", "kept call", False),
        ("temper > trust", "trust > temper", False),
        ("temper > trust", "trust > confusion", True),
        ("[temper > 5, heard]", "[temper > 5, not heard]", False),
        ("temper > 5 or heard", "not (temper > 5 or heard)", False),
    ],
)
def test_two_behaviors_of_one_dimension_must_exclude_each_other(one, two, together):
    first = f"{{when: {one}, behavior: names-the-feeling}}" if one else "names-the-feeling"
    second = f"{{when: {two}, behavior: recites-an-apology}}" if two else "recites-an-apology"
    piece = (
        "vary:\n  price: [38, 85]\n  cake: [lemon, plain]\n  case: [{a: 1, b: 2}, {a: 2, b: 1}]\n"
        "briefing: {authority: {refund: 60}, you: '{price} {cake} {case.a}'}\n"
        "moments:\n  opening:\n    replies:\n"
        "      z: {say: Z., promise: call, then: thanks}\n"
        f"      a: {{say: A., shows: [owns-it, {first}, {second}], then: hung-up}}\n"
        "endings: {thanks: {outcome: resolved, keep: call}, hung-up: {outcome: lost}}\n"
    )
    assert [code for code, _ in found(read(piece))] == (["S101"] if together else [])


def test_the_reply_s_own_condition_counts_too():
    piece = (
        "moments:\n  opening:\n    replies:\n"
        "      a:\n        say: A.\n        when: temper > 5\n        then: thanks\n"
        "        shows:\n          - names-the-feeling\n"
        "          - {when: temper < 3, behavior: recites-an-apology}\n"
        "      b: {say: B., then: hung-up}\n"
    )
    assert found(read(piece)) == []


def test_conditions_that_read_too_much_to_try_are_taken_to_hold_together():
    flags = " and ".join(f"f{number}" for number in range(16))
    replies = "".join(
        f"      r{n}: {{say: A., remember: f{n}, then: hung-up}}\n" for n in range(16)
    )
    piece = (
        f"accept: {{G113: On purpose.}}\nmoments:\n  opening:\n    replies:\n{replies}"
        "      a:\n        say: A.\n        then: thanks\n        shows:\n"
        f"          - {{when: {flags}, behavior: names-the-feeling}}\n"
        f"          - {{when: not ({flags}), behavior: recites-an-apology}}\n"
    )
    assert [code for code, _ in found(read(piece))] == ["S101"]


# scorecards

CARD = """\
dimensions:
  one:
    weight: 50
    asks: Well?
    behaviors:
      a: {{level: 1, means: A., sets: heard{a}}}
      b: {{level: 2, means: B.{b}}}
      c: {{level: 3, means: C.{c}}}
  two:
    weight: 50
    asks: Well?{over}
    behaviors:
      d: {{level: 3, means: D.{d}}}
      e: {{level: 1, means: E.}}
"""


def card(**pieces):
    return CARD.format(**{"a": "", "b": "", "c": "", "d": "", "over": ""} | pieces)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"b": ", needs: heard, else: a"}, []),
        ({"b": ", needs: heard, else: a", "c": ", needs: heard, else: b"}, []),
        ({"b": ", needs: heard, else: d"}, [("L602", "d")]),
        ({"b": ", needs: heard, else: x"}, [("L602", "x")]),
        ({"b": ", needs: herd, else: a"}, [("L603", "herd")]),
        ({"b": ", needs: heard, else: b"}, [("L604", "b")]),
        ({"b": ", needs: heard, else: c", "c": ", needs: heard, else: b"}, [("L604", "b")]),
        ({"c": ", sets: temper"}, [("L116", "temper")]),
        ({"over": "\n    over-authority: d"}, []),
        ({"over": "\n    over-authority: a"}, [("L602", "a")]),
        ({"over": "\n    over-authority: d", "d": ", sets: told"}, [("L605", "sets")]),
        ({"over": "\n    over-authority: d", "d": ", needs: heard, else: e"}, [("L605", "needs")]),
        ({"over": "\n    over-authority: e", "d": ", needs: heard, else: e"}, []),
        ({"d": ", sets: told"}, []),
    ],
)
def test_the_behaviors_of_a_scorecard_hang_together(changes, expected):
    assert found(read_card(card(**changes))) == expected


def test_a_behavior_belongs_to_one_dimension():
    reading = read_card(card().replace("      d:", "      a:"))
    assert found(reading) == [("L601", "a")]
    assert reading.diagnostics[0].related[0].span.line == 7


def test_what_hangs_on_a_broken_behavior_is_silent():
    piece = card(b=", needs: told, else: a").replace("sets: heard", "sets: {}")
    assert found(read_card(piece)) == [("F204", "{}")]
