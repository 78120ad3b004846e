"""The exact rules of a conversation, one by one."""

import pytest

from roleplay.conversation import begin, replay
from roleplay.conversation.events import (
    AuthorityCrossed,
    BehaviorShown,
    Ended,
    MoodMoved,
    PromiseBroken,
    PromiseKept,
    PromiseMade,
    WalkedOut,
)
from roleplay.errors import NotOfferedError
from roleplay.scoring import score
from small import played, read


def happened(piece, *replies):
    """The events of the last of the replies."""
    *before, last = replies
    return played(piece, *before).reply(last)[1]


def test_a_reply_that_is_not_offered_is_refused_and_says_which_are():
    attempt = begin(*read(), seed=1)
    with pytest.raises(NotOfferedError) as refused:
        attempt.reply("shout")
    assert refused.value.offered == ("hear", "ignore")
    assert not attempt.turns


def test_a_behavior_moves_the_mood_and_says_why():
    events = happened("", "hear")
    assert MoodMoved("temper", 7, 5, ("hears",)) in events
    assert events[-1] == Ended("done", "resolved")


SOLVE = """
moments:
  one:
    customer: Well?
    replies:
      both: {say: I hear you and I mend it., shows: [hears, mends], because: B., then: done}
      mend: {say: I mend it., shows: [mends], then: done}
"""


def test_a_reply_may_set_what_it_needs():
    assert [e.behavior for e in happened(SOLVE, "both") if isinstance(e, BehaviorShown)] == [
        "hears",
        "mends",
    ]


def test_a_solution_before_the_customer_was_heard_counts_as_its_else():
    shown = next(e for e in happened(SOLVE, "mend") if isinstance(e, BehaviorShown))
    assert (shown.behavior, shown.instead_of) == ("mends-too-early", "mends")


def test_moves_are_summed_and_clamped_once():
    piece = """
    customer: {name: A, mood: angry, channel: phone, temper: 9}
    moments:
      one:
        customer: Well?
        replies:
          up-and-down: {say: X, shows: [ignores], moves: {temper: -3}, because: B., then: done}
          down: {say: Y, moves: {temper: -10}, then: done}
    """
    assert played(piece, "up-and-down").state.temper == 8
    assert played(piece, "down").state.temper == 0


SPEND = """
briefing: {authority: {refund: 60}}
vary:
  case: [{price: 38}, {price: 85}]
moments:
  one:
    customer: Well?
    replies:
      give:
        say: Have it back.
        shows: [hears, mends]
        spends: {refund: case.price}
        because: B.
        then: done
      first: {say: Have 30., spends: {refund: 30}, then: two}
  two:
    customer: And?
    replies:
      again: {say: Have 31., spends: {refund: 31}, shows: [promises], because: B., then: done}
      enough: {say: No more., then: done}
"""


def seed_with(price):
    scenario, card = read(SPEND)
    return next(n for n in range(99) if begin(scenario, card, n).drawn["case.price"] == price)


def test_spending_within_the_authority_is_fine_and_past_it_crosses_the_line():
    fine = played(SPEND, seed=seed_with("38")).reply("give")[1]
    assert not [e for e in fine if isinstance(e, AuthorityCrossed)]
    attempt, events = played(SPEND, seed=seed_with("85")).reply("give")
    assert AuthorityCrossed("refund", 60, 85) in events
    shown = {e.behavior: e.instead_of for e in events if isinstance(e, BehaviorShown)}
    assert shown == {"hears": None, "oversteps": "mends"}
    assert score(attempt).criticals == ("oversteps",)


def test_what_was_spent_before_counts_against_the_authority():
    assert AuthorityCrossed("refund", 60, 61) in happened(SPEND, "first", "again")
    view = played(SPEND, "first").view()
    assert [(limit.kind, limit.limit, limit.left) for limit in view.authority] == [
        ("refund", 60, 30)
    ]


HOT = """
customer: {name: A, mood: angry, channel: phone, temper: 8, walks-out: gone}
moments:
  one:
    customer: Well?
    replies:
      blame: {say: Your fault., shows: [blames], then: two}
      blame-and-end: {say: Your fault. Bye., shows: [blames], then: done}
      promise: {say: I'll call., shows: [hears], promise: call, because: B., then: two}
  two:
    customer: And?
    replies:
      blame: {say: Your fault., shows: [blames], then: one}
      snap: {say: So what., shows: [blames], moves: {temper: +4}, then: one}
      end: {say: Bye., then: done}
endings:
  gone: {outcome: lost}
  done: {outcome: resolved}
"""


def test_at_temper_10_the_customer_walks_out_of_a_moment_but_not_of_an_ending():
    events = happened(HOT, "blame")
    assert WalkedOut() in events
    assert events[-1] == Ended("gone", "lost")
    assert happened(HOT, "blame-and-end")[-1] == Ended("done", "resolved")


def test_a_promise_is_broken_at_an_ending_and_void_when_the_customer_walks_out():
    assert PromiseMade("call") in happened(HOT, "promise")
    assert PromiseBroken("call") in happened(HOT, "promise", "end")
    assert not score(played(HOT, "promise", "end")).passed
    walked = happened(HOT, "promise", "snap")
    assert WalkedOut() in walked
    assert PromiseBroken("call") not in walked


def test_a_promise_can_be_kept_by_a_reply_or_by_the_ending():
    piece = """
    moments:
      one:
        customer: Well?
        replies:
          promise: {say: I'll call., promise: call, shows: [hears], because: B., then: two}
          other: {say: No., then: two}
      two:
        customer: And?
        replies:
          keep: {say: It is me., keep: call, shows: [hears], because: B., then: done}
          leave: {say: Bye., then: called}
    endings:
      done: {outcome: resolved}
      called: {outcome: resolved, keep: call}
    """
    assert PromiseKept("call") in happened(piece, "promise", "keep")
    assert PromiseKept("call") in happened(piece, "promise", "leave")
    assert PromiseKept("call") not in happened(piece, "other", "leave")


def test_only_what_was_promised_before_can_be_kept():
    piece = """
    start: zero
    moments:
      zero:
        customer: Hello?
        replies:
          offer: {say: "I'll call, may I?", promise: call, then: one}
          ask: {say: Hm?, then: one}
      one:
        customer: Well?
        replies:
          early: {say: It is me., keep: call, then: two}
          hear: {say: I hear., shows: [hears], because: B., promise: call, then: two}
      two:
        customer: And?
        replies:
          promise: {say: I'll call., promise: call, shows: [hears], because: B., then: three}
          other: {say: No., then: three}
      three:
        customer: So?
        replies:
          keep: {say: It is me., keep: call, shows: [hears], because: B., then: done}
          leave: {say: Bye., then: done}
    """
    assert PromiseKept("call") in happened(piece, "offer", "early")
    assert PromiseKept("call") not in happened(piece, "ask", "early")
    assert PromiseBroken("call") in happened(piece, "ask", "early", "promise", "leave")
    assert PromiseBroken("call") not in happened(piece, "ask", "early", "promise", "keep")
    assert PromiseBroken("call") not in happened(piece, "ask", "hear", "other", "keep")


NOTED = """
moments:
  hub:
    note: "{customer} waits."
    customer: What else?
    replies:
      ask: {say: A?, reaction: "A, yes.", then: done}
      leave: {say: Bye., then: done}
endings:
  done:
    note:
      - {when: temper > 9, text: A door slams.}
      - {text: The line is dead.}
    outcome: resolved
start: hub
"""


def test_a_note_is_shown_before_what_the_customer_says_at_its_place():
    attempt = played(NOTED)
    assert [line.speaker.value for line in attempt.view().lines][-2:] == ["note", "customer"]
    assert attempt.view().lines[-2].text == f"{attempt.staging.scenario.customer.name} waits."
    last = played(NOTED, "ask").view().lines
    assert [(line.speaker.value, line.text) for line in last] == [
        ("customer", "A, yes."),
        ("note", "The line is dead."),
    ]


HUB = """
moments:
  hub:
    customer: What else?
    replies:
      ask-a: {say: A?, reaction: "A, yes.", then: hub}
      ask-b: {say: B?, remember: knows-b, then: hub}
      use-b: {when: knows-b, say: So B., shows: [hears], because: B., then: done}
    if-nothing-left: done
start: hub
"""


def test_a_reply_is_used_up_and_with_nothing_left_the_conversation_goes_on_elsewhere():
    attempt = played(HUB, "ask-a")
    assert attempt.offered == ("ask-b",)
    assert [line.text for line in attempt.view().lines] == ["A, yes.", "What else?"]
    attempt = played(HUB, "ask-a", "ask-b")
    assert attempt.offered == ("use-b",)
    assert played(
        HUB.replace("remember: knows-b", "remember: b2, when: temper > 0").replace(
            "when: knows-b", "when: b2 and temper > 9"
        ),
        "ask-a",
        "ask-b",
    ).ended


def test_a_reply_with_when_is_offered_only_while_it_holds():
    assert begin(*read(HUB), seed=1).offered == ("ask-a", "ask-b")


def test_the_next_line_and_the_route_read_the_state_after_the_reply():
    piece = """
    moments:
      one:
        customer: Well?
        replies:
          hear:
            say: I hear.
            shows: [hears]
            because: B.
            then:
              - {when: temper >= 6, to: hot}
              - {to: two}
          nothing: {say: Hm., then: two}
      hot: {customer: Hot., replies: {a: {say: A, then: done}, b: {say: B, then: done}}}
      two:
        customer:
          - {when: temper >= 6, text: Still angry.}
          - {when: not heard, text: Not heard.}
          - {text: All right.}
        replies: {a: {say: A, then: done}, b: {say: B, then: done}}
    """
    assert played(piece, "hear").view().lines[-1].text == "All right."
    assert played(piece, "nothing").view().lines[-1].text == "Still angry."


def test_silence_is_never_listed_happens_once_and_is_replayed_by_name():
    piece = """
    moments:
      one:
        customer: Well?
        seconds: 30
        silence: dead-air
        replies:
          hear: {say: I hear., shows: [hears], because: B., then: done}
          ignore: {say: Next., then: done}
          dead-air: {say: …, moves: {temper: +1}, reaction: Hello?, then: one}
    """
    attempt = begin(*read(piece), seed=1)
    assert attempt.offered == ("hear", "ignore")
    assert attempt.view().seconds == 30
    with pytest.raises(NotOfferedError):
        attempt.reply("dead-air")
    after, _ = attempt.silence()
    assert after.state.temper == 8
    assert after.view().seconds is None
    assert after.silence() is None
    assert replay(*read(piece), 1, ["dead-air", "hear"]).ended


def test_a_reply_that_is_an_act_is_shown_as_one():
    piece = """
    moments:
      one:
        customer: Well?
        replies:
          look: {do: Look up the order., shows: [hears], because: B., then: done}
          say: {say: Hm., then: done}
    """
    offers = {offer.name: offer for offer in begin(*read(piece), seed=1).view().replies}
    assert offers["look"].act
    assert not offers["say"].act


def test_names_and_drawn_values_stand_in_the_texts():
    piece = """
    vary:
      cake: [lemon cake]
      child: [{name: Ama, whose: her}]
    moments:
      one:
        customer: The {cake} for {child.name}, {whose}!
        replies:
          hear:
            say: "{customer}, I am {trainee}. {child.whose} cake."
            shows: [hears]
            because: B.
            then: done
          ignore: {say: Next., then: done}
    """.replace("{whose}", "{child.whose}")
    view = begin(*read(piece), seed=1, trainee="Kim").view()
    assert view.lines[-1].text == "The lemon cake for Ama, her!"
    assert {o.text for o in view.replies} == {"Ada Stone, I am Kim. her cake.", "Next."}


def test_a_meter_that_nothing_moves_is_not_shown():
    assert [meter.name for meter in begin(*read(), seed=1).view().meters] == ["temper"]
