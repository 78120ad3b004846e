"""Headlines: a list without reading every file, and never an old one."""

import json
import os
from pathlib import Path

import pytest

from roleplay.library import ScenarioFiles, find_packs, headlines
from worked_example import SCENARIO_TEXT, SCORECARD_TEXT


@pytest.fixture
def pack(tmp_path):
    folder = tmp_path / "pack"
    (folder / "scenarios").mkdir(parents=True)
    (folder / "scorecards").mkdir()
    write(folder / "scenarios" / "parcel.yaml", SCENARIO_TEXT)
    write(folder / "scorecards" / "listening-and-repair.yaml", SCORECARD_TEXT)
    return folder


@pytest.fixture
def look(pack, tmp_path):
    """The headlines of the pack, and the files that were read for them."""

    def look():
        packs = find_packs([pack], {}, tmp_path)
        files = ScenarioFiles(packs, tmp_path)

        def read(path, pack):
            look.read.append(path.name)
            return files(path, pack)

        return headlines(packs, tmp_path, tmp_path / "cache", read)

    look.read = []
    return look


def cache_file(tmp_path: Path) -> Path:
    (file,) = (tmp_path / "cache").glob("headlines-*.json")
    return file


def own(read: list[str]) -> list[str]:
    """What was read of the pack of the test; the built-in one is there too."""
    return [name for name in read if name in ("parcel.yaml", "another.yaml", "link.yaml")]


def write(path: Path, text: str, *, age: float = 60) -> None:
    """A file that was changed `age` seconds ago; the cache waits until a change has settled."""
    path.write_text(text, encoding="utf-8")
    when = path.stat().st_mtime - age
    os.utime(path, (when, when))


def parcel(lines):
    return next(line for line in lines if line.id == "parcel")


def test_say_what_a_list_needs(look):
    line = parcel(look())
    assert (line.title, line.mood, line.channel) == ("The parcel that came open", "angry", "phone")
    assert (line.customer, line.level, line.industry) == ("Maren Holt", 1, "parcel service")
    assert not line.is_broken


def test_a_scenario_varies_where_there_is_something_to_draw_from(look, pack):
    for name, drawn in [("another", "[Ama, Theo]"), ("link", "[Ama]")]:
        varied = f"{SCENARIO_TEXT}vary: {{child: {drawn}}}\n"
        write(pack / "scenarios" / f"{name}.yaml", varied)
    varies = {line.id: line.varies for line in look()}
    assert (varies["another"], varies["link"]) == (1, 0)


def test_are_read_once_and_kept(look):
    assert look() == look() == look()
    assert own(look.read) == ["parcel.yaml"]


@pytest.mark.parametrize("change", ["scenario", "scorecard", "new file", "gone", "unreadable name"])
def test_are_made_anew_when_anything_has_changed(look, pack, change):
    before = look()
    look.read.clear()
    match change:
        case "scenario":
            text = SCENARIO_TEXT.replace("came open", "came late")
            write(pack / "scenarios" / "parcel.yaml", text, age=30)
        case "scorecard":
            write(pack / "scorecards" / "listening-and-repair.yaml", "broken", age=30)
        case "new file":
            write(pack / "scenarios" / "another.yaml", SCENARIO_TEXT, age=30)
        case "gone":
            (pack / "scenarios" / "parcel.yaml").unlink()
        case "unreadable name":
            (pack / "scenarios" / "link.yaml").symlink_to("nowhere")
    assert look() != before
    expected = {
        "scenario": ["parcel.yaml"],
        "scorecard": ["parcel.yaml"],
        "new file": ["another.yaml"],
        "gone": [],
        "unreadable name": ["link.yaml"],
    }
    assert own(look.read) == expected[change]


def test_a_file_that_was_just_changed_is_not_trusted_to_stay(look, pack):
    write(pack / "scenarios" / "parcel.yaml", SCENARIO_TEXT, age=0)
    look()
    look()
    assert own(look.read) == ["parcel.yaml"] * 2


def test_of_two_files_with_one_id_the_second_is_broken(look, pack):
    """Found out with each look, also where both headlines are kept."""
    write(
        pack / "scenarios" / "another.yaml", SCENARIO_TEXT.replace("title:", "id: parcel\ntitle:")
    )
    for _ in range(2):
        first, second = (line for line in look() if line.id == "parcel")
        assert not first.is_broken
        assert second.fault == "line 1: “parcel” is already the id of another.yaml in this pack."


def test_what_a_later_pack_hides_is_told(look, pack, tmp_path):
    hidden = next(line for line in look() if line.pack == "built-in").id
    write(pack / "scenarios" / f"{hidden}.yaml", SCENARIO_TEXT)
    for _ in range(2):
        (line,) = (line for line in look() if line.id == hidden)
        assert line.pack == "pack"
        assert line.hides.endswith(f"{hidden}.yaml")


def test_a_broken_file_is_a_headline_with_its_first_fault(look, pack):
    write(pack / "scenarios" / "parcel.yaml", SCENARIO_TEXT.replace("then: number", "then: nmbr"))
    line = parcel(look())
    assert line.is_broken
    assert line.fault.startswith("line 23: ")
    assert parcel(look()) == line


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '{"signature": 1}', "[" * 100_000, "\x00", '{"files": [{}]}'],
)
def test_a_damaged_cache_is_made_anew(look, tmp_path, content):
    lines = look()
    cache_file(tmp_path).write_text(content, encoding="utf-8")
    assert look() == lines


@pytest.mark.parametrize(
    ("what", "wrong"),
    [("title", 7), ("practices", "P1"), ("practices", [1]), ("practised", "a|b"), ("level", True)],
)
def test_a_cache_with_wrong_values_is_made_anew(look, tmp_path, what, wrong):
    lines = look()
    cache = cache_file(tmp_path)
    kept = json.loads(cache.read_text(encoding="utf-8"))
    row = next(iter(kept["files"].values()))
    row[4 + kept["signature"][1].index(what)] = wrong
    cache.write_text(json.dumps(kept), encoding="utf-8")
    assert look() == lines


def test_without_a_place_for_the_cache_everything_is_read_every_time(look, tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert look() == look()
    assert own(look.read) == ["parcel.yaml"] * 2
