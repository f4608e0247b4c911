"""The commands of the registry in Textual's command palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.markup import escape

from tui.commands.command import completed
from tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from textual.fuzzy import Matcher

    from tui.commands.command import Command

LEAST = 0.01
"""How well a command fits that is found by its help, not by its name."""


class CommandProvider(Provider):
    """Offers what can be done on the screen from which the palette was opened."""

    async def discover(self) -> Hits:
        """Offer everything before anything is typed."""
        for command, title, told in self._commands():
            yield DiscoveryHit(Content(title), partial(self._run, command), title, escape(told) or None)

    async def search(self, query: str) -> Hits:
        """Offer what fits what was typed, the best first."""
        matcher = self.matcher(query)
        for command, title, told in self._commands():
            # What it does may be asked for in words that its name does not have; the name comes first.
            does = all(word in told.lower() for word in query.lower().split())
            score = matcher.match(title) or (LEAST if does else 0)
            if score > 0:
                yield Hit(
                    score,
                    _highlighted(matcher, title),
                    partial(self._run, command),
                    text=title,
                    help=escape(told) or None,
                )

    def _commands(self) -> Iterator[tuple[Command[Any], str, str]]:
        """Yield what can be done here, each with its name and keys, and what it does."""
        screen = self.screen
        if isinstance(screen, DeskScreen):
            registry, situation = screen.desk_app.registry, screen.situation
            # What the status line tells of comes first: nobody moves a line down by name.
            for command in sorted(registry.applying(situation), key=lambda command: not command.hint):
                keys = "  ".join(completed(command, one) for one in registry.keys(command, situation))
                title = f"{command.name}   {keys}" if keys else command.name
                yield command, title, registry.told(command.help, situation)

    def _run(self, command: Command[Any]) -> None:
        screen = self.screen
        assert isinstance(screen, DeskScreen)
        screen.run_command(command)


# A key such as [/ would be read as markup wherever Textual is given plain words.


def _highlighted(matcher: Matcher, title: str) -> Content:
    """Return a title in which what fits is marked."""
    shown = Content(title)
    for offset in matcher.fuzzy_search.match(matcher.query, title)[1]:
        if not title[offset].isspace():
            shown = shown.stylize(matcher.match_style, offset, offset + 1)
    return shown
