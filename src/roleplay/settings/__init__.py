"""Settings: what a person or a company decides once, from the config file and the environment.

The config file is TOML in the platform's config folder, and may be missing. Each setting can also
be given by an environment variable, which wins over the file; an option of a command wins over
both. `table` is the one list of what there is; `reading` gives what is in force, `writing` changes
the file, `places` says where it is.
"""

from roleplay.settings.places import cache_folder, config_file, default_database, login_name
from roleplay.settings.reading import Found, Origin, Settings, find_settings, load_settings
from roleplay.settings.table import SETTINGS, Kind, Setting
from roleplay.settings.writing import known, set_setting, unset_setting

__all__ = [
    "SETTINGS",
    "Found",
    "Kind",
    "Origin",
    "Setting",
    "Settings",
    "cache_folder",
    "config_file",
    "default_database",
    "find_settings",
    "known",
    "load_settings",
    "login_name",
    "set_setting",
    "unset_setting",
]
