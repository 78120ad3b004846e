"""What a card is about: known from the file, and changed only by what concerns the moment."""

from hypothesis import given

from random_scenarios import files
from roleplay.repetition.moments import practised_moments
from small import read

PIECE = """
briefing: {authority: {refund: 50}}
vary:
  case: [{price: 20, note: low}, {price: 70, note: high}]
  color: [red, blue]
moments:
  one:
    customer: Well?
    replies:
      hear: {say: I hear you., shows: [hears], because: It does., then: two}
      ignore: {say: Next., shows: [ignores], then: two}
  two:
    customer: And now?
    replies:
      pay: {say: Paid., shows: [mends], spends: {refund: case.price}, because: It is., then: three}
      promise: {say: Soon., shows: [promises], then: three}
  three:
    customer: Bye.
    replies:
      bye: {say: Bye., then: done}
      good-bye: {say: Good bye., then: done}
"""


def moments(piece=PIECE):
    return {moment.moment: moment for moment in practised_moments(*read(piece))}


def changed(*edit):
    """The names of the moments whose text is another after an edit that leaves the best alone."""
    before, after = moments(), moments(PIECE.replace(*edit))
    assert {name: m.best for name, m in before.items()} == {n: m.best for n, m in after.items()}
    return [name for name in before if before[name].text != after[name].text]


def test_only_moments_with_something_at_stake_are_practised():
    assert list(moments()) == ["one", "two"]


def test_an_off_script_scenario_is_never_drilled():
    assert moments(PIECE + "off-script: yes\n") == {}


def test_a_moment_knows_what_it_trains_and_what_tempts_there():
    one = moments()["one"]
    assert (one.scenario, one.best, one.behaviors) == ("test", ("hear",), ("hears",))
    assert (one.weak, one.dimensions, one.level) == (("ignores",), ("empathy",), 1)


def test_what_is_best_in_some_variant_is_among_the_best():
    """Paying is best where the price is within the authority, promising where it is not."""
    assert moments()["two"].best == ("pay", "promise")
    dearer = PIECE.replace("refund: 50", "refund: 80")
    assert moments(dearer)["two"].best == ("pay",)


def test_a_reply_counts_for_the_best_it_can_show_whatever_went_before():
    """“mends” needs that the customer was heard: perfect play will have seen to it."""
    assert moments()["two"].behaviors == ("promises", "mends")


def test_what_a_behavior_falls_back_to_is_a_temptation_where_it_is_weak():
    piece = PIECE.replace("shows: [promises]", "shows: [{when: heard, behavior: blames}]")
    assert moments(piece)["two"].weak == ("blames",)


def test_a_new_wording_a_new_reason_or_another_key_is_another_text():
    assert changed("I hear you.", "I hear you!") == ["one"]
    assert changed("It does.", "It did.") == ["one"]
    assert changed("Well?", "Well, well?") == ["one"]
    assert changed("shows: [ignores]", "shows: [blames]") == ["one"]


def test_another_best_reply_is_noticed():
    turned = PIECE.replace("[hears]", "[blames]").replace("[ignores]", "[hears]")
    assert moments(turned)["one"].best == ("ignore",)
    assert moments()["one"].best == ("hear",)


def test_edits_elsewhere_change_no_card():
    assert changed("customer: Bye.", "customer: So long.") == []
    assert changed("say: Bye.", "say: Farewell.") == []
    assert changed("then: two", "then: three") == []
    assert changed("color: [red, blue]", "color: [red, blue, green]") == []


def test_the_order_of_replies_and_moments_is_no_part_of_the_text():
    one, two = PIECE.index("  one:"), PIECE.index("  two:")
    three = PIECE.index("  three:")
    swapped = PIECE[:one] + PIECE[two:three] + PIECE[one:two] + PIECE[three:] + "start: one\n"
    assert {m.text for m in moments(swapped).values()} == {m.text for m in moments().values()}
    hear, ignore, *_ = [line for line in PIECE.splitlines() if "say:" in line]
    turned = PIECE.replace(f"{hear}\n{ignore}", f"{ignore}\n{hear}")
    assert moments(turned) == moments()


@given(files())
def test_every_scenario_has_its_practised_moments(made):
    scenario, scorecard = made.read()
    found = practised_moments(scenario, scorecard)
    assert found == practised_moments(scenario, scorecard)
    for moment in found:
        assert moment.best
        assert set(moment.best) <= set(scenario.moments[moment.moment].replies)
        assert set(moment.behaviors) <= set(scorecard.behaviors)
        assert not set(moment.weak) & set(moment.behaviors)
        assert len(moment.text) == 16
