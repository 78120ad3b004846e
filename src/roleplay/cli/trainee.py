"""`roleplay trainee`: who practises here, their names, their data, and forgetting them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.options import DatabaseOption, JsonOption, TraineeOption, desk_of
from roleplay.cli.spinner import spinning
from roleplay.cli.terminal import print_json
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roleplay.cli.asking import Questions
    from roleplay.desk import Desk
    from roleplay.store import Trainee

app = typer.Typer(
    name="trainee",
    help="Who practises here; rename, export or forget somebody.",
    rich_markup_mode=None,
    add_completion=False,
)

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="Who, as the list shows it.", show_default=False)
]


@app.callback(invoke_without_command=True)
def trainee(
    ctx: typer.Context,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """List everybody who practises here."""
    if ctx.invoked_subcommand is None:
        _list(desk_of(ctx, None, database, None), as_json=as_json)


@app.command("list")
def list_trainees(
    ctx: typer.Context,
    database: DatabaseOption = None,
    trainee: TraineeOption = None,
    as_json: JsonOption = False,
) -> None:
    """List everybody who practises here."""
    _list(desk_of(ctx, None, database, trainee), as_json=as_json)


@app.command()
def rename(
    ctx: typer.Context,
    name: NameArgument,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new name.", show_default=False)],
    database: DatabaseOption = None,
) -> None:
    """Call somebody otherwise; everything they did stays theirs."""
    desk = desk_of(ctx, None, database, None)
    who = _named(desk, name)
    is_in_config, is_you = _is_in_config(name), name == desk.trainee_name
    renamed = desk.store.trainees.rename(who.uid, new)
    sys.stdout.write(f"“{safe_text(name)}” is now called “{safe_text(renamed.name)}”.\n")
    if is_in_config:
        sys.stderr.write(_put_into_config(renamed.name))
    elif is_you:
        sys.stderr.write("To go on under the new name: roleplay config set trainee NAME\n")


@app.command()
def export(
    ctx: typer.Context,
    name: NameArgument,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="A new file to write it to."),
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Write everything that is stored of somebody, as JSON (docs/json.md)."""
    from roleplay.cli.writing import write_new
    from roleplay.reports.people import export_lines

    desk = desk_of(ctx, None, database, None)
    who = _named(desk, name)
    with spinning():
        lines = list(export_lines(desk.store.trainees.rows_of(who.uid)))
    if output is None:
        sys.stdout.writelines(lines)
        return
    write_new({output: "".join(lines)})
    sys.stderr.write(f"Written to {safe_text(str(output))}.\n")


@app.command()
def forget(
    ctx: typer.Context,
    name: NameArgument,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    copies: Annotated[
        bool, typer.Option("--copies", help="Erase the copies of the progress file as well.")
    ] = False,
    database: DatabaseOption = None,
) -> None:
    """Erase everything that is stored of somebody, for good."""
    from roleplay.cli.asking import Questions
    from roleplay.reports.people import amounts

    desk = desk_of(ctx, None, database, None)
    who = _named(desk, name)
    is_in_config = _is_in_config(name)
    much = amounts(desk.store.trainees.amount(who.uid))
    questions = Questions(silent=yes)
    ask = f"Erase everything of “{safe_text(name)}” for good ({much})?"
    if not yes and questions.ask(ask, "no", ("yes", "no")) != "yes":
        sys.stdout.write("Nothing was erased.\n")
        return
    _forget(desk, who, much)
    trouble = _put_into_config(None) if is_in_config else ""
    _copies(desk, questions, wanted=copies)
    sys.stderr.write(trouble)


def _list(desk: Desk, *, as_json: bool) -> None:
    from roleplay.reports.people import person_as_json, person_line

    people = () if desk.is_first_run else desk.store.trainees.all()
    you = desk.trainee_name
    if as_json:
        told = [person_as_json(each, is_you=each.trainee.name == you) for each in people]
        print_json({"version": 1, "trainees": told})
        return
    if not people:
        sys.stdout.write("Nobody has practised here yet.\n")
    for each in people:
        sys.stdout.write(safe_text(person_line(each, is_you=each.trainee.name == you)) + "\n")


def _named(desk: Desk, name: str) -> Trainee:
    """The trainee of that name; makes no progress file where there is none."""
    from roleplay.store.trainees import nobody_called

    if desk.is_first_run:
        raise nobody_called(name, ())
    return desk.store.trainees.named(name)


def _forget(desk: Desk, who: Trainee, much: str) -> None:
    from roleplay import reminder

    with spinning() as doing:
        doing("Erasing")
        is_gone = desk.store.trainees.forget(who)
    reminder.drop(desk.database, who.uid)
    sys.stdout.write(f"“{safe_text(who.name)}” is forgotten: {much}.\n")
    if not is_gone:
        sys.stderr.write(
            "Another window has the progress file open, so traces may stay in its log until the "
            "last one is closed.\n"
        )


def _is_in_config(name: str) -> bool:
    """Whether the config file says that this is who practises.

    Asked before anything is changed, so that a file that cannot be read stops it in time.
    """
    from roleplay.settings import load_settings

    return (load_settings({}).trainee or "").strip() == name


def _put_into_config(name: str | None) -> str:
    """Let the config file say who practises, or nobody; gives a remark where it cannot."""
    from roleplay.errors import UserError
    from roleplay.settings import set_setting, unset_setting

    try:
        if name is None:
            unset_setting("trainee")
        else:
            set_setting("trainee", name)
    except UserError as error:
        return f"The config file still has the old name. {safe_text(str(error))}\n"
    return ""


def _copies(desk: Desk, questions: Questions, *, wanted: bool) -> None:
    """Copies of the file hold what it was: say so, and erase them if that is wanted."""
    from roleplay.store import copies_of

    found = copies_of(desk.database)
    if not found:
        return
    folders = "” and “".join(dict.fromkeys(safe_text(str(file.parent)) for file in found))
    many = "1 copy" if len(found) == 1 else f"{len(found)} copies"
    sys.stderr.write(
        f"{many} of the progress file from before may still hold it, in “{folders}”.\n"
    )
    ask = "Erase them? They hold what everybody else did, too."
    if wanted or questions.ask(ask, "no", ("yes", "no")) == "yes":
        _erase(found)
        sys.stdout.write(f"{many} erased. The next start makes a new one.\n")
    else:
        sys.stderr.write(
            "They were left. Daily ones are replaced within five days of practice; delete them "
            "yourself to be rid of them now.\n"
        )


def _erase(files: Sequence[Path]) -> None:
    from roleplay.errors import UserError

    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise UserError(
                f"“{file}” cannot be erased: {error.strerror}. Erase it by hand."
            ) from error
