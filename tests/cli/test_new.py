"""`roleplay new`: scenarios and scorecards from templates."""

import re

import pytest

from roleplay.authoring.templates import STEPS, Model


@pytest.fixture
def here(tmp_path, monkeypatch):
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def my_pack(roleplay, here, monkeypatch):
    roleplay("init", "mine")
    monkeypatch.chdir(here / "mine")
    return here / "mine"


class TestAScenario:
    @pytest.mark.parametrize("model", Model)
    def test_is_written_by_its_title_and_is_clean_and_can_be_played(self, roleplay, here, model):
        result = roleplay("new", "scenario", "--from", model, "--title", "My own story", "--yes")
        assert (result.status, result.out) == (0, "my-own-story.yaml\n")
        assert roleplay("check", "my-own-story.yaml", "--strict").status == 0
        played = roleplay("play", "my-own-story.yaml", "--plain", typed="1\n")
        assert "My own story" in played.out

    def test_asks_for_what_was_not_said(self, roleplay, here):
        result = roleplay("new", "scenario", typed="Late again\nconfused\nchat\n2\n")
        assert result.out == "late-again.yaml\n"
        for question in ("called", "come in", "talk", "foundation"):
            assert question in result.err
        text = (here / "late-again.yaml").read_text("utf-8")
        assert re.search(r"^title: Late again$", text, re.MULTILINE)
        assert re.search(r"^  mood: confused\b", text, re.MULTILINE)
        assert re.search(r"^  channel: chat\b", text, re.MULTILINE)
        assert re.search(r"^level: 2\b", text, re.MULTILINE)

    def test_asks_nothing_that_was_said_as_an_option(self, roleplay, here):
        result = roleplay(
            *("new", "scenario", "--title", "Late", "--mood", "angry"),
            *("--channel", "email", "--level", "3"),
        )
        assert result.status == 0
        assert "?" not in result.err

    def test_takes_the_usual_answer_for_enter_and_where_nobody_answers(self, roleplay, here):
        result = roleplay("new", "scenario", typed="\n\n")
        assert result.out == "the-present-in-pieces.yaml\n"

    def test_with_yes_it_asks_nothing_at_all(self, roleplay, here):
        result = roleplay("new", "scenario", "--yes", typed="not asked\n")
        assert result.out == "the-present-in-pieces.yaml\n"
        assert "?" not in result.err

    def test_asks_again_after_an_answer_that_is_none(self, roleplay, here):
        result = roleplay("new", "scenario", typed="Late\nfurious\nAngry\nphone\n1\n")
        assert result.out == "late.yaml\n"
        assert "“furious” is not one of them" in result.err

    def test_a_script_that_answers_wrongly_is_refused(self, roleplay, here):
        result = roleplay("new", "scenario", typed="Late\nfurious\n")
        assert result.status == 2
        assert "“furious”" in result.err
        assert list(here.iterdir()) == []

    def test_goes_into_the_folder_of_its_kind_and_names_the_schema_there(self, roleplay, my_pack):
        result = roleplay("new", "scenario", "--from", "heard", "--yes")
        assert result.out == "scenarios/the-fee-that-went-on.yaml\n"
        text = (my_pack / "scenarios/the-fee-that-went-on.yaml").read_text("utf-8")
        assert text.startswith("# yaml-language-server: $schema=../schemas/scenario.schema.json\n")

    def test_never_overwrites(self, roleplay, here):
        (here / "late.yaml").write_text("mine")
        result = roleplay("new", "scenario", "--title", "Late", "--yes")
        assert (result.status, result.out) == (2, "")
        assert "late.yaml" in result.err
        assert (here / "late.yaml").read_text() == "mine"

    def test_can_be_judged_by_a_scorecard_of_ones_own(self, roleplay, my_pack):
        result = roleplay("new", "scenario", "--yes", "--scorecard", "our-service", "-o", "x.yaml")
        assert result.status == 0
        assert "scorecard: our-service" in (my_pack / "x.yaml").read_text("utf-8")

    def test_a_scorecard_that_is_not_there_is_refused_before_anything_is_written(
        self, roleplay, here
    ):
        result = roleplay("new", "scenario", "--yes", "--scorecard", "our-servce")
        assert result.status == 2
        assert "our-servce" in result.err
        assert list(here.iterdir()) == []

    def test_a_scorecard_without_the_behaviors_of_the_template_is_refused(self, roleplay, pack):
        result = roleplay("new", "scenario", "--yes", "--scorecard", "listening-and-repair")
        assert result.status == 2
        assert "does not go with" in result.err
        assert not (pack / "scenarios" / "the-present-in-pieces.yaml").exists()

    @pytest.mark.parametrize("title", ["遅れた荷物", "???", "42"])
    def test_a_title_that_makes_no_file_name_needs_one(self, roleplay, here, title):
        result = roleplay("new", "scenario", "--title", title, "--yes")
        assert result.status == 2
        assert "-o FILE" in result.err
        assert roleplay("new", "scenario", "--title", title, "-o", "late.yaml", "-y").status == 0
        assert roleplay("check", "late.yaml").status == 0

    @pytest.mark.parametrize("title", ["two\nlines", "bell\a", " "])
    def test_a_title_that_cannot_be_seen_is_refused(self, roleplay, here, title):
        result = roleplay("new", "scenario", "--title", title, "--yes")
        assert result.status == 2
        assert "title" in result.err
        assert list(here.iterdir()) == []

    def test_has_to_be_a_yaml_file(self, roleplay, here):
        result = roleplay("new", "scenario", "--yes", "-o", "late.txt")
        assert result.status == 2
        assert "late.txt.yaml" in result.err

    def test_says_what_to_do_next(self, roleplay, here):
        said = roleplay("new", "scenario", "--yes").err
        for command in ("play", "check", "preview"):
            assert f"roleplay {command} the-present-in-pieces.yaml" in said


class TestAScorecard:
    def test_is_written_by_its_title_and_is_clean(self, roleplay, my_pack):
        result = roleplay("new", "scorecard", "--title", "At the desk", "--yes")
        assert (result.status, result.out) == (0, "scorecards/at-the-desk.yaml\n")
        assert "scorecard: at-the-desk" in result.err
        assert roleplay("check", "scorecards/at-the-desk.yaml", "--strict").status == 0

    def test_asks_for_its_title(self, roleplay, here):
        assert roleplay("new", "scorecard", typed="Ours\n").out == "ours.yaml\n"

    def test_never_overwrites(self, roleplay, here):
        (here / "our-service.yaml").write_text("mine")
        assert roleplay("new", "scorecard", "--yes").status == 2
        assert (here / "our-service.yaml").read_text() == "mine"


def test_help_says_what_each_template_follows(roleplay):
    out = " ".join(roleplay("new", "scenario", "--help").out.split())
    for model, steps in STEPS.items():
        assert f"{model}: {steps}" in out


def test_without_saying_what_it_shows_what_there_is(roleplay):
    result = roleplay("new")
    assert result.status == 2
    assert "scenario" in result.out + result.err
