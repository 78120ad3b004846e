"""The worked example of docs/scoring.md, read from the page itself."""

import re
from pathlib import Path

from roleplay.scenario.model import Scenario, Scorecard
from roleplay.scenario.reader import read_scenario, read_scorecard

PAGE = (Path(__file__).parents[1] / "docs" / "scoring.md").read_text(encoding="utf-8")
SCORECARD_TEXT, SCENARIO_TEXT = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def worked_example() -> tuple[Scenario, Scorecard]:
    card = read_scorecard(SCORECARD_TEXT.encode(), "listening-and-repair.yaml")
    assert card.value, card.diagnostics
    scenario = read_scenario(
        SCENARIO_TEXT.encode(), "parcel.yaml", {"listening-and-repair": card.value}
    )
    assert scenario.value, scenario.diagnostics
    return scenario.value, card.value


def rows() -> list[list[str]]:
    """The rows of the table of plays: replies, listening, repair, overall, passed."""
    lines = [
        line for line in PAGE.splitlines() if line.startswith("| ") and "replies |" not in line
    ]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
