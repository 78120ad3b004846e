"""What was typed and no command understands, in sentences: which word, of which command, and why.

The library that reads the command line says it in two lines of its own; here each of its refusals
becomes one sentence, and names what was probably meant.
"""

from __future__ import annotations

import re
from ast import literal_eval
from typing import TYPE_CHECKING

from typer._click import exceptions as refusals  # all but one of them are exported nowhere else

from roleplay.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable

Refused = refusals.UsageError

MOST_SHOWN = 40
"""Characters of a word that was typed."""

_EXTRA = re.compile(r"\) \((.*)\)$", re.DOTALL)
_NO_COMMAND = re.compile(r"""(['"])(?:\\.|(?!\1).)*\1""", re.DOTALL)
"""The word as Python writes it: in quotes of either kind, with a backslash before some signs."""


def in_our_words(error: Refused) -> UserError:
    """The same refusal, for people."""
    match error:
        case refusals.NoArgsIsHelpError():
            return UserError(_no_word(error))
        case refusals.NoSuchOption():
            return UserError(_no_option(error))
        case refusals.BadOptionUsage():
            return UserError(_option_misused(error))
        case refusals.MissingParameter():
            return UserError(_missing(error))
        case refusals.BadParameter():
            return UserError(_bad_value(error))
        case _:
            return UserError(_other(error))


def _no_word(error: Refused) -> str:
    words = ", ".join(_commands(error))
    return f"“{_command(error)}” goes on with one of {words}. {_help(error, 'says what they do')}"


def _no_option(error: refusals.NoSuchOption) -> str:
    parameters = error.ctx.command.params if error.ctx else ()
    options = [name for parameter in parameters for name in parameter.opts]
    of = f" of “{_command(error)}”" if _command(error) else ""
    meant = _nearest(error.option_name, options)
    hint = f"Did you mean {meant}?" if meant else _help(error, "lists those there are")
    return f"There is no option {_short(error.option_name)}{of}. {hint}"


def _option_misused(error: refusals.BadOptionUsage) -> str:
    if "does not take a value" in error.message:
        return f"The option {error.option_name} takes no value. Type it by itself."
    return f"The option {error.option_name} needs a value behind it."


def _missing(error: refusals.MissingParameter) -> str:
    parameter = error.param
    if parameter is None:
        return f"Something is missing. {_help(error, 'shows what')}"
    name = parameter.opts[0] if parameter.param_type_name == "option" else _metavar(error)
    return f"“{_command(error)}” needs {name}. {_help(error, 'shows how')}"


def _bad_value(error: refusals.BadParameter) -> str:
    if error.param is None:
        return f"{error.message} {_help(error, 'shows how')}"
    option = error.param.param_type_name == "option"
    name = error.param.opts[0] if option else _metavar(error)
    kind = error.param.type
    choices: Iterable[str] | None = getattr(kind, "choices", None)
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    if choices:
        return f"{name} is one of {', '.join(map(_text, choices))}."
    if least is not None and most is not None:
        return f"{name} is a whole number from {least} to {most}."
    if kind.name.startswith(("integer", "int")):
        return f"{name} is a whole number."
    return f"{name} cannot be that: {error.message}"


def _other(error: Refused) -> str:
    if "unexpected extra argument" in error.message and (found := _EXTRA.search(error.message)):
        return (
            f"“{_command(error)}” does not know what to do with “{_short(found[1])}”. Put what "
            "belongs together in quotes."
        )
    if error.message.startswith("No such command") and (found := _NO_COMMAND.search(error.message)):
        return no_command(literal_eval(found[0]), _commands(error), group=_command(error))
    return f"{error.message} {_help(error, 'shows how')}"


def no_command(typed: str, commands: Iterable[str], group: str = "") -> str:
    """That there is no such command (of a group), and which was probably meant."""
    above = f"{group} " if group else ""
    known = list(commands)
    meant = _nearest(typed, known)
    hint = f"“roleplay {above}--help” lists them."
    if meant:
        hint = f"Did you mean “{above}{meant}”?"
    return f"There is no command “{above}{_short(typed)}”. {hint}"


def _nearest(typed: str, known: Iterable[str]) -> str | None:
    from difflib import get_close_matches  # here, as only who mistypes needs it

    listed = list(known)
    begun = [name for name in listed if len(typed) > len("--") and name.startswith(typed)]
    close = get_close_matches(typed[:MOST_SHOWN], listed, n=1)
    return next(iter([*begun, *close]), None)


def _command(error: Refused) -> str:
    """The command as it was typed, without the name of the program; empty for the program."""
    path = error.ctx.command_path if error.ctx else ""
    return path.removeprefix("roleplay").strip()


def _commands(error: Refused) -> list[str]:
    return list(getattr(error.cmd, "commands", ()))


def _metavar(error: refusals.BadParameter) -> str:
    name = (error.param.human_readable_name if error.param else "") or "something"
    return name.upper()


def _help(error: Refused, does: str) -> str:
    return f"“{f'roleplay {_command(error)}'.strip()} --help” {does}."


def _short(typed: str) -> str:
    return typed if len(typed) <= MOST_SHOWN else f"{typed[: MOST_SHOWN - 1]}…"


def _text(choice: object) -> str:
    return str(getattr(choice, "value", choice))
