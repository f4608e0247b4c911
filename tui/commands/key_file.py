"""The reader's own keys: `keys.toml` beside the settings.

It is read once, when the app starts and there is one; nothing is changed if anything in it makes no sense.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.errors import NewsreadError
from tui.commands.key_names import read_keys
from tui.commands.presets import PRESETS
from tui.commands.registry import ALL_COMMANDS, Binding, CommandClashError, Registry
from tui.commands.situation import EVERYWHERE, LISTS, READING, Situation
from tui.commands.strokes import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tui.commands.command import Command

TABLES: dict[str, tuple[Situation, ...]] = {
    **{situation.label: (situation,) for situation in Situation},
    "reading": READING,
    "lists": LISTS,
    "everywhere": EVERYWHERE,
}
"""What a table of keys can be called, and the situations that it is about, the closest first."""

_LABELS = {command.label: command for command in ALL_COMMANDS}


class KeysError(NewsreadError):
    """The reader's keys cannot be used as they are."""


@dataclass(frozen=True, slots=True)
class _Line:
    """What one line of the file says of one place."""

    table: str
    """The table that it stands in."""
    means: str
    """What it gives the key, in words."""
    binding: Binding
    """The same for the registry."""


def read_key_file(path: Path) -> Registry:
    """Return the commands with the keys of a file; as they come where it is not there.

    Raises:
        KeysError: It cannot be read, or a key of it is no key, means no command, or means two.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Registry()
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = getattr(error, "strerror", None) or error
        raise KeysError(f"The keys in {path} cannot be read ({reason}).") from error
    tables = _parse(path, content)
    preset = tables.pop("preset", None)
    bindings = [*_preset(path, preset), *_bindings(path, tables)]
    try:
        return Registry(bindings=bindings)
    except CommandClashError as error:
        raise KeysError(f"In {path}: {error}") from error


def _parse(path: Path, content: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise KeysError(f"The keys in {path} are not UTF-8 text; save them as such.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        if twice := _given_twice(content.decode("utf-8-sig"), str(error)):
            raise KeysError(f"{twice} in {path}; leave one of them out.") from error
        reason = str(error)
        raise KeysError(f"The keys in {path} are not TOML: {reason[:1].lower()}{reason[1:]}.") from error


def _given_twice(content: str, error: str) -> str:
    """Return which key stands twice under one head, and with what, if that is what is wrong; else nothing."""
    place = re.search(r"cannot overwrite a value \(at line (\d+)", error, re.IGNORECASE)
    if place is None:
        return ""
    said: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(content.splitlines()[: int(place[1])], start=1):
        if line.lstrip().startswith("["):
            said = {}
        key, _, means = (part.strip(" \t\"'") for part in line.partition("="))
        first = said.setdefault(key, (number, means))
        if number == int(place[1]) and first[0] != number:
            return f"The key {key} means “{first[1]}” in line {first[0]} and “{means}” in line {number}"
    return ""


def _preset(path: Path, name: object) -> Sequence[Binding]:
    if name is None:
        return ()
    if not isinstance(name, str) or name not in PRESETS:
        known = ", ".join(f"“{known}”" for known in PRESETS)
        raise KeysError(f"“{name}” in {path} is no preset of keys; there is {known}.")
    return _bindings(path, PRESETS[name])


def _bindings(path: Path, tables: Mapping[str, Any]) -> list[Binding]:
    """Return what tables say of keys.

    Raises:
        KeysError: Something in them is no table, no key or no command, or a key means two things in a place.
    """
    said: dict[tuple[Situation, str], _Line] = {}
    for table, keys in tables.items():
        if table not in TABLES:
            raise KeysError(f"[{table}] in {path} is no place for keys; there is {_listed(TABLES)}.")
        if not isinstance(keys, dict):
            raise KeysError(f"“{table}” in {path} must be a table: a line [{table}] above its keys.")
        for key, means in keys.items():
            for line in _lines(path, table, key, means):
                place = (line.binding.situation, line.binding.keys)
                other = said.setdefault(place, line)
                if other.means != line.means:
                    raise KeysError(
                        f"The key {written(line.binding.keys)} in {path} means {other.means} in "
                        f"[{other.table}] and {line.means} in [{table}]; leave one of them out."
                    )
    return [line.binding for line in said.values()]


def _lines(path: Path, table: str, key: str, means: object) -> Iterator[_Line]:
    """Yield what a line says of each situation of its table in which that can be done."""
    keys = read_keys(key)
    if keys is None:
        raise KeysError(f"“{key}” in [{table}] of {path} is no key; write it as “newsread keys” does.")
    if means is False:
        command, said = None, "nothing"
    elif isinstance(means, str):
        command, said = _command(path, table, key, means), f"“{means}”"
    else:
        raise KeysError(
            f"What {key} means in [{table}] of {path} must be a command in quotation marks, or false for "
            "nothing."
        )
    for situation in TABLES[table]:
        if command is None or situation in command.situations:
            yield _Line(table, said, Binding(situation, keys, command))


def _command(path: Path, table: str, key: str, label: str) -> Command[Any]:
    command = _LABELS.get(label)
    if command is None:
        raise KeysError(
            f"“{label}”, for the key {key} in [{table}] of {path}, is no command{_meant(label)}; "
            "“newsread keys” lists all of them."
        )
    if not set(command.situations) & set(TABLES[table]):
        raise KeysError(
            f"“{label}”, for the key {key} in [{table}] of {path}, cannot be done there, "
            f"only in {_listed(situation.label for situation in command.situations)}."
        )
    return command


def _meant(label: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(label, _LABELS, n=1)
    return f" (did you mean “{close[0]}”?)" if close else ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"[{name}]" for name in names)


def key_lines(registry: Registry) -> Iterator[str]:
    """Yield every command with its keys as the lines of a file that changes nothing until a # is taken out.

    A command stands in the smallest table that is about every place where it has these keys, unless another
    has one of them there: then in the table of each place.
    """
    tables: dict[str, list[str]] = {table: [] for table in TABLES}
    taken: set[tuple[str, str]] = set()
    for command in registry.commands:
        places: dict[tuple[str, ...], list[Situation]] = {}
        for situation in command.situations:
            places.setdefault(tuple(registry.keys(command, situation)), []).append(situation)
        for keys, situations in places.items():
            shared = _table_about(situations)
            whole = len(places) == 1 and not any((shared, one) in taken for one in keys)
            for table in [shared] if whole else [place.label for place in situations]:
                taken.update((table, one) for one in keys)
                tables[table] += [_line(registry, command, one, situations) for one in keys or ("",)]
    for table, lines in tables.items():
        if lines:
            yield from ("", f"[{table}]", *lines)


def _line(registry: Registry, command: Command[Any], keys: str, situations: Sequence[Situation]) -> str:
    """Return the line of one key, which says so if the reader gave it, and what it meant before."""
    line = f'# {_quoted(written(keys))} = "{command.label}"'
    bound = [situation for situation in situations if registry.is_bound(keys, situation)]
    if not bound:
        return line
    before = dict.fromkeys(registry.before(keys, situation) for situation in bound)
    labels = " and ".join(f"“{other.label}”" for other in before if other is not None)
    return f"{line}  # yours{f', in place of {labels}' if labels else ''}"


def _table_about(situations: Sequence[Situation]) -> str:
    return next(table for table, about in TABLES.items() if set(situations) <= set(about))


def _quoted(key: str) -> str:
    """Return a key as TOML writes it."""
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
