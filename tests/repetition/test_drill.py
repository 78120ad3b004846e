"""What a few minutes are spent on, and in which order."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practised import TODAY, answered, card, moment
from roleplay.repetition.drill import Drill, Why, choose, choose_for
from roleplay.repetition.grades import Grade
from roleplay.repetition.scheduler import retrievability, review
from roleplay.repetition.standing import StandingState, standings

AGAIN, HARD, GOOD, EASY = Grade


def drilled(cards=(), moments=(), weak=(), *, seed=1, **options):
    return choose(standings(cards, moments, TODAY), weak, TODAY, seed=seed, **options)


def whys(drill):
    return Counter(item.why for item in drill.items)


def spread(count, scenarios=5, **facts):
    """Moments of several scenarios, all different in what they train."""
    return [
        moment(f"m-{n:02}", f"s-{n % scenarios}", behaviors=(f"b-{n}",), **facts)
        for n in range(count)
    ]


def test_five_minutes_are_four_due_one_weak_behavior_and_one_other_industry():
    due = spread(8, industry="bakery")
    tempting = moment("tempting", "s-8", weak=("recites",), industry="bakery")
    elsewhere = moment("elsewhere", "s-9", industry="energy")
    drill = drilled([card(m) for m in due], [*due, tempting, elsewhere], ["recites"])
    assert whys(drill) == {Why.DUE: 4, Why.WEAK_BEHAVIOR: 1, Why.OTHER_INDUSTRY: 1}
    assert {i.moment for i in drill.items if i.why is Why.WEAK_BEHAVIOR} == {"tempting"}
    assert {i.moment for i in drill.items if i.why is Why.OTHER_INDUSTRY} == {"elsewhere"}


@pytest.mark.parametrize(("minutes", "places"), [(0, 1), (1, 1), (3, 4), (5, 6), (10, 12)])
def test_a_minute_is_a_moment_and_a_little_more(minutes, places):
    assert len(drilled((), spread(30), minutes=minutes).items) == places


def test_what_is_most_at_risk_comes_first():
    of = spread(12, scenarios=12)
    cards = [card(m, first=TODAY - 10 - n) for n, m in enumerate(of)]
    drill = drilled(cards, of)
    assert [i.moment for i in drill.items] == [f"m-{n:02}" for n in range(11, 5, -1)]


def test_equal_risks_go_by_name():
    of = spread(12, scenarios=12)
    drill = drilled([card(m) for m in reversed(of)], of)
    assert {i.scenario for i in drill.items} == {m.scenario for m in sorted(of, key=by_key)[:6]}


def by_key(of):
    return of.key


def test_a_revised_moment_says_so():
    drill = drilled([card(moment())], [moment(text="revised")])
    assert [item.why for item in drill.items] == [Why.REVISED]


def test_a_moment_with_another_best_reply_is_practised_as_new():
    drill = drilled([card(moment())], [moment(best=("other",))])
    assert [item.why for item in drill.items] == [Why.NEW]


def test_who_has_never_practised_gets_moments_of_the_first_level():
    hard = [moment(f"h-{n}", "hard", level=3, industry="energy", weak=("x",)) for n in range(9)]
    drill = drilled((), [*hard, *spread(20, level=1)], ["x"])
    assert len(drill.items) == 6
    assert whys(drill) == {Why.NEW: 6}
    assert "hard" not in {item.scenario for item in drill.items}


def test_new_moments_come_from_known_scenarios_before_others():
    of = spread(10, scenarios=2)
    played = card(of[0], GOOD, first=TODAY)
    drill = drilled([played], of, minutes=1)
    assert [item.scenario for item in drill.items] == ["s-0"]


def test_where_nothing_is_due_or_new_what_would_be_due_soonest_is_practised():
    of = spread(8)
    drill = drilled([card(m, GOOD, GOOD, GOOD, first=TODAY - 30) for m in of], of)
    assert whys(drill) == {Why.AHEAD: 6}


def test_the_industry_practised_longest_ago_is_the_other_one():
    of = [
        *spread(8, industry="bakery"),
        moment("e", "e", industry="energy"),
        moment("r", "r", industry="repair"),
    ]
    cards = [card(m) for m in of[:8]]
    cards += [
        card(of[8], GOOD, GOOD, GOOD, first=TODAY - 25),
        card(of[9], GOOD, GOOD, GOOD, first=TODAY - 24),
    ]
    drill = drilled(cards, of)
    assert [i.scenario for i in drill.items if i.why is Why.OTHER_INDUSTRY] == ["e"]


def test_after_two_idle_weeks_an_easy_win_comes_first():
    of = spread(10)
    cards = [card(m, AGAIN) for m in of[:9]] + [card(of[9], GOOD, GOOD, EASY)]
    drill = drilled(cards, of, last_practised=TODAY - 14)
    assert (drill.items[0].moment, drill.items[0].why) == ("m-09", Why.EASY_WIN)
    assert whys(drill)[Why.EASY_WIN] == 1
    assert Why.EASY_WIN not in whys(drilled(cards, of, last_practised=TODAY - 13))
    assert Why.EASY_WIN not in whys(drilled(cards, of))


def test_a_stuck_moment_is_never_chosen_until_its_text_is_changed():
    known = card(moment(), GOOD, AGAIN, AGAIN, AGAIN, AGAIN)
    assert drilled([known], [moment()]) == Drill(())
    assert len(drilled([known], [moment(text="revised")]).items) == 1


def test_a_moment_that_is_gone_is_never_chosen():
    assert drilled([card(moment())], []) == Drill(())


def test_what_was_answered_today_is_not_asked_again():
    of = spread(3)
    cards = [card(of[0], GOOD, first=TODAY), *(card(m) for m in of[1:])]
    assert {i.moment for i in drilled(cards, of).items} == {"m-01", "m-02"}


def answered_today(of):
    return [review(card(m), answered(GOOD, TODAY, m)) for m in of]


def test_twelve_that_came_back_are_enough_for_a_day():
    of = spread(40)
    for done, places in ((0, 12), (9, 3), (12, 0), (20, 0)):
        cards = [*answered_today(of[:done]), *(card(m) for m in of[done:])]
        drill = drilled(cards, of, minutes=60)
        assert len(drill.items) == places
        assert drill.enough == (places == 0)


def test_who_has_nothing_left_that_is_due_may_go_on():
    of = spread(40)
    drill = drilled(answered_today(of[:20]), of)
    assert whys(drill) == {Why.NEW: 6}


def test_neighbors_are_from_different_scenarios_though_one_has_most_of_what_is_due():
    of = [*spread(6, scenarios=1), moment("x", "other"), moment("y", "another")]
    cards = [card(m, first=TODAY - 100) for m in of[:6]]
    cards += [card(m, first=TODAY - 50) for m in of[6:]]
    drill = drilled(cards, of, minutes=4)
    assert len(drill.items) == 5
    assert all(a.scenario != b.scenario for a, b in pairwise(drill.items))


def test_one_scenario_alone_still_fills_a_drill():
    of = spread(6, scenarios=1)
    assert len(drilled([card(m) for m in of], of).items) == 6


def test_neighbors_train_different_behaviors_where_they_can():
    of = [moment("m", f"s-{n}", behaviors=("a" if n < 3 else "b",)) for n in range(6)]
    drill = drilled([card(m) for m in of], of)
    trains = {m.scenario: m.behaviors for m in of}
    assert all(trains[a.scenario] != trains[b.scenario] for a, b in pairwise(drill.items))


def test_a_habit_is_practised_where_it_tempts_what_is_due_first():
    of = [
        moment("due", "a", weak=("recites",)),
        moment("new", "b", weak=("recites",)),
        moment("other", "c", weak=("blames",)),
    ]
    drill = choose_for("recites", standings([card(of[0])], of, TODAY), TODAY, seed=1)
    assert [(i.moment, i.why) for i in drill.items] == [("due", Why.DUE), ("new", Why.NEW)]
    assert choose_for("unheard-of", standings([], of, TODAY), TODAY, seed=1) == Drill(())


def test_another_seed_draws_other_new_moments():
    assert len({drilled((), spread(30), seed=seed) for seed in range(10)}) > 1


histories = st.lists(
    st.tuples(
        st.integers(0, 5),  # scenario
        st.integers(0, 3),  # moment
        st.integers(0, 90),  # days since the first review
        st.sampled_from([(GOOD,), (GOOD, GOOD), (AGAIN, HARD), (GOOD, *[AGAIN] * 4), ()]),
        st.sampled_from(["same", "revised", "other best", "gone"]),
        st.sampled_from(["bakery", "energy", ""]),
    ),
    max_size=24,
    unique_by=lambda row: row[:2],
)


def made(history):
    cards, now = [], []
    for scenario, name, ago, grades, fate, industry in history:
        facts = {"behaviors": (f"b-{name}",), "weak": (f"w-{scenario % 3}",), "industry": industry}
        of = moment(f"m-{name}", f"s-{scenario}", **facts)
        if grades:
            cards.append(card(of, *grades, first=TODAY - ago - 10 * (len(grades) - 1)))
        text = "revised" if fate == "revised" else of.text
        best = ("other",) if fate == "other best" else of.best
        if fate != "gone":
            now.append(moment(of.moment, of.scenario, text=text, best=best, **facts))
    return standings(cards, now, TODAY)


@given(histories, st.integers(0, 2**63 - 1), st.integers(1, 15), st.integers(0, 30) | st.none())
def test_every_drill_keeps_the_rules(history, seed, minutes, idle):
    known = made(history)
    last = None if idle is None else TODAY - idle
    drill = choose(known, ["w-1"], TODAY, seed=seed, minutes=minutes, last_practised=last)
    again = choose(
        tuple(reversed(known)), ["w-1"], TODAY, seed=seed, minutes=minutes, last_practised=last
    )
    assert again == drill

    by_place = {standing.key: standing for standing in known}
    chosen = [by_place[item.scenario, item.moment] for item in drill.items]
    assert len(set(chosen)) == len(chosen) <= max(1, round(minutes * 6 / 5))
    for standing in chosen:
        assert standing.state not in (StandingState.STUCK, StandingState.GONE)
        assert (
            standing.card is None
            or standing.card.last < TODAY
            or (standing.state is StandingState.NEW)
        )
    if any(standing.is_due for standing in known):
        assert drill.items or drill.enough
        assert len(drill.items) <= 12

    scenarios = Counter(item.scenario for item in drill.items)
    if max(scenarios.values(), default=0) <= (len(drill.items) + 1) // 2 and not (
        drill.items and drill.items[0].why is Why.EASY_WIN
    ):
        assert all(a.scenario != b.scenario for a, b in pairwise(drill.items))


@given(histories)
def test_what_is_left_out_of_the_due_was_at_less_risk(history):
    """Where every moment is of a scenario of its own, so that nothing has to be kept apart."""
    apart = [(n, *row[1:]) for n, row in enumerate(history)]
    known = made(apart)
    chosen = {(i.scenario, i.moment) for i in choose(known, [], TODAY, seed=1).items}
    due = [s for s in known if s.is_due]
    risks = {s.key: retrievability(s.card, TODAY) for s in due}
    taken = sorted(risks[key] for key in chosen if key in risks)[:4]
    assert taken == sorted(risks.values())[: len(taken)]


def test_a_drill_is_chosen_from_ten_thousand_cards():
    of = [
        moment(
            f"m-{n % 20:02}",
            f"s-{n // 20:03}",
            behaviors=(f"b-{n % 7}",),
            weak=(f"w-{n % 5}",),
            industry=f"i-{n // 20 % 3}",
        )
        for n in range(10_000)
    ]
    known = card(of[0])
    cards = [replace(known, scenario=m.scenario, moment=m.moment) for m in of]
    drill = drilled(cards, of, ["w-3"])
    assert whys(drill) == {Why.DUE: 4, Why.WEAK_BEHAVIOR: 1, Why.OTHER_INDUSTRY: 1}
