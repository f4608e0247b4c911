"""How long the article view takes for a key, a page, a new article and a new width.

Times are CPU milliseconds of the whole program between an event and the frame that it causes, medians, and
are set against those of a program that shows one line, in the same run: a machine's speed then cancels out.

    python benchmarks/reading.py
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import time
from typing import TYPE_CHECKING, Any

os.environ.setdefault("TEXTUAL_FPS", "120")
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.widgets import Static

from prose.document import Block, BlockKind, Document
from prose.spans import Span
from tui.heading import Heading
from tui.layers import Layer, Mark
from tui.motions import Motion
from tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from rich.console import RenderableType
    from textual.screen import Screen

SIZE = (120, 40)
KEYS = 60
HEADING = Heading(
    "HARBOUR TOWN · The Gazette · 3 Feb 2031 · 9 min", "Grain ships leave the strait", byline="A. Writer"
)

_WORDS = """
the of and to in a is that for it was on with as at by from be this have are not but they said which minister
government parliament election reported yesterday officials company market shares climate policy court
decision after before during international agreement economic growth inflation president
"""


def make_document(length: int) -> Document:
    """Return an invented article of about so many code points."""
    chance, words = random.Random(length), _WORDS.split()
    paragraphs: list[str] = []
    size = 0
    while size < length:
        sentences = [
            " ".join(chance.choices(words, k=chance.randint(8, 30))).capitalize() + "."
            for _ in range(chance.randint(1, 5))
        ]
        paragraphs.append(" ".join(sentences))
        size += len(paragraphs[-1]) + 2
    blocks: list[Block] = []
    start = 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(start, start + len(paragraph)), BlockKind.PARAGRAPH))
        start += len(paragraph) + 2
    return Document("\n\n".join(paragraphs), tuple(blocks))


def make_marks(document: Document) -> dict[Layer, list[Mark]]:
    """Return marks as dense as those of a news story."""
    chance = random.Random(1)
    kinds = {
        Layer.ENTITIES: (120, (5, 20), ["person", "organization", "place", "date"]),
        Layer.QUOTES: (900, (60, 200), ["direct", "indirect"]),
        Layer.PASSAGES: (2500, (80, 300), ["passage-0", "passage-1", "passage-2"]),
    }
    marks: dict[Layer, list[Mark]] = {}
    for layer, (distance, (shortest, longest), styles) in kinds.items():
        starts = range(distance, len(document.text) - longest, distance)
        marks[layer] = [
            Mark(Span(start, start + chance.randint(shortest, longest)), chance.choice(styles))
            for start in starts
        ]
    return marks


class TimedApp(App[None]):
    """An app that renders frames to strings and counts them."""

    def __init__(self) -> None:
        super().__init__()
        self.frames = 0

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if renderable is None or self._batch_count:
            return
        # What Textual does for a real terminal, short of writing it there.
        render = getattr(renderable, "render_segments", None)
        if render is not None:
            render(self.console)
        self.frames += 1


class Hello(TimedApp):
    """The least that a Textual program can do: a key changes its one line."""

    def compose(self) -> ComposeResult:
        """Show one line."""
        yield Static("hello", id="line")

    def on_key(self, event: events.Key) -> None:
        """Change it."""
        self.query_one("#line", Static).update(f"hello {event.key} {self.frames}")


class Reading(TimedApp):
    """The article view alone, with a key for each thing that is timed."""

    def __init__(self, document: Document, marks: dict[Layer, list[Mark]]) -> None:
        super().__init__()
        self._document, self._marks = document, marks

    def compose(self) -> ComposeResult:
        """Show an article."""
        yield ArticleView()

    def on_mount(self) -> None:
        """Open it in its middle."""
        view = self.query_one(ArticleView)
        self.open()
        view.move_caret(len(self._document.text) // 2)
        view.focus()

    def open(self) -> None:
        """Open the article from its beginning."""
        view = self.query_one(ArticleView)
        view.open(self._document, HEADING)
        for layer, marks in self._marks.items():
            view.set_marks(layer, marks)

    def on_key(self, event: events.Key) -> None:
        """Move, select or open."""
        view = self.query_one(ArticleView)
        match event.key:
            case "j":
                view.move(Motion.DOWN)
            case "l":
                view.move(Motion.RIGHT)
            case "w":
                view.move(Motion.WORD_FORWARD)
            case "f":
                view.move(Motion.PAGE_DOWN)
            case "v":
                view.start_selection()
            case "o":
                self.open()


async def timed(app: TimedApp, cause: Callable[[], object]) -> float:
    """Return the CPU milliseconds from a cause until the last frame that it has."""
    frames, start = app.frames, time.process_time()
    cause()
    shown = frames
    while shown == frames or app.frames != shown:
        shown = app.frames
        await asyncio.sleep(0.02)
    return (time.process_time() - start) * 1000


async def keys(app: TimedApp, key: str, times: int = KEYS) -> float:
    """Return the median CPU milliseconds of a key."""

    def press() -> None:
        event = events.Key(key, key)
        event.set_sender(app)
        assert app._driver is not None
        app._driver.send_message(event)

    return statistics.median([await timed(app, press) for _ in range(times)])


async def resizes(app: TimedApp, times: int = 10) -> float:
    """Return the median CPU milliseconds of a change of width."""

    def resize(width: int) -> Callable[[], object]:
        size = Size(width, SIZE[1])
        return lambda: app.post_message(events.Resize(size, size))

    widths = [SIZE[0] - 50 - step % 2 * 9 for step in range(times)]
    return statistics.median([await timed(app, resize(width)) for width in widths])


async def running(app: TimedApp, measure: Callable[[], Awaitable[None]]) -> None:
    """Measure an app without a terminal."""
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await asyncio.sleep(0.3)
        await measure()


async def main() -> None:
    """Measure everything and print it."""
    hello = Hello()
    base: dict[str, float] = {}

    async def measure_hello() -> None:
        await keys(hello, "x", 10)
        base["key"] = await keys(hello, "x")
        base["resize"] = await resizes(hello)

    await running(hello, measure_hello)
    print(f"hello: key {base['key']:.2f} ms, resize {base['resize']:.2f} ms")

    def report(what: str, took: float, against: float) -> None:
        print(f"  {what:<28} {took:6.2f} ms  {took / against:5.2f} x hello")

    for length in (5_000, 50_000, 1_000_000, 5_000_000):
        document = make_document(length)
        for name, marks in (("plain", {}), ("marked", make_marks(document))):
            app = Reading(document, marks)

            async def measure_reading(app: Reading = app) -> None:
                await keys(app, "j", 10)
                report("line down", await keys(app, "j"), base["key"])
                report("character right", await keys(app, "l"), base["key"])
                report("word forward", await keys(app, "w"), base["key"])
                report("page down", await keys(app, "f", 20), base["key"])
                await keys(app, "o", 3)
                await keys(app, "v", 1)
                report("selection, a line more", await keys(app, "j"), base["key"])
                report("selection, a word more", await keys(app, "w"), base["key"])
                report("open", await keys(app, "o", 10), base["key"])
                report("resize", await resizes(app), base["resize"])

            print(f"{length:,} code points, {name}")
            await running(app, measure_reading)


if __name__ == "__main__":
    asyncio.run(main())
