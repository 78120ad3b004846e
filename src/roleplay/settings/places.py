"""Where things are kept when nobody says otherwise: the platform's folders for one person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.errors import UserError
from roleplay.settings.values import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Callable


def config_file() -> Path:
    """Where the config file is, or would be."""
    import platformdirs

    return _folder(platformdirs.user_config_dir) / "config.toml"


def default_database() -> Path:
    """Where progress is kept when nobody says otherwise."""
    import platformdirs

    return _folder(platformdirs.user_data_dir) / FILE_NAME


def cache_folder() -> Path:
    """Where things are kept that can be made again at any time."""
    import platformdirs

    return _folder(platformdirs.user_cache_dir)


def login_name() -> str:
    """The name of who is logged in, or “you” where the system does not tell."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "you"


def _folder(of: Callable[..., str]) -> Path:
    try:
        folder = Path(of("roleplay", appauthor=False))
    except RuntimeError:
        folder = Path("~")
    # Where nobody knows a home, some versions of platformdirs fail and some leave the “~”.
    if folder.parts[:1] == ("~",):
        raise UserError(
            "Your home folder is not known, so there is no place for what roleplay keeps. "
            "Set the environment variable HOME to a folder of yours."
        )
    return folder
