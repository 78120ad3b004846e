"""The way in: `roleplay` and `python -m roleplay`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command that was typed, and exit with its status."""
    if sys.argv[1:] == ["--version"]:
        # The most asked and the cheapest question; importing the commands would take most of it.
        from roleplay import __version__

        sys.stdout.write(f"roleplay {__version__}\n")
        return
    from roleplay.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
