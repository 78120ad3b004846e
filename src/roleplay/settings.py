"""Settings: what a person or a company decides once, from the config file and the environment.

The config file is TOML in the platform's config folder, and may be missing. Each setting can also
be given by an environment variable, which wins over the file; an option of a command wins over
both.

    key         environment         meaning                           default
    trainee     ROLEPLAY_TRAINEE    whose progress is kept            the login name
    database    ROLEPLAY_DB         the progress file                 in the data folder
    one-key     ROLEPLAY_ONE_KEY    a reply's number says it at once  no
"""

from __future__ import annotations

import stat
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_YES = frozenset({"1", "yes", "true", "on"})
_NO = frozenset({"", "0", "no", "false", "off"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What was decided; None where the default is meant."""

    trainee: str | None = None
    database: Path | None = None
    one_key: bool = False


def config_file() -> Path:
    """Where the config file is, or would be."""
    import platformdirs

    return _folder(platformdirs.user_config_dir) / "config.toml"


def default_database() -> Path:
    """Where progress is kept when nobody says otherwise."""
    import platformdirs

    return _folder(platformdirs.user_data_dir) / "roleplay.db"


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


def load_settings(environ: Mapping[str, str], file: Path | None = None) -> Settings:
    """The settings in force.

    Raises:
        UserError: the config file or a variable says something that cannot be meant.
    """
    path = file or config_file()
    read = _read(path)
    unknown = sorted(set(read) - {"trainee", "database", "one-key"})
    if unknown:
        raise UserError(
            f"The config file {path} has a setting “{unknown[0]}” that does not exist. "
            "There are: trainee, database, one-key."
        )
    trainee = environ.get("ROLEPLAY_TRAINEE") or _text(path, read, "trainee")
    database = environ.get("ROLEPLAY_DB") or _text(path, read, "database")
    one_key = read.get("one-key", False)
    if "ROLEPLAY_ONE_KEY" in environ:
        one_key = _yes_or_no("ROLEPLAY_ONE_KEY", environ["ROLEPLAY_ONE_KEY"])
    if not isinstance(one_key, bool):
        raise UserError(f"In {path}, one-key is either true or false.")
    return Settings(
        trainee=trainee,
        database=_expanded(database) if database else None,
        one_key=one_key,
    )


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


def _expanded(database: str) -> Path:
    try:
        return Path(database).expanduser()
    except RuntimeError as error:
        raise UserError(
            f"The progress file “{database}” would be in a home folder that does not exist. "
            "Write its whole path, without “~”."
        ) from error


def _read(path: Path) -> dict[str, object]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            # A pipe would be waited for without end.
            raise UserError(f"The config file {path} is not a file. Mend or remove it.")
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"The config file {path} is not valid TOML: {error}.") from error
    except (ValueError, RecursionError) as error:
        # What a TOML reader of Python does not say in words of its own.
        raise UserError(
            f"The config file {path} has a number that is too long, or too many brackets in each "
            "other. Mend or remove it."
        ) from error
    except OSError as error:
        raise UserError(
            f"The config file {path} cannot be read: {error.strerror}. Mend or remove it."
        ) from error


def _text(path: Path, read: Mapping[str, object], key: str) -> str | None:
    value = read.get(key)
    if value is not None and not isinstance(value, str):
        raise UserError(f"In {path}, {key} is a text: put it in quotes.")
    return value or None


def _yes_or_no(name: str, value: str) -> bool:
    if value.lower() in _YES:
        return True
    if value.lower() in _NO:
        return False
    raise UserError(f"{name} is “{value}”; set it to yes or no.")
