"""Running a command: the one place where errors become sentences and exit statuses.

0    done
1    a file has faults (`check`, or one that was to be played), or the output cannot be written:
     with a sentence when a disk is full, without one when nobody reads the pipe any more
2    what was typed or asked for cannot be done
3    the progress file cannot be used
4    nothing is due (`due`)
130  interrupted with ctrl+c
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from roleplay.errors import AuthorError, RoleplayError

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name; gives its exit status."""
    _speak_utf8()
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except OSError as error:
        # Unlike a file that cannot be read or written, a stream has no name.
        if error.filename is not None:
            raise
        _give_up_output(error)
        return 1
    return status


def _run(arguments: Sequence[str]) -> int:
    try:
        if not arguments:
            _open()
        elif list(arguments) == ["--version"]:
            _tell_version()
        else:
            return _command(arguments)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    except RoleplayError as error:
        _tell(error)
        return error.exit_status
    except KeyboardInterrupt:
        return 130
    return 0


def _command(arguments: Sequence[str]) -> int:
    """Run one of the commands; gives its exit status.

    Raises:
        UserError: it does not understand what was typed behind it.
    """
    import typer

    from roleplay.cli.app import app
    from roleplay.cli.usage import Refused, in_our_words

    try:
        status = app(args=list(arguments), prog_name="roleplay", standalone_mode=False)
    except Refused as error:
        raise in_our_words(error) from error
    except typer.Abort:
        return 130
    return status if isinstance(status, int) else 0


def _open() -> None:
    """Open the app without a look at the commands, which would take a fifth of the start."""
    from roleplay.cli.opening import open_app
    from roleplay.desk import Desk

    open_app(Desk(), scenario=None)


def _tell_version() -> None:
    """The most asked and the cheapest question; importing the commands would take most of it."""
    from roleplay import __version__

    sys.stdout.write(f"roleplay {__version__}\n")


def _give_up_output(error: OSError) -> None:
    """Say why nothing more is written, and keep Python from trying again when it exits."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        if not isinstance(error, BrokenPipeError):
            sys.stderr.write(f"roleplay: The output cannot be written: {error.strerror}.\n")
    except OSError:
        os.dup2(nowhere, sys.stderr.fileno())
    os.dup2(nowhere, sys.stdout.fileno())


def _tell(error: RoleplayError) -> None:
    from roleplay.text import safe_text

    if isinstance(error, AuthorError) and error.diagnostics:
        from roleplay.cli.terminal import rendered

        sys.stderr.write(rendered(error.diagnostics, sys.stderr))
    sys.stderr.write(f"roleplay: {safe_text(str(error), newlines=True)}\n")


def _speak_utf8() -> None:
    """Say what a terminal's encoding cannot as “?” instead of failing, as with LANG=C.

    What is typed is read so too: bytes that are no text are an answer that fits nothing.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
