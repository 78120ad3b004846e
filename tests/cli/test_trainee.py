"""`roleplay trainee`: who practises, renaming, exporting and forgetting them."""

import json

import pytest

from roleplay.settings import config_file


@pytest.fixture
def kim(roleplay, pack):
    """Kim has played the parcel to its end, and Ana has too."""
    for name in ("Kim", "Ana"):
        roleplay("play", "parcel", "--plain", "--seed", "1", "--trainee", name, typed="1\n\n" * 9)
    return "Kim"


def names(roleplay):
    return [each["name"] for each in json.loads(roleplay("trainee", "--json").out)["trainees"]]


def test_before_anybody_has_practised_nothing_is_made(roleplay, database):
    said = roleplay("trainee", "list")
    assert (said.status, said.out) == (0, "Nobody has practised here yet.\n")
    assert roleplay("trainee", "forget", "Kim", "--yes").status == 2
    assert not database.exists()


def test_the_list_names_everybody_and_marks_who_you_are(roleplay, kim):
    said = roleplay("trainee")
    assert "Ana: 1 conversation, last " in said.out
    assert said.out.splitlines()[1].endswith("(you)")
    listed = json.loads(roleplay("trainee", "list", "--json").out)
    assert [each["current"] for each in listed["trainees"]] == [False, True]


def test_somebody_is_renamed_and_told_what_to_set(roleplay, kim):
    said = roleplay("trainee", "rename", "Kim", "Kim Ö. [/red]")
    assert said.status == 0
    assert said.out == "“Kim” is now called “Kim Ö. [/red]”.\n"
    assert "roleplay config set trainee" in said.err
    assert names(roleplay) == ["Ana", "Kim Ö. [/red]"]


def test_the_config_file_follows_a_new_name_and_forgets_an_old_one(roleplay, kim):
    roleplay("config", "set", "trainee", "Kim")
    said = roleplay("trainee", "rename", "Kim", "Kay")
    assert said.err == ""
    assert 'trainee = "Kay"' in config_file().read_text()
    roleplay("trainee", "forget", "Kay", "--yes")
    assert "Kay" not in config_file().read_text()


@pytest.mark.parametrize("command", [("rename", "Kim", "Kay"), ("forget", "Kim", "--yes")])
def test_with_a_broken_config_file_nothing_is_changed(roleplay, kim, command):
    file = config_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("trainee = ")
    said = roleplay("trainee", *command)
    assert (said.status, said.out) == (2, "")
    file.unlink()
    assert names(roleplay) == ["Ana", "Kim"]


def test_a_config_file_that_cannot_follow_is_told_last_and_stops_nothing(
    roleplay, kim, monkeypatch, database
):
    roleplay("config", "set", "trainee", "Kim")

    def locked(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("roleplay.settings.writing._write", locked)
    said = roleplay("trainee", "rename", "Kim", "Kay")
    assert (said.status, said.out) == (0, "“Kim” is now called “Kay”.\n")
    assert "The config file still has the old name." in said.err
    roleplay("trainee", "rename", "Kay", "Kim")
    said = roleplay("trainee", "forget", "Kim", "--yes", "--copies")
    assert said.status == 0
    assert "1 copy erased." in said.out
    assert said.err.splitlines()[-1].startswith("The config file still has the old name.")
    assert not list((database.parent / "backups").iterdir())


@pytest.mark.parametrize("new", ["Ana", "", " ", "a\x1b[31m", "x" * 500])
def test_a_name_that_cannot_be_is_refused(roleplay, kim, new):
    said = roleplay("trainee", "rename", "Kim", new)
    assert (said.status, said.out) == (2, "")
    assert "\x1b" not in said.err
    assert names(roleplay) == ["Ana", "Kim"]


def test_everything_of_somebody_is_exported(roleplay, kim, tmp_path):
    told = json.loads(roleplay("trainee", "export", "Kim").out)
    assert told["version"] == 1
    assert told["trainee"][0]["name"] == "Kim"
    assert told["attempt"][0]["scenario"] == "parcel"
    assert told["attempt"][0]["started"].endswith("+00:00")
    assert told["turn"][0]["shown"]
    assert isinstance(told["finish"][0]["passed"], bool)
    file = tmp_path / "kim.json"
    assert roleplay("trainee", "export", "Kim", "-o", file).status == 0
    assert json.loads(file.read_text()) == told
    assert roleplay("trainee", "export", "Kim", "-o", file).status == 2, "it is there already"


def test_forgetting_asks_first_and_says_how_much(roleplay, kim):
    for answer in ("no\n", "\n", ""):
        said = roleplay("trainee", "forget", "Kim", typed=answer)
        assert said.out == "Nothing was erased.\n"
        assert "Erase everything of “Kim” for good (1 conversation, 1 reply" in said.err
    assert names(roleplay) == ["Ana", "Kim"]


def test_who_is_forgotten_is_gone_and_the_copies_are_named(roleplay, kim, database):
    said = roleplay("trainee", "forget", "Kim", typed="yes\nno\n")
    assert said.status == 0
    assert "“Kim” is forgotten: 1 conversation" in said.out
    assert f"1 copy of the progress file from before may still hold it, in “{database.parent}" in (
        said.err
    )
    assert "They were left." in said.err
    assert names(roleplay) == ["Ana"]
    assert list((database.parent / "backups").iterdir())


def test_the_copies_go_as_well_where_that_is_wanted(roleplay, kim, database):
    said = roleplay("trainee", "forget", "Kim", "--yes", "--copies")
    assert "1 copy erased." in said.out
    assert not list((database.parent / "backups").iterdir())


def test_with_yes_nothing_is_asked_and_copies_stay(roleplay, kim, database):
    said = roleplay("trainee", "forget", "Kim", "--yes")
    assert "[no]" not in said.err
    assert list((database.parent / "backups").iterdir())


def test_the_reminder_of_who_is_forgotten_goes_as_well(roleplay, kim, database):
    roleplay("due", "--reminder")
    before = set((database.parent / "next-due").iterdir())
    roleplay("trainee", "forget", "Kim", "--yes")
    assert len(before - set((database.parent / "next-due").iterdir())) == 1


@pytest.mark.parametrize("name", ["Nobody", "", "\x1b[31m", "ana", "%"])
def test_who_is_not_there_cannot_be_forgotten(roleplay, kim, name):
    for command in ("forget", "export"):
        said = roleplay("trainee", command, name)
        assert (said.status, said.out) == (2, "")
        meant = "Did you mean “Ana”?" if name == "ana" else "There are: “Ana”, “Kim”."
        assert meant in said.err
        assert "\x1b" not in said.err
