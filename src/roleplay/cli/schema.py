"""`roleplay schema`: the JSON Schema that makes editors complete and check the files of a pack."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer


class Kind(StrEnum):
    """What there is a schema of."""

    SCENARIO = "scenario"
    SCORECARD = "scorecard"
    PATH = "path"
    STORY = "story"
    PACK = "pack"
    """`pack.yaml`, with a pack's own thresholds."""


def schema(
    kind: Annotated[Kind, typer.Argument(help="Of what.", show_default=False)],
) -> None:
    """Print the JSON Schema of the files of a pack, for editors and other programs."""
    sys.stdout.write(schema_text(kind))


def schema_text(kind: Kind) -> str:
    """The schema as the text of a file, in ASCII."""
    import json

    from roleplay.checks.thresholds import pack_schema
    from roleplay.scenario import schema as schemas

    make = {
        Kind.SCENARIO: schemas.scenario_schema,
        Kind.SCORECARD: schemas.scorecard_schema,
        Kind.PATH: schemas.path_schema,
        Kind.STORY: schemas.story_schema,
        Kind.PACK: pack_schema,
    }[kind]
    return json.dumps(make(), indent=2) + "\n"
