"""`roleplay config`: what is decided, where, and deciding it."""

import json
import tomllib

import pytest

from roleplay.settings import SETTINGS, config_file


def decided(roleplay, *options):
    found = json.loads(roleplay(*options, "config", "--json").out)
    return {each["name"]: (each["value"], each["from"]) for each in found["settings"]}


def test_every_setting_is_shown_with_its_value_origin_and_meaning(roleplay):
    said = roleplay("config")
    assert (said.status, said.err) == (0, "")
    assert "trainee = Kim  [environment, ROLEPLAY_TRAINEE]" in said.out
    assert "one-key = no  [default]" in said.out
    assert "(not there yet)" in said.out
    for setting in SETTINGS:
        assert f"\n{setting.name} = " in said.out
        assert setting.means.split()[-1] in said.out


def test_an_option_wins_over_the_environment_and_that_over_the_file(roleplay, monkeypatch):
    roleplay("config", "set", "trainee", "File")
    assert decided(roleplay)["trainee"] == ("Kim", "environment")
    assert decided(roleplay, "--trainee", "Option")["trainee"] == ("Option", "option")
    monkeypatch.setenv("ROLEPLAY_TRAINEE", "")
    assert decided(roleplay)["trainee"] == ("File", "file")


def test_who_sets_what_the_environment_decides_is_told(roleplay):
    said = roleplay("config", "set", "trainee", "Ana")
    assert said.status == 0
    assert "ROLEPLAY_TRAINEE is set, and wins over the file" in said.err


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_each_can_be_decided_by_its_example_and_by_its_variable(setting, roleplay, monkeypatch):
    name, _, text = setting.example.partition(" = ")
    monkeypatch.delenv(setting.variable, raising=False)
    said = roleplay("config", "set", name, text.strip('"'))
    assert (said.status, said.err) == (0, "")
    value, origin = decided(roleplay)[setting.name]
    assert origin == "file"
    assert tomllib.loads(config_file().read_text()) == tomllib.loads(setting.example)
    assert roleplay("config", "unset", name).out.startswith(f"{name} was taken out of")
    in_variable = f"{name.partition('.')[2]}={text.strip(chr(34))}" if "." in name else text
    monkeypatch.setenv(setting.variable, in_variable.strip('"'))
    assert decided(roleplay)[setting.name] == (value, "environment")


def test_comments_and_all_else_stay_as_they_are(roleplay):
    file = config_file()
    file.parent.mkdir(parents=True)
    text = '# mine\none-key = true   # quick\r\n\n[keys]\n# mine too\n"today.quit" = "x" # out\n'
    file.write_bytes(text.encode())
    roleplay("config", "set", "one-key", "no")
    roleplay("config", "set", "keys.today.quit", "z")
    changed = file.read_bytes().decode()
    assert changed == text.replace("true ", "false ").replace('"x"', '"z"')
    roleplay("config", "set", "feelings", "yes")
    assert "feelings = true" in file.read_text()
    roleplay("config", "unset", "feelings")
    assert file.read_bytes().decode().replace("\n", "") == changed.replace("\n", "")


def test_a_link_and_the_permissions_of_the_file_stay(roleplay, tmp_path):
    file, real = config_file(), tmp_path / "dotfiles.toml"
    file.parent.mkdir(parents=True)
    real.write_text("one-key = true\n")
    real.chmod(0o640)
    file.symlink_to(real)
    roleplay("config", "set", "one-key", "no")
    assert file.is_symlink()
    assert "one-key = false" in real.read_text()
    assert real.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in file.parent.iterdir()] == ["config.toml"]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("colour", "red", "There is no setting “colour”. There are: trainee"),
        ("trainee.x", "red", "There is no setting"),
        ("", "x", "There is no setting"),
        ("one-key", "perhaps", "one-key is “perhaps”; set it to yes or no."),
        ("theme", "mauve", "There is no theme “mauve”. There are: textual-dark"),
        ("trainee", " ", "A name needs at least one character."),
        ("trainee", "a\x1b[31m", "characters that can be seen"),
        ("database", "", "database needs a value"),
        ("database", "a\udcff", "database is made of characters that can be seen"),
        ("theme", "a\udcff", "There is no theme"),
        ("keys.today.drill", "\x1b", "characters that can be seen"),
        ("keys.today.drill\udcff", "x", "There is nothing called"),
        ("keys", "x", "Say which"),
        ("keys.today.nothing", "x", "There is nothing called “today.nothing”"),
        ("keys.today.drill", "hyper+x", "“hyper+x” for today.drill is no key"),
        ("keys.today.drill", "nokey", "is no key"),
        ("keys.today.drill", "", "is no key"),
        ("keys.today.drill", "x,,y", "is no key"),
        ("keys.today.drill", "ctrl+b", "terminal multiplexers take it"),
        ("keys.today.drill", "ctrl+m", "terminals send Enter for it"),
        ("keys.today.drill", "ctrl+[", "terminals send Escape for it"),
        ("keys.today.drill", "l", "already does something there (today.library"),
        ("keys.today.drill", "?", "already does something there (app.help"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(roleplay, name, value, says):
    said = roleplay("config", "set", name, value)
    assert (said.status, said.out) == (2, "")
    assert says in said.err
    assert "\x1b" not in said.err
    assert not config_file().exists()


def test_what_is_not_set_can_be_unset_without_harm(roleplay):
    assert "theme is not set in" in roleplay("config", "unset", "theme").out
    assert not config_file().exists()
    assert roleplay("config", "unset", "colour").status == 2


@pytest.mark.parametrize("command", [("unset", "theme"), ("set", "one-key", "yes")])
def test_a_folder_that_cannot_be_read_is_told(roleplay, monkeypatch, command):
    def locked(path, **_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.stat", locked)
    said = roleplay("config", *command)
    assert (said.status, said.out) == (2, "")
    assert "config.toml cannot be read: Permission denied" in said.err


def test_a_name_is_written_without_space_around_it(roleplay):
    roleplay("config", "set", "trainee", "  Ana ")
    assert 'trainee = "Ana"' in config_file().read_text()


@pytest.mark.parametrize("name", [" ", "a\x1b[31m", "x" * 81])
def test_a_trainee_that_is_no_name_is_refused_wherever_it_stands(roleplay, pack, database, name):
    said = roleplay("play", "parcel", "--plain", "--trainee", name)
    assert said.status == 2
    assert "name" in said.err
    assert "\x1b" not in said.err
    assert not database.exists()


@pytest.mark.parametrize("text", ["one-key = ", "keys = 3", 'keys.a = ["x"]', "mood = 1"])
def test_a_file_that_is_broken_is_told_and_left(roleplay, text):
    file = config_file()
    file.parent.mkdir(parents=True)
    file.write_text(text)
    said = roleplay("config")
    assert said.status == 2
    assert str(file) in said.err
    assert file.read_text() == text


def test_keys_are_listed_with_what_is_changed(roleplay, monkeypatch):
    assert "keys.today.drill" in roleplay("config", "keys").out
    monkeypatch.setenv("ROLEPLAY_KEYS", "today.drill=v,f5")
    listed = json.loads(roleplay("config", "keys", "--json").out)["keys"]
    drill = next(each for each in listed if each["name"] == "keys.today.drill")
    assert (drill["keys"], drill["changed"]) == (["v", "f5"], True)
    monkeypatch.setenv("ROLEPLAY_KEYS", "nonsense")
    said = roleplay("config", "keys")
    assert said.status == 2
    assert "ROLEPLAY_KEYS has “nonsense”" in said.err


def test_two_keys_can_change_places_in_the_file(roleplay):
    file = config_file()
    file.parent.mkdir(parents=True)
    file.write_text('[keys.today]\ndrill = "l"\nlibrary = "d"\n')
    assert roleplay("config", "keys").status == 0
