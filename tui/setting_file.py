"""Changing one setting in `config.toml`, in which everything else stays as the reader wrote it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from tui.settings import SettingsError, parse_settings

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = re.compile(r"^\s*\[")


def write_number(path: Path, table: str, key: str, number: int) -> None:
    """Set a number, in the line that sets it or in one of its own.

    Args:
        path: The file, whether it is there or not.
        table: The table that the setting is in.
        key: Its key.
        number: What it is to be.

    Raises:
        SettingsError: If the file cannot be read or written, or sets the number in some other way than in a
            line under its table; it is then left as it is.
    """
    try:
        content = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        changed = _changed(content, table, key, number)
        if parse_settings(path, changed.encode()).get(table, {}).get(key) != number:
            raise SettingsError(
                f"“{key}” of [{table}] cannot be changed in {path}; write {number} there yourself."
            )
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.{os.getpid()}.partial")
        try:
            beside.write_text(changed, encoding="utf-8")
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SettingsError(f"The settings in {path} cannot be changed ({reason}).") from error


def _changed(content: str, table: str, key: str, number: int) -> str:
    lines = content.splitlines(keepends=True)
    header = re.compile(rf"^\s*\[\s*{table}\s*\]")
    start = next((place for place, line in enumerate(lines) if header.match(line)), None)
    if start is None:
        before = f"{content.rstrip()}\n\n" if content.strip() else ""
        return f"{before}[{table}]\n{key} = {number}\n"
    setting = re.compile(rf"^(\s*{key}\s*=\s*)[^#\s]+")
    for place in range(start + 1, len(lines)):
        if _HEADER.match(lines[place]):
            break
        if setting.match(lines[place]):
            lines[place] = setting.sub(rf"\g<1>{number}", lines[place])
            return "".join(lines)
    lines[start] = f"{lines[start].rstrip()}\n"
    lines.insert(start + 1, f"{key} = {number}\n")
    return "".join(lines)
