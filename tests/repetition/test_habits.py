"""What somebody does again and again, as a share of the chances they had."""

from fractions import Fraction

from roleplay.conversation import replay
from roleplay.repetition.habits import Answer, Tendency, habits
from roleplay.repetition.shown import possible_at, shown_at
from small import read

PIECE = """
moments:
  one:
    customer: Well?
    replies:
      hear: {say: I hear you., shows: [hears], because: It does., then: two}
      blame: {say: Your fault., shows: [blames], then: two}
      ignore: {say: Next., shows: [ignores], then: two}
  two:
    customer: And now?
    replies:
      mend: {say: Mended., shows: [mends], because: It is., then: done}
      promise: {say: Soon., shows: [promises], then: done}
"""


def answers(attempt, run, day):
    return [
        Answer(
            "test",
            turn.moment,
            turn.reply,
            run,
            day,
            shown_at(turn.step),
            possible_at(attempt, turn.step),
        )
        for turn in attempt.turns
    ]


def told(*plays, practices=()):
    """The habits behind some runs, one a day, each as its replies."""
    scenario, scorecard = read(PIECE)
    found = []
    for day, play in enumerate(plays):
        found += answers(replay(scenario, scorecard, 1, play.split()), f"run-{day}", day)
    return habits(found, {"test": practices})


def by_name(listed, name):
    return next(habit for habit in listed if habit.behavior == name)


def test_a_behavior_is_counted_with_its_chances_and_the_moments_behind_it():
    shown = by_name(told("hear mend", "hear promise", "ignore promise").behaviors, "hears")
    assert (shown.count, shown.chances, shown.share) == (2, 3, Fraction(2, 3))
    assert shown.moments == (("test", "one", "hear", 1), ("test", "one", "hear", 0))
    assert (shown.dimension, shown.level, shown.critical) == ("empathy", 3, False)


def test_a_chance_is_only_where_the_behavior_could_really_have_been_shown():
    """Who did not hear the customer had no chance to mend, only to mend too early."""
    found = told("hear mend", "ignore mend")
    assert by_name(found.behaviors, "mends").chances == 1
    assert by_name(found.behaviors, "mends-too-early").chances == 1


def test_weak_habits_are_those_shown_more_than_once_the_most_frequent_first():
    found = told("ignore promise", "ignore promise", "blame promise", "hear mend")
    assert [habit.behavior for habit in found.weak] == ["promises", "ignores"]
    assert found.strong == ()


def test_strong_habits_are_kept_in_sight_too():
    assert [h.behavior for h in told("hear mend", "hear mend").strong] == ["hears", "mends"]


def test_a_critical_behavior_is_a_weak_habit():
    assert "blames" in [habit.behavior for habit in told("blame mend", "blame mend").weak]


def test_what_was_not_done_lately_is_a_habit_no_more():
    found = told(*["ignore promise"] * 3, *["hear mend"] * 10)
    assert by_name(found.behaviors, "ignores").lately == 0
    assert found.weak == ()


def test_a_trend_compares_the_last_half_of_the_runs_with_the_first():
    better = told(*["ignore mend"] * 3, "ignore mend", *["hear mend"] * 2)
    assert by_name(better.behaviors, "ignores").trend == Fraction(-2, 3)
    assert by_name(better.behaviors, "hears").trend == Fraction(2, 3)


def test_five_runs_are_too_few_for_a_trend():
    assert by_name(told(*["hear mend"] * 5).behaviors, "hears").trend is None


def test_dimensions_are_told_as_levels_of_the_best_on_offer():
    """In the second run only 2 was on offer for recovery, since nobody had been heard."""
    found = told("hear promise", "ignore mend")
    assert found.dimensions == (
        Tendency("empathy", 3, 6, None),
        Tendency("recovery", 3, 6, None),
    )
    assert found.dimensions[0].share == Fraction(1, 2)


def test_a_practice_gathers_what_its_scenarios_showed():
    found = told("hear promise", practices=("P1", "P7"))
    assert found.practices == (Tendency("P1", 4, 7, None), Tendency("P7", 4, 7, None))


def test_a_silence_counts_as_what_it_showed():
    scenario, scorecard = read(
        PIECE.replace(
            "    customer: Well?\n", "    customer: Well?\n    seconds: 9\n    silence: ignore\n"
        )
    )
    found = habits(answers(replay(scenario, scorecard, 1, ["ignore", "mend"]), "r", 1), {})
    shown = by_name(found.behaviors, "ignores")
    assert (shown.count, shown.chances) == (1, 1)


def test_nobody_has_habits_before_their_first_reply():
    found = habits([], {})
    assert (found.behaviors, found.dimensions, found.weak) == ((), (), ())
