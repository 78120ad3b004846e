"""What a person can type or set is documented."""

import re
import runpy
from pathlib import Path

import pytest

from roleplay.cli.app import COMMANDS
from roleplay.settings import SETTINGS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command):
    assert f"`roleplay {command}" in README


def test_the_page_of_settings_is_up_to_date_and_has_every_setting_with_its_variable():
    page = runpy.run_path(str(ROOT / "docs" / "__main__.py"))["settings_page"]()
    kept = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert kept == page, "run “python docs”"
    for setting in SETTINGS:
        assert f"| `{setting.name}` | `{setting.variable}` |" in page


def test_the_settings_in_the_readme_exist_with_the_variable_behind_them():
    shown = re.findall(r"^([\w.-]+) = .*\((ROLEPLAY_\w+)\)$", README, re.MULTILINE)
    variables = {setting.name: setting.variable for setting in SETTINGS}
    assert len(shown) > 3
    for name, variable in shown:
        assert variables[name.partition(".")[0]] == variable


def test_every_exit_status_is_in_the_readme():
    assert "0 when all is well, 1 when a file has faults, 2 when" in README
    assert "130 after ctrl+c" in README
