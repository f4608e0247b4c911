"""Long work in a process of its own: a second `newsread` that reports as it goes.

A thread that holds the interpreter would freeze the screen, and a process can be ended at any time.
"""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from contextlib import aclosing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.errors import NewsreadError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence
    from pathlib import Path

    from store.feeds.feed import FeedSettings

PATIENCE_SECONDS = 2.0
"""How long a process that is to end may take to do so by itself."""


class JobError(NewsreadError):
    """A job could not do all that it was to do; the sentence is its own."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job has come."""

    done: int
    """Articles done."""
    total: int
    """Articles to do."""


@dataclass(frozen=True, slots=True)
class FetchProgress:
    """How far the asking of feeds has come."""

    done: int
    """Feeds done."""
    total: int
    """Feeds to do."""
    new: int
    """How many articles came with the one that was done last."""
    updated: int
    """How many articles of that one say something else now."""
    problem: str
    """Why that one could not be read; empty if it could."""
    arrived: int = 0
    """How many articles are here of a feed that is still coming in."""
    arriving: int = 0
    """How many that one brings; none if a feed is done."""


@dataclass(frozen=True, slots=True)
class AddProgress:
    """How far the adding of articles has come, and what became of the last one."""

    done: int
    """Sources done."""
    total: int
    """Sources to do, as far as is known."""
    headline: str
    """The headline of the article, or the name of the feed."""
    new: bool
    """Whether it was not there before."""
    updated: bool
    """Whether it was there with another text."""
    feed: bool
    """Whether it is a feed."""
    problem: str
    """Why there is no article of it, or none with marks; empty if there is."""


async def add_source(library: Path, source: str) -> AsyncGenerator[AddProgress]:
    """Take in a file, a folder, or what is at an address.

    The process is ended when the iteration is given up; what came in until then is kept.

    Args:
        library: The library's file.
        source: The path or the address.

    Yields:
        The progress, after each article.

    Raises:
        JobError: At the end, if it could not be begun or was broken off.
    """
    done, total = 0, 1
    try:
        async with aclosing(_reports(library, "add", "--json", "--", source)) as reports:
            async for report in reports:
                done, total = report["done"], report["total"]
                yield AddProgress(
                    done,
                    total,
                    report["headline"],
                    report["new"],
                    report["updated"],
                    report["feed"] is not None,
                    report["problem"],
                )
    except JobError:
        # What is wrong with single sources is told of each.
        if done < total:
            raise


async def fetch_feeds(library: Path, feeds: Sequence[int] = ()) -> AsyncGenerator[FetchProgress]:
    """Ask feeds for what is new.

    The process is ended when the iteration is given up; what came in until then is kept.

    Args:
        library: The library's file.
        feeds: Which feeds; all that are not paused if empty.

    Yields:
        The progress, after each feed, and within those that bring many articles.

    Raises:
        JobError: At the end, if it could not be begun or was broken off.
    """
    done, total = 0, 1
    try:
        async with aclosing(_reports(library, "fetch", "--json", *map(str, feeds))) as reports:
            async for report in reports:
                done, total = report["done"], report["total"]
                if "arriving" in report:
                    yield FetchProgress(done, total, 0, 0, "", report["arrived"], report["arriving"])
                else:
                    yield FetchProgress(done, total, report["new"], report["updated"], report["problem"])
    except JobError:
        # What is wrong with single feeds is told of each.
        if done < total:
            raise


async def add_feed(library: Path, address: str, settings: FeedSettings) -> AsyncGenerator[AddedFeed]:
    """Subscribe to the feed at an address, or of the site there.

    Args:
        library: The library's file.
        address: The address.
        settings: What the reader says about it.

    Yields:
        The feed, once it is there.

    Raises:
        JobError: If there is none, or it could not be read.
    """
    words = ["--title", settings.title, "--folder", settings.folder]
    words += ["--full-text"] if settings.full_text else []
    words += ["--interval", str(settings.minutes)] if settings.minutes else []
    async with aclosing(_reports(library, "feed", "add", "--json", *words, "--", address)) as reports:
        async for report in reports:
            yield AddedFeed(report["title"], report["new"], report["new_articles"])


@dataclass(frozen=True, slots=True)
class AddedFeed:
    """A feed that the reader has now."""

    title: str
    """What it is called."""
    new: bool
    """Whether he did not have it."""
    articles: int
    """How many new articles came with it."""


async def detect_marks(library: Path) -> AsyncGenerator[Progress]:
    """Find the entities and quotes of all articles that have none yet.

    The process is ended when the iteration is given up; what it had finished is kept.

    Args:
        library: The library's file.

    Yields:
        The progress, after each article.

    Raises:
        JobError: At the end, if it could not be begun, was broken off, or left an article out.
    """
    async with aclosing(_reports(library, "detect", "--progress", "json")) as reports:
        async for report in reports:
            yield Progress(report["done"], report["total"])


async def _reports(library: Path, *words: str) -> AsyncGenerator[dict[str, Any]]:
    """Run a command, and yield each line of JSON that it writes.

    The process is ended when the iteration is given up.

    Raises:
        JobError: At the end, if it failed; the sentence is its own.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        # -P: what lies in the folder that the reader is in is not to be taken for this program.
        *("-P", "-m", "tui", "--library", str(library), *words),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        # Its notices would be drawn over the screen.
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    notices = asyncio.create_task(_last_line(process.stderr))
    try:
        async for line in process.stdout:
            yield json.loads(line)
        if await process.wait():
            raise JobError((await notices).removeprefix("newsread: "))
    finally:
        notices.cancel()
        if process.returncode is None:
            await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    """End a process and what it has started itself."""
    with suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            # As by ^c: killed, it would leave its detector to the article that it has begun.
            process.send_signal(signal.SIGINT)
        try:
            await asyncio.wait_for(process.wait(), PATIENCE_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()


async def _last_line(stream: asyncio.StreamReader) -> str:
    """Return the last line with words in it of what a process says, however much that is."""
    last = b""
    while block := await stream.read(65_536):
        last = (last + block)[-65_536:]
    lines = last.decode(errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "The work was broken off.")
