"""What is too large is sampled by the real engine, says so, and agrees with what is exact."""

import random
from fractions import Fraction
from math import sqrt
from pathlib import Path

import pytest

from checks.analysis.brute import made
from roleplay.checks.analysis import (
    BOTS,
    EXPERT,
    all_chances,
    chances,
    exact,
    played,
    sampling,
    shares,
    tables,
)
from roleplay.checks.analysis.bots import RANDOM, Bot, Heard
from roleplay.checks.analysis.sampling import play_in_turn
from roleplay.conversation import begin
from roleplay.scenario.reader import read_scenario, read_scorecard
from roleplay.scoring import score
from small import read

ROOT = Path(__file__).parents[3]
BUILT_IN = sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml"))
RUNS = 600


def built_in(name):
    files = (ROOT / "scorecards").glob("*.yaml")
    cards = {file.stem: read_scorecard(file.read_bytes(), file.name).value for file in files}
    text = (ROOT / "scenarios" / f"{name}.yaml").read_bytes()
    scenario = read_scenario(text, f"{name}.yaml", cards).value
    return scenario, cards[scenario.scorecard]


@pytest.mark.parametrize("name", BUILT_IN)
def test_random_play_by_the_engine_fares_as_the_analysis_says(name):
    scenario, scorecard = built_in(name)
    exact = chances(scenario, scorecard, RANDOM)
    assert exact.exact
    scores, endings = [], []
    for seed in range(RUNS):
        attempt = begin(scenario, scorecard, seed)
        while not attempt.ended:
            attempt, _ = attempt.reply(attempt.order()[0])
        scores.append(float(score(attempt).overall))
        endings.append(attempt.state.place)
    mean = sum(scores) / RUNS
    spread = sqrt(sum((each - mean) ** 2 for each in scores) / RUNS)
    assert abs(mean - exact.overall) < 4 * spread / sqrt(RUNS)
    for ending, chance in exact.endings.items():
        error = sqrt(chance * (1 - chance) / RUNS)
        assert abs(endings.count(ending) / RUNS - chance) < 4 * error + 1 / RUNS


@pytest.mark.parametrize("seed", [0, 3, 5, 16, 26])
def test_beyond_the_limit_of_states_everything_is_sampled_within_its_error(seed):
    scenario, scorecard = made(seed)
    exact = chances(scenario, scorecard, RANDOM)
    sampled = chances(scenario, scorecard, RANDOM, most_states=1)
    assert not sampled.exact
    assert 0 < sampled.error < 0.02
    assert abs(sampled.passes - exact.passes) < 4 * sampled.error
    assert abs(sampled.overall - exact.overall) < 0.03
    assert [chance.variant for chance in sampled.variants] == [c.variant for c in exact.variants]
    for name, chance in exact.endings.items():
        assert abs(sampled.endings.get(name, 0) - chance) < 0.03


def test_sampling_gives_the_same_numbers_again():
    made_of = made(5)
    again = [chances(*made_of, RANDOM, most_states=1) for _ in range(2)]
    assert again[0] == again[1]


class Walker:
    """Somebody whose runs take as many steps as they are given."""

    def __init__(self, steps, says_it_all=False):
        self.steps, self.says_it_all, self.runs = steps, says_it_all, 0

    def play(self):
        self.runs += 1
        return self.steps


def test_all_who_are_sampled_play_as_many_runs_until_the_steps_are_used_up():
    quick, slow, sure = Walker(1), Walker(9), Walker(5, says_it_all=True)
    assert play_in_turn([quick, slow, sure], most_steps=100) == 105
    assert (quick.runs, slow.runs, sure.runs) == (10, 10, 1)


def test_runs_have_a_limit_of_their_own_and_everybody_plays_at_least_one():
    many, none = Walker(1), Walker(1000)
    play_in_turn([many], most_steps=1_000_000, runs=50)
    play_in_turn([none], most_steps=0)
    assert (many.runs, none.runs) == (50, 1)
    assert play_in_turn([], most_steps=100) == 0


def chain(moments):
    """A conversation so long, with short cuts of all lengths, that its chances are sampled."""
    rng = random.Random(1)
    lines = ["start: m-0", "moments:"]
    for number in range(moments):
        lines += [f"  m-{number}:", "    customer: Well?", "    replies:"]
        for reply in range(4):
            ahead = number + rng.randint(1, 3)
            shows = [rng.choice(["hears", "ignores"]), rng.choice(["mends", "promises"])]
            lines += [f"      r-{reply}:", "        say: I see.", "        because: So."]
            lines += [f"        shows: [{', '.join(shows)}]"]
            lines += [f"        then: {f'm-{ahead}' if ahead < moments else 'done'}"]
    return read("\n".join(lines))


def test_the_steps_of_all_bots_together_have_a_limit(monkeypatch):
    """All that are sampled have as many runs; with fewer of them the error is larger."""
    long = chain(40)

    def sampled():
        told = [chance for bot in all_chances(*long) for chance in bot.variants]
        return [(chance.runs, chance.error) for chance in told if not chance.exact]

    many = sampled()
    monkeypatch.setattr(exact, "MOST_STEPS", 10_000)
    few = sampled()
    assert len(few) == len(many) > 1
    assert len(set(few)) == 1
    assert 1 < few[0][0] < many[0][0] == sampling.RUNS
    assert few[0][1] > many[0][1] > 0


def test_beyond_the_limit_of_states_the_steps_have_a_limit_too(monkeypatch):
    long = chain(40)
    many = chances(*long, RANDOM, most_states=1).variants[0]
    monkeypatch.setattr(played, "MOST_STEPS", 1_000)
    few = chances(*long, RANDOM, most_states=1).variants[0]
    assert 1 < few.runs < 100 < many.runs
    assert few.error > many.error > 0


def test_a_long_denominator_may_be_rounded_where_chances_are_sampled(monkeypatch):
    """To so many bits that nobody who passes would fail by it, nor the other way round."""
    whole = [chances(*made(seed), RANDOM, most_entries=2).passes for seed in range(8)]
    monkeypatch.setattr(shares, "_ROUNDED", 40)
    assert [chances(*made(seed), RANDOM, most_entries=2).passes for seed in range(8)] == whole


def test_what_is_sampled_surely_passes_only_where_three_errors_less_do():
    sampled = chances(*made(5), RANDOM, most_states=1)
    known = chances(*made(5), RANDOM)
    for chance in sampled.variants:
        assert chance.passes_surely == max(chance.passes - Fraction(3 * chance.error), 0)
    assert [each.passes_surely for each in known.variants] == [e.passes for e in known.variants]


def test_a_bot_that_draws_nothing_is_exact_in_one_run_however_large_the_scenario():
    scenario, scorecard = made(5)
    for bot in (EXPERT, BOTS[1], BOTS[2]):
        assert chances(scenario, scorecard, bot, most_states=1).exact
        by_engine = chances(scenario, scorecard, bot, most_states=1)
        assert by_engine == chances(scenario, scorecard, bot)


def test_a_bot_that_draws_nothing_is_exact_even_where_no_room_is_left_for_tables(monkeypatch):
    long = chain(40)
    known = {bot.bot: bot for bot in all_chances(*long)}
    monkeypatch.setattr(tables, "MOST_TOGETHER", 0)
    for bot in all_chances(*long):
        assert bot.exact == (bot.bot in ("expert", "first", "last"))
        assert not bot.exact or bot == known[bot.bot]


def test_where_losses_are_too_many_the_chance_to_pass_alone_is_sampled():
    found = 0
    for seed in range(40):
        scenario, scorecard = made(seed)
        exact = chances(scenario, scorecard, RANDOM)
        sampled = chances(scenario, scorecard, RANDOM, most_entries=2)
        assert sampled.scores == exact.scores
        assert sampled.endings == exact.endings
        found += not sampled.exact
        for one, other in zip(sampled.variants, exact.variants, strict=True):
            assert abs(one.passes - other.passes) <= 4 * one.error
            assert (one.runs > 0) == (one.error > 0) == (not one.exact)
    assert found > 5


NEAREST = [
    ("longest", ["Yes, of course I will."], ["Yes.", "No."]),
    ("shortest", ["No."], ["Yes.", "Perhaps, who knows."]),
    ("politest", ["I am so sorry, and I understand."], ["Please wait.", "I will."]),
    ("ownership", ["I'll do it, and I will call."], ["I’ll see.", "Please, of course."]),
    ("rule-quoter", ["Our policy does not allow it; you must wait."], ["The rule is new.", "Hm."]),
    ("most-central", ["one two three"], ["one two four", "three five six"]),
]


@pytest.mark.parametrize(("name", "liked", "others"), NEAREST)
def test_a_bot_takes_what_fits_its_habit(name, liked, others):
    bot = next(bot for bot in BOTS if bot.name == name)
    heard = [Heard((text,)) for text in [*others, *liked]]
    assert bot.choose(heard) == (len(others),)


def test_the_biggest_gesture_is_the_most_money():
    bot = next(bot for bot in BOTS if bot.name == "biggest-gesture")
    assert bot.choose([Heard(("A",), 5), Heard(("B",), 20), Heard(("C",))]) == (1,)


def test_between_equals_a_bot_draws_and_several_wordings_count_by_their_mean():
    longest = next(bot for bot in BOTS if bot.name == "longest")
    assert longest.choose([Heard(("ab",)), Heard(("abc", "a")), Heard(("a",))]) == (0, 1)
    assert RANDOM.choose([Heard(("a",)), Heard(("b",))]) == (0, 1)


def test_a_new_habit_is_a_rank():
    shy = Bot("shy", "never promises", lambda n, offered: -offered[n].wordings[0].count("promise"))
    got = chances(
        *read(
            """
            moments:
              one:
                customer: Well?
                replies:
                  promise: {say: I promise., shows: [hears], because: It does., then: done}
                  wait: {say: Wait., shows: [ignores], then: done}
            """
        ),
        shy,
    )
    assert (got.bot, got.passes, got.overall) == ("shy", 0, 0)
