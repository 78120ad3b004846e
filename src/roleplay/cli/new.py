"""`roleplay new`: a new file of a pack from a template, to be used and changed.

What is not given as an option is asked; where nobody can answer, or with --yes, the template's own
answer counts. A file that is there is never touched. A scenario is judged by a scorecard of the
pack it is written into, where there is one; a scorecard that no template goes with gets a scenario
to fill in.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.authoring.templates import SCORECARD, STEPS, Answers, Model
from roleplay.cli.new_file import (
    OutputOption,
    TitleOption,
    YesOption,
    checked_title,
    folder_for,
    schema_beside,
    target_for,
    template,
    write_file,
)
from roleplay.cli.new_guides import path, story
from roleplay.cli.options import PackOption, desk_of
from roleplay.errors import UserError
from roleplay.scenario.model import Channel, Mood
from roleplay.text import safe_text

if TYPE_CHECKING:
    from roleplay.cli.asking import Questions
    from roleplay.library import Library
    from roleplay.scenario.model import Scorecard

LEVELS = ("1", "2", "3")

app = typer.Typer(
    name="new",
    help="Write a scenario, a scorecard, a path or a story from a template.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


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
        Model | None,
        typer.Option(
            "--from",
            help="; ".join(f"{name}: {what}" for name, what in STEPS.items())
            + ". Left out: last, or a scenario to fill in where that does not go with your "
            "scorecard.",
        ),
    ] = None,
    scorecard: Annotated[
        str | None,
        typer.Option(
            "--scorecard", metavar="NAME", help="Who judges it. Left out: your pack's own, if any."
        ),
    ] = None,
    output: OutputOption = None,
    yes: YesOption = False,
    packs: PackOption = None,
) -> None:
    """Write a scenario that can be played at once, and is meant to be changed."""
    from roleplay.authoring.blank import BLANK_TITLE
    from roleplay.authoring.templates import TITLES
    from roleplay.cli.asking import Questions

    library, questions = desk_of(ctx, packs).library, Questions(silent=yes)
    beside = output or folder_for("scenarios") / "new.yaml"
    judge = scorecard or _scorecard(library, beside, questions)
    card = library.find_scorecard(judge, beside).scorecard
    chosen = _model(model, judge, card)
    usual = TITLES[chosen] if chosen else BLANK_TITLE
    ask = questions.ask
    answers = Answers(
        title=checked_title(title or ask("What is it called?", usual)),
        mood=mood or Mood(ask("How does the customer come in?", Mood.ANGRY.value, tuple(Mood))),
        channel=channel or Channel(ask("How do you talk?", Channel.PHONE.value, tuple(Channel))),
        level=level or int(ask("1 foundation, 2 practised or 3 expert?", LEVELS[0], LEVELS)),
        scorecard=judge,
    )
    file = target_for(answers.title, "scenarios", output)
    schema = schema_beside(file, "scenario")
    text = new_scenario(chosen, answers, schema) if chosen else _blank(answers, card, schema)
    _say_next(write_file(file, text), judge, is_blank=chosen is None)


def _say_next(name: str, judge: str, *, is_blank: bool) -> None:
    judge = safe_text(judge)
    if is_blank:
        sys.stderr.write(
            f"No template goes with the scorecard “{judge}”, so this one is to be filled in: put "
            "your words in place of what stands in brackets.\n"
        )
    sys.stderr.write(
        f"It is judged by the scorecard “{judge}”.\n"
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

    title = checked_title(title or Questions(silent=yes).ask("What is it called?", SCORECARD_TITLE))
    file = target_for(title, "scorecards", output)
    schema = schema_beside(file, "scorecard")
    name = write_file(file, scorecard_text(template(SCORECARD_TEMPLATE), title, schema))
    sys.stderr.write(
        f"Next: put your behaviors in place of these and look at it with “roleplay check {name}”. "
        f"A scenario uses it with “scorecard: {safe_text(file.stem)}”.\n"
    )


app.command()(path)
app.command()(story)


def new_scenario(model: Model, answers: Answers, schema: str) -> str:
    """The text of a new scenario, with today's date in it."""
    from datetime import datetime

    from roleplay.authoring.templates import scenario_text

    return scenario_text(template(model), answers, datetime.now().astimezone().date(), schema)


def _scorecard(library: Library, beside: Path, questions: Questions) -> str:
    """The scorecard for a scenario written at a path: the pack's own, or one of the trainer's."""
    from roleplay.library import Origin

    judges = library.named_from(beside).judges
    near = [name for name, entry in judges.items() if entry.pack.origin is Origin.FILE]
    own = near or [n for n, entry in judges.items() if entry.pack.origin is not Origin.BUILT_IN]
    own.sort()
    if len(own) > 1:
        return questions.ask("Which scorecard judges it?", own[0], own)
    return own[0] if own else SCORECARD


def _model(asked: Model | None, name: str, card: Scorecard | None) -> Model | None:
    """The template to take; None where the usual one does not go with the scorecard.

    Raises:
        UserError: the one that was asked for does not go with it.
    """
    from roleplay.scenario.reader import read_scenario

    model = asked or Model.LAST
    text = new_scenario(model, Answers("A title", scorecard=name), "")
    reading = read_scenario(text.encode(), f"{model}.yaml", {name: card})
    if reading.value is not None:
        return model
    if asked is None:
        return None
    raise UserError(
        f"The template “{asked}” does not go with the scorecard “{safe_text(name)}”: "
        f"{reading.diagnostics[0].message} Leave out --from, and you get a scenario to fill in "
        "that has the behaviors of this scorecard in it."
    )


def _blank(answers: Answers, card: Scorecard | None, schema: str) -> str:
    from datetime import datetime

    from roleplay.authoring.blank import BLANK_TEMPLATE, blank_text

    if card is None:
        msg = "a scorecard that was found to be sound is not"
        raise AssertionError(msg)
    today = datetime.now().astimezone().date()
    return blank_text(template(BLANK_TEMPLATE), answers, card, today, schema)
