"""The commands as a page of documentation: `python -m tui.commands.reference > docs/keys.md`."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from tui.commands.command import completed
from tui.commands.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.commands.command import Command

INTRODUCTION = """# Keys and commands

This page is made from the program's own table of commands. In the app, `?` shows the same and can be
searched, and `:` or `^p` runs any command by its name. A number typed before a key repeats it. `^d` means
Ctrl and d.
"""


def reference(registry: Registry) -> str:
    """Return all commands in Markdown, by situation and group; a command stands where it applies first."""
    return "\n".join([INTRODUCTION, *_lines(registry)]) + "\n"


def _lines(registry: Registry) -> Iterator[str]:
    for title, commands in registry.sections():
        yield f"## {title}\n"
        for group, members in groupby(commands, key=lambda entry: entry[0].group):
            yield f"### {group.value}\n"
            yield "| keys | command | |"
            yield "|---|---|---|"
            yield from (_row(registry, command, keys) for command, keys in members)
            yield ""


def _row(registry: Registry, command: Command[Any], keys: list[str]) -> str:
    shown = " ".join(_code(completed(command, one)) for one in keys)
    return f"| {shown} | {command.name} | {registry.told(command.help, command.situations[0])} |"


def _code(words: str) -> str:
    """Return words as code; back-ticks among them need more of them around."""
    if "`" not in words:
        return f"`{words}`"
    fence = "`" * (max(map(len, re.findall("`+", words))) + 1)
    return f"{fence} {words} {fence}"


if __name__ == "__main__":
    print(reference(Registry()), end="")
