"""`roleplay init`: a pack of one's own, with what editors and continuous checks need."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from roleplay.text import safe_text

SETTINGS = {
    "yaml.schemas": {
        "schemas/scenario.schema.json": "scenarios/*.yaml",
        "schemas/scorecard.schema.json": "scorecards/*.yaml",
    },
    "[yaml]": {"editor.wordWrap": "on"},
}
"""For Visual Studio Code with its YAML extension; other editors read the first line of a file."""

EXTENSIONS = {"recommendations": ["redhat.vscode-yaml"]}

CI = """\
# Checks every scenario and scorecard of this pack whenever somebody changes one.
name: check
on: [push, pull_request]
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install roleplay
      - run: roleplay check . --strict --format github
"""

README = """\
# Scenarios of our own

| where | what |
|---|---|
| `scenarios/` | one file for each conversation; its name is how it is known |
| `scorecards/` | what is good and what is bad, once for all scenarios that use it |
| `schemas/` | lets editors complete and check the files; `roleplay schema` prints them anew |
| `.vscode/` | settings of Visual Studio Code; it will suggest its YAML extension |
| `.github/` | checks every change, where the pack is kept on GitHub |

In this folder:

    roleplay list                      what there is
    roleplay new scenario              write one from a template
    roleplay preview scenarios/FILE    play it while you write
    roleplay check .                   what does not hold together, and how to mend it
    roleplay map scenarios/FILE        the conversation as a tree
    roleplay print scenarios/FILE      the whole script, to be signed off
"""


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder of the pack.", show_default=False)
    ],
) -> None:
    """Make a pack: an example to play and change, and what your editor needs to help."""
    from roleplay.cli.writing import write_new

    write_new({folder / name: text for name, text in _files().items()})
    name = safe_text(str(folder))
    sys.stdout.write("".join(f"{name}/{file}\n" for file in _files()))
    sys.stderr.write(f"Next: “cd {name}”, then “roleplay list”. README.md says what is where.\n")


def _files() -> dict[str, str]:
    from roleplay.authoring.templates import (
        SCORECARD_TEMPLATE,
        SCORECARD_TITLE,
        TITLES,
        Answers,
        Model,
        scorecard_text,
    )
    from roleplay.cli.new import SCHEMAS, new_scenario, template
    from roleplay.cli.schema import Kind, schema_text
    from roleplay.scenario.faults import slug

    title = TITLES[Model.LAST]
    schemas = {kind: f"{SCHEMAS}/{kind}.schema.json" for kind in Kind}
    answers = Answers(title, scorecard=slug(SCORECARD_TITLE))
    return {
        "README.md": README,
        f"scenarios/{slug(title)}.yaml": new_scenario(
            Model.LAST, answers, f"../{schemas[Kind.SCENARIO]}"
        ),
        f"scorecards/{slug(SCORECARD_TITLE)}.yaml": scorecard_text(
            template(SCORECARD_TEMPLATE), SCORECARD_TITLE, f"../{schemas[Kind.SCORECARD]}"
        ),
        **{path: schema_text(kind) for kind, path in schemas.items()},
        ".vscode/settings.json": json.dumps(SETTINGS, indent=2) + "\n",
        ".vscode/extensions.json": json.dumps(EXTENSIONS, indent=2) + "\n",
        ".github/workflows/check.yaml": CI,
    }
