"""The marker `needs(program)`: a test that wants more than Python says so.

Where the program is missing the test is skipped with its reason, and the summary lists what was
missed; ROLEPLAY_TEST_ALL=1 makes such a test fail instead. A test gets the program's path from
`find_program`.
"""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

PROGRAMS = {
    "postgres": ("postgres", "/usr/lib/postgresql/*/bin/postgres"),
    "node": ("node",),
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "tmux": ("tmux",),
}
"""What may be asked for, and where each is found: names on the PATH, or absolute patterns."""

_REASON = re.compile(r"needs (\S+), which is not installed")


def find_program(name: str) -> Path | None:
    """Where a program is, or None."""
    for place in PROGRAMS[name]:
        if place.startswith("/"):
            found = max(map(str, Path("/").glob(place[1:])), default=None)
        else:
            found = shutil.which(place)
        if found:
            return Path(found)
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs"):
        for name in marker.args:
            if name not in PROGRAMS:
                pytest.fail(f"needs.py does not know the program {name!r}", pytrace=False)
            if find_program(name) is None:
                _miss(f"needs {name}, which is not installed")


def _miss(reason: str) -> None:
    if os.environ.get("ROLEPLAY_TEST_ALL") == "1":
        pytest.fail(f"{reason} (ROLEPLAY_TEST_ALL=1)", pytrace=False)
    pytest.skip(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    missing = Counter(
        found[1]
        for report in terminalreporter.stats.get("skipped", ())
        if (found := _REASON.search(str(report.longrepr)))
    )
    if missing:
        programs = ", ".join(f"{name} ({count})" for name, count in sorted(missing.items()))
        terminalreporter.write_line(
            f"Skipped for want of a program: {missing.total()} tests; {programs}. "
            "ROLEPLAY_TEST_ALL=1 makes them failures."
        )
