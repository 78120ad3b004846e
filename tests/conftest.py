"""What every test stands on: an empty home, a terminal of known kind, and repeatable draws."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest_plugins = ["needs", "pytester"]

# The suite finds the same examples on every machine; `HYPOTHESIS_PROFILE=thorough` looks further.
hypothesis.settings.register_profile(
    "default", max_examples=50, derandomize=True, database=None, deadline=None
)
hypothesis.settings.register_profile(
    "thorough", max_examples=2000, database=None, deadline=None, print_blob=True
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

_SPEAKS_OF_THE_TERMINAL = (
    *("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "PY_COLORS", "COLORTERM"),
    *("COLUMNS", "LINES", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "GITHUB_ACTIONS", "CI"),
)


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A home, data folder and terminal of the test's own; nothing of the machine's shines in."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name, folder in {
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
    }.items():
        monkeypatch.setenv(name, str(home / folder))
    for name in set(os.environ) - {"ROLEPLAY_TEST_ALL"}:
        if name in _SPEAKS_OF_THE_TERMINAL or name.startswith(("ROLEPLAY_", "TEXTUAL")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def unprivileged_path() -> Iterator[Path]:
    """An empty folder; the test goes on as its owner, who is not root: root ignores permissions."""
    folder = Path(tempfile.mkdtemp(prefix="roleplay-test-"))
    nobody = 65534
    root = os.geteuid() == 0
    if root:
        os.chown(folder, nobody, nobody)
        os.seteuid(nobody)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        shutil.rmtree(folder, ignore_errors=True)
