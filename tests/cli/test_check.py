"""`roleplay check`, as somebody types it: what is printed where, exit statuses, and mending."""

import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from roleplay.checks import examples

CRAMPED = """\
moments:
  the-doubt:
    replies:
      drive-there:
        because:
"""
MISSPELLED = "titel: A late parcel\n"


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A pack with the scenario of the examples, made the current folder."""
    pack = tmp_path / "pack"
    (pack / "scenarios").mkdir(parents=True)
    (pack / "scorecards").mkdir()
    (pack / "scorecards" / "late-parcels.yaml").write_text(examples.SCORECARD)
    monkeypatch.chdir(pack)
    write(pack)
    return pack


def write(folder: Path, piece: str = "", name: str = "parcel.yaml") -> Path:
    path = folder / "scenarios" / name
    path.write_bytes(examples.complete(piece))
    return path


def test_a_clean_file_says_so_with_the_time(roleplay, folder):
    result = roleplay("check", "scenarios/parcel.yaml")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("1 file checked in ")
    assert result.out.endswith(" s, nothing found.\n")


def test_warnings_are_status_0_and_under_strict_1(roleplay, folder):
    write(folder, CRAMPED)
    result = roleplay("check", folder)
    assert result.status == 0
    assert "warning S305 best-without-reason" in result.out
    assert "1 warning in 1 file\n" in result.out
    assert roleplay("check", folder, "--strict").status == 1


def test_notes_are_never_errors(roleplay, folder):
    write(folder, "language: nl\n")
    result = roleplay("check", folder, "--strict")
    assert result.status == 0
    assert "note T106" in result.out


def test_errors_of_one_file_do_not_hide_the_findings_of_another(roleplay, folder):
    write(folder, CRAMPED)
    (folder / "scenarios" / "broken.yaml").write_text("format: roleplay/1\ntitel: X\n")
    result = roleplay("check", folder)
    assert result.status == 1
    assert "scenarios/broken.yaml:" in result.out
    assert "S305" in result.out
    assert "3 files checked" in result.out


def test_a_group_is_capped_and_all_shows_the_rest(roleplay, folder):
    text = examples.SCENARIO.replace("say:", "sya:")
    (folder / "scenarios" / "parcel.yaml").write_text(text)
    capped = roleplay("check", folder).out
    assert "scenarios/parcel.yaml: and " in capped
    assert "more (--all)" in capped
    every = roleplay("check", folder, "--all").out
    assert "(--all)" not in every
    assert every.count("F202 unknown-key") > capped.count("F202 unknown-key") == 10


def test_what_is_accepted_is_printed_with_its_reason(roleplay, folder):
    write(folder, "accept: {best-without-reason: The colleagues know why.}\n" + CRAMPED)
    result = roleplay("check", folder, "--strict")
    assert result.status == 0
    assert "S305 best-without-reason: The colleagues know why." in result.out


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_other_programs_get_what_is_found_and_what_is_accepted(roleplay, folder, form):
    write(folder, "accept: {best-without-reason: They know why.}\nlanguage: nl\n" + CRAMPED)
    result = roleplay("check", folder, "--format", form)
    read = json.loads(result.out)
    assert result.status == 0
    if form == "json":
        assert [d["code"] for d in read["diagnostics"]] == ["T106"]
        assert [(d["code"], d["reason"]) for d in read["accepted"]] == [("S305", "They know why.")]
    else:
        assert [r["ruleId"] for r in read["runs"][0]["results"]] == ["T106", "S305"]


def test_github_gets_annotations_and_nothing_else(roleplay, folder):
    write(folder, CRAMPED)
    out = roleplay("check", folder, "--format", "github").out
    assert out.startswith("::warning file=scenarios/parcel.yaml,line=")
    assert out.count("\n") == 1


def test_what_is_not_there_and_a_folder_with_nothing_are_status_2(roleplay, folder, tmp_path):
    (tmp_path / "empty").mkdir()
    for path in ("nothing.yaml", "pack.yaml", tmp_path / "empty"):
        result = roleplay("check", path)
        assert (result.status, result.out) == (2, "")
        assert str(path) in result.err


def test_what_cannot_be_read_in_a_bare_folder_hides_nothing_else(roleplay, folder, tmp_path):
    bare = tmp_path / "bare"
    (bare / "folder.yaml").mkdir(parents=True)
    (bare / "link.yaml").symlink_to("nowhere.yaml")
    shutil.copy(folder / "scenarios" / "parcel.yaml", bare)
    result = roleplay("check", bare)
    assert result.status == 1
    assert result.out.count("F901 unreadable-file") == 2
    assert "it is a link to a file that is not there" in result.out
    assert "3 files checked" in result.out


def test_a_pack_sets_its_own_thresholds_and_its_mistakes_in_them_are_found(roleplay, folder):
    (folder / "pack.yaml").write_text("thresholds: {reply-words: 5}\n")
    assert "T101 long-reply" in roleplay("check", folder).out
    assert "\nreply-words " in roleplay("check", folder, "--thresholds").out
    (folder / "pack.yaml").write_text("thresholds: {reply-wrods: 5}\n")
    result = roleplay("check", folder)
    assert result.status == 1
    assert "pack.yaml:1:14  error F301" in result.out
    assert roleplay("check", "pack.yaml").status == 1


def test_a_single_file_goes_by_the_thresholds_of_the_pack_around_it(
    roleplay, folder, tmp_path, monkeypatch
):
    (folder / "pack.yaml").write_text("thresholds: {reply-words: 5}\n")
    monkeypatch.chdir(tmp_path)
    path = folder / "scenarios" / "parcel.yaml"
    assert "T101 long-reply" in roleplay("--pack", folder, "check", path).out


def test_thresholds_in_force_are_printed_for_people_and_programs(roleplay, folder):
    (folder / "pack.yaml").write_text("thresholds: {reply-words: 50}\n")
    printed = json.loads(roleplay("check", "--thresholds", "--format", "json").out)
    words = next(row for row in printed["thresholds"] if row["name"] == "reply-words")
    assert (words["value"], words["default"], words["unit"]) == ("50", "40", "words")


def test_what_was_practiced_and_is_gone_is_found(roleplay, pack):
    replies = "hear-her\npay-now\nnote-her-wish\n90\n"
    roleplay("play", "parcel", "--plain", "--seed", "1", typed=replies)
    path = pack / "scenarios" / "parcel.yaml"
    assert "H201" not in roleplay("check", path, "--all").out
    path.write_text(path.read_text().replace("pay-now", "pay-at-once"))
    out = roleplay("check", path, "--all").out
    assert "H201 name-gone" in out
    assert "pay-now" in out


class TestFix:
    def test_mends_what_has_one_right_mend_and_shows_it(self, roleplay, folder):
        path = write(folder)
        sound = path.read_text()
        path.write_text(sound.replace("level:", "levle:", 1) + "# the end\n")
        result = roleplay("check", path, "--fix")
        assert result.status == 0
        assert path.read_text() == sound + "# the end\n"
        assert "mended F202 unknown-key" in result.out
        assert "-levle: 1\n" in result.out
        assert "+level: 1\n" in result.out
        assert "nothing found" in result.out

    def test_keeps_the_rights_of_the_file_and_leaves_nothing_beside_it(self, roleplay, folder):
        path = write(folder)
        path.write_text(path.read_text().replace("title:", "titel:", 1))
        path.chmod(0o640)
        roleplay("check", path, "--fix")
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        assert path.read_text().startswith("format: roleplay/1\ntitle:")
        assert [p.name for p in path.parent.iterdir()] == ["parcel.yaml"]

    def test_writes_through_a_link(self, roleplay, folder, tmp_path):
        real = tmp_path / "real.yaml"
        path = write(folder)
        real.write_text(path.read_text().replace("title:", "titel:", 1))
        path.unlink()
        path.symlink_to(real)
        roleplay("check", path, "--fix")
        assert path.is_symlink()
        assert "\ntitle:" in real.read_text()

    def test_a_clean_file_is_not_touched(self, roleplay, folder):
        path = write(folder)
        os.utime(path, (1, 1))
        roleplay("check", path, "--fix")
        assert path.stat().st_mtime == 1

    def test_for_programs_the_changes_are_told_on_stderr(self, roleplay, folder):
        path = write(folder)
        path.write_text(path.read_text().replace("title:", "titel:", 1))
        result = roleplay("check", path, "--fix", "--format", "json")
        assert json.loads(result.out)["diagnostics"] == []
        assert "mended F202" in result.err

    def test_a_file_that_cannot_be_written_is_said(self, roleplay, folder, monkeypatch):
        path = write(folder)
        path.write_text(path.read_text().replace("title:", "titel:", 1))
        before = path.read_bytes()

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("pathlib.Path.replace", refuse)
        result = roleplay("check", path, "--fix")
        assert result.status == 2
        assert "Permission denied" in result.err
        assert path.read_bytes() == before
        assert [p.name for p in path.parent.iterdir()] == ["parcel.yaml"]

    def test_it_says_what_was_wrong_and_then_what_changed(self, roleplay, folder):
        path = write(folder)
        path.write_text(path.read_text().replace("title:", "titel:", 1))
        out = roleplay("check", path, "--fix").out
        mended = [line for line in out.splitlines() if ": mended F202" in line]
        assert len(mended) == 1
        assert "titel" in mended[0]
        assert "Write “" not in mended[0]
        assert "-titel: " in out
        assert "+title: " in out

    def test_a_story_is_mended_as_a_story(self, roleplay, folder):
        (folder / "stories").mkdir()
        path = folder / "stories" / "candle.yaml"
        path.write_text(
            "format: roleplay-story/1\ntitel: The candle\nstory: She went home for it.\n"
            "why-it-worked: She did.\nmoment: parcel/opening\n"
        )
        result = roleplay("check", path, "--fix", "--strict")
        assert (result.status, "nothing found" in result.out) == (0, True)
        assert "\ntitle: The candle\n" in path.read_text()


class TestWhatIsChecked:
    def test_without_a_path_the_trainers_own_pack_and_nothing_else(self, roleplay, folder):
        assert roleplay("check").out.startswith("2 files checked in ")

    def test_without_a_pack_what_came_with_roleplay(self, roleplay, folder, tmp_path, monkeypatch):
        (tmp_path / "empty").mkdir()
        monkeypatch.setattr("roleplay.library.packs.built_in_folder", lambda: folder)
        monkeypatch.chdir(tmp_path / "empty")
        assert roleplay("check").out.startswith("2 files checked in ")

    def test_a_scenario_and_a_scorecard_by_name(self, roleplay, folder):
        write(folder, CRAMPED)
        assert "scenarios/parcel.yaml:" in roleplay("check", "parcel").out
        assert roleplay("check", "late-parcels").out.startswith("1 file checked in ")

    @pytest.mark.parametrize("typed", ["parsel", "parsel.yaml", "scenarios/parsel.yaml"])
    def test_a_name_that_is_nearly_one_gets_the_file_that_was_meant(self, roleplay, folder, typed):
        result = roleplay("check", typed)
        assert result.status == 2
        assert f"no file “{typed}”. Did you mean “scenarios/parcel.yaml”?" in result.err

    @pytest.mark.parametrize("where", [".", "pack", "pack/scenarios"])
    def test_a_file_with_the_pack_it_lies_in_from_wherever_one_stands(
        self, roleplay, folder, tmp_path, monkeypatch, where
    ):
        """Also for those that play, draw, print and try it out."""
        monkeypatch.chdir(tmp_path / where)
        path = os.path.relpath(folder / "scenarios" / "parcel.yaml")
        assert roleplay("check", path, "--strict").out.endswith("nothing found.\n")
        for command in ("map", "print", "bots"):
            assert roleplay(command, path).status == 0
        for command in ("play", "preview"):
            assert roleplay(command, path, "--plain").status == 0


class TestTheLastLine:
    def test_warnings_under_strict_are_not_called_advice(self, roleplay, folder):
        write(folder, CRAMPED)
        out = roleplay("check", "parcel", "--strict").out
        assert out.endswith("but under --strict a warning counts as an error.\n")
        assert "advice" not in out

    def test_notes_are_advice_under_strict_too(self, roleplay, folder):
        write(folder, "language: nl\n")
        out = roleplay("check", "parcel", "--strict").out
        assert out.endswith("No errors: every file can be played. The rest is advice.\n")


def test_what_is_accepted_says_what_was_found(roleplay, folder):
    write(folder, "accept: {best-without-reason: The colleagues know why.}\n" + CRAMPED)
    out = roleplay("check", "parcel").out
    told = json.loads(roleplay("check", "parcel", "--format", "json").out)
    (accepted,) = told["accepted"]
    assert f"The colleagues know why.\n    {accepted['message']}\n" in out
