"""Settings that cannot be meant are told in a sentence."""

import os
import pwd

import platformdirs
import pytest

from roleplay.errors import UserError
from roleplay.settings import cache_folder, config_file, default_database, load_settings


def test_a_home_folder_that_does_not_exist_is_told(tmp_path):
    with pytest.raises(UserError, match="Write its whole path"):
        load_settings({"ROLEPLAY_DB": "~nosuchperson/x"}, tmp_path / "config.toml")


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 5000 + "]" * 5000, "one-key = " + "1" * 5000, "trainee = "]
)
def test_a_config_file_that_nobody_can_mean_is_told(tmp_path, text):
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(UserError, match=r"config\.toml"):
        load_settings({}, path)


def test_a_pipe_in_place_of_the_config_file_is_not_waited_for(tmp_path):
    path = tmp_path / "config.toml"
    os.mkfifo(path)
    with pytest.raises(UserError, match="is not a file"):
        load_settings({}, path)


def test_a_config_file_that_is_missing_decides_nothing(tmp_path):
    assert load_settings({}, tmp_path / "config.toml").database is None


@pytest.mark.parametrize("place", [config_file, default_database, cache_folder])
def test_without_a_home_it_says_what_to_set(monkeypatch, place):
    def nobody(_):
        raise KeyError

    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    with pytest.raises(UserError, match="HOME"):
        place()


def test_a_platform_that_fails_to_find_a_home_is_told_alike(monkeypatch):
    def fails(*_, **__):
        raise RuntimeError

    monkeypatch.setattr(platformdirs, "user_data_dir", fails)
    with pytest.raises(UserError, match="HOME"):
        default_database()
