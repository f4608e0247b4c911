"""The commands of the registry in Textual's command palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.commands.command import written
from tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from tui.commands.command import Command


class CommandProvider(Provider):
    """Offers what can be done on the screen from which the palette was opened."""

    async def discover(self) -> Hits:
        """Offer everything before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(_title(command), partial(self._run, command), help=command.help or None)

    async def search(self, query: str) -> Hits:
        """Offer what fits what was typed, the best first."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(_title(command))
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(_title(command)),
                    partial(self._run, command),
                    text=_title(command),
                    help=command.help or None,
                )

    def _commands(self) -> Iterator[Command[Any]]:
        screen = self.screen
        if isinstance(screen, DeskScreen):
            yield from screen.desk_app.registry.applying(screen.situation)

    def _run(self, command: Command[Any]) -> None:
        screen = self.screen
        assert isinstance(screen, DeskScreen)
        screen.run_command(command)


def _title(command: Command[Any]) -> str:
    keys = "  ".join(written(keys) for keys in command.keys)
    return f"{command.name}   {keys}" if keys else command.name
