"""`roleplay init`: a pack of one's own, with what editors and continuous checks need."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roleplay.cli.schema import Kind

SETTINGS = {
    "yaml.schemas": {
        "schemas/scenario.schema.json": "scenarios/*.yaml",
        "schemas/scorecard.schema.json": "scorecards/*.yaml",
        "schemas/path.schema.json": "paths/*.yaml",
        "schemas/story.schema.json": "stories/*.yaml",
        "schemas/pack.schema.json": "pack.yaml",
    },
    "[yaml]": {"editor.wordWrap": "on"},
}
"""For Visual Studio Code with its YAML extension; other editors read the first line of a file."""

EXTENSIONS = {"recommendations": ["redhat.vscode-yaml"]}

CI = """\
# Checks every file of this pack whenever somebody changes one.
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
| `paths/` | courses for new people, through the scenarios |
| `stories/` | what somebody did for a customer, and where it can be practised |
| `pack.yaml` | the numbers that the checks of this pack go by, where they are not the usual ones |
| `schemas/` | lets editors complete and check the files; `roleplay schema` prints them anew |
| `.vscode/` | settings of Visual Studio Code; it will suggest its YAML extension |
| `.github/` | checks every change, where the pack is kept on GitHub |

In this folder:

    roleplay list                      what there is
    roleplay new scenario              write one from a template; also: scorecard, path, story
    roleplay preview scenarios/FILE    play it while you write
    roleplay check .                   what does not hold together, and how to mend it
    roleplay map scenarios/FILE        the conversation as a tree
    roleplay print scenarios/FILE      the whole script, to be signed off
"""


PACK = """\
# The numbers that “roleplay check” goes by in this pack; without a line here the usual one holds.
# “roleplay check --thresholds” shows all of them. Take away the “# ” in front to set your own.
#
# thresholds:
#   reply-words: 40          # words that a reply has at most
#   review-months: 12        # months after which somebody should look at a scenario again
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
    from roleplay.cli.new_file import SCHEMAS
    from roleplay.cli.schema import Kind, schema_text

    schemas = {kind: f"{SCHEMAS}/{kind}.schema.json" for kind in Kind}
    return {
        "README.md": README,
        "pack.yaml": f"# yaml-language-server: $schema={schemas[Kind.PACK]}\n{PACK}",
        **_examples({kind: f"../{path}" for kind, path in schemas.items()}),
        **{path: schema_text(kind) for kind, path in schemas.items()},
        ".vscode/settings.json": json.dumps(SETTINGS, indent=2) + "\n",
        ".vscode/extensions.json": json.dumps(EXTENSIONS, indent=2) + "\n",
        ".github/workflows/check.yaml": CI,
    }


def _examples(schemas: Mapping[Kind, str]) -> dict[str, str]:
    """An example of each kind that go together; `schemas` as seen from their folders."""
    from roleplay.authoring import templates as made
    from roleplay.cli.new import new_scenario
    from roleplay.cli.new_file import template
    from roleplay.cli.schema import Kind
    from roleplay.scenario.faults import slug

    title, card = made.TITLES[made.Model.LAST], made.SCORECARD_TITLE
    answers = made.Answers(title, scorecard=slug(card))
    scenario, path, story = slug(title), made.PATH_TITLE, made.STORY_TITLE
    return {
        f"scenarios/{scenario}.yaml": new_scenario(
            made.Model.LAST, answers, schemas[Kind.SCENARIO]
        ),
        f"scorecards/{slug(card)}.yaml": made.scorecard_text(
            template(made.SCORECARD_TEMPLATE), card, schemas[Kind.SCORECARD]
        ),
        f"paths/{slug(path)}.yaml": made.path_text(
            template(made.PATH_TEMPLATE), path, [scenario], schemas[Kind.PATH]
        ),
        f"stories/{slug(story)}.yaml": made.story_text(
            template(made.STORY_TEMPLATE), story, f"{scenario}/listen", schemas[Kind.STORY]
        ),
    }
