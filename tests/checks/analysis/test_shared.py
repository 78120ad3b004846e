"""What variants and bots have in common is worked out once, and comes out the same."""

import pytest

from checks.analysis.brute import made, play_all, stagings
from roleplay.checks.analysis import BOTS, all_chances, meters, walk
from roleplay.checks.analysis.bots import EXPERT
from roleplay.checks.analysis.course import ground_of
from roleplay.checks.analysis.merged import Merged
from roleplay.checks.analysis.situations import situations
from roleplay.conversation.attempt import begin
from roleplay.conversation.rules import offered, take
from roleplay.scenario.model import METERS
from small import read

EARLY_AND_LATE = """
vary:
  first: [a, b]
  second: [c, d, e]
  third: [f, g]
moments:
  one:
    customer: Well?
    then: two
    replies:
      x: {say: X it is., shows: [hears, {when: first is a, behavior: promises}], because: So.}
      y: {say: Y., shows: [hears, {when: first is b, behavior: promises}], because: So.}
  two:
    customer: And?
    then: three
    replies:
      x: {say: X., shows: [{when: second is c, behavior: mends}], because: So.}
      y: {say: Y it is., shows: [{when: second is not c, behavior: mends}], because: So.}
  three:
    customer: And now?
    then: done
    replies:
      x: {say: X., shows: [{when: third is f, behavior: mends}], because: So.}
      y: {say: Y is longer., shows: [{when: third is g, behavior: hears}], because: So.}
"""


def test_a_moment_is_gone_through_once_for_all_draws_that_nothing_ahead_reads():
    found = situations(*read(EARLY_AND_LATE))
    places = [situation.place for situation in found.all]
    assert len(found.starts) == 12
    # Where “second” is d or e, the same happens.
    assert [places.count(place) for place in ("three", "two", "one")] == [2, 4, 8]


def test_every_draw_fares_as_in_all_its_conversations_though_they_share_moments():
    scenario, scorecard = read(EARLY_AND_LATE)
    by_items = {staging.variant: staging for staging in stagings(scenario, scorecard)}
    bots = {bot.name: bot for bot in (EXPERT, *BOTS)}
    for told in all_chances(scenario, scorecard):
        for chance in told.variants:
            ends = play_all(by_items[chance.variant.items], bots[told.bot])
            assert (chance.passes, chance.overall) == (ends.passes, ends.overall)
            assert (chance.scores, chance.endings) == (ends.dimensions, ends.endings)
            assert (chance.best, chance.worst) == (max(ends.scores), min(ends.scores))


def test_variants_in_which_the_right_replies_change_places_are_one_course_for_random_play():
    found = situations(*read(EARLY_AND_LATE))
    merged, ground = Merged(found), ground_of(found)
    begins = {
        merged.add(ground.course(start), lambda number: range(len(found.all[number].turns)))
        for _, start in found.starts
    }
    assert len(begins) == 2


def test_only_states_that_something_ahead_tells_apart_count_towards_the_limit():
    states = 12 + 6 + 2
    assert situations(*read(EARLY_AND_LATE), states) is not None
    assert situations(*read(EARLY_AND_LATE), states - 1) is None


@pytest.mark.parametrize("seed", range(0, 40, 4))
def test_meters_have_the_values_that_playing_meets(seed):
    """Checked by playing: no value is met that is not told; those told are of meters read."""
    scenario, scorecard = made(seed)
    known = meters(walk(scenario, scorecard))
    for draw in range(30):
        attempt = begin(scenario, scorecard, draw)
        staging, state = attempt.staging, attempt.state
        while True:
            for meter, values in known[state.place].items():
                assert state.meters[METERS.index(meter)] in values
            replies = offered(staging, state)
            if not replies:
                break
            state = take(staging, state, replies[draw % len(replies)]).after
