"""Long work in a process of its own: a second `newsread` that reports as it goes.

A thread that holds the interpreter would freeze the screen, and a process can be ended at any time.
"""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.errors import NewsreadError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path


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
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        # -P: what lies in the folder that the reader is in is not to be taken for this program.
        *("-P", "-m", "tui", "--library", str(library), "detect", "--progress", "json"),
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
            report = json.loads(line)
            yield Progress(report["done"], report["total"])
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
