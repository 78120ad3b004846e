"""Every piece of YAML in the documentation is what it seems to be: correct."""

import re
from pathlib import Path

import pytest

from roleplay.authoring import reference
from roleplay.library import built_in_folder
from roleplay.scenario import scorecard_keys
from roleplay.scenario.faults import slug
from roleplay.scenario.findings.examples import SCENARIO, SCORECARD, laid_over
from roleplay.scenario.reader import read_scenario, read_scorecard

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    page
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    if page.name != "checks.md"  # shows faults on purpose; its examples are compiled as such
)
BUILT_IN = read_scorecard(
    (built_in_folder() / "scorecards" / "service-recovery.yaml").read_bytes(),
    "service-recovery.yaml",
).value

_BLOCK = re.compile(r"^( *)```ya?ml\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)


def blocks(page):
    """The YAML blocks of a page, each with the line it begins on."""
    text = page.read_text(encoding="utf-8")
    for match in _BLOCK.finditer(text):
        inner = re.sub(rf"^{match[1]}", "", match[2], flags=re.MULTILINE)
        yield text.count("\n", 0, match.start()) + 2, inner


def is_scorecard(block):
    keys = set(re.findall(r"^([a-z-]+):", block, re.MULTILINE))
    return "roleplay-scorecard/" in block or (
        "format" not in keys and keys <= set(scorecard_keys.SCORECARD.by_name) - {"id", "title"}
    )


def whole(block, minimal):
    return block if block.startswith("format:") else laid_over(minimal, block)


BLOCKS = [
    pytest.param(page, block, id=f"{page.name}:{line}")
    for page in PAGES
    for line, block in blocks(page)
]


@pytest.mark.parametrize(("page", "block"), BLOCKS)
def test_a_block_of_yaml_is_read_without_a_finding(page, block):
    """Whole files as they are; pieces laid over a minimal file."""
    cards = {"service-recovery": BUILT_IN}
    for _, other in blocks(page):
        if other.startswith("format: roleplay-scorecard/"):
            name = slug(_TITLE.search(other)[1])
            cards[name] = read_scorecard(other.encode(), f"{name}.yaml").value
    if is_scorecard(block):
        found = read_scorecard(whole(block, SCORECARD).encode(), "x.yaml").diagnostics
    else:
        found = read_scenario(whole(block, SCENARIO).encode(), "x.yaml", cards).diagnostics
    assert [(str(d.span), d.code, d.message) for d in found] == []


def test_there_is_yaml_in_the_pages_for_authors():
    for name in ("README.md", "tutorial.md", "language.md", "scorecards.md", "scoring.md"):
        assert any(page.name == name for page, _ in (param.values for param in BLOCKS)), name


def test_the_reference_of_the_language_is_the_one_that_the_tables_make():
    page = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
    assert page == reference.render(), "run “make docs”"


def test_the_reference_explains_every_key_once_and_links_lead_somewhere():
    page = reference.render()
    headings = re.findall(r"^#+ (.*)$", page, re.MULTILINE)
    assert len(headings) == len(set(headings))
    anchors = {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings}
    assert set(re.findall(r"\]\(#([^)]*)\)", page)) <= anchors


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_the_pages_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)[^)]*\)", text):
        assert (page.parent / target).exists(), target
