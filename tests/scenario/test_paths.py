"""Where a conversation can go: what is unreachable, endless, or leaves nothing to say."""

import pytest

from roleplay.scenario.reader import read_scenario
from scenario.samples import found, overlaid, read, scorecards


def moments(text: str) -> str:
    """Moments from lines such as `a: b, thanks | hung-up` (replies by target; | if-nothing-left).

    A target with `?` belongs to a reply with a condition; `b/thanks` is a list of targets.
    """
    lines = ["moments:"]
    for line in text.strip().splitlines():
        name, _, rest = line.strip().partition(": ")
        targets, _, nothing_left = rest.partition(" | ")
        lines.append(f"  {name}:")
        if nothing_left:
            lines.append(f"    if-nothing-left: {nothing_left}")
        lines.append("    replies:")
        for number, target in enumerate(targets.split(", ")):
            first, _, second = target.strip("?").partition("/")
            then = f"[{{when: trust > 5, to: {first}}}, {{to: {second}}}]" if second else first
            when = "when: temper > 5, " if target.endswith("?") else ""
            lines.append(f"      r{number}: {{say: Word., {when}then: {then}}}")
    return "\n".join(lines) + "\n"


def codes(text: str, start: str = "a") -> list[tuple[str, str]]:
    return found(read(f"start: {start}\n" + moments(text)))


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        ("a: thanks, hung-up", []),
        ("a: b, hung-up\nb: thanks, hung-up", []),
        # unreachable
        ("a: thanks, hung-up\nb: thanks, hung-up", [("G101", "b")]),
        ("a: thanks, hung-up\nb: c, thanks\nc: thanks, hung-up", [("G101", "b")]),
        ("a: thanks, hung-up\nb: c, thanks | thanks\nc: b, hung-up | thanks", [("G101", "b")]),
        ("a: thanks, thanks", [("G102", "hung-up")]),
        ("a: thanks, thanks\nb: hung-up, hung-up", [("G101", "b")]),
        ("a: thanks?, thanks? | b\nb: hung-up, hung-up", []),
        # endless
        ("a: b, thanks, hung-up\nb: b, b", [("G103", "b")]),
        ("a: b, thanks, hung-up\nb: c, c\nc: b, b", [("G103", "b")]),
        ("a: b, thanks, hung-up\nb: c, c\nc: d, d\nd: c, d", [("G103", "c")]),
        ("a: b, c, thanks, hung-up\nb: b, b\nc: c, c", [("G103", "b"), ("G103", "c")]),
        # nothing left to say
        ("a: a, hung-up, thanks", []),
        ("a: a, hung-up?, thanks?", [("G105", "a")]),
        ("a: a/thanks, a/hung-up", [("G105", "a")]),
        ("a: a/thanks, a/hung-up | hung-up", []),
        ("a: thanks?, hung-up?", [("G106", "a")]),
        ("a: b, thanks\nb: a/thanks, a/hung-up", [("G105", "b")]),
        ("a: b, thanks\nb: a, hung-up", []),
        ("a: b, b\nb: a, thanks, hung-up", [("G105", "a")]),
        # circles of if-nothing-left
        ("a: thanks, hung-up | a", [("G107", "a")]),
        ("a: thanks, b | b\nb: hung-up, a | a", [("G107", "a")]),
        ("a: thanks, b | b\nb: hung-up, a | c\nc: thanks, hung-up | b", [("G107", "b")]),
        # one reply
        ("a: thanks/hung-up", [("G110", "a")]),
    ],
)
def test_what_the_engine_relies_on_is_reported_once(graph, expected):
    assert codes(graph) == expected


def test_a_silence_reply_is_neither_a_choice_nor_a_way_on():
    piece = (
        "moments:\n  opening:\n    seconds: 30\n    silence: s\n    replies:\n"
        "      a: {say: A., when: temper > 3, then: thanks}\n"
        "      s: {do: Nothing., then: hung-up}\n"
    )
    assert found(read(piece)) == [("G106", "opening"), ("G110", "opening")]


def test_walking_out_reaches_its_ending():
    piece = "customer: {name: Ada, mood: angry, channel: chat, walks-out: hung-up}\n"
    assert found(read(piece + "start: a\n" + moments("a: thanks, thanks"))) == []


def test_starting_at_ten_is_fine_where_nobody_walks_out():
    assert read("customer: {name: Ada, mood: angry, channel: chat, temper: 10}\n").diagnostics == ()


def test_a_name_that_leads_nowhere_is_reported_once_and_nothing_that_hangs_on_it():
    """The unknown place may be an ending, and may lead to every moment."""
    assert codes("a: b, hung-up\nb: nowhere, nowhere\nc: thanks, c") == [
        *(("L101", "nowhere"), ("L101", "nowhere")),
    ]


def test_an_unknown_start_makes_nothing_unreachable():
    assert codes("a: thanks, hung-up", start="b") == [("L102", "b")]


@pytest.mark.parametrize("key", ["then", "customer"])
def test_a_list_needs_a_last_resort_and_nothing_behind_one(key):
    what = "to" if key == "then" else "text"
    word = "thanks" if key == "then" else "Well."
    one, two = f"{{when: temper > 3, {what}: {word}}}", f"{{{what}: {word}}}"
    piece = (
        "moments:\n  opening:\n    {key}: [{items}]\n    replies:\n"
        "      a: {{say: A.{own}}}\n      b: {{say: B., then: hung-up}}\n"
    )
    own = "" if key == "then" else ", then: thanks"
    for items, expected in (
        ([one, two], []),
        ([two], []),
        ([one], [("G108", "temper > 3")]),
        ([two, two], [("G109", two)]),
        ([two, one], [("G109", two), ("G108", "temper > 3")]),
    ):
        text = piece.format(key=key, items=", ".join(items), own=own)
        assert found(read(text)) == expected


def test_ten_thousand_moments_in_a_row_are_read():
    chain = "\n".join(f"m{i}: m{i + 1}, hung-up" for i in range(9_999))
    data = overlaid(f"start: m0\n{moments(chain + chr(10) + 'm9999: thanks, m9998/hung-up')}")
    assert len(data) < 4_000_000
    reading = read_scenario(data, "x.yaml", scorecards())
    assert reading.diagnostics == ()
    assert len(reading.value.moments) == 10_000


def test_ten_thousand_moments_in_a_circle_are_read():
    chain = "\n".join(f"m{i}: m{(i + 1) % 10_000}, hung-up" for i in range(10_000))
    piece = f"start: m0\nendings: {{hung-up: {{outcome: lost}}}}\n{moments(chain)}"
    assert found(read(piece)) == [("G112", "m0")]
