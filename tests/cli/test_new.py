"""`roleplay new`: files of a pack from templates."""

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

    def test_is_judged_by_the_packs_own_scorecard_which_is_said(self, roleplay, my_pack):
        result = roleplay("new", "scenario", "--yes", "--title", "Late")
        assert "judged by the scorecard “our-service”" in result.err
        assert "\nscorecard: our-service" in (my_pack / "scenarios/late.yaml").read_text("utf-8")

    def test_is_judged_by_the_scorecard_of_the_pack_it_is_written_into(self, roleplay, here):
        roleplay("init", "mine")
        roleplay("new", "scenario", "--yes", "-o", "mine/scenarios/late.yaml")
        text = (here / "mine/scenarios/late.yaml").read_text("utf-8")
        assert "\nscorecard: our-service" in text

    def test_asks_which_scorecard_where_the_pack_has_several(self, roleplay, my_pack):
        roleplay("new", "scorecard", "--title", "At the desk", "--yes")
        result = roleplay("new", "scenario", "--title", "Late", typed="our-service\n")
        assert "(at-the-desk, our-service)" in result.err
        assert "\nscorecard: our-service" in (my_pack / "scenarios/late.yaml").read_text("utf-8")

    def test_for_a_scorecard_that_no_template_goes_with_it_is_to_be_filled_in(self, roleplay, pack):
        """It plays, lists all behaviors by level, and uses no other."""
        result = roleplay("new", "scenario", "--yes")
        assert (result.status, result.out) == (0, "scenarios/a-customer-of-ours.yaml\n")
        assert "to be filled in" in result.err
        text = (pack / result.out.strip()).read_text("utf-8")
        assert "# listening\n#   3  says-it-back-and-why\n#   2  says-it-back\n" in text
        assert "\n# repair\n#   4  " in text
        checked = roleplay("check", "scenarios/a-customer-of-ours.yaml")
        assert (checked.status, " error " in checked.out) == (0, False)
        typed = "as-good-as-it-gets\n" * 3 + "90\n"
        played = roleplay("play", "a-customer-of-ours", "--plain", typed=typed)
        assert "Passed" in played.out

    def test_a_template_that_does_not_go_with_the_scorecard_is_refused(self, roleplay, pack):
        result = roleplay("new", "scenario", "--yes", "--from", "heard")
        assert result.status == 2
        assert "does not go with" in result.err
        assert "Leave out --from" in result.err
        assert [path.name for path in (pack / "scenarios").iterdir()] == ["parcel.yaml"]

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


class TestAPath:
    def test_leads_through_the_packs_own_scenarios_first_and_is_clean(self, roleplay, my_pack):
        result = roleplay("new", "path", "--title", "For the counter", "--yes")
        assert (result.status, result.out) == (0, "paths/for-the-counter.yaml\n")
        text = (my_pack / "paths/for-the-counter.yaml").read_text("utf-8")
        assert text.startswith("# yaml-language-server: $schema=../schemas/path.schema.json\n")
        assert re.findall(r"scenario: (.*)", text)[0] == "the-present-in-pieces"
        checked = roleplay("check", "paths/for-the-counter.yaml", "--strict")
        assert (checked.status, "nothing found" in checked.out) == (0, True)

    def test_without_a_pack_leads_through_scenarios_that_came_along(self, roleplay, here):
        assert roleplay("new", "path", typed="\n").out == "your-first-two-weeks.yaml\n"
        assert roleplay("check", "your-first-two-weeks.yaml", "--strict").status == 0

    def test_has_a_step_of_each_kind_and_teaches_in_comments(self, roleplay, here):
        roleplay("new", "path", "--yes")
        text = (here / "your-first-two-weeks.yaml").read_text("utf-8")
        assert all(f"\n    {kind}: " in text for kind in ("scenario", "drill", "reading"))
        assert text.count("#") > 8

    def test_never_overwrites(self, roleplay, here):
        (here / "late.yaml").write_text("mine")
        assert roleplay("new", "path", "--title", "Late", "--yes").status == 2
        assert (here / "late.yaml").read_text() == "mine"

    def test_without_a_scenario_that_can_be_played_nothing_is_written(
        self, roleplay, here, monkeypatch
    ):
        monkeypatch.setattr("roleplay.library.packs.built_in_folder", lambda: None)
        result = roleplay("new", "path", "--yes")
        assert result.status == 2
        assert "roleplay new scenario" in result.err
        assert list(here.iterdir()) == []


class TestAStory:
    def test_leads_to_a_moment_of_the_packs_own_and_is_clean(self, roleplay, my_pack):
        result = roleplay("new", "story", "--title", "The last loaf", "--yes")
        assert (result.status, result.out) == (0, "stories/the-last-loaf.yaml\n")
        text = (my_pack / "stories/the-last-loaf.yaml").read_text("utf-8")
        assert text.startswith("# yaml-language-server: $schema=../schemas/story.schema.json\n")
        assert "\nmoment: the-present-in-pieces/listen\n" in text
        checked = roleplay("check", "stories/the-last-loaf.yaml", "--strict")
        assert (checked.status, "nothing found" in checked.out) == (0, True)

    def test_asks_for_its_title_and_its_moment(self, roleplay, my_pack):
        result = roleplay("new", "story", typed="The last loaf\nthe-present-in-pieces/solve\n")
        assert "practised" in result.err
        text = (my_pack / result.out.strip()).read_text("utf-8")
        assert "\nmoment: the-present-in-pieces/solve\n" in text

    @pytest.mark.parametrize(
        ("moment", "hint"),
        [
            ("the-present-in-pieces/sovle", "the-present-in-pieces/solve"),
            ("the-presents-in-pieces/solve", "the-present-in-pieces/solve"),
            ("nonsense", "such as refund/opening"),
        ],
    )
    def test_a_moment_that_is_not_there_is_refused(self, roleplay, my_pack, moment, hint):
        result = roleplay("new", "story", "--title", "Loaf", "--moment", moment)
        assert (result.status, result.out) == (2, "")
        assert hint in result.err
        assert not (my_pack / "stories/loaf.yaml").exists()

    def test_never_overwrites(self, roleplay, here):
        (here / "late.yaml").write_text("mine")
        assert roleplay("new", "story", "--title", "Late", "--yes").status == 2
        assert (here / "late.yaml").read_text() == "mine"
