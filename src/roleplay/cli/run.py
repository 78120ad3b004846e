"""Running a command: the one place where errors become sentences and exit statuses.

0    done
1    a file has faults (`check`, or one that was to be played)
2    what was typed or asked for cannot be done
3    the progress file cannot be used
130  interrupted with ctrl+c
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from roleplay.errors import AuthorError, RoleplayError

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name; gives its exit status."""
    _speak_utf8()
    try:
        if not arguments:
            _open()
        else:
            from roleplay.cli.app import app

            app(args=list(arguments), prog_name="roleplay")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    except RoleplayError as error:
        _tell(error)
        return error.exit_status
    except KeyboardInterrupt:
        return 130
    return 0


def _open() -> None:
    """Open the app without a look at the commands, which would take a fifth of the start."""
    from roleplay.cli.opening import open_app
    from roleplay.desk import Desk

    open_app(Desk(), scenario=None)


def _tell(error: RoleplayError) -> None:
    from roleplay.text import safe_text

    if isinstance(error, AuthorError) and error.diagnostics:
        from roleplay.cli.terminal import rendered

        sys.stderr.write(rendered(error.diagnostics, sys.stderr))
    sys.stderr.write(f"roleplay: {safe_text(str(error), newlines=True)}\n")


def _speak_utf8() -> None:
    """Say what a terminal's encoding cannot as “?” instead of failing, as with LANG=C."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
