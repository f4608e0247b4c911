"""The reader's settings: `config.toml` in the platform's folder for such files.

It is read by the commands that need something in it, never by the app's start.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.errors import NewsreadError
from store.review.reviews import A_DAY
from tui.places import environment_path, settings_path

if TYPE_CHECKING:
    from prose.entities.entity import EntityRecogniser

KEYS: dict[str, dict[str, type]] = {
    "entities": {"pipeline": str},
    "review": {"a_day": int},
    "network": {"allow_private": bool},
}
"""Every setting: its table, its key and the type of its value."""
TYPES = {str: "a text in quotation marks", int: "a whole number from 0 to 1000", bool: "true or false"}
"""What a person calls the type of a value."""
NUMBERS = range(1001)
"""What a number can be."""


class SettingsError(NewsreadError):
    """The settings cannot be used as they are."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set."""

    path: Path
    """The file that it was looked for in."""
    exists: bool = False
    """Whether that file is there."""
    recogniser: str = ""
    """What finds names: a spaCy pipeline, by its name or folder; what comes with the program if empty."""
    a_day: int = A_DAY
    """How many passages come up for review on a day."""
    allow_private: bool = False
    """Whether pages and feeds may come from machines that are not public: this one, those of its network."""


def read_settings(named: Path | None = None) -> Settings:
    """Read the settings. Without a file in the usual place everything is as it comes.

    Args:
        named: The file that the command line names, if it does.

    Raises:
        SettingsError: A file that was named is not there, it cannot be read, or there is something in it that
            is no setting.
    """
    path = settings_path(named)
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        if named or environment_path("NEWSREAD_CONFIG"):
            raise SettingsError(f"There is no file {path} with settings; check the name.") from error
        return Settings(path)
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = getattr(error, "strerror", None) or error
        raise SettingsError(f"The settings in {path} cannot be read ({reason}).") from error
    tables = parse_settings(path, content)
    a_day = tables.get("review", {}).get("a_day", A_DAY)
    return Settings(
        path,
        exists=True,
        recogniser=_pipeline(path, tables),
        a_day=a_day,
        allow_private=tables.get("network", {}).get("allow_private", False),
    )


def recogniser_of(settings: Settings) -> EntityRecogniser | None:
    """Return what finds names by these settings; None for what comes with the program.

    Raises:
        SettingsError: The pipeline that they name cannot be loaded.
    """
    if not settings.recogniser:
        return None
    from prose.entities.spacy_pipeline import UnusablePipeline, load_pipeline

    try:
        return load_pipeline(settings.recogniser)
    except UnusablePipeline as error:
        raise SettingsError(f"“pipeline” in {settings.path}: {error}") from error


def parse_settings(path: Path, content: bytes) -> dict[str, Any]:
    """Return what is set, by table and key.

    Args:
        path: The file.
        content: What is in it.

    Raises:
        SettingsError: It cannot be read, or there is something in it that is no setting.
    """
    import tomllib

    try:
        tables = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsError(f"The settings in {path} are not UTF-8 text; save them as such.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"The settings in {path} are not TOML: {_reason(error)}.") from error
    _check(path, tables)
    return tables


def _reason(error: Exception) -> str:
    reason = str(error)
    return reason[:1].lower() + reason[1:]


def _check(path: Path, tables: dict[str, Any]) -> None:
    """Refuse what is no setting: a misspelt key must not be passed over in silence."""
    for table, values in tables.items():
        keys = KEYS.get(table)
        if keys is None:
            known = ", ".join(f"[{name}]" for name in KEYS)
            raise SettingsError(f"“{table}” in {path} is no setting; there is {known}.")
        if not isinstance(values, dict):
            raise SettingsError(f"“{table}” in {path} must be a table: a line [{table}] above its settings.")
        for key, value in values.items():
            if key not in keys:
                raise SettingsError(
                    f"“{key}” in [{table}] of {path} is no setting; there is {', '.join(keys)}."
                )
            if type(value) is not keys[key] or (type(value) is int and value not in NUMBERS):
                raise SettingsError(f"“{key}” in [{table}] of {path} must be {TYPES[keys[key]]}.")


def _pipeline(path: Path, tables: dict[str, Any]) -> str:
    """Return the pipeline that is set; a folder is looked for from where the settings are."""
    pipeline: str = tables.get("entities", {}).get("pipeline", "").strip()
    is_folder = pipeline.startswith((".", "~")) or any(sign in pipeline for sign in ("/", os.sep))
    return str(path.parent / Path(pipeline).expanduser()) if is_folder else pipeline
