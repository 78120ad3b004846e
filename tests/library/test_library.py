"""Reading packs: what plays, what is broken and why, what shadows what, and finding one."""

import os
from pathlib import Path

import pytest

from library.folders import CARD, SCENARIO, Folder
from roleplay.errors import AuthorError, NotFoundError, UserError
from roleplay.library import Entry, Kind, Library, Origin, Pack, read_file
from roleplay.library.files import Unreadable
from roleplay.scenario.source import MAX_BYTES

BROKEN = SCENARIO.replace("start: opening", "start: nowhere")


def load(*folders: Folder, here: Path | None = None) -> Library:
    packs = [Pack(folder.path.name, folder.path, Origin.OPTION) for folder in folders]
    return Library.load(packs, here or folders[0].path.parent)


def fault(entry: Entry) -> str:
    assert entry.is_broken
    assert entry.fault is not None
    return f"{entry.fault.code} {entry.fault.message}"


def test_a_scenario_comes_with_its_scorecard_its_bytes_and_its_name(team: Folder) -> None:
    path = team.scenario("cake.yaml")
    (entry,) = load(team).scenarios
    assert (entry.id, entry.kind, entry.file) == ("cake", Kind.SCENARIO, "team/scenarios/cake.yaml")
    assert entry.scenario is not None
    assert entry.scenario.title == "The cake that never came"
    assert entry.scorecard is not None
    assert entry.scorecard.id == "service"
    assert entry.data == path.read_bytes()
    assert not entry.is_broken
    assert entry.fault is None


def test_files_are_listed_by_name_and_others_are_left_alone(team: Folder) -> None:
    for name in ("b.yml", "a.yaml", "C.YAML", ".hidden.yaml", "notes.txt", "a.yaml~", "yaml"):
        team.scenario(name)
    (team.scenarios / "drafts").mkdir()
    assert [e.path.name for e in load(team).scenarios] == ["C.YAML", "a.yaml", "b.yml"]


def test_a_name_outside_the_current_folder_is_shown_in_full(team: Folder, tmp_path: Path) -> None:
    path = team.scenario("cake.yaml")
    (entry,) = load(team, here=tmp_path / "home").scenarios
    assert entry.file == str(path)


def test_a_file_with_faults_is_listed_as_broken_and_the_others_play(team: Folder) -> None:
    team.scenario("bad.yaml", BROKEN)
    team.scenario("good.yaml")
    bad, good = load(team).scenarios
    assert (bad.id, bad.scenario, bad.scorecard) == ("bad", None, None)
    assert bad.fault is not None
    assert str(bad.fault.span) == "team/scenarios/bad.yaml:6:8"
    assert not good.is_broken


def test_an_empty_pack_is_an_empty_library(mine: Folder) -> None:
    library = load(mine)
    assert (library.scenarios, library.scorecards) == ((), ())


def test_a_scenario_whose_scorecard_is_broken_is_broken_too(team: Folder) -> None:
    team.scorecard("service.yaml", CARD.replace("weight: 1", "weight: much"))
    team.scenario("cake.yaml")
    library = load(team)
    assert library.scorecards[0].is_broken
    assert library.scenarios[0].is_broken


# What is no readable file


def make_dangling_link(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


def make_loop(path: Path) -> None:
    path.symlink_to(path.name)


def make_link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (Path.mkdir, "it is a folder"),
        (make_dangling_link, "it is a link to a file that is not there"),
        (make_loop, "it is a link that leads back to itself"),
        (os.mkfifo, "it is a pipe or a device, not a file"),
        (make_link_to_a_device, "it is a pipe or a device, not a file"),
    ],
)
def test_what_is_no_file_is_broken_and_says_what_it_is(
    team: Folder, make: object, reason: str
) -> None:
    make(team.scenarios / "odd.yaml")  # type: ignore[operator]  # a function of a path
    team.scenario("good.yaml")
    good, odd = load(team).scenarios
    assert fault(odd) == f"F901 This file cannot be read: {reason}."
    assert odd.id == "odd"
    assert not good.is_broken


def test_a_file_without_permission_is_broken_and_says_so(unprivileged_path: Path) -> None:
    folder = Folder(unprivileged_path / "team")
    folder.scenario("secret.yaml").chmod(0o000)
    (entry,) = load(folder).scenarios
    assert fault(entry).endswith("you have no permission to read it.")
    assert entry.fault is not None
    assert entry.fault.help == "Ask whoever owns it to let you read it."


def test_a_folder_without_permission_is_one_broken_entry(unprivileged_path: Path) -> None:
    folder = Folder(unprivileged_path / "team")
    folder.scorecard("service.yaml")
    folder.scenarios.chmod(0o000)
    library = load(folder)
    assert [e.file for e in library.scenarios] == ["team/scenarios"]
    assert fault(library.scenarios[0]).endswith("you have no permission to read it.")
    assert not library.scorecards[0].is_broken


def test_a_file_over_the_limit_is_broken_without_being_read_whole(team: Folder) -> None:
    path = team.scenario("huge.yaml")
    os.truncate(path, 1_000_000_000)
    (entry,) = load(team).scenarios
    assert entry.is_broken
    assert entry.fault is not None
    assert len(entry.data) == MAX_BYTES + 1


def test_an_empty_file_and_a_binary_one_are_broken(team: Folder) -> None:
    team.scenario("empty.yaml", "")
    (team.scenarios / "image.yaml").write_bytes(bytes(range(256)) * 40)
    assert all(entry.fault is not None for entry in load(team).scenarios)


def test_a_name_that_is_not_text_is_listed_and_harmless(team: Folder) -> None:
    os.rename(  # noqa: PTH104 - a name of bytes
        team.scenario("x.yaml"), os.fsencode(team.scenarios) + b"/\xff\x1b[31m\n.yaml"
    )
    (entry,) = load(team).scenarios
    assert entry.file == "team/scenarios/�␛[31m␊.yaml"
    assert entry.id == "�␛[31m␊"


def test_reading_a_file_says_why_it_cannot() -> None:
    assert read_file(Path("nowhere.yaml")) == Unreadable(
        "it is not there", "Look at its name, and at the folder it is in."
    )
    assert isinstance(read_file(Path("a\0b")), Unreadable)
    assert isinstance(read_file(Path("x" * 5000)), Unreadable)


# The same id twice


def test_a_later_pack_shadows_an_earlier_one_and_says_so(team: Folder, mine: Folder) -> None:
    team.scenario("cake.yaml")
    team.scenario("other.yaml")
    mine.scenario("my-cake.yaml", "id: cake\n" + SCENARIO.replace("never came", "came late"))
    library = load(team, mine)
    assert [(e.id, e.pack.name) for e in library.scenarios] == [("other", "team"), ("cake", "mine")]
    cake = library.find("cake")
    assert cake.shadows is not None
    assert cake.shadows.file == "team/scenarios/cake.yaml"
    assert cake.scenario is not None
    assert cake.scenario.title == "The cake that came late"


def test_a_broken_file_shadows_too_so_that_nobody_plays_the_old_one_unawares(
    team: Folder, mine: Folder
) -> None:
    team.scenario("cake.yaml")
    mine.scenario("cake.yaml", BROKEN)
    library = load(team, mine)
    (entry,) = library.scenarios
    assert entry.shadows is not None
    with pytest.raises(AuthorError):
        library.find("cake")


def test_a_scorecard_is_shadowed_by_id_for_every_scenario(team: Folder, mine: Folder) -> None:
    team.scenario("cake.yaml")
    mine.scorecard("service.yml", CARD.replace("Service recovery", "Ours"))
    library = load(team, mine)
    assert library.find_scorecard("service").shadows is not None
    (entry,) = library.scenarios
    assert entry.scorecard is not None
    assert entry.scorecard.title == "Ours"


def test_the_second_file_of_one_id_in_a_pack_is_broken_and_the_first_plays(team: Folder) -> None:
    team.scenario("cake.yaml")
    team.scenario("copy.yaml", "id: cake\n" + SCENARIO)
    library = load(team)
    first, second = library.scenarios
    assert fault(second) == (
        "F902 “cake” is already the id of team/scenarios/cake.yaml in this pack."
    )
    assert second.fault is not None
    assert str(second.fault.span) == "team/scenarios/copy.yaml:1:1"
    assert str(second.fault.related[0].span) == "team/scenarios/cake.yaml:1:1"
    assert library.find("cake") is first


def test_the_second_scorecard_of_one_id_is_broken_and_the_first_judges(team: Folder) -> None:
    team.scorecard("service.yml", CARD.replace("Service recovery", "The second"))
    team.scenario("cake.yaml")
    library = load(team)
    assert [e.is_broken for e in library.scorecards] == [False, True]
    assert library.scenarios[0].scorecard is library.scorecards[0].scorecard


# Finding one


@pytest.fixture
def library(team: Folder) -> Library:
    team.scenario("cake.yaml")
    team.scenario("broken.yaml", BROKEN)
    return load(team)


def test_a_scenario_is_found_by_its_id_and_by_its_path(library: Library, team: Folder) -> None:
    cake = library.find("cake")
    assert library.find("team/scenarios/cake.yaml") is cake
    assert library.find(str(team.scenarios / "cake.yaml")) is cake


def test_a_file_outside_the_packs_is_played_with_a_scorecard_of_the_library(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "draft.yaml").write_text(SCENARIO, encoding="utf-8")
    entry = library.find("draft.yaml")
    assert (entry.id, entry.pack.origin) == ("draft", Origin.FILE)
    assert entry.scorecard is library.find_scorecard("service").scorecard


def test_a_wrong_name_gets_the_near_one_or_the_way_to_the_list(library: Library) -> None:
    with pytest.raises(NotFoundError) as error:
        library.find("cakes")
    assert str(error.value) == "There is no scenario “cakes”. Did you mean “cake”?"
    with pytest.raises(NotFoundError) as error:
        library.find("zebra")
    assert str(error.value) == "There is no scenario “zebra”. “roleplay list” shows what there is."


@pytest.mark.parametrize(
    "name", ["", " ", "team", "gone.yaml", "a\0b.yaml", "\x1b[2J", "/" * 5000], ids=range(7)
)
def test_nonsense_is_not_found_and_harmless(library: Library, name: str) -> None:
    with pytest.raises(UserError) as error:
        library.find(name)
    assert "\x1b" not in str(error.value)


def test_a_broken_scenario_is_an_authors_error_with_its_diagnostics(library: Library) -> None:
    with pytest.raises(AuthorError) as error:
        library.find("broken")
    assert error.value.diagnostics == library.scenarios[0].diagnostics
    assert str(error.value).startswith("“team/scenarios/broken.yaml” has a fault and cannot be")


def test_a_scorecard_cannot_be_played(library: Library) -> None:
    with pytest.raises(UserError, match="is a scorecard"):
        library.find("team/scorecards/service.yaml")


def test_a_single_file_is_read_as_what_its_format_says(library: Library, tmp_path: Path) -> None:
    (tmp_path / "card.yaml").write_text(CARD, encoding="utf-8")
    assert library.read(Path("card.yaml")).kind is Kind.SCORECARD
    with pytest.raises(NotFoundError, match=r"There is no file “gone\.yaml”"):
        library.read(Path("gone.yaml"))


def test_a_folder_named_as_a_file_is_the_users_error(library: Library) -> None:
    with pytest.raises(UserError, match="“team/scenarios” cannot be read: it is a folder"):
        library.find("team/scenarios")


def test_a_scorecard_that_is_not_there_gets_the_near_one(library: Library) -> None:
    with pytest.raises(NotFoundError, match=r"no scorecard “servise”\. Did you mean “service”"):
        library.find_scorecard("servise")


# A file of a pack that is none of the library's


def test_a_file_is_read_with_the_pack_it_lies_in(
    library: Library, mine: Folder, tmp_path: Path
) -> None:
    """Its scorecards count before those of the library, wherever one stands."""
    path = mine.scenario("late.yaml")
    mine.scorecard("service.yaml", CARD.replace("Service recovery", "Ours"))
    for here in (tmp_path, mine.path, mine.scenarios):
        stood = Library(library.scenarios, library.scorecards, here)
        entry = stood.find(os.path.relpath(path, here))
        assert entry.scorecard is not None
        assert entry.scorecard.title == "Ours"
        assert entry.judge is not None
        assert entry.judge.path == mine.path / "scorecards" / "service.yaml"
        assert entry.pack.folder == mine.path


def test_its_pack_need_not_hold_the_scorecard(library: Library, mine: Folder) -> None:
    entry = library.find(str(mine.scenario("late.yaml")))
    assert entry.judge is library.find_scorecard("service")


def test_a_path_and_a_story_may_name_the_scenarios_of_their_pack(
    library: Library, mine: Folder
) -> None:
    mine.scenario("late.yaml")
    for folder, text in (
        ("paths", "format: roleplay-path/1\ntitle: X\nsteps: {one: {scenario: late}}\n"),
        (
            "stories",
            "format: roleplay-story/1\ntitle: X\nstory: X\nwhy-it-worked: X\n"
            "moment: late/opening\n",
        ),
    ):
        path = mine.path / folder / "new.yaml"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        assert library.read(path).diagnostics == ()


def test_an_entry_is_read_again_with_what_it_could_name(library: Library) -> None:
    cake = library.find("cake")
    again = cake.reread(SCENARIO.replace("never came", "came late").encode())
    assert again.scenario is not None
    assert again.scenario.title == "The cake that came late"
    assert again.judge is cake.judge
    assert cake.reread(BROKEN.encode()).is_broken
