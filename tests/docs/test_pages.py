"""The pages that are made from the program are as the program would make them now."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = runpy.run_path(str(ROOT / "docs" / "__main__.py"))["PAGES"]


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == PAGES[name](), "run “make docs”"


def test_the_library_page_has_every_scenario_story_and_path() -> None:
    page = (ROOT / "docs" / "library.md").read_text("utf-8")
    for folder in ("scenarios", "paths"):
        for file in (ROOT / folder).glob("*.yaml"):
            assert f"`{file.stem}`" in page
    stories = re.findall(r"^title: (.+)$", _all("stories"), re.MULTILINE)
    assert stories
    assert [title for title in stories if title not in page] == []


def _all(folder: str) -> str:
    return "".join(file.read_text("utf-8") for file in sorted((ROOT / folder).glob("*.yaml")))


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda page: page.name
)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
