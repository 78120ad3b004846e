"""`roleplay init`: a pack of one's own."""

import json
import re

import pytest

from roleplay.cli.run import run
from roleplay.scenario.schema import scenario_schema


@pytest.fixture
def here(tmp_path, monkeypatch):
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def files(folder):
    return {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}


def test_makes_a_pack_that_is_clean_and_can_be_played(roleplay, here, monkeypatch):
    result = roleplay("init", "mine")
    assert result.status == 0
    assert set(result.out.split()) == {f"mine/{file}" for file in files(here / "mine")}
    monkeypatch.chdir(here / "mine")
    assert "the-present-in-pieces" in roleplay("list").out
    assert roleplay("check", ".", "--strict").status == 0
    played = roleplay("play", "the-present-in-pieces", "--plain", typed="1\n")
    assert "Nora Lindqvist" in played.out


def test_its_example_goes_with_its_own_scorecard(roleplay, here):
    roleplay("init", "mine")
    text = (here / "mine/scenarios/the-present-in-pieces.yaml").read_text("utf-8")
    assert "scorecard: our-service" in text
    assert (here / "mine/scorecards/our-service.yaml").exists()


def test_has_an_example_of_a_path_and_of_a_story_that_lead_to_its_scenario(roleplay, here):
    roleplay("init", "mine")
    path = (here / "mine/paths/your-first-two-weeks.yaml").read_text("utf-8")
    assert re.findall(r"scenario: (.*)", path) == ["the-present-in-pieces"]
    story = (here / "mine/stories/the-candle-in-the-window.yaml").read_text("utf-8")
    assert "\nmoment: the-present-in-pieces/" in story


def test_what_it_says_of_the_packs_own_thresholds_is_a_comment_that_is_right(roleplay, here):
    roleplay("init", "mine")
    path = here / "mine/pack.yaml"
    text = path.read_text("utf-8")
    assert roleplay("check", path).status == 0
    path.write_text(re.sub(r"^# ?(?=thresholds|  [a-z])", "", text, flags=re.MULTILINE))
    assert path.read_text() != text
    assert "nothing found" in roleplay("check", path).out


def test_tells_editors_where_the_schemas_are(roleplay, here):
    roleplay("init", "mine")
    pack = here / "mine"
    settings = json.loads((pack / ".vscode/settings.json").read_text("utf-8"))
    for schema, pattern in settings["yaml.schemas"].items():
        assert (pack / schema).is_file()
        assert list(pack.glob(pattern))
    written = json.loads((pack / "schemas/scenario.schema.json").read_text("utf-8"))
    assert written == json.loads(json.dumps(scenario_schema()))
    first = (pack / "scenarios/the-present-in-pieces.yaml").read_text("utf-8").splitlines()[0]
    schema = re.fullmatch(r"# yaml-language-server: \$schema=(.*)", first)[1]
    assert (pack / "scenarios" / schema).resolve() == pack / "schemas/scenario.schema.json"


def test_brings_a_recipe_that_checks_every_change(roleplay, here):
    roleplay("init", "mine")
    recipe = (here / "mine/.github/workflows/check.yaml").read_text("utf-8")
    assert "roleplay check . --strict --format github" in recipe


def test_goes_into_a_folder_that_is_there_beside_what_is_in_it(roleplay, here):
    (here / "notes.txt").write_text("mine")
    assert roleplay("init", ".").status == 0
    assert (here / "notes.txt").read_text() == "mine"
    assert (here / "scenarios").is_dir()


def test_overwrites_nothing_and_then_writes_nothing_at_all(roleplay, here):
    (here / "README.md").write_text("mine")
    result = roleplay("init", ".")
    assert (result.status, result.out) == (2, "")
    assert "README.md" in result.err
    assert files(here) == {"README.md"}
    assert (here / "README.md").read_text() == "mine"


def test_a_file_in_the_folders_place_is_said(roleplay, here):
    (here / "mine").write_text("a file")
    result = roleplay("init", "mine")
    assert result.status == 2
    assert "mine" in result.err
    assert "Traceback" not in result.err


def test_a_folder_that_may_not_be_written_is_said(capsys, unprivileged_path):
    unprivileged_path.chmod(0o500)
    assert run(["init", str(unprivileged_path / "mine")]) == 2
    assert "cannot be written" in capsys.readouterr().err
