"""What a key, a page, a new article and a new width take in the app, beside a program that shows one line.

Times are CPU milliseconds of the whole program between an event and the frame that it causes, medians. Both
run without a terminal, and render their frames to strings. Keys are pressed in both in turn: a machine that
is slower for a while is so for both.
"""

from __future__ import annotations

import asyncio
import gc
import os
import time
from functools import partial
from itertools import cycle, islice
from statistics import median
from typing import TYPE_CHECKING, Any

os.environ.setdefault("TEXTUAL_FPS", "120")
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.widgets import Static

from benchmarks.figures import Figure
from benchmarks.libraries import articles_of, list_of
from store.library import Library
from tui.app import GARBAGE_THRESHOLDS, NewsreadApp
from tui.screens.article import ArticleScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import RenderableType
    from textual.screen import Screen

    from benchmarks.figures import Report

SIZE = (120, 40)
KEYS = 60
WARMING = 5
"""Keys before those that are measured."""
OPENED = 9
QUIET_SECONDS = 0.02
"""How long no frame must come for one to be the last."""
SOON = 0.3
"""Within how many seconds what is to follow has begun."""
LENGTHS = {"5 KB": 5_000, "50 KB": 50_000, "1 MB": 1_000_000, "5 MB": 5_000_000}


class TimedApp(App[None]):
    """An app that renders frames to strings and counts them."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.frames = 0
        """How many there were."""
        self.first_frames: dict[Screen[Any], float] = {}
        """When the first one of each screen was there, in seconds of CPU time of this process."""

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if renderable is None or self._batch_count:
            return
        # What Textual does for a real terminal, short of writing it there.
        render = getattr(renderable, "render_segments", None)
        if render is not None:
            render(self.console)
        self.frames += 1
        self.first_frames.setdefault(screen, time.process_time())

    def press(self, key: str) -> None:
        """Press a key."""
        event = events.Key(key, key if len(key) == 1 else None)
        event.set_sender(self)
        assert self._driver is not None
        self._driver.send_message(event)

    def resize(self, width: int) -> None:
        """Give the terminal another width."""
        size = Size(width, SIZE[1])
        self.post_message(events.Resize(size, size))


class Hello(TimedApp):
    """The least that a Textual program does: a key changes its one line, as `Static.update` does by itself.

    That arranges the screen, on which nothing else is, and draws the line.
    """

    def compose(self) -> ComposeResult:
        """Show one line."""
        yield Static("hello", id="line")

    def on_key(self, event: events.Key) -> None:
        """Change it."""
        self.query_one("#line", Static).update(f"hello {event.key} {self.frames}")


class TimedNewsread(TimedApp, NewsreadApp):
    """The app."""


async def timed(app: TimedApp, cause: Callable[[], object]) -> float:
    """Return the CPU milliseconds from a cause until the last frame that it has."""
    frames, start = app.frames, time.process_time()
    cause()
    shown = frames
    while shown == frames or app.frames != shown:
        assert app.is_running
        shown = app.frames
        await asyncio.sleep(QUIET_SECONDS)
    return (time.process_time() - start) * 1000


async def keys(app: TimedApp, pressed: Iterable[str], hello: TimedApp) -> tuple[float, float]:
    """Return the median CPU milliseconds of a key, and of one of hello; the first few of many aside."""
    took, beside = [], []
    for key in islice(pressed, KEYS + WARMING):
        took.append(await timed(app, partial(app.press, key)))
        beside.append(await timed(hello, partial(hello.press, "x")))
    return median(took[WARMING:]), median(beside[WARMING:])


async def resizes(app: TimedApp, times: int = 10) -> float:
    """Return the median CPU milliseconds of a change of width."""
    took = [await timed(app, partial(app.resize, 70 - step % 2 * 9)) for step in range(times)]
    app.resize(SIZE[0])
    await asyncio.sleep(1)
    return median(took)


async def ready(app: TimedApp) -> None:
    """Wait until an app has started, and keep the collector from what is there, as the command does.

    It also looks as seldom for what comes as it does there, in newsread and in hello.
    """
    await asyncio.sleep(1)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_THRESHOLDS)


async def at_rest(app: TimedApp) -> None:
    """Wait until nothing goes on beside the reader: a long article's marks come after its text."""
    await asyncio.sleep(SOON)
    while any(worker.is_running for worker in app.workers):
        await asyncio.sleep(QUIET_SECONDS)
    await asyncio.sleep(SOON)


async def opening(app: TimedNewsread, identifier: int) -> float:
    """Return the CPU milliseconds from the choice of an article to its first frame."""
    start = time.process_time()
    app.ways.to_article(identifier)
    while not isinstance(app.screen, ArticleScreen) or app.screen not in app.first_frames:
        assert app.is_running
        await asyncio.sleep(QUIET_SECONDS)
    return (app.first_frames[app.screen] - start) * 1000


async def in_list(report: Report, hello: Hello) -> None:
    """Measure keys in a long list."""
    with Library.open(list_of(100_000)) as library:
        app = TimedNewsread(library)
        async with app.run_test(size=SIZE):
            await ready(app)
            for what, pressed in (("row of 100,000", "jk"), ("row, the list goes along", "j")):
                took, beside = await keys(app, cycle(pressed), hello)
                report(Figure(f"key: another {what}", took, "ms", 1.2, beside))


async def in_articles(report: Report, hello: Hello) -> None:
    """Measure opening articles of every length, and keys in one of 1 MB with marks everywhere."""
    with Library.open(articles_of(*LENGTHS.values())) as library:
        app = TimedNewsread(library)
        async with app.run_test(size=SIZE) as pilot:
            await ready(app)
            # The newest was made last.
            for identifier, length in zip(range(len(LENGTHS), 0, -1), LENGTHS, strict=True):
                took = []
                for _ in range(OPENED + 1):
                    took.append(await opening(app, identifier))
                    await at_rest(app)
                    await pilot.press("escape")
                    # The list of articles comes back beside the reader, too.
                    await at_rest(app)
                # The first time, what shows articles is loaded.
                report(Figure(f"opening {length} with its marks", median(took[1:]), "ms", 15))
                await opening(app, identifier)
                await at_rest(app)
                if length == "1 MB":
                    await in_article(app, report, hello)
                report(Figure(f"another width, {length}", await resizes(app), "ms", 15))
                await pilot.press("escape")


async def in_article(app: TimedNewsread, report: Report, hello: Hello) -> None:
    """Measure keys in the article that is open, from its middle on."""
    screen = app.screen
    assert isinstance(screen, ArticleScreen)
    view, middle = screen.view, len(screen.opened.text) // 2

    async def measure(what: str, pressed: Iterable[str], limit: float, *before: str) -> None:
        view.move_caret(middle, centre=True)
        for key in before:
            await timed(app, partial(app.press, key))
        took, beside = await keys(app, pressed, hello)
        report(Figure(f"key in 1 MB: {what}", took, "ms", limit, beside))
        if view.selection is not None:
            await timed(app, partial(app.press, "escape"))

    await measure("another line", cycle("jk"), 1.2)
    await measure("another line, the text goes along", cycle("j"), 1.2, *"j" * 20)
    await measure("another character", cycle("lh"), 1.2)
    await measure("another word", cycle("wb"), 1.2)
    await measure("a word more or less selected", cycle("wb"), 1.2, "v")
    await measure("a line more or less selected", cycle("jk"), 1.2, "v")
    await measure("another page", cycle(["space"]), 2)


async def measure(report: Report) -> None:
    """Measure everything."""
    hello = Hello()
    async with hello.run_test(size=SIZE):
        await ready(hello)
        await in_list(report, hello)
        await in_articles(report, hello)


def reading(report: Report) -> None:
    """Measure everything."""
    asyncio.run(measure(report))
