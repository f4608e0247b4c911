"""The commands as a page of documentation: `python -m tui.commands.reference > docs/keys.md`."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from tui.commands.command import written
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
        for group, members in groupby(commands, key=lambda command: command.group):
            yield f"### {group.value}\n"
            yield "| keys | command | |"
            yield "|---|---|---|"
            yield from map(_row, members)
            yield ""


def _row(command: Command[Any]) -> str:
    keys = " ".join(f"`{written(keys)}`" for keys in command.keys)
    return f"| {keys} | {command.name} | {command.help} |"


if __name__ == "__main__":
    print(reference(Registry()), end="")
