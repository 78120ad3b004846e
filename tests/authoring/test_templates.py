"""The templates: good scenarios that a trainer plays first and changes then."""

import datetime
import itertools
import re

import pytest

from roleplay.authoring.templates import (
    SCORECARD_TITLE,
    TITLES,
    Answers,
    Model,
    quoted,
    scenario_text,
    scorecard_text,
)
from roleplay.checks.check import check
from roleplay.checks.subject import Subject
from roleplay.checks.thresholds import Thresholds
from roleplay.cli.new_file import template
from roleplay.conversation import begin
from roleplay.conversation.attempt import stage
from roleplay.conversation.rules import offered, take
from roleplay.library import built_in_folder
from roleplay.scenario.model import Channel, Mood, Outcome
from roleplay.scenario.reader import read_scenario, read_scorecard
from roleplay.scoring import score
from roleplay.scoring.stakes import stakes_of

TODAY = datetime.date(2026, 11, 23)
CARD = read_scorecard(
    (built_in_folder() / "scorecards" / "service-recovery.yaml").read_bytes(),
    "service-recovery.yaml",
).value


def made(model, mood=Mood.ANGRY, channel=Channel.PHONE, level=1, title=None):
    answers = Answers(title or TITLES[model], mood, channel, level)
    text = scenario_text(template(model), answers, TODAY)
    reading = read_scenario(text.encode(), "new.yaml", {"service-recovery": CARD})
    assert reading.diagnostics == ()
    return reading.value


def seeds(scenario):
    """A seed for each variant that can be drawn."""
    variants = itertools.product(*(range(len(variable.items)) for variable in scenario.vary))
    found = {}
    for seed in range(500):
        found.setdefault(begin(scenario, CARD, seed).staging.variant, seed)
    assert set(found) == set(variants)
    return found.values()


def states(scenario):
    """Every state that can be reached, with its staging."""
    for variant in itertools.product(*(range(len(v.items)) for v in scenario.vary)):
        staging = stage(scenario, CARD, variant)
        first = begin(scenario, CARD, 0).state
        waiting, seen = [first], set()
        while waiting:
            state = waiting.pop()
            known = state._replace(used=frozenset(), trust=0, spent=())
            if known not in seen:
                seen.add(known)
                yield staging, state
                steps = (take(staging, state, reply) for reply in offered(staging, state))
                waiting += [step.after for step in steps]


@pytest.mark.parametrize("model", Model)
@pytest.mark.parametrize("mood", Mood)
class TestATemplate:
    def test_is_clean_for_every_channel_and_level(self, model, mood):
        for channel, level in itertools.product(Channel, (1, 2, 3)):
            scenario = made(model, mood, channel, level)
            assert scenario.customer.channel is channel
            assert scenario.level == level

    def test_passes_every_check_without_a_warning(self, model, mood):
        found = check(Subject(made(model, mood), CARD, Thresholds(), TODAY)).diagnostics
        assert [(d.code, d.name, d.span.line, d.message) for d in found] == []

    def test_is_passed_with_the_best_outcome_by_its_model_path_in_every_variant(self, model, mood):
        scenario = made(model, mood)
        for seed in seeds(scenario):
            attempt = begin(scenario, CARD, seed)
            while not attempt.ended:
                best = stakes_of(attempt.staging).at(attempt.state).model
                attempt, _ = attempt.reply(best.reply.name)
            assert score(attempt).passed
            assert attempt.view().ending.outcome is Outcome.RECOVERED

    def test_can_still_be_passed_after_one_weak_reply_at_the_start(self, model, mood):
        scenario = made(model, mood)
        passed = []
        for name in scenario.moments[scenario.start].replies:
            attempt, _ = begin(scenario, CARD, 0).reply(name)
            best = stakes_of(attempt.staging)
            while not attempt.ended:
                attempt, _ = attempt.reply(best.at(attempt.state).model.reply.name)
            passed.append(score(attempt).passed)
        assert passed.count(True) > 1

    def test_shows_everything_that_is_in_it_to_somebody(self, model, mood):
        scenario = made(model, mood)
        places, lines = set(), set()
        for staging, state in states(scenario):
            places.add(state.place)
            here = scenario.moments.get(state.place) or scenario.endings[state.place]
            lines.add((state.place, staging.wordings(here.customer, state)[0]))
        assert places == {*scenario.moments, *scenario.endings}
        written = {
            (moment.name, alternative.wordings[0])
            for moment in scenario.moments.values()
            for alternative in moment.customer.alternatives
        }
        assert written <= lines


@pytest.mark.parametrize("model", Model)
class TestTheTextOfATemplate:
    def test_leaves_no_mark_of_its_own_behind(self, model):
        text = scenario_text(template(model), Answers("A title"), TODAY)
        assert re.findall(r"^ *\[[a-z-]+\] |<[a-z]+>", text, re.MULTILINE) == []

    def test_teaches_in_comments_and_writes_what_is_said_as_blocks(self, model):
        text = template(model)
        assert text.count("#") > 10
        words = r"^ +(?:say|do|because|customer|review|text): *(?!\||#|$)(?=\S)"
        assert re.findall(words, text, re.MULTILINE) == []

    def test_is_reviewed_on_the_day_it_is_written(self, model):
        assert made(model).reviewed == TODAY

    def test_has_six_or_more_scored_moments_of_four_replies_and_a_twin(self, model):
        scenario = made(model)
        assert all(len(moment.replies) == 4 for moment in scenario.moments.values())
        assert len(scenario.moments) >= 8
        paths = set()
        for seed in seeds(scenario):
            attempt = begin(scenario, CARD, seed)
            best = stakes_of(attempt.staging)
            path = tuple(step.reply.name for step in best.model_path(attempt.state))
            assert len(path) >= 6
            paths.add(path)
        assert len(paths) == 2


def test_the_scorecard_template_is_clean_and_goes_with_the_scenario_templates():
    text = scorecard_text(template("scorecard"), SCORECARD_TITLE)
    reading = read_scorecard(text.encode(), "our-service.yaml")
    assert reading.diagnostics == ()
    for model in Model:
        answers = Answers(TITLES[model], scorecard="our-service")
        text = scenario_text(template(model), answers, TODAY)
        read = read_scenario(text.encode(), "x.yaml", {"our-service": reading.value})
        assert read.diagnostics == ()


@pytest.mark.parametrize(
    "title",
    [
        "The late cake",
        "It's late",
        "Yes",
        "no",
        "007",
        "Refund: no way",
        'She said "no"',
        "order #1234",
        "back\\slash",
        "- a dash",
        "{ a brace",
        "Fünf vor zwölf",
        "null",
        "“typographic”",
        "Title ending:",
        "'quoted'",
    ],
)
def test_any_title_is_written_so_that_it_is_read_back_as_it_is(title):
    assert made(Model.LAST, title=title).title == title


def test_plain_words_need_no_quotes():
    assert quoted("The cake that never came") == "The cake that never came"
