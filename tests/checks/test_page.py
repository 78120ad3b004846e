"""The page about the checks is made from the findings themselves."""

import runpy
from pathlib import Path

from roleplay.checks import catalog

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_up_to_date_and_has_every_finding():
    page = runpy.run_path(str(DOCS / "__main__.py"))["checks_page"]()
    assert (DOCS / "checks.md").read_text(encoding="utf-8") == page, "run “python docs”"
    for finding in catalog.FINDINGS:
        assert f"### {finding.code} {finding.name}\n" in page
