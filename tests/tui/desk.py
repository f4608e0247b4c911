"""Driving the app in tests: keys in, what a reader would notice out."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key, key_to_character

from store.library import Library
from store.passages.passage import PassageFilter
from tui.app import NewsreadApp
from tui.screens.article import ArticleScreen
from tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence, Sized
    from pathlib import Path

    from textual.pilot import Pilot

    from store.passages.passage import Passage
    from tui.commands.registry import Registry
    from tui.remembered import Remembered
    from tui.widgets.article_view import ArticleView


class Desk:
    """The app as a reader has it before him."""

    def __init__(self, app: NewsreadApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, each by its name or what it types, as soon as all that the last one led to is done."""
        for key in keys:
            self._send(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Press the keys of a text."""
        await self.press(*text)

    async def burst(self, *keys: str) -> None:
        """Press keys faster than anything can appear, as a paste or a slow line sends them."""
        for key in keys:
            self._send(key)
        await self.settle()

    async def follow(self, keys: Sequence[str]) -> None:
        """Press keys one by one, each as soon as what the last one did has come to every widget."""
        for key in keys:
            self._send(key)
            await self.pilot._wait_for_screen()
        await self.settle()

    def _send(self, key: str) -> None:
        name = _character_to_key(key) if len(key) == 1 else key
        self.app.post_message(events.Key(name, key_to_character(REPLACED_KEYS.get(name, name))))

    async def resize(self, size: tuple[int, int]) -> None:
        """Make the terminal larger or smaller.

        Args:
            size: In cells.
        """
        if self.app.size != size:
            await self.pilot.resize_terminal(*size)
        await self.settle()

    async def rest(self) -> None:
        """Wait until no widget has anything left to do, and what they look like now is on the screen.

        The pilot's pauses wait for the process to be idle for a fiftieth of a second; this takes no longer
        than what there is to do. What waits for a time or for a worker goes on later.
        """
        due: Sized = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
        while True:
            while due:
                await asyncio.sleep(0)
            self.app.screen._on_timer_update()
            if not due:
                return

    async def settle(self) -> None:
        """Wait until every worker that a key started has done its work, and what came of it is to be seen."""
        await self.rest()
        while works := [worker.wait() for worker in self.app.workers if worker.group != "detect"]:
            # That one failed is for the app to tell.
            await asyncio.gather(*works, return_exceptions=True)
            await self.rest()

    @property
    def screen(self) -> DeskScreen:
        """The screen in front."""
        assert isinstance(self.app.screen, DeskScreen)
        return self.app.screen

    @property
    def front(self) -> str:
        """What kind of screen is in front, a dialog included."""
        return type(self.app.screen).__name__

    @property
    def article(self) -> ArticleScreen:
        """The screen in front, which must be an article."""
        assert isinstance(self.app.screen, ArticleScreen)
        return self.app.screen

    @property
    def view(self) -> ArticleView:
        """The text of the article in front."""
        return self.article.view

    @property
    def status(self) -> str:
        """What the status line says."""
        return self.screen.status.text

    @property
    def text(self) -> str:
        """The text of the article in front."""
        return self.article.opened.text

    def words_at_caret(self, count: int) -> str:
        """So many code points from the caret on."""
        return self.text[self.view.caret : self.view.caret + count]

    def shown(self) -> str:
        """Everything that stands on the screen, line by line."""
        width, height = self.app.size
        lines = self.app.screen._compositor.render_strips()
        assert len(lines) == height
        return "\n".join(line.text[:width].rstrip() for line in lines)


@asynccontextmanager
async def desk_on(
    path: Path,
    size: tuple[int, int] = (120, 40),
    registry: Registry | None = None,
    *,
    remembered: Remembered | None = None,
) -> AsyncIterator[Desk]:
    """Open the app on a library, at a size in cells, with other keys than it comes with if they are given."""
    with Library.open(path, create=False) as library:
        app = NewsreadApp(library, remembered, registry=registry)
        async with app.run_test(size=size) as pilot:
            desk = Desk(app, pilot)
            await desk.settle()
            yield desk


SEED = "The recent assassination"
"""How the headline of the seed story begins."""


async def open_seed_story(desk: Desk) -> None:
    """Go from the list into the story that the samples are about."""
    for _ in range(10):
        row = desk.screen.rows.current
        if row is not None and row.headline.startswith(SEED):
            break
        await desk.press("j")
    await desk.press("enter")
    assert desk.article.opened.article.document.facts.headline.startswith(SEED)


def passages_in(path: Path) -> list[Passage]:
    """Return what is marked in a library, as another program sees it."""
    with Library.open(path, create=False) as library:
        return [row.passage for row in library.passages.first_page(PassageFilter(), 100)]
