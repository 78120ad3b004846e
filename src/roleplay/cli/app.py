"""The tree of commands: a table of where each is, and what they have in common.

A command's module is imported when the command is run or shown in the help, so that none pays for
what the others need.
"""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer
from typer.core import TyperCommand, TyperGroup

from roleplay import __version__
from roleplay.cli.options import (
    DatabaseOption,
    Given,
    PackOption,
    PlainOption,
    TraineeOption,
    desk_of,
)
from roleplay.errors import NotFoundError

COMMANDS = {
    "play": "play:play",
    "drill": "drill:drill",
    "due": "due:due",
    "path": "path:app",
    "list": "listing:list_scenarios",
    "progress": "progress:progress",
    "story": "story:app",
    "suggestions": "suggestions:app",
    "check": "check:check",
    "explain": "explain:explain",
    "bots": "bots:bots",
    "init": "init:init",
    "new": "new:app",
    "map": "map:map_scenario",
    "preview": "preview:preview",
    "print": "print:print_script",
    "schema": "schema:schema",
    "trainee": "trainee:app",
    "config": "config:app",
    "doctor": "doctor:doctor",
}
"""The commands in the order of the help: module and function, or module and group of commands."""


class Commands(TyperGroup):
    """The commands of the table, each imported when it is asked for."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002 - typer's own Context is not exported
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> TyperCommand | TyperGroup:  # type: ignore[override]  # noqa: ARG002
        """The command of that name.

        Raises:
            NotFoundError: there is none.
        """
        if cmd_name not in COMMANDS:
            from roleplay.cli.usage import no_command

            raise NotFoundError(no_command(cmd_name, COMMANDS))
        module, name = COMMANDS[cmd_name].split(":")
        found = getattr(import_module(f"roleplay.cli.{module}"), name)
        if not isinstance(found, typer.Typer):
            alone = tree()
            alone.command(cmd_name)(found)
            found = alone
        made = typer.main.get_command(found)
        if not isinstance(made, TyperCommand | TyperGroup):
            raise TypeError(cmd_name)
        return made


def tree(cls: type[TyperGroup] | None = None) -> typer.Typer:
    """A command or group of commands that looks as all of them do."""
    return typer.Typer(
        cls=cls,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )


app = tree(Commands)


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
    plain: PlainOption = False,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Practise difficult customers in a terminal. Without a command, opens the app."""
    ctx.obj = Given(tuple(packs or ()), database, trainee, plain)
    if ctx.invoked_subcommand is not None:
        return
    if plain:
        from roleplay.cli.today import today

        today(lambda: desk_of(ctx))
    else:
        from roleplay.cli.opening import open_app

        open_app(desk_of(ctx), scenario=None)
