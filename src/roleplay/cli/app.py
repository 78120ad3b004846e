"""The tree of commands."""

from __future__ import annotations

from typing import Annotated

import typer

from roleplay import __version__
from roleplay.cli import check, doctor, init, listing, new, play, progress, schema
from roleplay.cli.options import DatabaseOption, Given, PackOption, TraineeOption, desk_of

app = typer.Typer(
    name="roleplay",
    help="Practise difficult customers in a terminal. Without a command, opens the app.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command("play")(play.play)
app.command("list")(listing.list_scenarios)
app.command("progress")(progress.progress)
app.command("check")(check.check)
app.command("init")(init.init)
app.add_typer(new.app)
app.command("schema")(schema.schema)
app.command("doctor")(doctor.doctor)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"roleplay {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def roleplay(
    ctx: typer.Context,
    packs: PackOption = None,
    database: DatabaseOption = None,
    trainee: TraineeOption = None,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Practise difficult customers in a terminal. Without a command, opens the app."""
    ctx.obj = Given(tuple(packs or ()), database, trainee)
    if ctx.invoked_subcommand is None:
        play.open_app(desk_of(ctx), scenario=None)
