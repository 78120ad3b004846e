"""The commands, as somebody types them: status, stdout and stderr."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from roleplay import __version__
from roleplay.store import Store

ROOT = Path(__file__).parents[2]
BUILT_IN = sorted(
    path
    for folder in ("scenarios", "scorecards", "paths", "stories")
    for path in (ROOT / folder).glob("*.yaml")
)


def test_version_is_one_line(roleplay):
    assert roleplay("--version").out == f"roleplay {__version__}\n"


def test_help_names_every_command(roleplay):
    out = roleplay("--help").out
    assert all(name in out for name in ("play", "list", "progress", "check", "doctor"))


@pytest.mark.parametrize(
    "typed",
    [
        ["lst"],
        ["list", "--no-such-option"],
        ["play", "parcel", "--seed", "minus"],
        ["play", "parcel", "--seed", "-1"],
        ["play", "parcel", "--seed", str(2**64)],
        ["check", "--format", "pdf"],
    ],
)
def test_what_cannot_be_meant_is_refused_with_status_2_on_stderr(roleplay, pack, typed):
    result = roleplay(*typed)
    assert result.status == 2
    assert result.out == ""
    assert result.err


class TestList:
    def test_shows_the_scenarios_of_the_current_folder_beside_the_built_in_ones(
        self, roleplay, pack
    ):
        out = roleplay("list").out
        assert "parcel " in out
        assert "The parcel that came open" in out
        assert "the-cake-that-never-came" in out

    def test_json_has_the_documented_keys(self, roleplay, pack):
        listed = json.loads(roleplay("list", "--json").out)
        assert listed["version"] == 1
        parcel = next(s for s in listed["scenarios"] if s["id"] == "parcel")
        assert parcel["title"] == "The parcel that came open"
        assert (parcel["mood"], parcel["channel"], parcel["level"]) == ("angry", "phone", 1)
        assert parcel["industry"] == "parcel service"
        assert (parcel["best"], parcel["passed"], parcel["attempts"]) == (None, False, 0)

    def test_a_broken_file_is_listed_with_its_first_fault_and_the_rest_plays(self, roleplay, pack):
        (pack / "scenarios" / "broken.yaml").write_text("format: roleplay/1\ntitel: X\n")
        result = roleplay("list")
        assert result.status == 0
        assert "scenarios/broken.yaml:" in result.out
        assert "broken, cannot be played" in result.out
        assert "The parcel that came open" in result.out
        broken = json.loads(roleplay("list", "--json").out)["broken"]
        assert [b["id"] for b in broken] == ["broken"]

    def test_a_later_pack_hides_an_earlier_one_and_list_says_so(self, roleplay, pack, tmp_path):
        other = tmp_path / "other" / "scenarios"
        other.mkdir(parents=True)
        text = (pack / "scenarios" / "parcel.yaml").read_text()
        (other / "parcel.yaml").write_text(text.replace("came open", "never came"))
        out = roleplay("list", "--pack", other.parent).out
        assert "The parcel that never came" in out
        assert "The parcel that came open" not in out
        assert "parcel: " in out
        assert "hides scenarios/parcel.yaml" in out

    def test_many_files_that_hide_those_of_one_folder_are_told_in_one_line(
        self, roleplay, pack, tmp_path
    ):
        """From a clone, every scenario hides the same one that was installed."""
        other = tmp_path / "other" / "scenarios"
        other.mkdir(parents=True)
        text = (pack / "scenarios" / "parcel.yaml").read_text()
        for folder in (other, pack / "scenarios"):
            for number in range(4):
                (folder / f"parcel-{number}.yaml").write_text(text)
        out = roleplay("list", "--pack", other.parent).out
        assert out.count(" hide") == 1
        assert f"4 files in {other} hide those of the same name in scenarios\n" in out

    def test_a_pack_can_be_named_before_the_command_too(
        self, roleplay, pack, monkeypatch, tmp_path
    ):
        monkeypatch.chdir(tmp_path)
        assert "parcel " in roleplay("--pack", pack, "list").out

    def test_a_pack_that_is_not_there_is_refused(self, roleplay):
        result = roleplay("list", "--pack", "/no/such/folder")
        assert result.status == 2
        assert "/no/such/folder" in result.err
        assert "Traceback" not in result.err

    def test_listing_makes_no_progress_file(self, roleplay, pack, database):
        roleplay("list")
        roleplay("progress")
        assert not database.exists()


class TestCheck:
    @pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.stem)
    def test_the_built_in_files_are_clean_even_under_strict(
        self, roleplay, tmp_path, monkeypatch, path
    ):
        """One by one, since some take seconds, and the cores share them so."""
        monkeypatch.chdir(tmp_path)
        result = roleplay("check", "--strict", path)
        assert (result.status, result.err) == (0, "")
        assert "nothing found" in result.out

    def test_every_fault_is_shown_with_its_place_and_its_mend(self, roleplay, pack):
        path = pack / "scenarios" / "parcel.yaml"
        path.write_text(
            path.read_text().replace("then: number", "then: nmber").replace("takes-note]", "x]", 1)
        )
        result = roleplay("check", "scenarios/parcel.yaml")
        assert result.status == 1
        assert "scenarios/parcel.yaml:" in result.out
        assert "number" in result.out
        assert "^" in result.out
        assert "2 errors" in result.out

    def test_json_for_other_programs(self, roleplay, pack):
        (pack / "scenarios" / "broken.yaml").write_text("format: roleplay/1\ntitel: X\n")
        result = roleplay("check", "scenarios/broken.yaml", "--format", "json")
        found = json.loads(result.out)
        assert result.status == 1
        assert found["version"] == 1
        assert {"code", "severity", "message", "why", "help"} <= set(found["diagnostics"][0])

    def test_a_folder_is_checked_whole(self, roleplay, pack):
        result = roleplay("check", pack)
        assert (result.status, result.err) == (0, "")
        assert "2 files" in result.out

    @pytest.mark.parametrize("name", ["nothing.yaml", "no/such.yaml"])
    def test_a_file_that_is_not_there_is_said(self, roleplay, pack, name):
        result = roleplay("check", name)
        assert result.status in (1, 2)
        assert name in result.out + result.err


class TestDoctor:
    def test_says_where_everything_is_and_that_it_is_sound(self, roleplay, pack, database):
        result = roleplay("doctor")
        assert result.status == 0, result.out
        assert str(database) in result.out
        assert str(pack) in result.out
        assert "config" in result.out

    def test_examines_a_progress_file(self, roleplay, pack):
        roleplay("play", "parcel", "--plain", "--seed", "1", typed="blame-the-driver\n")
        assert "1 finished attempt." in roleplay("doctor").out
        parts = json.loads(roleplay("doctor", "--json").out)["parts"]
        assert {"program", "config", "progress"} <= {part["name"] for part in parts}

    def test_a_broken_file_a_broken_config_and_a_damaged_database_are_problems(
        self, roleplay, pack, tmp_path
    ):
        (pack / "scenarios" / "broken.yaml").write_text("titel: X\n")
        damaged = tmp_path / "damaged.db"
        damaged.write_bytes(b"SQLite format 3\x00" + b"x" * 5000)
        result = roleplay("doctor", "--db", damaged)
        assert result.status == 1
        assert result.out.count("Problem:") >= 2
        assert damaged.read_bytes().startswith(b"SQLite format 3\x00x")


class TestProgress:
    def test_of_nobody_says_how_to_begin(self, roleplay):
        assert "No attempts yet" in roleplay("progress").out

    def test_shows_attempts_and_what_was_left_in_the_middle(self, roleplay, pack):
        replies = "hear-her\npay-now\nnote-her-wish\n90\n"
        roleplay("play", "parcel", "--plain", "--seed", "1", typed=replies)
        roleplay("play", "parcel", "--plain", "--seed", "2", typed="hear-her\n")
        out = roleplay("progress").out
        assert "100 %" in out
        assert "90 %" in out
        assert "1 of 1 passed" in out
        assert "Left in the middle: parcel" in out

    def test_json_has_the_documented_keys(self, roleplay, pack):
        roleplay("play", "parcel", "--plain", "--seed", "1", typed="blame-the-driver\n55\n")
        progress = json.loads(roleplay("progress", "--json").out)
        (attempt,) = progress["attempts"]
        assert (attempt["scenario"], attempt["overall"], attempt["passed"]) == ("parcel", 0, False)
        assert attempt["dimensions"] == {"listening": 0, "repair": 0}
        assert (attempt["ending"], attempt["outcome"]) == ("hung-up", "lost")
        assert attempt["predicted"] == 55

    def test_is_kept_apart_by_trainee(self, roleplay, pack):
        roleplay("play", "parcel", "--plain", "--trainee", "Ana", typed="blame-the-driver\n")
        assert "parcel" in roleplay("progress", "--trainee", "Ana").out
        roleplay("path", "start", "none", "--trainee", "Ben")
        assert "There are: “Ana”." in roleplay("progress", "--trainee", "Ben").err
        roleplay("suggestions", "add", "A form too many", "--trainee", "Ben")
        assert "No attempts yet" in roleplay("progress", "--trainee", "Ben").out


class TestTroubleWithTheProgressFile:
    def test_a_damaged_file_is_kept_aside_and_named_and_the_next_start_begins_anew(
        self, roleplay, pack, database
    ):
        database.parent.mkdir()
        lost = b"SQLite format 3\x00" + b"but the rest of it is gone" * 200
        database.write_bytes(lost)
        result = roleplay("play", "parcel", "--plain", typed="1\n")
        assert result.status == 3
        assert "damaged" in result.err
        (aside,) = database.parent.glob("*damaged*")
        assert aside.read_bytes() == lost
        assert aside.name in result.err
        assert roleplay("play", "parcel", "--plain", typed="blame-the-driver\n").status == 0

    def test_a_file_that_is_not_ours_is_never_touched(self, roleplay, pack, tmp_path):
        letter = tmp_path / "letter.txt"
        letter.write_text("Dear Ana, " * 100)
        for command in (["list"], ["progress"], ["play", "parcel", "--plain"]):
            result = roleplay(*command, "--db", letter, typed="1\n")
            assert result.status == 3
        assert letter.read_text() == "Dear Ana, " * 100
        assert not list(tmp_path.glob("letter*damaged*"))

    def test_a_folder_in_its_place_is_said(self, roleplay, pack, tmp_path):
        result = roleplay("play", "parcel", "--plain", "--db", tmp_path, typed="1\n")
        assert result.status == 3
        assert "Traceback" not in result.err

    def test_a_file_of_a_newer_version_is_left_alone(self, roleplay, pack, tmp_path):
        path = tmp_path / "newer.db"
        Store.open(path).close()
        with closing(sqlite3.connect(path)) as newer, newer:
            newer.execute("INSERT INTO schema_version (version) VALUES (999)")
        result = roleplay("progress", "--db", path)
        assert result.status == 3
        assert "newer" in result.err
