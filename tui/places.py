"""Where the program keeps what is its own: settings, keys, and how the desk was left."""

from __future__ import annotations

import os
from pathlib import Path


def settings_path(named: Path | None = None) -> Path:
    """Return where the settings are: in the file named, that of `NEWSREAD_CONFIG`, or the usual place."""
    named = named or environment_path("NEWSREAD_CONFIG")
    if named:
        return named.expanduser()
    from platformdirs import user_config_path

    return user_config_path("newsread", appauthor=False) / "config.toml"


def keys_path(named: Path | None = None) -> Path:
    """Return where the reader's own keys are: beside the settings, wherever those are."""
    return settings_path(named).with_name("keys.toml")


def remembered_path() -> Path:
    """Return where the setup is kept: in the file that `NEWSREAD_STATE` names, or in the usual place."""
    named = environment_path("NEWSREAD_STATE")
    if named:
        return named.expanduser()
    from platformdirs import user_state_path

    return user_state_path("newsread", appauthor=False) / "desk.json"


def environment_path(variable: str) -> Path | None:
    """Return the path that a variable of the environment holds, None if it holds none."""
    named = os.environ.get(variable, "")
    return Path(named) if named else None
