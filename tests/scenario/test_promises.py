"""Promises that are kept where none can have been made."""

import pytest

from scenario.samples import found, read

WAYS = [
    # on the way
    ("a: P>b, b\nb: K>thanks, hung-up", []),
    ("a: b, P>c\nb: c, c\nc: K>thanks, hung-up", []),
    # beside the way, behind it, or before it
    ("a: P>b, c\nb: thanks, thanks\nc: K>hung-up, thanks", ["L402"]),
    ("a: K>b, b\nb: P>thanks, hung-up", ["L402"]),
    ("a: P>thanks, K>hung-up", ["L402"]),
    ("a: P>thanks, K>thanks", ["L402"]),
    # round and round
    ("a: P>a, K>thanks, hung-up", []),
    ("a: P>b, K>thanks\nb: a, hung-up", []),
    ("a: b, K>thanks\nb: P>a, hung-up", []),
    ("a: b, K>thanks\nb: a, P>hung-up", ["L402"]),
    # by `if-nothing-left`
    ("a: P>b, hung-up\nb: thanks?, thanks? | c\nc: K>thanks, hung-up", []),
]


def moments(graph: str) -> str:
    """Moments from lines such as `a: P>b, K>thanks? | c` (replies by target; | if-nothing-left).

    P marks a reply that promises, K one that keeps, ? one that has a condition.
    """
    lines = ["start: a", "moments:"]
    for line in graph.splitlines():
        name, _, rest = line.partition(": ")
        targets, _, nothing_left = rest.partition(" | ")
        lines.append(f"  {name}:")
        lines += [f"    if-nothing-left: {nothing_left}"] if nothing_left else []
        lines.append("    replies:")
        for number, target in enumerate(targets.split(", ")):
            act, _, to = target.strip("?").rpartition(">")
            what = {"P": "promise: call, ", "K": "keep: call, "}.get(act, "")
            when = "when: temper > 3, " if target.endswith("?") else ""
            lines.append(f"      r{number}: {{say: Word., {what}{when}then: {to}}}")
    lines += ["endings:", "  thanks: {outcome: resolved}", "  hung-up: {outcome: lost}"]
    return "\n".join(lines) + "\n"


def kept_at(ending: str, piece: str) -> str:
    return piece.replace(f"  {ending}: {{", f"  {ending}: {{keep: call, ")


@pytest.mark.parametrize(("graph", "expected"), WAYS)
def test_a_promise_can_be_kept_where_some_way_leads_from_it(graph, expected):
    assert [code for code, _ in found(read(moments(graph))) if code[:2] == "L4"] == expected


def test_an_ending_keeps_only_what_was_promised_on_some_way_to_it():
    piece = moments("a: P>b, hung-up\nb: thanks, thanks")
    assert found(read(kept_at("thanks", piece))) == []
    assert found(read(kept_at("hung-up", piece))) == [("L402", "call")]


def test_walking_out_carries_no_promise():
    """The customer does not wait for it any more."""
    customer = "customer: {name: Ada, mood: angry, channel: chat, walks-out: hung-up}\n"
    piece = moments("a: P>b, hung-up\nb: K>thanks, thanks")
    assert found(read(customer + piece)) == []
    assert found(read(customer + kept_at("hung-up", piece))) == [("L402", "call")]


def test_in_a_moment_that_is_not_reached_nothing_is_said_about_promises():
    piece = moments("a: P>thanks, hung-up\nb: K>thanks, hung-up")
    assert found(read(piece)) == [("G101", "b")]


@pytest.mark.parametrize(
    ("wrong", "right", "code"),
    [
        ("then: b}", "then: c}", "L101"),
        ("start: a", "start: z", "L102"),
        ("{say: Word., promise: call, then: thanks}", "not written", "F205"),
    ],
)
def test_where_a_way_was_reported_nothing_is_said_about_promises(wrong, right, code):
    piece = moments("a: b, P>thanks\nb: K>thanks, hung-up").replace(wrong, right, 1)
    assert [row[0] for row in found(read(piece))] == [code]
