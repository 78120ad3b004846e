"""Trying out a scenario: what replies are worth, the way to a moment, and giving replies again."""

from roleplay.authoring.rehearsing import given, rehearsed, way_to, worth
from roleplay.conversation import begin, replay
from roleplay.scoring import debrief
from small import read
from worked_example import worked_example


def test_a_reply_costs_what_the_debrief_says_it_costs():
    for names in (
        ("hear-her", "pass-it-on", "goodbye"),
        ("ask-number", "insist", "send-a-mender", "note-her-wish"),
        ("blame-the-driver",),
    ):
        told = debrief(replay(*worked_example(), 1, names))
        attempt = begin(*worked_example(), 1)
        for turn in told.turns:
            costs = {reply.name: reply.cost for reply in worth(attempt)}
            assert costs == {o.name: o.loss.total for o in (turn.chosen, *turn.others)}
            attempt, _ = attempt.reply(turn.chosen.name)
        assert worth(attempt) == ()


def test_replies_are_told_in_the_order_in_which_they_are_listed():
    for seed in range(5):
        attempt = begin(*worked_example(), seed)
        assert tuple(reply.name for reply in worth(attempt)) == attempt.order()


def test_a_reply_says_where_it_leads_and_what_it_sets_and_moves():
    (hear,) = (r for r in worth(begin(*read(), 1)) if r.name == "hear")
    assert (hear.best, hear.leads_to, hear.sets) == (True, "done", ("heard",))
    assert hear.moves == (("temper", -2),)
    assert hear.shows == (("empathy", 3, "hears"),)


def test_a_customer_who_would_walk_out_is_told():
    piece = """
customer: {name: Ada, mood: angry, channel: phone, temper: 7, walks-out: gone}
moments:
  one:
    replies:
      blame: {say: Your fault., shows: [blames], because: Bad., then: two}
      hear: {say: I hear you., shows: [hears], because: It does., then: two}
  two:
    replies:
      a: {say: A., shows: [mends], because: It does., then: done}
      b: {say: B., then: done}
endings: {done: {outcome: resolved}, gone: {outcome: lost}}
"""
    (blame,) = (r for r in worth(begin(*read(piece), 1)) if r.name == "blame")
    assert (blame.walks_out, blame.leads_to, blame.criticals) == (True, "gone", ("blames",))


def test_the_way_to_a_moment_is_the_best_path_or_else_the_shortest():
    assert way_to(*worked_example(), 1, "goodbye") == (
        ("opening", "hear-her"),
        ("mend", "send-a-mender"),
    )
    assert way_to(*worked_example(), 1, "number") == (("opening", "ask-number"),)
    assert way_to(*worked_example(), 1, "opening") == ()
    assert way_to(*worked_example(), 1, "no-such-moment") is None


TWO = """
start: one
moments:
  one:
    replies:
      hear: {say: I hear you., shows: [hears], because: It does., then: two}
      ignore: {say: Next., shows: [ignores], then: two}
  two:
    replies:
      mend: {say: Mended., shows: [mends], because: It does., then: done}
      wait: {say: Wait., shows: [promises], then: done}
endings: {done: {outcome: resolved}}
"""

ONLY_THE_SECOND = """
start: two
moments:
  two:
    replies:
      mend: {say: Mended., shows: [mends], because: It does., then: done}
      wait: {say: Wait., shows: [promises], then: done}
endings: {done: {outcome: resolved}}
"""


class TestGivingRepliesAgain:
    before = given(replay(*read(TWO), 1, ["hear", "mend"]))

    def test_in_the_same_file_all_are_given(self):
        attempt, left_out = rehearsed(*read(TWO), 1, self.before)
        assert (given(attempt), left_out) == (self.before, 0)

    def test_it_stops_at_a_reply_that_is_gone(self):
        attempt, left_out = rehearsed(*read(TWO.replace("mend:", "repair:")), 1, self.before)
        assert (given(attempt), left_out) == (self.before[:1], 1)
        assert attempt.state.place == "two"

    def test_a_moment_that_is_gone_is_passed_over(self):
        attempt, left_out = rehearsed(*read(ONLY_THE_SECOND), 1, self.before)
        assert (given(attempt), left_out) == (self.before[1:], 1)
