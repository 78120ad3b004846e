"""Nothing of a single machine is in the project."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KEPT = ("src", "tests", "docs", "bench", "scenarios", "scorecards", ".ci", ".github")
PICTURES = {".png", ".pyc"}

# Written in pieces, since this file is in the project too.
INDEX_HOST = re.compile(
    r"py" + r"pi\.|python" + r"hosted|index" + r"-url|find" + r"-links", re.IGNORECASE
)
# People of examples may live in /home.
PLACE = re.compile(r"/root" + r"/|/work" + r"/|/tmp" + r"/\w|/Users" + r"/\w")


def files() -> list[Path]:
    """The files of the project, without what tools leave beside them in hidden folders."""
    found = [path for path in ROOT.iterdir() if path.is_file()]
    for folder in KEPT:
        for path in (ROOT / folder).rglob("*"):
            caches = path.relative_to(ROOT / folder).parts
            if path.is_file() and not any(part.startswith(".") for part in caches[:-1]):
                found.append(path)
    left = {"snapshot_report.html"}  # what pytest leaves where a screen has changed
    return [path for path in found if path.suffix not in PICTURES and path.name not in left]


@pytest.mark.parametrize(
    ("pattern", "what"), [(INDEX_HOST, "a package index"), (PLACE, "somebody's folder")]
)
def test_no_file_names(pattern: re.Pattern[str], what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files()
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == [], f"names {what}"


def test_every_dependency_says_in_a_line_what_it_is_for() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    listed = re.findall(r'^  "[\w-]+[<>=].*$', text, re.MULTILINE)
    assert len(listed) > 10
    assert [line for line in listed if "# " not in line] == []


def test_every_dependency_is_pinned() -> None:
    """Also those that dependencies bring: `make` asks pip, this asks only for those we name."""
    named = re.findall(
        r'^  "([\w-]+)[<>=]', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE
    )
    pins = re.findall(
        r"^([\w.-]+)==[\w.]+$", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE
    )
    missing = {n.lower().replace("_", "-") for n in named} - {
        p.lower().replace("_", "-") for p in pins
    }
    assert missing == set()
