"""All commands together: what each key means in each situation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tui.commands.adding import ADDING_COMMANDS
from tui.commands.article import ARTICLE_COMMANDS
from tui.commands.article_lists import ARTICLE_LIST_COMMANDS
from tui.commands.command import Group, KeyedAction
from tui.commands.everywhere import EVERYWHERE_COMMANDS
from tui.commands.feeds import FEEDS_COMMANDS, GO_COMMANDS
from tui.commands.folding import FOLDING_COMMANDS
from tui.commands.lists import (
    ARTICLES_COMMANDS,
    CORRECTIONS_COMMANDS,
    INSPECTOR_COMMANDS,
    LIBRARY_COMMANDS,
    MOVES,
    NAME_PAGE_COMMANDS,
    NAMES_COMMANDS,
    PASSAGES_COMMANDS,
    RESULTS_COMMANDS,
)
from tui.commands.outside import OUTSIDE_COMMANDS
from tui.commands.passage_lists import PASSAGE_LIST_COMMANDS
from tui.commands.passages import BOUNDARY_COMMANDS, PASSAGE_COMMANDS
from tui.commands.positions import POSITION_COMMANDS
from tui.commands.remarks import REMARK_COMMANDS
from tui.commands.review import REVIEW_COMMANDS
from tui.commands.scrolling import SCROLLING_COMMANDS
from tui.commands.situation import Situation
from tui.commands.statistics import STATISTICS_COMMANDS
from tui.commands.stories import STORY_COMMANDS
from tui.commands.strokes import written
from tui.commands.tags import GO_TO_TAGS, TAGS_COMMANDS
from tui.commands.versions import VERSION_COMMANDS
from tui.commands.views import PIN_COMMANDS, VIEW_COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.commands.command import Command

ALL_COMMANDS: tuple[Command[Any], ...] = (
    *ARTICLE_COMMANDS,
    *SCROLLING_COMMANDS,
    *PASSAGE_COMMANDS,
    *BOUNDARY_COMMANDS,
    *POSITION_COMMANDS,
    *OUTSIDE_COMMANDS,
    *MOVES,
    *ARTICLES_COMMANDS,
    *ADDING_COMMANDS,
    *LIBRARY_COMMANDS,
    *STORY_COMMANDS,
    *RESULTS_COMMANDS,
    *REMARK_COMMANDS,
    *ARTICLE_LIST_COMMANDS,
    *VIEW_COMMANDS,
    *PIN_COMMANDS,
    *PASSAGES_COMMANDS,
    *PASSAGE_LIST_COMMANDS,
    *NAMES_COMMANDS,
    *NAME_PAGE_COMMANDS,
    *CORRECTIONS_COMMANDS,
    *FEEDS_COMMANDS,
    *FOLDING_COMMANDS,
    *INSPECTOR_COMMANDS,
    *REVIEW_COMMANDS,
    *GO_COMMANDS,
    *STATISTICS_COMMANDS,
    *VERSION_COMMANDS,
    *TAGS_COMMANDS,
    GO_TO_TAGS,
    *EVERYWHERE_COMMANDS,
)
"""Every command of the program."""

_NAMED = re.compile(r"\{([a-z][a-z-]*)\}")
"""A command in a sentence."""

RARE = 2
"""In how many situations at most a command does not apply that is said to apply everywhere."""


class CommandClashError(Exception):
    """Two commands want the same key, or share a name; the message names both."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What a key means, in the place of what it meant before."""

    situation: Situation
    """Where."""
    keys: str
    """The key, a sequence of strokes parted by spaces."""
    command: Command[Any] | None
    """What it means; None for nothing."""


class Registry:
    """Finds commands by key and by situation.

    Args:
        commands: The commands; those of the program by default.
        bindings: What keys are to mean in the place of what the commands say, later ones before earlier ones.

    Raises:
        CommandClashError: Two of them cannot be told apart.
    """

    def __init__(
        self, commands: Iterable[Command[Any]] = ALL_COMMANDS, bindings: Iterable[Binding] = ()
    ) -> None:
        self.commands = tuple(commands)
        names: set[str] = set()
        for command in self.commands:
            if command.name in names:
                raise CommandClashError(f"Two commands are called “{command.name}”; give one another name.")
            names.add(command.name)
        bindings = tuple(bindings)
        self._before: dict[tuple[Situation, str], Command[Any] | None] = {}
        self._tables: dict[Situation, dict[tuple[str, ...], Command[Any]]] = {}
        self._keys: dict[tuple[Situation, str], list[str]] = {}
        self._hints: dict[Situation, list[tuple[str, Command[Any]]]] = {}
        for situation in Situation:
            given = _given(situation, self.commands)
            bound = {binding.keys: binding.command for binding in bindings if binding.situation is situation}
            self._before.update({(situation, keys): given.get(keys) for keys in bound})
            meanings = _bound(given, bound)
            self._tables[situation] = _table(meanings)
            for keys, command in meanings.items():
                self._keys.setdefault((situation, command.name), []).append(keys)

    def table(self, situation: Situation) -> Mapping[tuple[str, ...], Command[Any]]:
        """Return the commands of a situation by their sequences of strokes."""
        return self._tables[situation]

    def keys(self, command: Command[Any], situation: Situation | None = None) -> list[str]:
        """Return the keys of a command, the one to be named first.

        Args:
            command: The command.
            situation: Where; wherever it applies if None.
        """
        situations = command.situations if situation is None else (situation,)
        found = (keys for one in situations for keys in self._keys.get((one, command.name), ()))
        return list(dict.fromkeys(found))

    def is_bound(self, keys: str, situation: Situation) -> bool:
        """Whether keys mean what they mean in a situation by a binding."""
        return (situation, keys) in self._before

    def before(self, keys: str, situation: Situation) -> Command[Any] | None:
        """Return what keys that are bound would mean in a situation without that; None for nothing."""
        return self._before.get((situation, keys))

    @cached_property
    def _by_label(self) -> dict[str, Command[Any]]:
        # It takes a while, and the first frame names no command.
        return {command.label: command for command in self.commands}

    def key_of(self, label: str, situation: Situation) -> str:
        """Return the key of a command as people write it; how to run it by name where it has none.

        Args:
            label: What the command is called in files.
            situation: Where, unless it has keys only elsewhere.
        """
        command = self._by_label[label]
        keys = self.keys(command, situation) or self.keys(command)
        return written(keys[0]) if keys else f": {command.name.lower()}"

    def told(self, sentence: str, situation: Situation) -> str:
        """Return a sentence that names commands, "{undo} takes it back", with their keys instead.

        Args:
            sentence: The sentence; what a command is called in files stands in braces.
            situation: Where the reader is told so.
        """

        def key(named: re.Match[str]) -> str:
            # What is no command may be a word of the reader's that the sentence repeats.
            return self.key_of(named[1], situation) if named[1] in self._by_label else named[0]

        return _NAMED.sub(key, sentence)

    def following(self, situation: Situation, strokes: Sequence[str]) -> list[tuple[str, str]]:
        """Return the strokes that may follow others, each with what it does in a few words.

        What applies nearly everywhere comes first: after g, the ways to the other screens.
        """
        found: dict[str, list[Command[Any]]] = {}
        for keys, command in self._tables[situation].items():
            if len(keys) > len(strokes) and keys[: len(strokes)] == tuple(strokes):
                found.setdefault(keys[len(strokes)], []).append(command)
        ordered = sorted(found.items(), key=lambda entry: not _applies_nearly_everywhere(entry[1][0]))
        return [(stroke, commands[0].brief if len(commands) == 1 else "…") for stroke, commands in ordered]

    def applying(self, situation: Situation) -> list[Command[Any]]:
        """Return the commands of a situation in the order of help: by group, then as they were given."""
        order = list(Group)
        return sorted(
            (command for command in self.commands if situation in command.situations),
            key=lambda command: order.index(command.group),
        )

    def sections(
        self, first: Situation = Situation.LIBRARY
    ) -> Iterator[tuple[str, list[tuple[Command[Any], list[str]]]]]:
        """Yield all commands with their keys under titles, each command once, in the order of help.

        What applies in one situation comes first, what applies nearly everywhere next, and then the rest.

        Args:
            first: The situation to begin with.
        """
        everywhere = [command for command in self.commands if _applies_nearly_everywhere(command)]
        shown = {command.name for command in everywhere}
        sections = []
        for situation in (first, *(situation for situation in Situation if situation is not first)):
            own = [command for command in self.applying(situation) if command.name not in shown]
            shown.update(command.name for command in own)
            sections.append((situation.value, [(command, self.keys(command, situation)) for command in own]))
        sections.insert(1, ("Everywhere", [(command, self.keys(command)) for command in everywhere]))
        return ((title, commands) for title, commands in sections if commands)

    def hints(self, situation: Situation, desk: object = None) -> list[tuple[str, str]]:
        """Return the keys and words that the status line shows in a situation, the likeliest first.

        Args:
            situation: Where the reader's hands are.
            desk: The screen in front, which says what is likely there now.
        """
        likely, others = [], []
        for keys, command in self._hinted(situation):
            if desk is not None and command.possible is not None and not command.possible(desk):
                continue
            if command.likely is None:
                others.append((keys, command.hint))
            elif desk is not None and command.likely(desk):
                likely.append((keys, command.hint))
        return [*likely, *others]

    def _hinted(self, situation: Situation) -> list[tuple[str, Command[Any]]]:
        """Return the commands that the status line may show in a situation, each with its first key."""
        if situation not in self._hints:
            hinted = (
                command
                for command in self.commands
                if command.hint and situation in (command.hinted_in or command.situations)
            )
            found = ((self.keys(command, situation), command) for command in hinted)
            self._hints[situation] = [(keys[0], command) for keys, command in found if keys]
        return self._hints[situation]


def _applies_nearly_everywhere(command: Command[Any]) -> bool:
    """Whether a command is one of those that help lists under "Everywhere"."""
    return len(command.situations) >= len(Situation) - RARE


def _given(situation: Situation, commands: Iterable[Command[Any]]) -> dict[str, Command[Any]]:
    """Return what each key means in a situation by what the commands say."""
    meanings: dict[str, Command[Any]] = {}
    for command in commands:
        if situation in command.situations:
            for keys in command.keys:
                if keys in meanings:
                    raise _clash(keys, command, keys, meanings[keys])
                meanings[keys] = command
    return meanings


def _bound(
    given: Mapping[str, Command[Any]], bound: Mapping[str, Command[Any] | None]
) -> dict[str, Command[Any]]:
    """Return what each key means, first what it means by a binding, in place of what was given."""
    rest = {keys: command for keys, command in given.items() if keys not in bound}
    return {keys: command for keys, command in bound.items() if command is not None} | rest


def _table(meanings: Mapping[str, Command[Any]]) -> dict[tuple[str, ...], Command[Any]]:
    """Return what each sequence of strokes means; none may begin another, unless what it means can wait."""
    table = {tuple(keys.split(" ")): command for keys, command in meanings.items()}
    for strokes, command in table.items():
        for length in range(1, len(strokes)):
            shorter = table.get(strokes[:length])
            if shorter is not None and not _can_wait(shorter, strokes[length]):
                raise _clash(" ".join(strokes[:length]), shorter, " ".join(strokes), command)
    return table


def _can_wait(command: Command[Any], stroke: str) -> bool:
    """Whether a stroke after a command's keys can mean something else than this command."""
    if isinstance(command.action, KeyedAction):
        return not command.action.accepts(stroke)
    return command.waits


def _clash(keys: str, command: Command[Any], other_keys: str, other: Command[Any]) -> CommandClashError:
    return CommandClashError(
        f"The keys {written(keys)} of “{command.name}” and {written(other_keys)} of “{other.name}” "
        "cannot be told apart; give one of them another key."
    )
