"""`roleplay schema`: the JSON Schema that makes editors complete and check scenario files."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer


class Kind(StrEnum):
    """What there is a schema of."""

    SCENARIO = "scenario"
    SCORECARD = "scorecard"


def schema(
    kind: Annotated[Kind, typer.Argument(help="Of what.", show_default=False)],
) -> None:
    """Print the JSON Schema of scenario or scorecard files, for editors and other programs."""
    sys.stdout.write(schema_text(kind))


def schema_text(kind: Kind) -> str:
    """The schema as the text of a file, in ASCII."""
    import json

    from roleplay.scenario.schema import scenario_schema, scorecard_schema

    made = scenario_schema() if kind is Kind.SCENARIO else scorecard_schema()
    return json.dumps(made, indent=2) + "\n"
