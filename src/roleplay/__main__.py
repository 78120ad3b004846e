"""The way in: `roleplay` and `python -m roleplay`."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> None:
    """Run the command that was typed, and exit with its status."""
    _open_closed_streams()
    from roleplay.cli.run import run

    sys.exit(run(sys.argv[1:]))


def _open_closed_streams() -> None:
    """Put nothing in the place of streams that the caller closed; Python leaves None there."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - open to the end
            setattr(sys, name, stream)


if __name__ == "__main__":
    main()
