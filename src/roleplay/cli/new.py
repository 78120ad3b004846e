"""`roleplay new`: a scenario or a scorecard from a template, to be played and changed.

What is not given as an option is asked; where nobody can answer, or with --yes, the template's own
answer counts. A file that is there is never touched.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.authoring.templates import SCORECARD, STEPS, Answers, Model
from roleplay.cli.options import PackOption, desk_of
from roleplay.errors import UserError
from roleplay.scenario.model import Channel, Mood
from roleplay.text import safe_text

if TYPE_CHECKING:
    from roleplay.desk import Desk

LEVELS = ("1", "2", "3")
SCHEMAS = "schemas"
"""The folder of a pack in which `roleplay init` puts the schemas."""

app = typer.Typer(
    name="new",
    help="Write a scenario or a scorecard from a template.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)

TitleOption = Annotated[
    str | None, typer.Option("--title", help="What it is called; the file is named after it.")
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="The file to write, if not by its title."),
]
YesOption = Annotated[
    bool, typer.Option("--yes", "-y", help="Ask nothing; take the usual answers.")
]


@app.command()
def scenario(
    ctx: typer.Context,
    title: TitleOption = None,
    mood: Annotated[
        Mood | None, typer.Option("--mood", help="How the customer comes in.", show_default=False)
    ] = None,
    channel: Annotated[
        Channel | None, typer.Option("--channel", help="How you talk.", show_default=False)
    ] = None,
    level: Annotated[
        int | None,
        typer.Option("--level", min=1, max=3, help="1 foundation, 2 practised, 3 expert."),
    ] = None,
    model: Annotated[
        Model,
        typer.Option("--from", help="; ".join(f"{name}: {what}" for name, what in STEPS.items())),
    ] = Model.LAST,
    scorecard: Annotated[
        str, typer.Option("--scorecard", metavar="NAME", help="The scorecard that judges it.")
    ] = SCORECARD,
    output: OutputOption = None,
    yes: YesOption = False,
    packs: PackOption = None,
) -> None:
    """Write a scenario that can be played at once, and is meant to be changed."""
    from roleplay.authoring.templates import TITLES
    from roleplay.cli.asking import Questions

    ask = Questions(silent=yes).ask
    answers = Answers(
        title=_title(title or ask("What is it called?", TITLES[model])),
        mood=mood or Mood(ask("How does the customer come in?", Mood.ANGRY.value, tuple(Mood))),
        channel=channel or Channel(ask("How do you talk?", Channel.PHONE.value, tuple(Channel))),
        level=level or int(ask("1 foundation, 2 practised or 3 expert?", LEVELS[0], LEVELS)),
        scorecard=scorecard,
    )
    path = _target(answers.title, "scenarios", output)
    text = new_scenario(model, answers, schema_beside(path, "scenario"))
    _make_sure_that_it_plays(desk_of(ctx, packs), text, path, answers.scorecard)
    name = _write(path, text)
    sys.stderr.write(
        f"Next: play it as it is with “roleplay play {name} --plain”, then put your story in its "
        f"place; “roleplay check {name}” says what does not hold together, and “roleplay preview "
        f"{name}” plays it while you write.\n"
    )


@app.command()
def scorecard(
    title: TitleOption = None,
    output: OutputOption = None,
    yes: YesOption = False,
) -> None:
    """Write a scorecard with three dimensions and their behaviors, to be changed."""
    from roleplay.authoring.templates import SCORECARD_TEMPLATE, SCORECARD_TITLE, scorecard_text
    from roleplay.cli.asking import Questions

    title = _title(title or Questions(silent=yes).ask("What is it called?", SCORECARD_TITLE))
    path = _target(title, "scorecards", output)
    schema = schema_beside(path, "scorecard")
    name = _write(path, scorecard_text(template(SCORECARD_TEMPLATE), title, schema))
    sys.stderr.write(
        f"Next: put your behaviors in place of these and look at it with “roleplay check {name}”. "
        f"A scenario uses it with “scorecard: {safe_text(path.stem)}”.\n"
    )


def new_scenario(model: Model, answers: Answers, schema: str) -> str:
    """The text of a new scenario, with today's date in it."""
    from datetime import datetime

    from roleplay.authoring.templates import scenario_text

    return scenario_text(template(model), answers, datetime.now().astimezone().date(), schema)


def template(name: str) -> str:
    """The text of a template that comes with roleplay."""
    from roleplay import authoring

    folder = Path(authoring.__file__).with_name("templates")
    return (folder / f"{name}.yaml").read_text(encoding="utf-8")


def schema_beside(path: Path, kind: str) -> str:
    """Where the schema of the pack is, as seen from a file in it; empty where it has none."""
    schema = f"../{SCHEMAS}/{kind}.schema.json"
    return schema if (path.parent / schema).exists() else ""


def _title(given: str) -> str:
    title = given.strip()
    if not title or safe_text(title) != title:
        raise UserError("A title is one line of words that can be seen. Give another with --title.")
    return title


def _target(title: str, folder: str, output: Path | None) -> Path:
    """The file to write: as asked, or named after the title, in the pack's folder for its kind."""
    from roleplay.library.files import SUFFIXES
    from roleplay.scenario.faults import slug

    if output is not None:
        if output.suffix.lower() not in SUFFIXES:
            name = safe_text(str(output))
            raise UserError(f"“{name}” has to end in .yaml. Try “-o {name}.yaml”.")
        return output
    stem = slug(title)
    if not stem:
        raise UserError("This title makes no file name. Say which file to write with -o FILE.")
    there = Path(folder)
    return (there if there.is_dir() else Path()) / f"{stem}.yaml"


def _make_sure_that_it_plays(desk: Desk, text: str, path: Path, scorecard: str) -> None:
    """Refuse a scorecard that is not there, has faults, or lacks behaviors of the template."""
    from roleplay.scenario.reader import read_scenario

    card = desk.library.find_scorecard(scorecard).scorecard
    reading = read_scenario(text.encode(), os.fspath(path), {scorecard: card})
    if reading.value is None:
        raise UserError(
            f"The template does not go with the scorecard “{safe_text(scorecard)}”: "
            f"{reading.diagnostics[0].message} Leave out --scorecard, write the scenario, and put "
            "the names of your behaviors in place of those in it."
        )


def _write(path: Path, text: str) -> str:
    """Write the file and print its name; gives the name as people see it."""
    from roleplay.cli.writing import write_new

    write_new({path: text})
    name = safe_text(str(path))
    sys.stdout.write(f"{name}\n")
    return name
