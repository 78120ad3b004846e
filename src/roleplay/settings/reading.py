"""The settings in force, and where each comes from: the config file, or a variable that wins."""

from __future__ import annotations

import stat
import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from roleplay.errors import UserError
from roleplay.settings.places import config_file, default_database, login_name
from roleplay.settings.table import DATABASE, KEYS, SETTINGS, THEME, TRAINEE, Kind, names
from roleplay.settings.values import file_of, from_text, from_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from roleplay.settings.table import Setting
    from roleplay.settings.values import Value


class Origin(StrEnum):
    """Where a value comes from; each wins over those before it."""

    DEFAULT = "default"
    FILE = "file"
    ENVIRONMENT = "environment"
    OPTION = "option"


@dataclass(frozen=True, slots=True)
class Found:
    """What was decided for a setting, None where nothing was, and where."""

    setting: Setting
    value: Value | None
    origin: Origin

    @property
    def in_words(self) -> str:
        """What counts now, the default where nothing was decided."""
        match self.value:
            case None:
                return _default(self.setting)
            case bool():
                return "yes" if self.value else "no"
            case str() as text:
                return text
            case keys:
                return " ".join(f"{name}={mine}" for name, mine in keys.items())


@dataclass(frozen=True, slots=True)
class Settings:
    """What was decided; None where the default is meant. `keys` are by the name of a binding."""

    trainee: str | None = None
    database: Path | None = None
    theme: str | None = None
    one_key: bool = False
    open_levels: bool = False
    own_words: bool = False
    feelings: bool = False
    typing: bool = False
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def load_settings(environ: Mapping[str, str], file: Path | None = None) -> Settings:
    """The settings in force.

    Raises:
        UserError: the config file or a variable says something that cannot be meant.
    """
    found = {each.setting: each.value for each in find_settings(environ, file)}
    switches = {s.field: found[s] is True for s in SETTINGS if s.kind is Kind.SWITCH}
    keys, database = found[KEYS], _text(found[DATABASE])
    return Settings(
        trainee=_text(found[TRAINEE]),
        database=file_of(database) if database else None,
        theme=_text(found[THEME]),
        keys=MappingProxyType({} if keys is None or isinstance(keys, str | bool) else keys),
        **switches,
    )


def find_settings(environ: Mapping[str, str], file: Path | None = None) -> tuple[Found, ...]:
    """Every setting, as the config file and the environment decide it; an empty text decides none.

    Raises:
        UserError: as for `load_settings`.
    """
    path = file or config_file()
    read = read_config(path)
    unknown = sorted(set(read) - {setting.name for setting in SETTINGS})
    if unknown:
        raise UserError(
            f"The config file {path} has a setting “{unknown[0]}” that does not exist. "
            f"There are: {names()}."
        )
    return tuple(_found(setting, environ, path, read) for setting in SETTINGS)


def read_config(path: Path) -> dict[str, object]:
    """What stands in a config file; nothing where there is none.

    Raises:
        UserError: it cannot be read, or is no TOML.
    """
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


def _found(
    setting: Setting, environ: Mapping[str, str], path: Path, read: Mapping[str, object]
) -> Found:
    said = environ.get(setting.variable)
    if said:
        value = from_text(setting, setting.variable, said)
        return Found(setting, value, Origin.ENVIRONMENT)
    if setting.name in read:
        value = from_toml(setting, f"In {path}, {setting.name}", read[setting.name])
        if value != "":
            return Found(setting, value, Origin.FILE)
    return Found(setting, None, Origin.DEFAULT)


def _default(setting: Setting) -> str:
    if setting is TRAINEE:
        return login_name()
    return str(default_database()) if setting is DATABASE else setting.default


def _text(value: Value | None) -> str | None:
    return value if isinstance(value, str) else None
