"""All commands together: what each key means in each situation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.commands.article import ARTICLE_COMMANDS
from tui.commands.command import Group, Situation, written
from tui.commands.everywhere import EVERYWHERE_COMMANDS
from tui.commands.lists import (
    CORRECTIONS_COMMANDS,
    INSPECTOR_COMMANDS,
    LIBRARY_COMMANDS,
    MOVES,
    NAME_PAGE_COMMANDS,
    NAMES_COMMANDS,
    PASSAGES_COMMANDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui.commands.command import Command

ALL_COMMANDS: tuple[Command[Any], ...] = (
    *ARTICLE_COMMANDS,
    *MOVES,
    *LIBRARY_COMMANDS,
    *PASSAGES_COMMANDS,
    *NAMES_COMMANDS,
    *NAME_PAGE_COMMANDS,
    *CORRECTIONS_COMMANDS,
    *INSPECTOR_COMMANDS,
    *EVERYWHERE_COMMANDS,
)
"""Every command of the program."""


COMMON = 7
"""In how many situations a command applies that is said to apply everywhere."""


class CommandClashError(Exception):
    """Two commands want the same key, or share a name; the message names both."""


class Registry:
    """Finds commands by key and by situation.

    Args:
        commands: The commands; those of the program by default.

    Raises:
        CommandClashError: Two of them cannot be told apart.
    """

    def __init__(self, commands: Iterable[Command[Any]] = ALL_COMMANDS) -> None:
        self.commands = tuple(commands)
        self._tables: dict[Situation, dict[tuple[str, ...], Command[Any]]] = {}
        names: set[str] = set()
        for command in self.commands:
            if command.name in names:
                raise CommandClashError(f"Two commands are called “{command.name}”; give one another name.")
            names.add(command.name)
        for situation in Situation:
            self._tables[situation] = _table(situation, self.commands)

    def table(self, situation: Situation) -> Mapping[tuple[str, ...], Command[Any]]:
        """Return the commands of a situation by their sequences of strokes."""
        return self._tables[situation]

    def applying(self, situation: Situation) -> list[Command[Any]]:
        """Return the commands of a situation in the order of help: by group, then as they were given."""
        order = list(Group)
        return sorted(
            (command for command in self.commands if situation in command.situations),
            key=lambda command: order.index(command.group),
        )

    def sections(self, first: Situation = Situation.LIBRARY) -> Iterator[tuple[str, list[Command[Any]]]]:
        """Yield all commands under titles, each command once, in the order of help.

        What applies in one situation comes first, what applies nearly everywhere next, and then the rest.

        Args:
            first: The situation to begin with.
        """
        everywhere = [command for command in self.commands if len(command.situations) >= COMMON]
        shown = {command.name for command in everywhere}
        sections = []
        for situation in (first, *(situation for situation in Situation if situation is not first)):
            own = [command for command in self.applying(situation) if command.name not in shown]
            shown.update(command.name for command in own)
            sections.append((situation.value, own))
        sections.insert(1, ("Everywhere", everywhere))
        return ((title, commands) for title, commands in sections if commands)

    def hints(self, situation: Situation) -> list[tuple[str, str]]:
        """Return the keys and words that the status line shows in a situation, the likeliest first."""
        return [
            (command.keys[0], command.hint)
            for command in self.commands
            if command.hint and situation in (command.hinted_in or command.situations)
        ]


def _table(situation: Situation, commands: Iterable[Command[Any]]) -> dict[tuple[str, ...], Command[Any]]:
    table: dict[tuple[str, ...], Command[Any]] = {}
    beginnings: dict[tuple[str, ...], tuple[str, Command[Any]]] = {}
    for command in commands:
        if situation not in command.situations:
            continue
        for keys in command.keys:
            strokes = tuple(keys.split(" "))
            starts = [strokes[:length] for length in range(1, len(strokes) + 1)]
            taken = [(" ".join(start), table[start]) for start in starts if start in table]
            taken += [beginnings[strokes]] if strokes in beginnings else []
            for other_keys, other in taken:
                shorter = command if len(keys) < len(other_keys) else other
                if keys == other_keys or not shorter.waits:
                    raise CommandClashError(
                        f"The keys {written(keys)} of “{command.name}” and {written(other_keys)} of "
                        f"“{other.name}” cannot be told apart; give one of them another key."
                    )
            table[strokes] = command
            beginnings.update(dict.fromkeys(starts, (keys, command)))
    return table
