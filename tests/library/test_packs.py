"""Which folders scenarios are read from, and in which order."""

import os
from pathlib import Path

import pytest

from roleplay.errors import NotFoundError, UserError
from roleplay.library import Origin, Pack, built_in_folder, find_packs


def folders(packs: tuple[Pack, ...]) -> list[Path]:
    return [pack.folder for pack in packs if pack.origin is not Origin.BUILT_IN]


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    made = {name: tmp_path / name for name in ("here", "first", "second", "asked")}
    for folder in made.values():
        (folder / "scenarios").mkdir(parents=True)
    return made


def test_the_built_in_pack_comes_first_and_holds_scenarios(tmp_path: Path) -> None:
    (pack,) = find_packs([], {}, tmp_path)
    assert (pack.name, pack.origin) == ("built-in", Origin.BUILT_IN)
    assert pack.folder == built_in_folder()
    assert (pack.folder / "scenarios").is_dir()


def test_the_order_is_built_in_environment_current_folder_options(places: dict[str, Path]) -> None:
    environ = {"ROLEPLAY_PACKS": os.pathsep.join([str(places["first"]), "", str(places["second"])])}
    packs = find_packs([places["asked"]], environ, places["here"])
    assert [(pack.name, pack.origin) for pack in packs] == [
        ("built-in", Origin.BUILT_IN),
        ("first", Origin.ENVIRONMENT),
        ("second", Origin.ENVIRONMENT),
        ("here", Origin.HERE),
        ("asked", Origin.OPTION),
    ]


def test_the_current_folder_is_a_pack_only_when_it_holds_scenarios(tmp_path: Path) -> None:
    (tmp_path / "scorecards").mkdir()
    assert folders(find_packs([], {}, tmp_path)) == []


def test_a_folder_without_scenarios_but_with_scorecards_is_a_pack_when_asked_for(
    tmp_path: Path,
) -> None:
    (tmp_path / "cards" / "scorecards").mkdir(parents=True)
    assert folders(find_packs([Path("cards")], {}, tmp_path)) == [tmp_path / "cards"]


def test_the_same_real_folder_counts_once_where_it_was_named_last(places: dict[str, Path]) -> None:
    link = places["here"].parent / "link"
    link.symlink_to(places["first"])
    environ = {"ROLEPLAY_PACKS": f"{places['first']}{os.pathsep}{places['second']}"}
    packs = find_packs([link], environ, places["here"].parent)
    assert folders(packs) == [places["second"], link]


def test_standing_in_the_built_in_pack_changes_nothing(tmp_path: Path) -> None:
    built_in = built_in_folder()
    assert built_in is not None
    assert find_packs([], {}, built_in) == find_packs([], {}, tmp_path)


@pytest.mark.parametrize("source", ["--pack", "ROLEPLAY_PACKS"])
def test_a_pack_that_is_not_there_is_named_with_who_asked_for_it(
    source: str, tmp_path: Path
) -> None:
    options, environ = ([Path("gone")], {}) if source == "--pack" else ([], {source: "gone"})
    with pytest.raises(NotFoundError) as error:
        find_packs(options, environ, tmp_path)
    assert str(error.value) == (
        f"{source} names the folder “{tmp_path / 'gone'}”, which is not there. Correct the name."
    )


def test_a_folder_that_holds_neither_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds neither scenarios/ nor scorecards/"):
        find_packs([tmp_path], {}, tmp_path)


def test_naming_the_folder_inside_a_pack_says_which_was_meant(places: dict[str, Path]) -> None:
    with pytest.raises(UserError, match=f"Did you mean “{places['first']}”"):
        find_packs([places["first"] / "scenarios"], {}, places["here"])


def test_a_file_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "cake.yaml").touch()
    with pytest.raises(UserError, match="which is a file"):
        find_packs([Path("cake.yaml")], {}, tmp_path)


def test_a_pack_one_may_not_look_into_says_so(unprivileged_path: Path) -> None:
    closed = unprivileged_path / "closed"
    closed.mkdir(mode=0o000)
    with pytest.raises(UserError, match="no permission to read"):
        find_packs([closed], {}, unprivileged_path)


def test_an_escape_in_a_name_does_not_reach_the_terminal(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as error:
        find_packs([Path("\x1b[31mred")], {}, tmp_path)
    assert "\x1b" not in str(error.value)
