"""What a person can type or set is documented."""

import re
from pathlib import Path

import pytest

from roleplay.cli.app import COMMANDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command):
    assert f"`roleplay {command}" in README


@pytest.mark.parametrize("key", ["trainee", "database", "one-key"])
def test_every_setting_is_in_the_readme_with_its_variable(key):
    source = (ROOT / "src" / "roleplay" / "settings.py").read_text(encoding="utf-8")
    variable = re.search(rf"^    {key} +(ROLEPLAY_\w+)", source, re.MULTILINE)
    assert variable
    assert f"{key} = " in README
    assert variable[1] in README


def test_every_exit_status_is_in_the_readme():
    assert "0 when all is well, 1 when a file has faults, 2 when" in README
    assert "130 after ctrl+c" in README
